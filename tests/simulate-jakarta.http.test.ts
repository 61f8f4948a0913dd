import { existsSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runSimulation, type SimulateOptions, usualOptions } from '../src/app/simulate/index.ts';
import { newId } from '../src/platform/ids/ids.ts';
import { doWork } from '../src/platform/journal/work.ts';
import { citiesAbsent, citiesPresent } from './support/city.ts';
import { startJakarta } from './support/jakarta.ts';
import type { TestServer } from './support/server.ts';

const calls = fileURLToPath(new URL('../../shared/data/incidents/montco-911-2015-2016.csv.gz', import.meta.url));
if (!citiesPresent) console.warn(`skipped: ${citiesAbsent}`);
else if (!existsSync(calls)) console.warn('skipped: real calls (../shared/data/incidents) are not beside the project');

/** Besides the four that stand about Blok M: units that have never told where they are. */
const more = Array.from({ length: 16 }, (_, i) => ({
  callsign: String(201 + i),
  name: `Patroli ${201 + i}`,
  kind: i % 2 === 0 ? 'patrol_car' : 'motorcycle',
  function: i % 4 === 3 ? 'traffic' : 'samapta',
  crewSize: 2,
}));

describe.skipIf(!citiesPresent)('a shift in the imported Jakarta Selatan', () => {
  let house: TestServer;
  beforeAll(async () => {
    house = await startJakarta();
    const polres = await house.server.db.selectFrom('platform.polres').select('id').executeTakeFirstOrThrow();
    const doer = { accountId: null, roles: ['system'] as ['system'], polresId: polres.id, realm: 'live' as const };
    const { refused } = await doWork(house.server.db, doer, (work) =>
      house.server.rooms.units.importUnits(
        work,
        more.map((unit) => ({ id: newId(), ...unit })),
      ),
    );
    expect(refused).toEqual([]);
  }, 60_000);
  afterAll(() => house?.close());

  async function play(options: Partial<SimulateOptions>) {
    const out = new PassThrough().resume();
    const fixed = { baseUrl: house.url, password: house.password, seed: 7, speed: 0, hour: 19, positionEvery: 60 };
    const report = await runSimulation({ ...usualOptions, ...fixed, ...options }, out);
    const { calls: told, incidents, dispatch, units } = report;
    console.info(
      `Jakarta Selatan: ${told.total} calls, answer median ${told.answerSeconds.median} s, ${incidents.created} incidents, ` +
        `response median ${dispatch.responseSeconds.median} s, queue ${dispatch.waiting.max} at most, ` +
        `units busy ${Math.round(100 * (units.mean ?? 0))} %, ${report.api.requests} requests in ${report.realSeconds} s`,
    );
    expect(report.failures).toEqual({ count: 0, first: [] });
    expect(report.api).toMatchObject({ serverErrors: 0, networkErrors: 0 });
    expect(report.live).toMatchObject({ gaps: 0, repeats: 0, unseen: 0, behindAtEnd: 0 });
    expect(report.ok).toBe(true);
    return report;
  }

  test('people call by population; every event gets a crew in a time that a city allows', async () => {
    const report = await play({ duration: 90, callsPerHour: 10 });
    expect(report.placesByPopulation).toBe(true);
    expect(report.calls.answered + report.calls.abandoned).toBe(report.calls.total);
    expect(report.calls.answerSeconds.median).toBeGreaterThan(1);
    expect(report.calls.answerSeconds.median).toBeLessThan(15);
    expect(report.incidents.created).toBeGreaterThan(3);
    expect(report.incidents.openAtEnd).toBe(0);
    expect(report.dispatch.arrivals).toBeGreaterThan(0);
    // From the far end of the city at 20 km/h takes an hour; nobody is there within half a minute.
    expect(report.dispatch.responseSeconds.median).toBeGreaterThan(60);
    expect(report.dispatch.responseSeconds.median).toBeLessThan(1500);
    expect(report.dispatch.waiting.max).toBeLessThanOrEqual(report.incidents.created);
    expect(report.units.used).toBeGreaterThan(1);
    expect(report.units.mean).toBeGreaterThan(0);
    expect(report.units.mean).toBeLessThan(0.8);
    // Nobody stands in the sea, nor all at one point.
    const { items } = (await house.call('dispatcher', 'GET', '/api/units?limit=100')).body;
    const places = items.map((unit: { position: { lon: number; lat: number } }) => unit.position);
    for (const { lon, lat } of places) {
      expect(lon).toBeGreaterThan(106.7);
      expect(lon).toBeLessThan(106.9);
      expect(lat).toBeGreaterThan(-6.4);
      expect(lat).toBeLessThan(-6.18);
    }
    expect(new Set(places.map(({ lon, lat }: { lon: number; lat: number }) => `${lon} ${lat}`)).size).toBeGreaterThan(
      8,
    );
  }, 60_000);

  test.skipIf(!existsSync(calls))(
    'real arrival times and kinds are played in the places of this city',
    async () => {
      const report = await play({ replay: calls, duration: 45, operators: 3 });
      expect(report.replay).toMatchObject({ refusedRows: 0 });
      expect(report.calls.total).toBe(report.replay?.calls);
      expect(report.calls.total).toBeGreaterThan(10);
      expect(report.incidents.openAtEnd).toBe(0);
      expect(report.dispatch.responseSeconds.count).toBeGreaterThan(5);
    },
    60_000,
  );
});

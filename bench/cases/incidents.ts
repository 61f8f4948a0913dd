import pg from 'pg';
import { loadWays } from '../../src/command/routing/routing.repository.ts';
import { seededRandom } from '../../src/command/routing/testing/generated-roads.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import { incidentBody, placesNear } from '../support/content.ts';
import type { BenchCase } from '../support/figure.ts';
import type { House } from '../support/house.ts';
import { closedLoop, openLoop } from '../support/load.ts';
import { short, spreadOf, spreadText } from '../support/stats.ts';

const workers = 8;
const share = 0.25;
const latencyBarMs = 25;
const perSecond = 100;
/** Enough that none sends more than 20 commands a second. */
const sessions = 120;

/** Bare single-row INSERT transactions a second: 8 clients on a plain table, durable as everything here. */
async function bareInserts(house: House, seconds: number): Promise<number> {
  const owner = new pg.Client({ connectionString: house.ownerUrl });
  await owner.connect();
  await owner.query(
    'create table bench_incident (id uuid primary key, at timestamptz not null default now(), kind text, place text, lon float8, lat float8)',
  );
  const clients = Array.from({ length: workers }, () => new pg.Client({ connectionString: house.ownerUrl }));
  try {
    await Promise.all(clients.map((client) => client.connect()));
    const text = 'insert into bench_incident (id, kind, place, lon, lat) values ($1, $2, $3, $4, $5)';
    const began = performance.now();
    const until = began + seconds * 1000;
    let count = 0;
    await Promise.all(
      clients.map(async (client) => {
        while (performance.now() < until) {
          await client.query({ name: 'bare', text, values: [newId(), 'curas', 'Jl. Kenanga 12', 107.5, -9.5] });
          count += 1;
        }
      }),
    );
    return (count * 1000) / (performance.now() - began);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
    await owner.query('drop table bench_incident');
    await owner.end();
  }
}

/** Incidents created, each with its journal entry, durable before it is answered. */
export const incidentsCase: BenchCase = {
  name: 'incidents',
  async run(context) {
    const house = await context.district();
    const tokens = await house.sessions('operator', sessions);
    const ways = await loadWays(house.database.db, house.polresId);
    const place = placesNear(
      ways.flatMap((way) => way.coordinates),
      13,
    );
    const random = seededRandom(17);
    let turn = 0;
    const post = () => {
      turn += 1;
      const token = tokens[turn % tokens.length];
      const headers = { 'idempotency-key': newId() };
      return house.client.send({ path: '/api/incidents', token, headers, body: incidentBody(place(), random) });
    };
    await openLoop(50, 2, post);
    const paced = await openLoop(perSecond, 8, post);
    const bareBefore = await bareInserts(house, 3);
    const full = await closedLoop(workers, 5, post);
    const bareAfter = await bareInserts(house, 3);
    const bare = (bareBefore + bareAfter) / 2;
    const reached = full.times.length / full.seconds;
    const [spread, atFull] = [spreadOf(paced.times), spreadOf(full.times)];
    const memory = house.memory();
    const size = `${short(turn)} incidents with idempotency key, ${sessions} sessions; the demo district (24 months of incidents)`;
    return [
      {
        case: 'incidents',
        what: `Incidents created, durable, with journal, ${workers} connections`,
        bar: `≥ ${share * 100} % of bare INSERT transactions`,
        measured: `${short(reached)} /s; ${spreadText(atFull)}; ${full.failed} refused${full.firstFailure ? ` (${full.firstFailure})` : ''}`,
        ratio: `${short((100 * reached) / bare)} % of ${short(bare)} /s (${short(bareBefore)} before, ${short(bareAfter)} after)`,
        size,
        memory,
        met: reached >= share * bare && full.failed === 0,
        values: { perSecond: reached, barePerSecond: bare, share: reached / bare, ...atFull },
      },
      {
        case: 'incidents',
        what: `The same at ${perSecond} a second (open loop)`,
        bar: `p95 ≤ ${latencyBarMs} ms`,
        measured: `${spreadText(spread)}; ${paced.failed} refused`,
        ratio: `a bare INSERT under full load takes ${short((workers * 1000) / bare)} ms`,
        size: `${perSecond} a second for 8 s`,
        memory,
        met: spread.p95 <= latencyBarMs && paced.failed === 0,
        values: { ...spread, failed: paced.failed },
      },
    ];
  },
};

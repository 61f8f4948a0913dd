import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { type AreasRoom, createAreas } from '../../information/areas/index.ts';
import type { Actor } from '../../platform/access/actor.ts';
import { newId } from '../../platform/ids/ids.ts';
import { doWork } from '../../platform/journal/work.ts';
import { createClosures } from './closures.service.ts';
import { createEngines, type Engines } from './engines.ts';
import { importRoads } from './import-roads.service.ts';
import type { RoadWay } from './roads.ts';
import { createRoutingRoom, type RoutingRoom } from './routing.service.ts';

let it: TestDatabase;
let actor: Actor;
let areas: AreasRoom;
let routing: RoutingRoom;
let engines: Engines;

const way = (id: string, coordinates: [number, number][], more: Partial<RoadWay> = {}): RoadWay => ({
  id,
  name: `Jl. ${id}`,
  roadClass: 'residential',
  oneway: 'both',
  toll: false,
  maxSpeed: null,
  coordinates,
  ...more,
});
// A block: the short way along the south, the long one around the north.
const ways = [
  way('Selatan', [
    [107.5, -9.5],
    [107.505, -9.5],
    [107.51, -9.5],
  ]),
  way('Barat', [
    [107.5, -9.5],
    [107.5, -9.49],
  ]),
  way('Utara', [
    [107.5, -9.49],
    [107.51, -9.49],
  ]),
  way('Timur', [
    [107.51, -9.49],
    [107.51, -9.5],
  ]),
];
const west = { lon: 107.5, lat: -9.5 };
const east = { lon: 107.51, lat: -9.5 };
const middle = { lon: 107.505, lat: -9.5 };

beforeAll(async () => {
  it = await openTestDatabase();
  actor = await it.actor(['dispatcher']);
  areas = await createAreas({ db: it.db, databaseUrl: it.ownerUrl });
  routing = await createRoutingRoom({ db: it.db, databaseUrl: it.ownerUrl, areas });
  engines = createEngines(it.db);
});
afterAll(async () => {
  await Promise.all([routing?.close?.(), areas?.close?.(), engines?.close()]);
  await it?.close();
});

const seconds = async (): Promise<number> => {
  const answer = await routing.matrix(it.polresId, { from: [west], to: [east], profile: 'car' });
  return answer.seconds[0]?.[0] ?? Number.NaN;
};

test('without roads the answers are empty or say so', async () => {
  expect(await routing.matrix(it.polresId, { from: [west, east], to: [east], profile: 'car' })).toMatchObject({
    seconds: [[null], [null]],
  });
  expect(await routing.travelTo(it.polresId, west, [{ id: 'a', ...east, profile: 'car' }])).toEqual([
    { id: 'a', seconds: null, metres: null, reason: 'no_road_near' },
  ]);
  await expect(routing.route(it.polresId, { from: west, to: east, profile: 'car' })).rejects.toMatchObject({
    status: 409,
  });
  await expect(
    routing.isochrone(it.polresId, { place: west, profile: 'car', seconds: 60, direction: 'to' }),
  ).rejects.toMatchObject({ status: 409 });
  expect(
    (await routing.roadsIn(it.polresId, { west: 107.5, south: -9.51, east: 107.52, north: -9.49 })).features,
  ).toEqual([]);
});

test('imported roads answer by themselves, with crossings among the places', async () => {
  await it.work(actor, (work) => importRoads(work, ways, { source: 'uji' }));
  let found = Number.NaN;
  for (let i = 0; i < 100 && Number.isNaN(found); i++) {
    found = await seconds();
    await sleep(20);
  }
  expect(found).toBeGreaterThan(60);
  const [travel] = await routing.travelTo(it.polresId, east, [{ id: 'u1', ...west, profile: 'motorcycle' }]);
  expect(travel).toMatchObject({ id: 'u1', reason: null });
  const route = await routing.route(it.polresId, { from: west, to: east, profile: 'car' });
  expect(route.steps[0]).toMatchObject({ road: 'Jl. Selatan' });
  const reach = await routing.isochrone(it.polresId, { place: middle, profile: 'car', seconds: 60, direction: 'to' });
  expect(reach.type).toBe('Polygon');
  const near = await routing.roadsIn(it.polresId, { west: 107.499, south: -9.501, east: 107.512, north: -9.499 });
  expect(near.features.map(({ properties }) => properties.name).sort()).toEqual([
    'Jl. Barat',
    'Jl. Selatan',
    'Jl. Timur',
  ]);
  const { items } = await areas.search(it.polresId, { q: 'simpang utara timr', near: null, limit: 3 });
  expect(items[0]).toMatchObject({ kind: 'crossing', lon: 107.51, lat: -9.49 });
});

test('a closure holds from its answer on, is journaled with its seal, and ends', async () => {
  const closures = createClosures(it.db, areas, engines);
  await engines.open(it.polresId);
  const ask = async () =>
    (await (await engines.open(it.polresId))!.engine.matrix({ sources: [west], targets: [east], profile: 'car' }))
      .seconds[0]![0]!;
  const open = await ask();
  const made = await it.work(actor, (work) =>
    closures.close(work, actor, { ...middle, radiusM: 20, reason: 'Pohon tumbang' }),
  );
  expect(await ask()).toBeGreaterThan(open * 2);
  // Another server learns of it by itself.
  for (let i = 0; i < 100 && (await seconds()) <= open * 2; i++) await sleep(20);
  expect(await seconds()).toBeGreaterThan(open * 2);
  expect((await closures.list(actor)).items).toMatchObject([{ id: made.id, factor: null }]);
  await it.work(actor, (work) => closures.end(work, actor, made.id));
  expect(await ask()).toBe(open);
  expect(await it.work(actor, (work) => closures.end(work, actor, made.id))).toMatchObject({ id: made.id });
  expect((await closures.list(actor)).items).toEqual([]);
  const entries = await it.db
    .selectFrom('journal.entry')
    .select(['action', 'seals'])
    .where('subject_id', '=', made.id)
    .orderBy('at')
    .execute();
  expect(entries.map(({ action }) => action)).toEqual(['closure.made', 'closure.ended']);
  const row = await it.db
    .selectFrom('routing.closure')
    .select('seal')
    .where('id', '=', made.id)
    .executeTakeFirstOrThrow();
  expect(entries[1]?.seals).toEqual([['routing.closure', made.id, row.seal?.toString('hex')]]);
});

test('a slowed road costs its factor, until its time is over', async () => {
  const closures = createClosures(it.db, areas, engines);
  const ask = async () =>
    (await (await engines.open(it.polresId))!.engine.matrix({ sources: [west], targets: [middle], profile: 'car' }))
      .seconds[0]![0]!;
  const open = await ask();
  const validTo = new Date(Date.now() + 700).toISOString();
  await it.work(actor, (work) =>
    closures.close(work, actor, { ...middle, radiusM: 20, factor: 1.5, reason: 'Pasar tumpah', validTo }),
  );
  expect(await ask()).toBeCloseTo(open * 1.5, 3);
  await sleep(900);
  expect(await ask()).toBeCloseTo(open, 3);
});

test('refusals: the past, another area, another district', async () => {
  const closures = createClosures(it.db, areas, engines);
  const input = { ...middle, radiusM: 20, reason: 'x' };
  await expect(
    it.work(actor, (work) => closures.close(work, actor, { ...input, validTo: '2020-01-01T00:00:00Z' })),
  ).rejects.toMatchObject({ status: 422 });
  const local = await it.actor(['dispatcher'], { areaCodes: ['99.01'] });
  await expect(it.work(local, (work) => closures.close(work, local, input))).rejects.toMatchObject({ status: 403 });
  const { id } = await it.work(actor, (work) => closures.close(work, actor, input));
  await expect(it.work(local, (work) => closures.end(work, local, id))).rejects.toMatchObject({ status: 404 });
  await expect(it.work(actor, (work) => closures.end(work, actor, newId()))).rejects.toMatchObject({ status: 404 });
  expect((await closures.list(local)).items).toEqual([]);
});

test('a failed import leaves the old roads', async () => {
  await expect(
    doWork(it.db, actor, async (work) => {
      await importRoads(
        work,
        [
          way('Lain', [
            [1, 1],
            [2, 2],
          ]),
        ],
        { source: 'uji' },
      );
      throw new Error('stop');
    }),
  ).rejects.toThrow('stop');
  const { count } = await it.db
    .selectFrom('routing.way')
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  expect(Number(count)).toBe(4);
});

import type { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { createRouting, type Routing } from './routing.client.ts';
import { createSnapCache } from './snap-cache.ts';
import { roadWay } from './testing/batch.ts';
import { startWorkerThread } from './worker-link.ts';

const ways = [
  roadWay('west', [
    [-0.002, 0],
    [0, 0],
  ]),
  roadWay('straight', [
    [0, 0],
    [0.01, 0],
  ]),
  roadWay('north', [
    [0, 0],
    [0, 0.004],
    [0.01, 0.004],
    [0.01, 0],
  ]),
  roadWay('east', [
    [0.01, 0],
    [0.012, 0],
  ]),
];
const place = { lon: 0.011, lat: 0 };
const units = [
  { id: 'near', lon: 0.0105, lat: 0.00001, profile: 'car' as const },
  { id: 'far', lon: -0.001, lat: 0, profile: 'foot' as const },
  { id: 'lost', lon: 1, lat: 1, profile: 'motorcycle' as const },
];
const straightClosed = [{ on: { kind: 'way' as const, wayId: 'straight' } }];

let routing: Routing | null = null;
afterEach(async () => {
  await routing?.close();
  routing = null;
});

test('answers through the worker', async () => {
  routing = await createRouting(ways);
  const { units: etas, targetSnappedMetres } = await routing.etas({ ...place, units });
  expect(etas.map(({ id, reason }) => [id, reason])).toEqual([
    ['near', null],
    ['far', null],
    ['lost', 'no_road_near'],
  ]);
  expect(etas[0]!.metres).toBeCloseTo(55.6, 1);
  expect(etas[0]!.snappedMetres).toBeCloseTo(1.1, 1);
  expect(etas[2]).toMatchObject({ seconds: null, metres: null, snappedMetres: null });
  expect(targetSnappedMetres).toMatchObject({ car: 0, foot: 0, motorcycle: 0 });
  const limited = await routing.etas({ ...place, units, maxSeconds: { car: 30, motorcycle: 30, foot: 30 } });
  expect(limited.units[1]!.reason).toBe('beyond_limit');
  const { seconds } = await routing.matrix({ sources: [units[0]!, units[2]!], targets: [place], profile: 'car' });
  expect(seconds).toEqual([[etas[0]!.seconds], [null]]);
  const route = await routing.route({ from: units[0]!, to: place, profile: 'car' });
  expect('route' in route && route.route.seconds).toBe(etas[0]!.seconds);
  expect(await routing.route({ from: units[2]!, to: place, profile: 'car' })).toEqual({ reason: 'no_road_near' });
  expect((await routing.isochrone({ place, profile: 'foot', seconds: 60, direction: 'towards' }))!.type).toBe(
    'Polygon',
  );
  await expect(routing.isochrone({ place, profile: 'foot', seconds: -1, direction: 'from' })).rejects.toThrow(
    RangeError,
  );
  const stats = await routing.stats();
  expect(stats).toMatchObject({ restarts: 0, graph: { nodes: 4, edges: 4, closedArcs: 0 } });
});

test('closures hold for what is asked after them, in order and without waiting; snaps are kept and renewed', async () => {
  routing = await createRouting(ways);
  const snapCache = createSnapCache();
  const metres = async () => Math.round((await routing!.etas({ ...place, units, snapCache })).units[1]!.metres!);
  const answered: string[] = [];
  const results = await Promise.all([
    metres().finally(() => answered.push('open')),
    routing.setClosures(straightClosed).finally(() => answered.push('close')),
    metres().finally(() => answered.push('closed')),
    routing.setClosures([]).finally(() => answered.push('reopen')),
    metres().finally(() => answered.push('opened')),
  ]);
  expect([results[0], results[2], results[4]]).toEqual([1334, 2224, 1334]);
  expect(answered).toEqual(['open', 'close', 'closed', 'reopen', 'opened']);
  expect(snapCache.size()).toBe(3);
  expect(await metres()).toBe(1334);
  await expect(routing.setWeights([{ ...straightClosed[0]!, multiplier: -1 }])).rejects.toThrow(RangeError);
});

test('new roads keep closures by way, and drop those by edge number', async () => {
  routing = await createRouting(ways);
  await routing.setClosures([...straightClosed, { on: { kind: 'edge', edge: 3 } }]);
  const result = await routing.reload([
    ...ways,
    roadWay('shortcut', [
      [0, 0],
      [0.005, 0.0005],
      [0.01, 0],
    ]),
  ]);
  expect(result.closures).toEqual({ arcs: 2, unmatched: [] });
  const { units: etas } = await routing.etas({ ...place, units });
  expect(Math.round(etas[1]!.metres!)).toBe(1340);
});

test('a worker that dies rejects what was pending and comes back with roads, closures and weights', async () => {
  const workers: Worker[] = [];
  routing = await createRouting(ways, {
    startWorker: (start) => {
      const worker = startWorkerThread(start);
      workers.push(worker);
      return worker;
    },
  });
  await routing.setClosures(straightClosed);
  await routing.setWeights([{ on: { kind: 'way', wayId: 'east' }, multiplier: 10 }]);
  const before = await routing.etas({ ...place, units });
  // More than the thread can answer before it is ended; what it did answer is right, the rest is refused in words.
  const engine = routing;
  const question = { sources: [place], targets: [place, ...units], profile: 'car' as const };
  const table = await engine.matrix(question);
  const pending = Array.from({ length: 3000 }, () => engine.matrix(question));
  void workers.at(-1)!.terminate();
  const settled = await Promise.allSettled(pending);
  expect(settled.at(-1)).toMatchObject({ status: 'rejected' });
  for (const one of settled) {
    if (one.status === 'fulfilled') expect(one.value).toEqual(table);
    else expect(String(one.reason)).toMatch(/routing worker stopped/);
  }
  expect(await routing.etas({ ...place, units })).toEqual(before);
  expect((await routing.stats()).restarts).toBe(1);
  await routing.close();
  await expect(routing.etas({ ...place, units })).rejects.toThrow(/closed/);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEngine } from './engine.ts';
import { buildRoadGraph } from './graph.ts';
import { packGraph } from './graph-pack.ts';
import { type AskWays, createKnownWays } from './known-ways.ts';
import { travelProfiles } from './roads.ts';
import { buildSegmentIndex } from './segments.ts';
import { createSnapCache } from './snap-cache.ts';
import { etaBatch } from './testing/batch.ts';
import { generateCity, seededRandom } from './testing/generated-roads.ts';

const ways = generateCity(400, 3);
const graph = buildRoadGraph(ways);
const segments = buildSegmentIndex(graph);
const packed = packGraph(graph, segments.tree?.data ?? null);

/** Known ways beside an engine that searches for them, counting how often it is asked. */
function sideBySide() {
  const engine = createEngine(graph, segments);
  const known = createKnownWays(packed, {})!;
  let searches = 0;
  const ask: AskWays = async (profile, target, maxSeconds, table) => {
    searches += 1;
    engine.waysTo(target, profile, maxSeconds, table);
  };
  return { engine, known, ask, searches: () => searches };
}

const points = ways.flatMap((way) => way.coordinates);
const pointAt = (share: number) => {
  const [lon, lat] = points[Math.floor(share * points.length)]!;
  return { lon: lon + 0.0002, lat: lat - 0.0001 };
};
const unitsFrom = (seed: number, count: number) => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, i) => ({
    id: `u${i}`,
    ...pointAt(random()),
    profile: travelProfiles[i % 3]!,
  }));
};

test('known ways give what a search gives, the first time and again, also after closures and weights', async () => {
  const share = fc.double({ min: 0, max: 0.999, noNaN: true });
  await fc.assert(
    fc.asyncProperty(share, fc.nat(1000), fc.nat(ways.length - 1), async (where, seed, way) => {
      const { engine, known, ask } = sideBySide();
      const place = pointAt(where);
      const units = unitsFrom(seed, 12);
      const maxSeconds = { foot: 900 };
      const compare = async () => {
        const batch = { ...etaBatch(place, units), maxSeconds: Float64Array.of(Infinity, Infinity, 900) };
        const searched = engine.etas(batch);
        const looked = await known.etas({ ...place, units, maxSeconds }, 0, ask)!;
        looked.units.forEach((unit, i) => {
          expect(unit.seconds ?? Number.NaN).toBe(searched.seconds[i]);
          expect(unit.reason === null).toBe(searched.reason[i] === 0);
          if (unit.metres !== null) expect(unit.metres).toBeCloseTo(searched.metres[i]!, 6);
        });
      };
      await compare();
      await compare();
      const on = { kind: 'way', wayId: ways[way]!.id } as const;
      for (const one of [engine, known]) one.setClosures([{ on }]);
      await compare();
      for (const one of [engine, known]) one.setClosures([]);
      for (const one of [engine, known]) one.setWeights([{ on, multiplier: 4 }]);
      await compare();
    }),
    { numRuns: 60 },
  );
});

test('a place is searched once for each profile, until a road changes', async () => {
  const { known, ask, searches } = sideBySide();
  const place = pointAt(0.4);
  await known.prepare(place, undefined, ask);
  expect(searches()).toBe(3);
  await known.etas({ ...place, units: unitsFrom(1, 6) }, 0, ask);
  await known.etas({ ...place, units: unitsFrom(2, 6) }, 0, ask);
  expect(searches()).toBe(3);
  known.setWeights([]);
  await known.etas({ ...place, units: unitsFrom(2, 6) }, 0, ask);
  expect(searches()).toBe(6);
});

test('a tree that was asked for before a closure serves its own question and no later one', async () => {
  const { engine, known, ask } = sideBySide();
  const place = pointAt(0.6);
  const units = unitsFrom(5, 9).map((unit) => ({ ...unit, profile: 'car' as const }));
  const before = engine.etas(etaBatch(place, units)).seconds;
  const first = known.etas({ ...place, units }, 0, ask)!;
  const closures = ways.slice(0, 40).map((way) => ({ on: { kind: 'way', wayId: way.id } as const }));
  known.setClosures(closures);
  engine.setClosures(closures);
  expect((await first).units.map((unit) => unit.seconds ?? Number.NaN)).toEqual([...before]);
  const after = [...engine.etas(etaBatch(place, units)).seconds];
  expect(after).not.toEqual([...before]);
  const second = await known.etas({ ...place, units }, 1, ask)!;
  expect(second.units.map((unit) => unit.seconds ?? Number.NaN)).toEqual(after);
});

test('units that nobody has looked up yet are left to the workers when there are many', () => {
  const { known, ask } = sideBySide();
  const units = unitsFrom(7, 400);
  const snapCache = createSnapCache();
  expect(known.etas({ ...pointAt(0.1), units, snapCache }, 0, ask)).toBeUndefined();
  for (const unit of units) snapCache.put(unit, 0, null);
  expect(known.etas({ ...pointAt(0.1), units, snapCache }, 0, ask)).toBeDefined();
});

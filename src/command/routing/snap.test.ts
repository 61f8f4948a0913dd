import fc from 'fast-check';
import { expect, test } from 'vitest';
import { projectOnSegment } from './geo.ts';
import { travelProfiles } from './roads.ts';
import { createSnapper, defaultSnapOptions } from './snap.ts';
import { defaultSpeeds } from './speeds.ts';
import { localEngine, roadWay } from './testing/batch.ts';
import { generateCity } from './testing/generated-roads.ts';
import { createLiveCosts } from './weights.ts';

function snapperOf(ways: Parameters<typeof localEngine>[0], options = {}) {
  const { graph, segments } = localEngine(ways);
  const costs = createLiveCosts(graph, segments, defaultSpeeds);
  return { graph, segments, costs, snap: createSnapper(graph, segments, costs, { ...defaultSnapOptions, ...options }) };
}

test('finds the nearest usable road, as measuring all of them does', () => {
  const { graph, segments, costs, snap } = snapperOf(generateCity(150, 3), { extra: 0, factor: 1 });
  const out = { t: 0, squared: 0 };
  const place = fc.record({
    x: fc.double({ min: -0.3, max: 1.3, noNaN: true }),
    y: fc.double({ min: -0.3, max: 1.3, noNaN: true }),
  });
  fc.assert(
    fc.property(place, fc.constantFrom(...travelProfiles), ({ x, y }, profile) => {
      const [lon, lat] = [110 + x * 0.012, -7 + y * 0.012];
      let least = Infinity;
      segments.segmentEdge.forEach((edge, item) => {
        const open = [2 * edge, 2 * edge + 1].some(
          (d) => graph.edgeArc[d]! >= 0 && costs.seconds[profile][graph.edgeArc[d]!]! < Infinity,
        );
        if (!open) return;
        const [a, b] = [item + edge, item + edge + 1];
        projectOnSegment(
          lon * segments.xScale,
          lat * segments.yScale,
          graph.shapeLon[a]! * segments.xScale,
          graph.shapeLat[a]! * segments.yScale,
          graph.shapeLon[b]! * segments.xScale,
          graph.shapeLat[b]! * segments.yScale,
          out,
        );
        least = Math.min(least, Math.sqrt(out.squared));
      });
      expect(snap(lon, lat, profile)!.metres).toBeCloseTo(least, 6);
    }),
    { numRuns: 500 },
  );
});

// A connected street along the equator, and a stub of its own 20 m to the north of it (1e-5° is 1.11 m).
const street = roadWay('street', [
  [0, 0],
  [0.005, 0],
  [0.01, 0],
]);
const stub = (north: number) =>
  roadWay('stub', [
    [0.004, north],
    [0.006, north],
  ]);

test('prefers the largest connected part within the stated radius', () => {
  const edgeWay = (metresNorth: number, ask: number) => {
    const { snap, graph } = snapperOf([
      street,
      roadWay('branch', [
        [0.005, 0],
        [0.005, -0.01],
      ]),
      stub(metresNorth / 111_195),
    ]);
    return graph.edgeWay[snap(0.0051, ask / 111_195, 'car')!.edge];
  };
  expect(edgeWay(20, 19)).toBe(0); // 1 m from the stub, 19 m from the street: + 50 m
  expect(edgeWay(80, 79)).toBe(2); // 1 m against 79 m: the stub it is
  expect(edgeWay(200, 150)).toBe(0); // 50 m against 150 m: three times
  expect(edgeWay(200, 160)).toBe(2); // 40 m against 160 m
});

test('no road within the limit, no road at all, no place', () => {
  expect(snapperOf([street]).snap(0.005, 0.1, 'car')).toBeNull();
  expect(snapperOf([street], { limit: 20_000 }).snap(0.005, 0.1, 'car')!.metres).toBeCloseTo(11_119.5, 0);
  expect(snapperOf([]).snap(0, 0, 'foot')).toBeNull();
  expect(snapperOf([street]).snap(Number.NaN, 0, 'car')).toBeNull();
  expect(snapperOf([{ ...street, roadClass: 'alley' }]).snap(0, 0, 'car')).toBeNull();
});

test('a closed road is passed over while it is closed', () => {
  const { snap, costs, graph } = snapperOf([
    street,
    roadWay('side', [
      [0, 0],
      [0, 0.001],
      [0.01, 0.001],
    ]),
  ]);
  expect(graph.edgeWay[snap(0.005, 0.0001, 'car')!.edge]).toBe(0);
  costs.setClosures([{ on: { kind: 'way', wayId: 'street' } }]);
  expect(graph.edgeWay[snap(0.005, 0.0001, 'car')!.edge]).toBe(1);
  costs.setClosures([{ on: { kind: 'way', wayId: 'street', direction: 'forward' } }]);
  expect(graph.edgeWay[snap(0.005, 0.0001, 'car')!.edge]).toBe(0);
});

import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outline } from './outline.ts';
import { localEngine, roadWay } from './testing/batch.ts';
import { generateCity } from './testing/generated-roads.ts';

type Ring = [number, number][];

/** Twice the signed area: positive is counter-clockwise. */
function signedArea(ring: Ring): number {
  return ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i]![0] * y - x * ring[i]![1], 0);
}

/** Does any side touch another that is not its neighbour? */
function touchesItself(ring: Ring): boolean {
  const side = (a: Ring[0], b: Ring[0], c: Ring[0]) =>
    Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
  const sides = ring.length - 1;
  for (let i = 0; i < sides; i++) {
    for (let k = i + 2; k < sides; k++) {
      if (i === 0 && k === sides - 1) continue;
      const [a, b, c, d] = [ring[i]!, ring[i + 1]!, ring[k]!, ring[k + 1]!];
      const apart =
        Math.max(a[0], b[0]) < Math.min(c[0], d[0]) ||
        Math.max(c[0], d[0]) < Math.min(a[0], b[0]) ||
        Math.max(a[1], b[1]) < Math.min(c[1], d[1]) ||
        Math.max(c[1], d[1]) < Math.min(a[1], b[1]);
      if (!apart && side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0) return true;
    }
  }
  return false;
}

test('an outline is one simple ring around all marked cells', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(-1, 1, -8, 8), { maxLength: 40 }), (walk) => {
      // A random walk side by side, kept off the border.
      const cells = new Uint8Array(64);
      let at = 27;
      cells[at] = 1;
      for (const step of walk) {
        const next = at + step;
        const [x, y] = [next % 8, Math.floor(next / 8)];
        if (x < 1 || x > 6 || y < 1 || y > 6) continue;
        at = next;
        cells[at] = 1;
      }
      const marked = [...cells.keys()].filter((cell) => cells[cell]);
      const ring = outline({ width: 8, height: 8, cells });
      expect(ring[0]).toEqual(ring.at(-1));
      expect(signedArea(ring)).toBeGreaterThan(0);
      expect(touchesItself(ring)).toBe(false);
      for (const cell of marked) {
        expect(
          booleanPointInPolygon([(cell % 8) + 0.5, Math.floor(cell / 8) + 0.5], {
            type: 'Polygon',
            coordinates: [ring],
          }),
        ).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
  expect(outline({ width: 3, height: 3, cells: new Uint8Array(9) })).toEqual([]);
});

test('the area holds what is reached in time and leaves out what is far', () => {
  const { engine, graph } = localEngine(generateCity(900, 11));
  const place = { lon: graph.nodeLon[300]!, lat: graph.nodeLat[300]! };
  const nodes = Array.from(graph.nodeLon, (lon, i) => ({ lon, lat: graph.nodeLat[i]! }));
  for (const direction of ['towards', 'from'] as const) {
    for (const seconds of [1, 60, 180]) {
      const area = engine.isochrone(place, 'car', { seconds, direction })!;
      const [ring] = area.coordinates;
      expect(touchesItself(ring!)).toBe(false);
      expect(signedArea(ring!)).toBeGreaterThan(0);
      expect(engine.isochrone(place, 'car', { seconds, direction })).toEqual(area);
      const times =
        direction === 'towards' ? engine.matrix(nodes, [place], 'car') : engine.matrix([place], nodes, 'car');
      nodes.forEach(({ lon, lat }, i) => {
        if (times.seconds[i]! <= seconds) expect(booleanPointInPolygon([lon, lat], area)).toBe(true);
      });
    }
  }
});

test('a one-way shows the two directions, a bare place gives a small area', () => {
  const { engine } = localEngine([
    roadWay(
      'a',
      [
        [0, 0],
        [0.02, 0],
      ],
      { oneway: 'forward' },
    ),
  ]);
  const width = (direction: 'towards' | 'from') => {
    const [ring] = engine.isochrone({ lon: 0.01, lat: 0 }, 'car', { seconds: 100, direction })!.coordinates;
    return [Math.min(...ring!.map(([lon]) => lon)), Math.max(...ring!.map(([lon]) => lon))];
  };
  expect(width('from')[0]).toBeGreaterThan(0.009);
  expect(width('from')[1]).toBeGreaterThan(0.0145);
  expect(width('towards')[0]).toBeLessThan(0.0055);
  expect(width('towards')[1]).toBeLessThan(0.011);
  expect(engine.isochrone({ lon: 9, lat: 9 }, 'car', { seconds: 60, direction: 'from' })).toBeNull();
  expect(() => engine.isochrone({ lon: 0, lat: 0 }, 'car', { seconds: 0, direction: 'from' })).toThrow(RangeError);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { neighboursOf, piecesOf } from './adjacency.rules.ts';
import { split, splitting } from './balance.rules.ts';
import type { BalanceNode } from './balance.types.ts';
import { scoreOf } from './balance-state.rules.ts';

/** A grid of squares, 0.005° (about 550 m) wide, as areas of a map would come. */
function grid(columns: number, rows: number) {
  return Array.from({ length: columns * rows }, (_, i) => {
    const [west, south] = [107 + (i % columns) * 0.005, -7 + Math.floor(i / columns) * 0.005];
    const [east, north] = [west + 0.005, south + 0.005];
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    return { lon: west + 0.0025, lat: south + 0.0025, geometry: { type: 'Polygon' as const, coordinates: [ring] } };
  });
}
const onGrid = (columns: number, weights: readonly number[]): BalanceNode[] =>
  weights.map((weight, i) => ({ x: (i % columns) * 550, y: Math.floor(i / columns) * 550, weight }));

test('neighbours share a border; touching at a corner is not enough', () => {
  const neighbours = neighboursOf(grid(3, 3));
  expect(neighbours[4]).toEqual([1, 3, 5, 7]);
  expect(neighbours[0]).toEqual([1, 3]);
});

test('an island is joined to what lies nearest, so that the graph is one', () => {
  const [first, second] = grid(2, 1);
  const island = {
    ...grid(1, 1)[0]!,
    lon: 107.1,
    geometry: {
      type: 'Polygon' as const,
      coordinates: [
        [
          [107.1, -7],
          [107.105, -7],
          [107.105, -6.995],
          [107.1, -7],
        ],
      ],
    },
  };
  const neighbours = neighboursOf([first!, second!, island]);
  expect(piecesOf(neighbours)).toHaveLength(1);
  expect(neighbours[2]).toEqual([1]);
});

const districts = fc
  .record({ columns: fc.integer({ min: 2, max: 7 }), rows: fc.integer({ min: 2, max: 7 }) })
  .chain(({ columns, rows }) =>
    fc.record({
      columns: fc.constant(columns),
      weights: fc.array(fc.double({ min: 0, max: 50, noNaN: true }), {
        minLength: columns * rows,
        maxLength: columns * rows,
      }),
      k: fc.integer({ min: 1, max: Math.min(9, columns * rows) }),
      seed: fc.integer({ min: 0, max: 2 ** 31 }),
    }),
  );

test('every area in one part, every part whole and not empty, never worse than the regions it grew from', () => {
  fc.assert(
    fc.property(districts, ({ columns, weights, k, seed }) => {
      const nodes = onGrid(columns, weights);
      const neighbours = neighboursOf(grid(columns, weights.length / columns));
      const { parts, score, cost } = split(nodes, neighbours, k, seed);
      // Sums are added in another order than at the start, which shows in the last digits.
      expect(cost.end).toBeLessThanOrEqual(cost.start + 1e-9);
      expect(parts).toHaveLength(weights.length);
      for (let part = 0; part < k; part++) {
        const own = new Set(parts.flatMap((one, i) => (one === part ? i : [])));
        expect(own.size).toBeGreaterThan(0);
        expect(piecesOf(neighbours, own)).toHaveLength(1);
      }
      expect(Math.max(...parts)).toBe(k - 1);
      expect(score.largest).toBeGreaterThanOrEqual(1 - 1e-9);
    }),
    { numRuns: 40 },
  );
});

test('the same seed gives the same split; pieces of a graph that is not one are kept whole', () => {
  const weights = Array.from({ length: 30 }, (_, i) => (i * 7) % 11);
  const neighbours = neighboursOf(grid(6, 5));
  const once = split(onGrid(6, weights), neighbours, 4, 7);
  expect(split(onGrid(6, weights), neighbours, 4, 7)).toEqual(once);
  const apart = [[1], [0], [3], [2]];
  const { parts } = split(onGrid(4, [1, 1, 1, 1]), apart, 2, 1);
  expect(parts[0]).toBe(parts[1]);
  expect(parts[2]).toBe(parts[3]);
});

test('an even district splits almost evenly', () => {
  const nodes = onGrid(
    8,
    Array.from({ length: 64 }, () => 1),
  );
  const neighbours = neighboursOf(grid(8, 8));
  const { score, parts } = split(nodes, neighbours, 4, 3);
  expect(score.largest).toBeLessThanOrEqual(1.07);
  expect(scoreOf(nodes, parts, 4)).toEqual(score);
});

test('no step takes long: a server can answer others in between', () => {
  const [columns, rows] = [25, 24];
  const nodes = onGrid(
    columns,
    Array.from({ length: columns * rows }, (_, i) => 1 + ((i * 37) % 23)),
  );
  const neighbours = neighboursOf(grid(columns, rows));
  const begin = performance.now();
  let longest = 0;
  for (const steps = splitting(nodes, neighbours, 6, 1); ; ) {
    const at = performance.now();
    if (steps.next().done) break;
    longest = Math.max(longest, performance.now() - at);
  }
  // Figures on a quiet machine: about 2 s and 60 ms; the bounds leave room for a busy one.
  expect(performance.now() - begin).toBeLessThan(10_000);
  expect(longest).toBeLessThan(1_000);
});

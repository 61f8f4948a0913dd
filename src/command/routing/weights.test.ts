import { expect, test } from 'vitest';
import type { RoadClosure } from './closures.ts';
import { etaBatch, localEngine, roadWay } from './testing/batch.ts';

// Two ways from west to east: the short one straight, the long one around the north.
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
const [west, east] = [
  { lon: -0.001, lat: 0 },
  { lon: 0.011, lat: 0 },
];

function metres(closures: RoadClosure[], back = false, profile: 'car' | 'foot' = 'car') {
  const { engine } = localEngine(ways);
  const change = engine.setClosures(closures);
  const answer = engine.etas(etaBatch(back ? west : east, [{ ...(back ? east : west), profile }]));
  return { change, metres: Math.round(answer.metres[0]!) };
}

test('closing by way, direction, profile, point and drawn line', () => {
  const [short, long] = [1334, 2224];
  expect(metres([]).metres).toBe(short);
  expect(metres([{ on: { kind: 'way', wayId: 'straight' } }])).toEqual({
    change: { arcs: 2, unmatched: [] },
    metres: long,
  });
  expect(metres([{ on: { kind: 'way', wayId: 'straight', direction: 'forward' } }]).metres).toBe(long);
  expect(metres([{ on: { kind: 'way', wayId: 'straight', direction: 'forward' } }], true).metres).toBe(short);
  expect(metres([{ on: { kind: 'way', wayId: 'straight' }, profiles: ['car'] }], false, 'foot').metres).toBe(short);
  expect(metres([{ on: { kind: 'way', wayId: 'gone' } }])).toEqual({
    change: { arcs: 0, unmatched: [0] },
    metres: short,
  });
  expect(metres([{ on: { kind: 'point', lon: 0.005, lat: 0.0001, radius: 20 } }]).metres).toBe(long);
  expect(metres([{ on: { kind: 'point', lon: 0.005, lat: 0.0001, radius: 5 } }]).metres).toBe(short);
  expect(
    metres([
      {
        on: {
          kind: 'line',
          coordinates: [
            [0.005, -0.001],
            [0.005, 0.001],
          ],
        },
      },
    ]).metres,
  ).toBe(long);
  // Drawn eastward along the road: only the eastbound traffic is stopped.
  const along: RoadClosure = {
    on: {
      kind: 'line',
      coordinates: [
        [0.004, 0],
        [0.006, 0],
      ],
      direction: 'forward',
    },
  };
  expect(metres([along]).metres).toBe(long);
  expect(metres([along], true).metres).toBe(short);
});

test('closing both ways leaves the units unreachable, opening lets them through again', () => {
  const { engine } = localEngine(ways);
  const ask = () => engine.etas(etaBatch(east, [{ ...west, profile: 'car' }]));
  engine.setClosures([{ on: { kind: 'way', wayId: 'straight' } }, { on: { kind: 'way', wayId: 'north' } }]);
  expect(ask()).toMatchObject({ seconds: new Float64Array([Number.NaN]), reason: new Uint8Array([2]) });
  expect(engine.figures().closedArcs).toBe(4);
  engine.setClosures([]);
  expect(ask().reason[0]).toBe(0);
});

test('weights multiply, impossible ones change nothing', () => {
  const { engine } = localEngine(ways);
  const seconds = () =>
    engine.etas(etaBatch({ lon: 0.004, lat: 0 }, [{ lon: 0.002, lat: 0, profile: 'car' }])).seconds[0]!;
  const plain = seconds();
  const slow = { on: { kind: 'way', wayId: 'straight' }, multiplier: 3 } as const;
  engine.setWeights([slow, { ...slow, multiplier: 0.5, profiles: ['car'] }]);
  expect(seconds() / plain).toBeCloseTo(1.5, 5);
  expect(() => engine.setWeights([{ ...slow, multiplier: 0 }])).toThrow(RangeError);
  expect(() => engine.setClosures([{ on: { kind: 'point', lon: 0, lat: 0, radius: -1 } }])).toThrow(RangeError);
  expect(seconds() / plain).toBeCloseTo(1.5, 5);
  engine.setWeights([]);
  expect(seconds()).toBe(plain);
});

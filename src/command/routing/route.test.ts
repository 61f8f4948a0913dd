import { expect, test } from 'vitest';
import { distanceText } from './route-steps.ts';
import { localEngine, roadWay } from './testing/batch.ts';

const metre = 1 / 111_195;
const ways = [
  roadWay(
    '1',
    [
      [0, 0],
      [300 * metre, 0],
      [900 * metre, 0],
    ],
    { name: 'Jl. Kecapi' },
  ),
  roadWay(
    '2',
    [
      [300 * metre, 0],
      [300 * metre, -500 * metre],
    ],
    { name: 'Jl. Tebu Raya' },
  ),
  roadWay('3', [
    [300 * metre, -500 * metre],
    [1800 * metre, -500 * metre],
  ]),
];
const at = (x: number, y: number) => ({ lon: x * metre, lat: y * metre });

function routeOf(from: { lon: number; lat: number }, to: { lon: number; lat: number }, roads = ways) {
  const route = localEngine(roads).engine.route(from, to, 'car');
  if (typeof route === 'string') throw new Error(route);
  return route;
}

test('steps tell distance, turn and road in Indonesian and English', () => {
  const route = routeOf(at(0, 3), at(1700, -500));
  expect(route.steps.map(({ text }) => text)).toEqual([
    {
      id: 'Ke timur 300 m (Jl. Kecapi), lalu kanan – Jl. Tebu Raya',
      en: 'Head east 300 m (Jl. Kecapi), then right – Jl. Tebu Raya',
    },
    { id: 'Lurus 500 m, lalu kiri', en: 'Straight 500 m, then left' },
    { id: 'Lurus 1,4 km, tiba di lokasi', en: 'Straight 1.4 km, arrive at the place' },
  ]);
  expect(route.metres).toBeCloseTo(2200, 0);
  expect(route.snappedMetres.from).toBeCloseTo(3, 3);
  expect(route.geometry).toHaveLength(4);
  expect(route.geometry.at(-1)![0]).toBeCloseTo(1700 * metre, 9);
});

test('one edge, both directions, and the wrong way on a one-way', () => {
  expect(routeOf(at(50, 0), at(250, 0)).steps).toHaveLength(1);
  expect(routeOf(at(250, 0), at(50, 0)).geometry.map(([lon]) => Math.round(lon / metre))).toEqual([250, 50]);
  const block = [
    roadWay(
      'top',
      [
        [0, 0],
        [100 * metre, 0],
      ],
      { oneway: 'forward' },
    ),
    roadWay('round', [
      [100 * metre, 0],
      [100 * metre, 100 * metre],
      [0, 100 * metre],
      [0, 0],
    ]),
  ];
  expect(routeOf(at(20, 0), at(80, 0), block).metres).toBeCloseTo(60, 1);
  expect(routeOf(at(80, 0), at(20, 0), block).metres).toBeCloseTo(340, 1);
  expect(localEngine([block[0]!]).engine.route(at(80, 0), at(20, 0), 'car')).toBe('unreachable');
  expect(localEngine(block).engine.route(at(80, 0), { lon: 3, lat: 3 }, 'car')).toBe('no_road_near');
});

test('a unit that is there already has a route of nothing', () => {
  for (const place of [at(100, 0), at(300, 0), at(0, 0)]) {
    const route = routeOf(place, place);
    expect(route).toMatchObject({ seconds: 0, metres: 0 });
    expect(route.geometry).toHaveLength(2);
    expect(route.steps).toHaveLength(1);
  }
});

test('distances as spoken', () => {
  expect([3, 44, 996, 1249, 12_340].map((metres) => distanceText(metres).id)).toEqual([
    '10 m',
    '40 m',
    '1,0 km',
    '1,2 km',
    '12,3 km',
  ]);
});

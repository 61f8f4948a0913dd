import { expect, test } from 'vitest';
import { labelPoint } from './label-point.ts';
import { areaLabel, normaliseName, readQuestion, roadLabel } from './place-norm.ts';
import { type PlaceCandidate, rankPlaces } from './place-rank.ts';
import { findCrossings, type NamedRoad, stretchRoads } from './place-roads.ts';
import { detailText } from './place-words.ts';
import { riverBand } from './river-band.ts';

test.each([
  ['Jalan Kenanga Raya', 'jl kenanga raya'],
  ['JLN. KENANGGA RAYA', 'jl kenanga raya'],
  ['Gang Melati III', 'gg melati 3'],
  ['RW.05', 'rw5'],
  ['RT003/RW 05', 'rt3 rw5'],
  ['Jl. Ir. H. Djoeanda', 'jl insinyur haji juanda'],
  ['Rumah Sakit Fatmawati', 'rs fatmawati'],
  ['Pom Bensin Melati', 'spbu melati'],
  ['Kelurahan Cempaka', 'kel cempaka'],
])('%s is compared as %s', (given, expected) => expect(normaliseName(given)).toBe(expected));

test('words that name a kind are hints, not part of the name', () => {
  expect(readQuestion('simpang dahlia tebu')).toEqual({ words: ['dahlia', 'tebu'], hints: new Set(['crossing']) });
  expect(readQuestion('kel cempaka').hints).toEqual(new Set(['village']));
  expect(readQuestion('rw 05 cempaka').words).toEqual(['rw5', 'cempaka']);
  expect(readQuestion('jalan').words).toEqual(['jl']);
});

const place = (
  kind: PlaceCandidate['kind'],
  word: string,
  name: string,
  where = 'Kel. Cempaka',
  weight = 0.5,
): PlaceCandidate => ({
  kind,
  name,
  norm: normaliseName(name.replace('×', 'x')),
  detail: `${word}|${where}`,
  lon: 107,
  lat: -6,
  villageCode: null,
  weight,
});
const all = [
  place('road', 'road', 'Jl. Kenanga Raya'),
  place('road', 'road', 'Jl. Kenanga II'),
  place('road', 'alley', 'Gg. Kenanga', 'Kel. Pulosari', 0.25),
  place('crossing', 'crossing', 'Jl. Kenanga Raya × Jl. Bangau'),
  place('crossing', 'crossing', 'Jl. Dahlia Raya × Jl. Tebu III'),
  place('crossing', 'crossing', 'Jl. Dahlia Raya × Jl. Bangau'),
  place('road', 'road', 'Jl. Dahlia Raya'),
  place('landmark', 'landmark', 'SPBU Kenanga'),
  place('landmark', 'landmark', 'SPBU Melati'),
  place('area', 'village', 'Kel. Kenanga', 'Kec. Tanjung Waru'),
  place('area', 'village', 'Kel. Cempaka', 'Kec. Rawa Melati'),
  place('area', 'rw', 'RW 05, Kel. Cempaka', 'Kec. Rawa Melati', 0.3),
  place('area', 'rw', 'RW 15, Kel. Cempaka', 'Kec. Rawa Melati', 0.3),
  place('area', 'rt', 'RT 03/RW 05, Kel. Cempaka', 'Kec. Rawa Melati', 0.1),
];
test.each([
  ['kenangga spbu', 'SPBU Kenanga'],
  ['spbu kenaga', 'SPBU Kenanga'],
  ['simpang dahlia tebu', 'Jl. Dahlia Raya × Jl. Tebu III'],
  ['kel cempaka', 'Kel. Cempaka'],
  ['rw 05 cempaka', 'RW 05, Kel. Cempaka'],
  ['rt 3 rw 5 cempaka', 'RT 03/RW 05, Kel. Cempaka'],
  ['gang kenanga', 'Gg. Kenanga'],
  ['jln kenanga 2', 'Jl. Kenanga II'],
  ['kenanga ray', 'Jl. Kenanga Raya'],
  ['spbu rawa melat', 'SPBU Melati'],
])('“%s” means %s', (q, expected) => {
  expect(rankPlaces(readQuestion(q), all, null, 8)[0]?.place.name).toBe(expected);
});

test('the detail is told in both languages', () => {
  expect(detailText('crossing|Kel. Cempaka')).toEqual({ id: 'simpang · Kel. Cempaka', en: 'crossing · Kel. Cempaka' });
});

test('labels', () => {
  expect(areaLabel('rt', '31.74.01.1001.RW04.RT002', 'x')).toBe('RT 02');
  expect(areaLabel('rw', '31.74.01.1001.RW04', 'x')).toBe('RW 04');
  expect(areaLabel('village', '34.04.01.2001', 'Ambarketawang')).toBe('Desa Ambarketawang');
  expect(roadLabel('jalan  Kenanga')).toBe('Jl. Kenanga');
});

const road = (
  name: string,
  coordinates: [number, number][],
  roadClass: NamedRoad['roadClass'] = 'residential',
): NamedRoad => ({
  name,
  roadClass,
  toll: false,
  coordinates,
});

test('roads of two names that share a point cross there, once for a divided road', () => {
  const roads = [
    road('A', [
      [0, 0],
      [0.001, 0],
      [0.002, 0],
    ]),
    road(
      'B',
      [
        [0.001, -0.001],
        [0.001, 0],
        [0.001, 0.0001],
      ],
      'primary',
    ),
    road('A', [
      [0, 0.0001],
      [0.001, 0.0001],
    ]),
    road('C', [
      [5, 5],
      [6, 6],
    ]),
  ];
  const crossings = findCrossings(roads);
  expect(crossings.map(({ roads: [a, b] }) => [a.name, b.name])).toEqual([['B', 'A']]);
});

test('a road stands once in each village it runs through', () => {
  const stretches = stretchRoads(
    [
      road('A', [
        [0, 0],
        [1, 0],
        [2, 0],
        [3, 0],
      ]),
    ],
    (lon) => (lon < 1.5 ? 'west' : 'east'),
  );
  expect(stretches.map(({ village }) => village)).toEqual(['west', 'east']);
});

test('a label lies inside, also in a crescent', () => {
  const crescent = {
    type: 'Polygon' as const,
    coordinates: [
      [
        [0, 0],
        [10, 0],
        [10, 10],
        [0, 10],
        [0, 9],
        [9, 9],
        [9, 1],
        [0, 1],
        [0, 0],
      ],
    ],
  };
  const [lon, lat] = labelPoint(crescent);
  const inHole = lon > 0 && lon < 9 && lat > 1 && lat < 9;
  expect(inHole).toBe(false);
  expect(lon).toBeGreaterThan(0);
  expect(lon).toBeLessThan(10);
});

test('a river is as wide as told and its ring runs counter-clockwise', () => {
  const band = riverBand(
    [
      [107, -6],
      [107.01, -6],
      [107.02, -6.01],
    ],
    60,
  );
  const ring = band.coordinates[0]!;
  expect(ring.at(0)).toEqual(ring.at(-1));
  const lats = ring.filter(([lon]) => Math.abs(lon! - 107) < 1e-6).map(([, lat]) => lat!);
  expect((Math.max(...lats) - Math.min(...lats)) * 111_195).toBeCloseTo(60, 0);
  const signed = ring.slice(1).reduce((sum, [x, y], i) => sum + (ring[i]![0]! * y! - x! * ring[i]![1]!), 0);
  expect(signed).toBeGreaterThan(0);
});

import area from '@turf/area';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairArea } from './geometry.ts';
import { areSimple, signedArea } from './rings.ts';
import { parseWkt } from './wkt.ts';

const square = [
  [106, -6],
  [106.1, -6],
  [106.1, -5.9],
  [106, -5.9],
  [106, -6],
];
const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings });
const swap = (ring: number[][]) => ring.map(([x, y]) => [y, x]);

function repaired(geometry: unknown, bounds?: Parameters<typeof repairArea>[1]) {
  const result = repairArea(geometry, bounds);
  if (!result.ok) throw new Error(result.reason.en);
  return result.value;
}

describe('repairArea', () => {
  it('leaves a good polygon alone', () => {
    expect(repaired(polygon(square))).toEqual({ geometry: polygon(square), repairs: [] });
  });

  it('closes, turns and drops height', () => {
    const open = square
      .slice(0, 4)
      .toReversed()
      .map(([x, y]) => [x, y, 12]);
    const { geometry, repairs } = repaired(polygon(open));
    expect(repairs).toEqual(['closed', 'winding']);
    expect(area(geometry)).toBeCloseTo(area({ type: 'Polygon', coordinates: [square] }), 3);
  });

  it('swaps [lat, lon] only when it is clear', () => {
    expect(repaired(polygon(swap(square))).repairs).toContain('swapped');
    const andorra = [
      [1.5, 42.5],
      [1.6, 42.5],
      [1.6, 42.6],
      [1.5, 42.6],
      [1.5, 42.5],
    ];
    expect(repaired(polygon(andorra)).repairs).toEqual([]);
    const bounds = { west: 1, south: 42, east: 2, north: 43 };
    expect(repaired(polygon(andorra), bounds).repairs).toEqual([]);
    expect(repaired(polygon(swap(andorra)), bounds).repairs).toContain('swapped');
  });

  it('repairs a small crossing and refuses a large one', () => {
    const knot = [
      [106, -6],
      [106.1, -6],
      [106.1, -5.9],
      [106.05, -5.9],
      [106.06, -5.895],
      [106.05, -5.895],
      [106.06, -5.9],
      [106, -5.9],
      [106, -6],
    ];
    expect(repaired(polygon(knot)).repairs).toContain('crossing');
    const bowtie = [
      [106, -6],
      [106.1, -5.9],
      [106.1, -6],
      [106, -5.9],
      [106, -6],
    ];
    expect(repairArea(polygon(bowtie))).toMatchObject({ ok: false, reason: { en: expect.stringContaining('5 %') } });
  });

  it('keeps holes and parts, drops parts without area', () => {
    const hole = [
      [106.02, -5.98],
      [106.04, -5.98],
      [106.04, -5.96],
      [106.02, -5.98],
    ];
    const line = [
      [107, -6],
      [107.1, -6],
      [107, -6],
    ];
    const { geometry, repairs } = repaired({ type: 'MultiPolygon', coordinates: [[square, hole], [line]] });
    expect(geometry).toMatchObject({ type: 'MultiPolygon', coordinates: [[square, hole.toReversed()]] });
    expect(repairs).toEqual(['dropped-part', 'winding']);
  });

  it.each([
    null,
    'x',
    {},
    { type: 'Point', coordinates: [1, 2] },
    polygon(),
    polygon([]),
    polygon([
      [106, -6],
      [106, -6],
    ]),
    polygon([
      [106, -6],
      [107, 'x'],
      [107, -7],
      [106, -6],
    ]),
    polygon([
      [500, 1],
      [501, 1],
      [501, 2],
      [500, 1],
    ]),
    { type: 'MultiPolygon', coordinates: [[], null, 5] },
  ])('refuses %j', (geometry) => expect(repairArea(geometry).ok).toBe(false));

  it('gives only valid polygons, whatever comes in', () => {
    const point = fc
      .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }))
      .map(([x, y]) => [106 + x / 100, -6 + y / 100]);
    fc.assert(
      fc.property(
        fc.array(fc.array(point, { minLength: 2, maxLength: 9 }), { minLength: 1, maxLength: 3 }),
        (rings) => {
          const result = repairArea(polygon(...rings));
          if (!result.ok) return;
          const { geometry } = result.value;
          const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
          for (const part of parts) {
            part.forEach((ring, i) => {
              expect(ring[0]).toEqual(ring.at(-1));
              expect(ring.length).toBeGreaterThanOrEqual(4);
              expect(signedArea(ring.map(([x = 0, y = 0]) => [x, y])) > 0).toBe(i === 0);
            });
          }
        },
      ),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        repairArea({ type: 'Polygon', coordinates: value });
        repairArea({ type: 'MultiPolygon', coordinates: value });
      }),
    );
  });
});

describe('areSimple', () => {
  it('sees crossings, spikes and self-touching, and allows rings to touch', () => {
    expect(
      areSimple([
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
          [0, 0],
        ],
      ]),
    ).toBe(true);
    expect(
      areSimple([
        [
          [0, 0],
          [1, 1],
          [1, 0],
          [0, 1],
          [0, 0],
        ],
      ]),
    ).toBe(false);
    expect(
      areSimple([
        [
          [0, 0],
          [2, 0],
          [3, 0],
          [2, 0],
          [1, 1],
          [0, 0],
        ],
      ]),
    ).toBe(false);
    expect(
      areSimple([
        [
          [0, 0],
          [2, 0],
          [1, 1],
          [2, 2],
          [0, 2],
          [1, 1],
          [0, 0],
        ],
      ]),
    ).toBe(false);
    expect(
      areSimple([
        [
          [0, 0],
          [4, 0],
          [4, 4],
          [0, 4],
          [0, 0],
        ],
        [
          [0, 0],
          [1, 2],
          [2, 1],
          [0, 0],
        ],
      ]),
    ).toBe(true);
  });
});

describe('parseWkt', () => {
  it('reads points, lines and polygons', () => {
    expect(parseWkt('SRID=4326;POINT Z (106.8 -6.2 5)')).toEqual({ type: 'Point', coordinates: [106.8, -6.2] });
    expect(parseWkt('multilinestring((0 0,1 1),(2 2,3 3))')).toEqual({
      type: 'MultiLineString',
      coordinates: [
        [
          [0, 0],
          [1, 1],
        ],
        [
          [2, 2],
          [3, 3],
        ],
      ],
    });
    expect(parseWkt('MULTIPOLYGON(((0 0,1 0,1 1,0 0)))')).toEqual({
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      ],
    });
    expect(parseWkt('MULTIPOINT((1 2),(3 4))')).toEqual({
      type: 'MultiPoint',
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    });
  });

  it('answers null to anything else and never throws', () => {
    for (const text of ['', 'POINT EMPTY', 'POINT(1)', 'POLYGON((0 0,1', 'SRID=3857;POINT(1 2)', 'POLYGON(0 0,1 1)'])
      expect(parseWkt(text)).toBeNull();
    const pieces = fc.array(fc.constantFrom('POINT', 'MULTI', 'POLYGON', '(', ')', ',', '1 2', ' ', 'x'), {
      maxLength: 15,
    });
    fc.assert(fc.property(pieces, (parts) => void parseWkt(parts.join(''))));
  });
});

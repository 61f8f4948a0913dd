import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boxOf, middleOf, readGeometry, readPoint } from './geometry.rules.ts';
import { countPositions, parseShape } from './shape.rules.ts';

const square = [
  [107, -6],
  [108, -6],
  [108, -5],
  [107, -5],
];

describe('a border', () => {
  test('is closed and wound as it should be', () => {
    const read = readGeometry('polygon', { type: 'Polygon', coordinates: [[...square].reverse()] });
    expect(read).toMatchObject({ geometry: { type: 'Polygon', coordinates: [expect.any(Array)] } });
    if ('error' in read) throw new Error(read.error.en);
    expect(countPositions(read.geometry)).toBe(5);
    expect(boxOf(read.geometry)).toEqual([107, -6, 108, -5]);
  });

  test.each<[string, number[][]]>([
    [
      'an infinite position',
      [
        [107, -6],
        [Number.POSITIVE_INFINITY, -6],
        [108, -5],
      ],
    ],
    [
      'one that is no number',
      [
        [107, -6],
        [Number.NaN, -6],
        [108, -5],
      ],
    ],
    [
      'one beyond the poles',
      [
        [107, -6],
        [108, 96],
        [108, 190],
      ],
    ],
    [
      'two positions',
      [
        [107, -6],
        [108, -6],
      ],
    ],
    ['none', []],
  ])('with %s is refused in both languages', (_what, ring) => {
    const read = readGeometry('polygon', { type: 'Polygon', coordinates: [ring] });
    expect(read).toMatchObject({ error: { id: expect.stringMatching(/\.$/), en: expect.stringMatching(/\.$/) } });
  });
});

describe('a line', () => {
  test('has its middle half way along, always on the line’s box', () => {
    const line = {
      type: 'LineString' as const,
      coordinates: [
        [0, 0],
        [2, 0],
        [2, 6],
      ],
    };
    expect(middleOf(line)).toEqual([2, 2]);
    const position = fc.tuple(
      fc.double({ min: 95, max: 141, noNaN: true }),
      fc.double({ min: -11, max: 6, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(position, { minLength: 2, maxLength: 20 }), (coordinates) => {
        const any = { type: 'LineString' as const, coordinates };
        const [lon, lat] = middleOf(any);
        const [west, south, east, north] = boxOf(any);
        expect(lon >= west - 1e-9 && lon <= east + 1e-9 && lat >= south - 1e-9 && lat <= north + 1e-9).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test('loses repeats and heights; a single place is none', () => {
    const read = readGeometry('line', {
      type: 'LineString',
      coordinates: [
        [107, -6, 3],
        [107, -6, 4],
        [108, -6, 5],
      ],
    });
    expect(read).toEqual({
      geometry: {
        type: 'LineString',
        coordinates: [
          [107, -6],
          [108, -6],
        ],
      },
    });
    expect(
      readGeometry('line', {
        type: 'LineString',
        coordinates: [
          [107, -6],
          [107, -6],
        ],
      }),
    ).toHaveProperty('error');
    expect(readPoint({ type: 'Point', coordinates: [107, -6, 2] })).toEqual({
      geometry: { type: 'Point', coordinates: [107, -6] },
    });
  });
});

test('a million positions are refused without being looked at', () => {
  const coordinates = Array.from({ length: 1_000_000 }, () => [107, -6]);
  const before = performance.now();
  expect(readGeometry('line', { type: 'LineString', coordinates })).toHaveProperty('error');
  expect(performance.now() - before).toBeLessThan(200);
});

test('any text is read as a shape or not at all, and never throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
      const shape = parseShape(text);
      if (shape) expect(countPositions(shape)).toBeGreaterThan(0);
    }),
    { numRuns: 200 },
  );
});

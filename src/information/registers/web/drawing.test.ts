import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cornersOf, shapeIn, textOf, withCorner } from './drawing.ts';

const corner = fc.tuple(
  fc.integer({ min: 95e4, max: 141e4 }).map((n) => n / 1e4),
  fc.integer({ min: -11e4, max: 6e4 }).map((n) => n / 1e4),
);

describe('drawing', () => {
  it('reads back the corners that were drawn, whatever their number', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('line' as const, 'polygon' as const),
        fc.array(corner, { maxLength: 8 }),
        (kind, all) => {
          expect(cornersOf(kind, textOf(kind, all))).toEqual(all);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('is complete with two corners for a line and three for a border', () => {
    const draw = (kind: 'line' | 'polygon', count: number) =>
      shapeIn(
        kind,
        textOf(
          kind,
          Array.from({ length: count }, (_, at) => [107 + at, -(at % 3)] as const),
        ),
      );
    expect([1, 2].map((count) => draw('line', count)?.type)).toEqual([undefined, 'LineString']);
    expect([2, 3].map((count) => draw('polygon', count)?.type)).toEqual([undefined, 'Polygon']);
    expect(withCorner('point', [[1, 1]], [2, 2])).toEqual([[2, 2]]);
  });

  it.each([
    ['LINESTRING(107 -6, 107.5 -6.5)', 'LineString'],
    ['{"type":"Feature","geometry":{"type":"LineString","coordinates":[[107,-6],[108,-6]]}}', 'LineString'],
    ['MULTILINESTRING((107 -6, 108 -6), (1 1, 2 2))', 'MultiLineString'],
    ['POINT(107 -6)', undefined],
    ['{"type":"LineString","coordinates":[["a",1]]}', undefined],
    ['garis', undefined],
  ])('takes %s', (text, type) => expect(shapeIn('line', text)?.type).toBe(type));

  it('does not draw over what was typed in several parts', () => {
    expect(cornersOf('polygon', 'POLYGON((0 0,3 0,3 3,0 0),(1 1,2 1,2 2,1 1))')).toBeUndefined();
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scaleBar } from './scale.ts';

it('is a round length that fits', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 4, max: 19, noNaN: true }),
      fc.double({ min: -11, max: 6, noNaN: true }),
      (zoom, lat) => {
        const { metres, px } = scaleBar(zoom, lat);
        expect(px).toBeLessThanOrEqual(80);
        expect(px).toBeGreaterThan(30);
        expect(String(metres)).toMatch(/^[125]0*$/);
      },
    ),
  );
});

it('knows a metre at the equator', () =>
  expect(scaleBar(14, 0)).toEqual({ metres: 200, px: expect.closeTo(41.86, 1) }));

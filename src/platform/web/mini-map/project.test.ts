import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitCamera, pan, toPx, zoom } from './project.ts';

const place = fc.tuple(
  fc.double({ min: 106.7, max: 106.9, noNaN: true }),
  fc.double({ min: -6.4, max: -6.1, noNaN: true }),
);
const camera = { centre: [106.8, -6.2] as const, scale: 0.1 };

describe('mini map', () => {
  it('fits every point into the picture', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 20 }), (points) => {
        const view = fitCamera(points, 390, 400);
        for (const point of points) {
          const [x, y] = toPx(point, view, 390, 400);
          expect(x).toBeGreaterThanOrEqual(55);
          expect(x).toBeLessThanOrEqual(335);
          expect(y).toBeGreaterThanOrEqual(55);
          expect(y).toBeLessThanOrEqual(345);
        }
      }),
    );
  });
  it('what is under the finger follows it', () => {
    const [x, y] = toPx([106.81, -6.21], camera, 390, 400);
    const [x2, y2] = toPx([106.81, -6.21], pan(camera, 30, -20), 390, 400);
    expect(x2 - x).toBeCloseTo(30, 0);
    expect(y2 - y).toBeCloseTo(-20, 0);
  });
  it('a point under the fingers stays there while zooming', () => {
    const [x, y] = toPx([106.805, -6.205], camera, 390, 400);
    const [x2, y2] = toPx([106.805, -6.205], zoom(camera, 2, x, y, 390, 400), 390, 400);
    expect(x2).toBeCloseTo(x, 0);
    expect(y2).toBeCloseTo(y, 0);
  });
});

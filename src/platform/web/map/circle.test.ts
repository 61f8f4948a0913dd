import { expect, test } from 'vitest';
import { circleRing } from './circle.ts';

test('a ring closes and keeps its radius to a per cent', () => {
  const ring = circleRing([106.8, -6.2], 100);
  expect(ring[0]).toEqual(ring.at(-1));
  for (const [lon, lat] of ring) {
    const x = (lon - 106.8) * 111_320 * Math.cos((-6.2 * Math.PI) / 180);
    const y = (lat + 6.2) * 111_320;
    expect(Math.hypot(x, y)).toBeCloseTo(100, 0);
  }
});

import { expect, test } from 'vitest';
import { areaOf, lengthOf } from './measuring.ts';

test('a degree along the equator, and a square of about a kilometre', () => {
  expect(
    lengthOf([
      [100, 0],
      [101, 0],
    ]),
  ).toBeCloseTo(111_195, 0);
  expect(lengthOf([[100, 0]])).toBe(0);
  const side = 0.009;
  const square = areaOf([
    [100, 0],
    [100 + side, 0],
    [100 + side, side],
    [100, side],
  ]);
  expect(square).toBeGreaterThan(0.99e6);
  expect(square).toBeLessThan(1.01e6);
  expect(
    areaOf([
      [100, 0],
      [101, 0],
    ]),
  ).toBe(0);
});

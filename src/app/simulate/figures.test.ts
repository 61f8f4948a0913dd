import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figuresOf, Level, quantile } from './figures.ts';

test('quantiles interpolate, and say nothing of nothing', () => {
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  expect(quantile([7], 0.99)).toBe(7);
  expect(figuresOf([])).toEqual({ count: 0, median: null, p90: null, p95: null, p99: null, max: null });
  expect(figuresOf([3, 1, 2]).median).toBe(2);
});

test('quantiles lie between the extremes and grow with the share', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 }), (values) => {
      const { median, p90, p99, max } = figuresOf(values);
      expect([median, p90, p99, max]).toEqual([median!, p90!, p99!, max!].toSorted((a, b) => a - b));
      expect(max!).toBeCloseTo(Math.max(...values), 0);
    }),
  );
});

test('the mean of a level is weighted by time', () => {
  const level = new Level(10);
  level.set(4, 20);
  level.set(1, 25);
  expect(level.read(30)).toEqual({ max: 4, mean: (4 * 5 + 1 * 5) / 20 });
  expect(new Level(5).read(5)).toEqual({ max: 0, mean: 0 });
});

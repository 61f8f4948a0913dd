import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kernelDensity } from './density.rules.ts';

const bounds = { west: 109.5, south: -9.7, east: 109.7, north: -9.5 };

test('a point well inside is spread over the plane without being lost: the sum over the area is one', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 109.55, max: 109.65, noNaN: true }),
      fc.double({ min: -9.65, max: -9.55, noNaN: true }),
      fc.integer({ min: 200, max: 2_000 }),
      (lon, lat, bandwidth) => {
        const { values, cellM } = kernelDensity([lon], [lat], bounds, bandwidth);
        const total = values.reduce((sum, value) => sum + value, 0) * (cellM / 1000) ** 2;
        expect(total).toBeGreaterThan(0.97);
        expect(total).toBeLessThan(1.03);
      },
    ),
    { numRuns: 30 },
  );
});

test('densities add up, and end at the bandwidth', () => {
  const one = kernelDensity([109.6], [-9.6], bounds, 500);
  const two = kernelDensity([109.6, 109.6], [-9.6, -9.6], bounds, 500);
  expect(two.highest).toBeCloseTo(one.highest * 2, 3);
  // 3 / (π · 0.25 km²) in the middle.
  expect(one.highest).toBeGreaterThan(3.5);
  expect(one.highest).toBeLessThanOrEqual(3.82);
  expect(one.values.filter((value) => value > 0).length * one.cellM ** 2).toBeLessThan(Math.PI * 600 ** 2);
  expect(kernelDensity([], [], bounds, 500)).toMatchObject({ highest: 0, n: 0 });
});

test('24 months of reports are reckoned within 300 ms', () => {
  const n = 25_000;
  const lon = Float64Array.from({ length: n }, (_, i) => 109.5 + ((i * 7919) % n) / n / 5);
  const lat = Float64Array.from({ length: n }, (_, i) => -9.7 + ((i * 104_729) % n) / n / 5);
  const began = performance.now();
  kernelDensity(lon, lat, bounds, 500);
  expect(performance.now() - began).toBeLessThan(300);
});

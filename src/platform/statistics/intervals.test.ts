import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gammaCdf, gammaQuantile, logGamma } from './gamma.ts';
import { countInterval, rankRanges, shareInterval } from './intervals.ts';

describe('intervals', () => {
  // Exact limits from tables of the Poisson distribution (Garwood 1936).
  it.each([
    [1, 0.0253, 5.5716],
    [5, 1.6235, 11.6683],
    [20, 12.2165, 30.8884],
    [100, 81.364, 121.627],
  ])('a count of %i lies between its exact limits', (count, low, high) => {
    const found = countInterval(count);
    expect(found.low).toBeCloseTo(low, 3);
    expect(found.high).toBeCloseTo(high, 3);
  });

  it('holds the count, and grows with it', () => {
    fc.assert(
      fc.property(fc.nat(2000), (count) => {
        const [own, next] = [countInterval(count), countInterval(count + 1)];
        expect(own.low).toBeLessThanOrEqual(count);
        expect(own.high).toBeGreaterThanOrEqual(count);
        expect(next.low).toBeGreaterThan(own.low);
        expect(next.high).toBeGreaterThan(own.high);
      }),
    );
  });

  it('a share: 50 of 64 lies between 67 and 87 in a hundred; 3 of 3 is not certain', () => {
    expect(shareInterval(50, 64).low).toBeCloseTo(0.666, 2);
    expect(shareInterval(50, 64).high).toBeCloseTo(0.865, 2);
    expect(shareInterval(3, 3).low).toBeCloseTo(0.438, 2);
    expect(shareInterval(3, 3).high).toBe(1);
  });

  it('ranks only what can be told apart', () => {
    const clear = { low: 62, high: 81 };
    const [a, b] = [
      { low: 41, high: 60 },
      { low: 33, high: 48 },
    ];
    expect(rankRanges([clear, a, b])).toEqual([
      { from: 1, to: 1 },
      { from: 2, to: 3 },
      { from: 2, to: 3 },
    ]);
    expect(rankRanges([])).toEqual([]);
  });
});

describe('the gamma distribution', () => {
  it.each([
    [0.5, Math.log(Math.sqrt(Math.PI))],
    [1, 0],
    [5, Math.log(24)],
    [101, 363.739375555563],
  ])('ln Γ(%d)', (x, expected) => expect(logGamma(x)).toBeCloseTo(expected, 7));

  // Exact Poisson and chi-square tables: P(χ²₂ ≤ 5.991) = 0.95, and so on.
  it.each([
    [1, 2.995732, 0.95],
    [5, 9.1535, 0.95],
    [0.5, 1.920729, 0.95],
    [50, 62.1711, 0.95],
  ])('Gamma(%d) ≤ %d', (a, x, p) => {
    expect(gammaCdf(a, x)).toBeCloseTo(p, 4);
    expect(gammaQuantile(a, p)).toBeCloseTo(x, 3);
  });
});

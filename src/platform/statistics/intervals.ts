import { gammaQuantile } from './gamma.ts';

/** Lower and upper end of a 95 % interval, in the unit of what it is about. */
export interface Interval {
  low: number;
  high: number;
}

const tail = 0.025;
/** Quantile of the standard normal distribution for it. */
const z = 1.959964;

/**
 * The mean that a count of rare events may come from: the exact limits of a Poisson count, as quantiles of Gamma(n) and
 * Gamma(n + 1) (Garwood, Biometrika 28 (1936) 437–442).
 */
export const countInterval = (count: number): Interval => ({
  low: count === 0 ? 0 : gammaQuantile(count, tail),
  high: gammaQuantile(count + 1, 1 - tail),
});

/**
 * The share that `hits` of `all` may come from, 0 to 1: Wilson's score interval, which stays honest for few cases
 * (Wilson 1927; Brown, Cai & DasGupta, Statistical Science 16, 2001).
 * @param all at least 1.
 */
export function shareInterval(hits: number, all: number): Interval {
  const share = hits / all;
  const spread = z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all));
  const middle = share + (z * z) / (2 * all);
  const scale = 1 + (z * z) / all;
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}

/** A place in an order, from the best to the worst that the intervals allow; 1 is the highest. */
export interface RankRange {
  from: number;
  to: number;
}

/**
 * Ranks by rate with what is not known left open: those whose intervals overlap are not told apart
 * (Goldstein, Spiegelhalter, J. R. Stat. Soc. A 159 (1996) 385–443).
 */
export function rankRanges(intervals: readonly Interval[]): RankRange[] {
  return intervals.map((own) => ({
    from: 1 + intervals.filter((other) => other.low > own.high).length,
    to: intervals.length - intervals.filter((other) => other.high < own.low).length,
  }));
}

import { logGamma } from '../../platform/statistics/gamma.ts';

/** ln of the chance of exactly n under a negative binomial with this mean and variance (variance > mean > 0). */
export function logNegativeBinomial(n: number, mean: number, variance: number): number {
  const size = (mean * mean) / (variance - mean);
  const p = mean / variance;
  return logGamma(n + size) - logGamma(size) - logGamma(n + 1) + size * Math.log(p) + n * Math.log(1 - p);
}

/** Far enough out that nothing that matters lies beyond. */
const farAbove = (mean: number, variance: number): number => Math.ceil(mean + 14 * Math.sqrt(variance) + 40);

/**
 * Smallest count n whose chance of being reached or exceeded is at most `tail`, for each of the tails, under a negative
 * binomial. The sum runs from far above downward, so that small tails keep their digits.
 */
export function countsAbove(mean: number, variance: number, tails: readonly number[]): number[] {
  const found = tails.map(() => 0);
  let above = 0;
  for (let n = farAbove(mean, variance); n >= 0; n--) {
    above += Math.exp(logNegativeBinomial(n, mean, variance));
    let open = false;
    tails.forEach((tail, i) => {
      if (above <= tail) found[i] = n;
      else if (found[i] === 0) found[i] = n + 1;
      open ||= above <= tail;
    });
    if (!open) break;
  }
  return found;
}

/** Largest count that is still left below with a chance of at most `tail`: the lower end of what is usual. */
export function countBelow(mean: number, variance: number, tail: number): number {
  let below = 0;
  const start = Math.max(0, Math.floor(mean - 14 * Math.sqrt(variance) - 40));
  for (let n = start; ; n++) {
    below += Math.exp(logNegativeBinomial(n, mean, variance));
    if (below > tail || n > mean) return n;
  }
}

/** Chance of a or more of n under a fair coin. */
function coinAtLeast(a: number, n: number): number {
  let chance = 0;
  for (let k = a; k <= n; k++)
    chance += Math.exp(logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) - n * Math.LN2);
  return Math.min(1, chance);
}

/**
 * Whether a count differs from the one of the equally long time before: the conditional test of two Poisson counts
 * (Przyborowski, Wilenski, Biometrika 31 (1940) 313–323), 5 % on each side.
 */
export function changeOf(now: number, before: number): 'rising' | 'steady' | 'falling' {
  const all = now + before;
  if (now > before && coinAtLeast(now, all) <= 0.05) return 'rising';
  if (before > now && coinAtLeast(before, all) <= 0.05) return 'falling';
  return 'steady';
}

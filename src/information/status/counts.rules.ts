import { countBelow, countsAbove } from './distributions.rules.ts';
import type { StatusLevel } from './status.types.ts';
import type { Thresholds } from './thresholds.rules.ts';

/** Public reports of one area: the present window of 28 days, the full windows before it (oldest first, at most 13), the last 7 days. */
export interface Counts {
  recent: number;
  windows: readonly number[];
  week: number;
}

/** Length of a window, and how many of them before the present one say what is usual: the previous 364 days. */
export const windowDays = 28;
export const usualWindows = 13;
/** With fewer full windows nothing is known of what is usual. */
export const leastWindows = 3;
/** A single week rises early at this chance; it only ever asks for attention. */
const earlyTail = 0.01;

/** What is usual in an area, and from which counts on it is not. */
export interface Usual {
  mean: number;
  /** How much more the windows vary than chance alone; 1 = like chance. */
  spread: number;
  from: number;
  to: number;
  watchAt: number;
  dangerAt: number;
  /** Count of 7 days from which a rise is told early. */
  weekAt: number;
}

/** Variance of the windows over their mean, at least 1: reports come in series (Farrington et al., J. R. Stat. Soc. A 159 (1996) 547–563). */
function spreadOf(windows: readonly number[]): number {
  const mean = windows.reduce((sum, n) => sum + n, 0) / windows.length;
  if (windows.length < 6 || mean === 0) return 1;
  const variance = windows.reduce((sum, n) => sum + (n - mean) ** 2, 0) / (windows.length - 1);
  return Math.min(10, Math.max(1, variance / mean));
}

/**
 * The area's own usual level. Its windows give a Gamma(b + ½, m) for the mean of a window (b reports in m windows), so the next
 * window is negative binomial (Gelman et al., Bayesian Data Analysis, 3rd ed. 2013, §2.6), widened by the windows' own spread.
 * Small numbers: no level is reached below `least_reports`, at risk not below two more and never within 2 of watch, so that one or
 * two reports can neither raise a quiet area nor jump over a level.
 * @returns undefined when there is too little history.
 */
export function usualOf({ windows }: Pick<Counts, 'windows'>, thresholds: Thresholds): Usual | undefined {
  const m = windows.length;
  if (m < leastWindows) return undefined;
  const mean = (windows.reduce((sum, n) => sum + n, 0) + 0.5) / m;
  const spread = spreadOf(windows);
  const variance = spread * mean * (1 + 1 / m);
  const tails = [thresholds.watch_tail / 100, thresholds.danger_tail / 100, 0.05];
  const [watch = 0, danger = 0, high = 0] = countsAbove(mean, variance, tails);
  const weekMean = mean / 4;
  const [week = 0] = countsAbove(weekMean, spread * weekMean * (1 + 1 / (4 * m)), [earlyTail]);
  const watchAt = Math.max(watch, thresholds.least_reports);
  return {
    mean,
    spread,
    from: countBelow(mean, variance, 0.05),
    to: Math.max(0, high - 1),
    watchAt,
    dangerAt: Math.max(danger, thresholds.least_reports + 2, watchAt + 3),
    weekAt: Math.max(week, thresholds.least_reports),
  };
}

/** The level of a count of 28 days. */
export function levelOf(recent: number, usual: Usual): StatusLevel {
  if (recent >= usual.dangerAt) return 'rawan';
  return recent >= usual.watchAt ? 'waspada' : 'aman';
}

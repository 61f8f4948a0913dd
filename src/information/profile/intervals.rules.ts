import type { Interval } from '../../platform/statistics/intervals.ts';

const z = 1.959964;

/**
 * What a coming count over `time` is usually like after `count` events in `past` of the same unit of time: Poisson prediction
 * limits (Nelson, Applied Life Data Analysis, 1982; Hahn & Meeker, Statistical Intervals, 1991, 7.6), rounded outward.
 */
export function usualCount(count: number, past: number, time: number): Interval {
  const expected = ((count || 0.5) * time) / past;
  const spread = z * Math.sqrt((expected * (past + time)) / past);
  return { low: Math.max(0, Math.floor(expected - spread)), high: Math.ceil(expected + spread) };
}

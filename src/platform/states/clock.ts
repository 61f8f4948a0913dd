export type ClockLevel = 'neutral' | 'warn' | 'late';

export interface ClockState {
  level: ClockLevel;
  /** Seconds since the start, never negative: clocks of two machines may differ by a little. */
  elapsed: number;
  /** Elapsed as a share of the target in percent; passes 100 when late. */
  percent: number;
  /** Seconds beyond the target; 0 while in time. */
  over: number;
}

/** Share of the target from which a clock warns, in percent. */
export const warnFromPercent = 70;

/**
 * State of a running or stopped clock. `startedAt` and `now` in ms since the epoch (`now` is the stop time when
 * stopped), `target` in seconds, above 0. Amber from 70 % of the target, late after it.
 */
export function clockState(startedAt: number, now: number, target: number, warnFrom = warnFromPercent): ClockState {
  const elapsed = Math.max(0, (now - startedAt) / 1000);
  const percent = (elapsed / target) * 100;
  const level = elapsed > target ? 'late' : percent >= warnFrom ? 'warn' : 'neutral';
  return { level, elapsed, percent, over: Math.max(0, elapsed - target) };
}

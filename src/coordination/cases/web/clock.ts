import { type Instant, millis } from '../../../platform/web/text/format.ts';

/** How a clock stands at a moment: its level with the time left, or the time past its end, in one unit. */
export interface TimeLeft {
  level: 'neutral' | 'warn' | 'overdue';
  unit: 'minute' | 'hour' | 'day';
  count: number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * Counts on from the moments that the server computed, by the wall clock. Minutes up to an hour, hours up to two days,
 * then days; rounded up, so that a time that is not over never reads zero.
 */
export function timeLeft(clock: { warnAt: Instant; dueAt: Instant }, now: number): TimeLeft {
  const left = millis(clock.dueAt) - now;
  const level = left < 0 ? 'overdue' : now >= millis(clock.warnAt) ? 'warn' : 'neutral';
  const length = Math.abs(left);
  const [unit, size] =
    length <= hour
      ? (['minute', minute] as const)
      : length <= 2 * day
        ? (['hour', hour] as const)
        : (['day', day] as const);
  return { level, unit, count: Math.max(1, Math.ceil(length / size)) };
}

/** A length of time in the largest unit that keeps it exact enough to be read: one decimal below ten. */
export function lengthOf(seconds: number): { unit: TimeLeft['unit']; count: number; digits: 0 | 1 } {
  const length = seconds * 1000;
  const [unit, size] =
    length < hour
      ? (['minute', minute] as const)
      : length < 2 * day
        ? (['hour', hour] as const)
        : (['day', day] as const);
  const count = length / size;
  return { unit, count, digits: count < 10 && unit !== 'minute' ? 1 : 0 };
}

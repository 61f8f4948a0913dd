import type { Values } from '../../information/registers/registers.contract.ts';
import type { CaseClock } from './cases.contract.ts';
import type { StoredClock } from './cases.types.ts';
import type { ClockLength, ClockRule } from './process.types.ts';
import {
  addWorkingDays,
  addWorkingTime,
  endOfDay,
  type WorkCalendar,
  workingTimeBetween,
} from './working-time.rules.ts';

const hourMs = 3_600_000;

export interface ClockTimes {
  warnAt: Date;
  dueAt: Date;
  /** Whether the calendar had a part in it, so that a change of the calendar asks for a new count. */
  byCalendar: boolean;
}

/** The length that holds for a case with these values. */
export function lengthOf(rule: ClockRule, values: Values): ClockLength {
  return rule.instead?.find(({ field, is }) => values[field] === is) ?? rule;
}

/** When a clock that starts at `start` warns and ends. A day that has passed already is due at once. */
export function timesOf(rule: ClockRule, values: Values, start: Date, calendar: WorkCalendar): ClockTimes {
  const day = rule.until === undefined ? null : (values[rule.until] ?? null);
  if (typeof day === 'string') {
    const dueAt = latest(start, endOfDay(calendar.timezone, day));
    return { ...warning(rule, start, dueAt, calendar), dueAt, byCalendar: true };
  }
  const { length, unit } = lengthOf(rule, values);
  if (unit === 'hours') {
    const dueAt = new Date(start.getTime() + length * hourMs);
    return { warnAt: share(rule, start, dueAt), dueAt, byCalendar: false };
  }
  const dueAt =
    unit === 'working_days'
      ? addWorkingDays(calendar, start, length)
      : addWorkingTime(calendar, start, length * hourMs);
  return { ...warning(rule, start, dueAt, calendar), dueAt, byCalendar: true };
}

const latest = (one: Date, other: Date): Date => (one > other ? one : other);

const share = ({ warnAt }: ClockRule, start: Date, dueAt: Date): Date =>
  new Date(start.getTime() + Math.floor((dueAt.getTime() - start.getTime()) * warnAt));

/** By working time, so that a clock that runs over a long feast does not warn before anybody could act. */
function warning(rule: ClockRule, start: Date, dueAt: Date, calendar: WorkCalendar): { warnAt: Date } {
  const working = workingTimeBetween(calendar, start, dueAt);
  if (working === 0) return { warnAt: share(rule, start, dueAt) };
  const warnAt = addWorkingTime(calendar, start, Math.floor(working * rule.warnAt));
  return { warnAt: warnAt < dueAt ? warnAt : dueAt };
}

/** How a clock stands at `now`. */
export function levelAt(now: Date, { warnAt, dueAt }: { warnAt: Date; dueAt: Date }): CaseClock['level'] {
  return now >= dueAt ? 'overdue' : now >= warnAt ? 'warn' : 'neutral';
}

/** The next moment at which a clock wants something; null when nothing is to come. */
export function nextOf(clock: StoredClock | null): Date | null {
  if (!clock || clock.escalatedAt) return null;
  return clock.warnedAt ? clock.dueAt : clock.warnAt;
}

/**
 * The same clock with other times, after its values or the calendar changed. What was told already is told again only
 * when its moment lies in the future once more.
 */
export function withTimes(clock: StoredClock, times: ClockTimes, calendar: string, now: Date): StoredClock {
  return {
    ...clock,
    warnAt: times.warnAt,
    dueAt: times.dueAt,
    warnedAt: times.warnAt > now ? null : clock.warnedAt,
    escalatedAt: times.dueAt > now ? null : clock.escalatedAt,
    calendar: times.byCalendar ? calendar : null,
  };
}

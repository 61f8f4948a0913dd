import { isFixedHoliday } from './holidays.rules.ts';

/** Opening hours of one day, in minutes after midnight, local time. */
export interface OpenHours {
  from: number;
  to: number;
}
/** Monday to Sunday; null for a day without. */
export type Week = readonly (OpenHours | null)[];

/** When offices of a district work. */
export interface WorkCalendar {
  /** IANA name. */
  timezone: string;
  /** Each holds from its local day (YYYY-MM-DD) on; sorted, the first one also before. */
  weeks: readonly { from: string; week: Week }[];
  /** Days of rest besides those with a fixed date. */
  off: ReadonlySet<string>;
  /** Days of rest on which offices work all the same. */
  worked: ReadonlySet<string>;
}

const dayMs = 86_400_000;
const minuteMs = 60_000;
/** A clock that finds no working hour in so many days stands for a calendar that is wrong. */
const mostDays = 4_000;

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

function exactOffset(timezone: string, ms: number): number {
  let format = formats.get(timezone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' });
    formats.set(timezone, format);
  }
  const name = format.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const found = /([+-])(\d\d):(\d\d)/.exec(name);
  return found ? (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) * minuteMs : 0;
}

/** Milliseconds that local time is ahead of UTC. Remembered for days on which it does not change, since asking is slow. */
function offsetAt(timezone: string, ms: number): number {
  const day = Math.floor(ms / dayMs);
  const key = `${timezone} ${day}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const offset = exactOffset(timezone, day * dayMs);
  if (offset !== exactOffset(timezone, (day + 1) * dayMs)) return exactOffset(timezone, ms);
  if (offsets.size > 20_000) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

const dayText = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs;
const localDay = (timezone: string, ms: number): number => Math.floor((ms + offsetAt(timezone, ms)) / dayMs);

function momentOf(timezone: string, day: number, minute: number): number {
  const local = day * dayMs + minute * minuteMs;
  // The second guess settles days on which the zone changes its offset.
  return local - offsetAt(timezone, local - offsetAt(timezone, local));
}

/** The local day of a moment, YYYY-MM-DD. */
export const dayOf = (timezone: string, at: Date): string => dayText(localDay(timezone, at.getTime()));

/** First moment of a local day, YYYY-MM-DD. */
export const startOfDay = (timezone: string, day: string): Date => new Date(momentOf(timezone, dayNumber(day), 0));
/** Moment at which a local day ends. */
export const endOfDay = (timezone: string, day: string): Date => new Date(momentOf(timezone, dayNumber(day) + 1, 0));

/** Opening hours of a local day; null when nobody works. */
function hoursOf(calendar: WorkCalendar, day: number): OpenHours | null {
  const text = dayText(day);
  if (!calendar.worked.has(text) && (calendar.off.has(text) || isFixedHoliday(text))) return null;
  const { week } = calendar.weeks.findLast(({ from }) => from <= text) ?? calendar.weeks[0]!;
  // Day 0 of the epoch was a Thursday.
  return week[(((day + 3) % 7) + 7) % 7] ?? null;
}

/** Working windows from the day of `from` on, in order, as moments. */
function* windows(calendar: WorkCalendar, from: number): Generator<{ open: number; close: number }> {
  const { timezone } = calendar;
  const first = localDay(timezone, from);
  for (let day = first; day < first + mostDays; day++) {
    const hours = hoursOf(calendar, day);
    if (hours) yield { open: momentOf(timezone, day, hours.from), close: momentOf(timezone, day, hours.to) };
  }
}

const endless = () => new RangeError('The working calendar has too few working hours.');

/**
 * The earliest moment by which `ms` of working time have passed since `from`; `from` itself for 0.
 * @throws RangeError when the calendar has next to no working hours.
 */
export function addWorkingTime(calendar: WorkCalendar, from: Date, ms: number): Date {
  let left = ms;
  if (left <= 0) return from;
  for (const { open, close } of windows(calendar, from.getTime())) {
    const begin = Math.max(open, from.getTime());
    if (begin >= close) continue;
    if (close - begin >= left) return new Date(begin + left);
    left -= close - begin;
  }
  throw endless();
}

/** Milliseconds of working time between two moments; 0 when the second is not later. */
export function workingTimeBetween(calendar: WorkCalendar, from: Date, to: Date): number {
  let sum = 0;
  for (const { open, close } of windows(calendar, from.getTime())) {
    if (open >= to.getTime()) break;
    sum += Math.max(0, Math.min(close, to.getTime()) - Math.max(open, from.getTime()));
  }
  return sum;
}

/**
 * End of the working hours of the `days`-th working day after the day of `from`. The day on which something happens does
 * not count, as offices count their days.
 * @param days a whole number from 1.
 */
export function addWorkingDays(calendar: WorkCalendar, from: Date, days: number): Date {
  const tomorrow = localDay(calendar.timezone, from.getTime()) + 1;
  let left = days;
  for (const { close } of windows(calendar, momentOf(calendar.timezone, tomorrow, 0))) {
    left -= 1;
    if (left === 0) return new Date(close);
  }
  throw endless();
}

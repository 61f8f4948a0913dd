import { countInterval } from '../../platform/statistics/intervals.ts';
import { usualCount } from './intervals.rules.ts';
import type { AreaProfile, Month } from './profile.contract.ts';

type Trend = AreaProfile['trend'];

/** Months that the trend shows, the running one included. */
export const trendMonths = 24;
/** The last whole months are what is looked at; what is usual comes from those before. */
const lately = 6;
/** Fewer whole months than this say nothing about what is usual. */
const leastPast = 6;
/** Days of the running month after which its pace counts. */
const leastDays = 7;
const usualDays = 365.25 / 12;

/** Day in the district's zone: year, month 1–12, and days of the month that have passed (with fraction). */
export interface LocalDay {
  year: number;
  month: number;
  passed: number;
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const keyOf = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}`;

/** The moment's day in a zone of the tz database. */
export function localDay(at: Date, timezone: string): LocalDay {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((part) => part.type === type)?.value);
  return { year: of('year'), month: of('month'), passed: of('day') - 1 + of('hour') / 24 + of('minute') / 1440 };
}

/**
 * Reports by month with 95 % intervals, what is usual, and whether it rises or falls.
 * - Usual: prediction limits for one month from the whole months before the last six (`usualCount`).
 * - Rising (falling): the newest months, two or more in a row, all lie above (below) it; the running month counts by its pace
 *   from its eighth day on. `since` is the first of them.
 * @param counts by month, `2026-11`; a month that is absent had none.
 * @param begin month of the first record in the whole district: earlier ones were not measured.
 */
export function trendOf(counts: ReadonlyMap<string, number>, today: LocalDay, begin: string | null): Trend {
  const months = Array.from({ length: trendMonths }, (_, at): Month => {
    const index = today.year * 12 + today.month - 1 - (trendMonths - 1 - at);
    const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
    const key = keyOf(year, month);
    const running = at === trendMonths - 1;
    const days = running ? today.passed : daysIn(year, month);
    const measured = begin !== null && key >= begin;
    const n = measured ? (counts.get(key) ?? 0) : null;
    const expected = running && n !== null && days >= 1 ? (n * daysIn(year, month)) / days : null;
    return { month: key, n, ends: n === null ? null : countInterval(n), expected, days: Math.floor(days) };
  });
  // The month of the first record is seldom whole.
  const past = months.slice(0, -1 - lately).filter(({ n, month }) => n !== null && month !== begin);
  if (past.length < leastPast) return { months, usual: null, direction: 'unknown', since: null };
  const usual = usualCount(
    past.reduce((sum, { n }) => sum + (n ?? 0), 0),
    past.reduce((sum, { days }) => sum + days, 0),
    usualDays,
  );
  const judged = months.filter(({ expected, days }) => expected === null || days >= leastDays);
  const side = ({ n, expected }: Month): number => {
    const value = expected ?? n ?? 0;
    return value > usual.high ? 1 : value < usual.low ? -1 : 0;
  };
  const last = judged.at(-1);
  const way = last ? side(last) : 0;
  let run = 0;
  while (way !== 0 && run < judged.length && side(judged[judged.length - 1 - run]!) === way) run += 1;
  if (run < 2) return { months, usual, direction: 'steady', since: null };
  return { months, usual, direction: way > 0 ? 'rising' : 'falling', since: judged[judged.length - run]!.month };
}

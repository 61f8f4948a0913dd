import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { timesOf } from './clocks.rules.ts';
import { fixedHolidays } from './holidays.rules.ts';
import type { ClockRule } from './process.types.ts';
import {
  addWorkingDays,
  addWorkingTime,
  dayOf,
  endOfDay,
  startOfDay,
  type Week,
  type WorkCalendar,
  workingTimeBetween,
} from './working-time.rules.ts';

const hour = 3_600_000;
const office = { from: 480, to: 900 };
const week: Week = [office, office, office, office, office, null, null];
const calendar: WorkCalendar = {
  timezone: 'Asia/Jakarta',
  weeks: [{ from: '1970-01-01', week }],
  off: new Set(),
  worked: new Set(),
};
const wib = (text: string) => new Date(`${text}:00+07:00`);

const days = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true });
const zones = fc.constantFrom('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'Europe/Berlin', 'America/New_York');
const open = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
  .filter(([from, to]) => from + 30 <= to)
  .map(([from, to]) => ({ from, to }));
const weeks = fc
  .array(fc.option(open), { minLength: 7, maxLength: 7 })
  .filter((one) => one.some((hours) => hours !== null));
const rest = fc.uniqueArray(
  days.map((date) => date.toISOString().slice(0, 10)),
  { maxLength: 40 },
);
const calendars = fc.tuple(zones, weeks, rest).map(
  ([timezone, one, off]): WorkCalendar => ({
    ...calendar,
    timezone,
    weeks: [{ from: '1970-01-01', week: one }],
    off: new Set(off),
  }),
);
const spans = fc.integer({ min: 1, max: 400 * hour });

describe('working time', () => {
  test('what is added is what lies between', () => {
    fc.assert(
      fc.property(calendars, days, spans, (one, from, ms) => {
        expect(workingTimeBetween(one, from, addWorkingTime(one, from, ms))).toBe(ms);
      }),
      { numRuns: 150 },
    );
  });

  test('two parts make the whole, and more never ends earlier', () => {
    fc.assert(
      fc.property(calendars, days, spans, spans, (one, from, first, second) => {
        const whole = addWorkingTime(one, from, first + second);
        expect(addWorkingTime(one, addWorkingTime(one, from, first), second)).toEqual(whole);
        expect(addWorkingTime(one, from, first) < whole).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('a later start never ends earlier', () => {
    fc.assert(
      fc.property(calendars, days, fc.nat(10 * 24 * hour), spans, (one, from, later, ms) => {
        const end = addWorkingTime(one, new Date(from.getTime() + later), ms);
        expect(end >= addWorkingTime(one, from, ms)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('one more day of rest never brings an end nearer, one more working day never puts it off', () => {
    fc.assert(
      fc.property(calendars, days, spans, days, fc.integer({ min: 1, max: 15 }), (one, from, ms, extra, count) => {
        const day = extra.toISOString().slice(0, 10);
        const more = { ...one, off: new Set([...one.off, day]) };
        const less = { ...one, worked: new Set([day]) };
        expect(addWorkingTime(more, from, ms) >= addWorkingTime(one, from, ms)).toBe(true);
        expect(addWorkingTime(less, from, ms) <= addWorkingTime(one, from, ms)).toBe(true);
        expect(addWorkingDays(more, from, count) >= addWorkingDays(one, from, count)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('an end lies in working hours, a working day ends at closing time', () => {
    fc.assert(
      fc.property(calendars, days, spans, fc.integer({ min: 1, max: 15 }), (one, from, ms, count) => {
        const end = addWorkingTime(one, from, ms);
        expect(workingTimeBetween(one, new Date(end.getTime() - 1), end)).toBe(1);
        const close = addWorkingDays(one, from, count);
        expect(workingTimeBetween(one, new Date(close.getTime() - 1), new Date(close.getTime() + 1))).toBe(1);
      }),
      { numRuns: 150 },
    );
  });

  test('an office week in Jakarta', () => {
    // Friday 14:00, four working hours: one on Friday, three on Monday.
    expect(addWorkingTime(calendar, wib('2026-11-20T14:00'), 4 * hour)).toEqual(wib('2026-11-23T11:00'));
    expect(addWorkingTime(calendar, wib('2026-11-21T10:00'), hour)).toEqual(wib('2026-11-23T09:00'));
    // Closing time belongs to the day that closes.
    expect(addWorkingTime(calendar, wib('2026-11-20T14:00'), hour)).toEqual(wib('2026-11-20T15:00'));
    expect(addWorkingDays(calendar, wib('2026-11-20T09:00'), 3)).toEqual(wib('2026-11-25T15:00'));
    // Christmas is a Friday in 2026.
    expect(addWorkingDays(calendar, wib('2026-12-24T09:00'), 1)).toEqual(wib('2026-12-28T15:00'));
    expect(addWorkingDays({ ...calendar, worked: new Set(['2026-12-25']) }, wib('2026-12-24T09:00'), 1)).toEqual(
      wib('2026-12-25T15:00'),
    );
  });

  test('other hours hold from their day on', () => {
    const short = { from: 480, to: 600 };
    const dated = {
      ...calendar,
      weeks: [...calendar.weeks, { from: '2026-11-24', week: [short, short, short, short, short, null, null] }],
    };
    expect(addWorkingTime(dated, wib('2026-11-23T14:00'), 4 * hour)).toEqual(wib('2026-11-25T09:00'));
  });

  test('a calendar without hours is refused instead of counting for ever', () => {
    const never = { ...calendar, weeks: [{ from: '1970-01-01', week: [null, null, null, null, null, null, null] }] };
    expect(() => addWorkingTime(never, wib('2026-11-23T14:00'), hour)).toThrow(RangeError);
    expect(() => addWorkingDays(never, wib('2026-11-23T14:00'), 1)).toThrow(RangeError);
  });

  test('days are those of the district', () => {
    expect(dayOf('Asia/Jayapura', new Date('2026-11-22T15:30:00Z'))).toBe('2026-11-23');
    expect(startOfDay('Asia/Makassar', '2026-11-23')).toEqual(new Date('2026-11-22T16:00:00Z'));
    expect(endOfDay('Asia/Jakarta', '2026-11-23')).toEqual(wib('2026-11-24T00:00'));
    expect(fixedHolidays(2026).map(({ day }) => day)).toContain('2026-08-17');
    expect(fixedHolidays(2013).map(({ day }) => day)).toEqual(['2013-01-01', '2013-08-17', '2013-12-25']);
  });
});

describe('clocks', () => {
  const texts = { id: 'Uji', en: 'Test' };
  const rule: ClockRule = {
    texts,
    length: 4,
    unit: 'working_hours',
    warnAt: 0.5,
    escalate: { to: 'commander', message: texts },
    until: 'deadline',
    instead: [{ field: 'kind', is: 'urgent', length: 1, unit: 'hours' }],
  };
  const start = wib('2026-11-20T14:00');

  test('warn by working time, and end', () => {
    expect(timesOf(rule, {}, start, calendar)).toEqual({
      warnAt: wib('2026-11-23T09:00'),
      dueAt: wib('2026-11-23T11:00'),
      byCalendar: true,
    });
  });

  test('another length for another kind, by day and night', () => {
    expect(timesOf(rule, { kind: 'urgent' }, start, calendar)).toEqual({
      warnAt: wib('2026-11-20T14:30'),
      dueAt: wib('2026-11-20T15:00'),
      byCalendar: false,
    });
  });

  test('a day that was named ends it; one that has passed is due at once', () => {
    expect(timesOf(rule, { deadline: '2026-11-24' }, start, calendar).dueAt).toEqual(wib('2026-11-25T00:00'));
    expect(timesOf(rule, { deadline: '2026-11-22' }, start, calendar)).toMatchObject({
      dueAt: wib('2026-11-23T00:00'),
    });
    expect(timesOf(rule, { deadline: '2026-11-01' }, start, calendar)).toMatchObject({ warnAt: start, dueAt: start });
  });

  test('a warning never comes before the start nor after the end', () => {
    const units = fc.constantFrom('hours' as const, 'working_hours' as const, 'working_days' as const);
    const part = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(calendars, days, units, fc.integer({ min: 1, max: 60 }), part, (one, from, unit, length, warnAt) => {
        const times = timesOf({ ...rule, unit, length, warnAt }, {}, from, one);
        expect(times.warnAt >= from && times.warnAt <= times.dueAt).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

import { createHash } from 'node:crypto';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database, Queryable } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids/ids.ts';
import type { Work } from '../../platform/journal/work.ts';
import { invalidField, notFound } from '../../platform/problem/problem.ts';
import { calendarRepository as repository } from './calendar.repository.ts';
import type { Holiday, SetHoliday, SetWorkingHours } from './cases.contract.ts';
import { fixedHolidays, fixedSource } from './holidays.rules.ts';
import { dayOf, type OpenHours, type Week, type WorkCalendar } from './working-time.rules.ts';

/** A calendar with a short name of its content, kept beside the clocks that were counted with it. */
export interface NamedCalendar {
  name: string;
  calendar: WorkCalendar;
}

export interface Calendars {
  /** The calendar of a district, from memory when it was read a moment ago. */
  of(db: Queryable, polresId: string): Promise<NamedCalendar>;
  /** The same as it is in this transaction. */
  fresh(db: Queryable, polresId: string): Promise<NamedCalendar>;
  /** Days of rest of one year, this one when left out, and the week as it holds now. */
  year(actor: Actor, year: number | undefined, now: Date, from?: Queryable): Promise<CalendarYear>;
  /** Enters, replaces or takes out one day. */
  setHoliday(work: Work, actor: Actor, input: SetHoliday): Promise<void>;
  /** Decides on the working week from a day on. */
  setHours(work: Work, actor: Actor, input: SetWorkingHours): Promise<void>;
}

export interface CalendarYear {
  items: Holiday[];
  next: null;
  year: number;
  timezone: string;
  week: SetWorkingHours['week'];
}

const office: OpenHours = { from: 8 * 60, to: 15 * 60 };
/** Monday to Friday, 08:00–15:00, until a district decides otherwise. */
const usual: Week = [office, office, office, office, office, null, null];
/** Another server may have changed the calendar, so what is remembered is not believed for longer. */
const rememberedMs = 5_000;

const text = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const shown = (week: Week): SetWorkingHours['week'] =>
  week.map((hours) => hours && { from: text(hours.from), to: text(hours.to) });

export function createCalendars(db: Database): Calendars {
  const remembered = new Map<string, { at: number; named: Promise<NamedCalendar> }>();

  async function fresh(from: Queryable, polresId: string): Promise<NamedCalendar> {
    const timezone = await repository.timezone(from, polresId);
    const days = await repository.holidays(from, polresId);
    const weeks = [{ from: '0001-01-01', week: usual }, ...(await repository.weeks(from, polresId))];
    const [off, worked] = [true, false].map((wanted) => days.filter((one) => one.off === wanted).map(({ day }) => day));
    const name = createHash('sha256')
      .update(JSON.stringify([timezone, weeks, off, worked]))
      .digest('hex')
      .slice(0, 16);
    return { name, calendar: { timezone, weeks, off: new Set(off), worked: new Set(worked) } };
  }

  return {
    fresh,

    of(from, polresId) {
      const known = remembered.get(polresId);
      if (known && Date.now() - known.at < rememberedMs) return known.named;
      const named = fresh(from, polresId);
      remembered.set(polresId, { at: Date.now(), named });
      named.catch(() => remembered.delete(polresId));
      return named;
    },

    async year(actor, asked, now, from = db) {
      const { calendar } = await fresh(from, actor.polresId);
      const { timezone, weeks } = calendar;
      const today = dayOf(timezone, now);
      const year = asked ?? Number(today.slice(0, 4));
      const entered = (await repository.holidays(from, actor.polresId)).filter(({ day }) => day.startsWith(`${year}-`));
      const taken = new Set(entered.map(({ day }) => day));
      const ruled = fixedHolidays(year)
        .filter(({ day }) => !taken.has(day))
        .map(({ day, name }) => ({ id: null, day, name, off: true, source: fixedSource }));
      const items = [...entered, ...ruled].sort((a, b) => a.day.localeCompare(b.day));
      return { items, next: null, year, timezone, week: shown(weeks.findLast(({ from }) => from <= today)!.week) };
    },

    async setHoliday(work, actor, { day, name, off, remove, source }) {
      const before = await repository.lockHoliday(work.tx, actor.polresId, day);
      if (remove && before === undefined) throw notFound();
      const seals: [string, string, Buffer | null][] = [];
      if (before) seals.push(['cases.holiday', before, await repository.removeHoliday(work.tx, before, work.now)]);
      const id = remove ? before! : newId();
      if (!remove) {
        const { polresId, realm, accountId: by } = actor;
        const seal = await repository.insertHoliday(work.tx, {
          id,
          day,
          name,
          off,
          source,
          polresId,
          realm,
          by,
          at: work.now,
        });
        seals.push(['cases.holiday', id, seal]);
      }
      work.record({
        action: remove ? 'holiday.removed' : 'holiday.set',
        subject: { type: 'holiday', id },
        body: { day, name, off, source },
        seals,
      });
      work.afterCommit(() => remembered.delete(actor.polresId));
    },

    async setHours(work, actor, { week, from, reason }) {
      const { calendar } = await fresh(work.tx, actor.polresId);
      if (from < dayOf(calendar.timezone, work.now)) {
        throw invalidField('from', 'Tidak boleh berlaku surut.', 'May not hold for the past.');
      }
      const read = week.map((hours, index) => {
        if (hours === null) return null;
        if (hours.from >= hours.to)
          throw invalidField(`week.${index}`, 'Jam tutup sebelum buka.', 'Closes before it opens.');
        return { from: minutes(hours.from), to: minutes(hours.to) };
      });
      if (read.every((hours) => hours === null)) {
        throw invalidField('week', 'Paling sedikit satu hari kerja.', 'At least one working day.');
      }
      const { polresId, realm, accountId: by } = actor;
      const id = newId();
      const seal = await repository.insertWeek(work.tx, {
        id,
        polresId,
        realm,
        from,
        week: read,
        reason,
        by,
        at: work.now,
      });
      work.record({
        action: 'working_hours.set',
        subject: { type: 'working_hours', id },
        body: { week: shown(read), from, reason },
        seals: [['cases.working_week', id, seal]],
      });
      work.afterCommit(() => remembered.delete(polresId));
    },
  };
}

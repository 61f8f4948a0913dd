import { commandRoute, type Route, readRoute } from '../../platform/http/route.ts';
import type { Calendars } from './calendar.service.ts';
import {
  casePaths,
  HolidayQuery,
  HolidaySet,
  Holidays,
  SetHoliday,
  SetWorkingHours,
  WorkingHoursSet,
} from './cases.contract.ts';
import type { Clocks } from './clocks.service.ts';

/** Clocks counted anew within the command itself; with more, the leader's job goes on. */
const atOnce = 1_000;

/** The working calendar of the district. */
export function calendarRoutes(calendars: Calendars, clocks: Clocks): Route[] {
  const tag = 'calendar';
  return [
    readRoute({
      path: casePaths.holidays,
      permission: 'case:read',
      tag,
      summary: { id: 'Hari libur dan jam kerja', en: 'Days of rest and working hours' },
      query: HolidayQuery,
      response: Holidays,
      handle: ({ actor, query }) => calendars.year(actor, query.year, new Date()),
    }),
    commandRoute({
      method: 'POST',
      path: casePaths.holidays,
      permission: 'setting:write',
      tag,
      summary: { id: 'Tetapkan atau hapus hari libur', en: 'Set or remove a day of rest' },
      body: SetHoliday,
      example: { day: '2027-03-10', name: 'Idulfitri 1448 H', source: 'SKB 3 Menteri tentang hari libur 2027' },
      response: HolidaySet,
      async perform(work, { actor, body }) {
        await calendars.setHoliday(work, actor, body);
        const { moved } = await clocks.recount(work, actor.polresId, atOnce);
        const { items } = await calendars.year(actor, Number(body.day.slice(0, 4)), work.now, work.tx);
        return { items, next: null, moved };
      },
    }),
    commandRoute({
      method: 'POST',
      path: casePaths.workingHours,
      permission: 'setting:write',
      tag,
      summary: { id: 'Tetapkan jam kerja mingguan', en: 'Decide on the hours of the working week' },
      body: SetWorkingHours,
      example: {
        week: [
          ...Array.from({ length: 4 }, () => ({ from: '08:00', to: '15:00' })),
          { from: '08:00', to: '15:30' },
          null,
          null,
        ],
        from: '2035-01-01',
        reason: 'Surat keputusan jam kerja 2035',
      },
      response: WorkingHoursSet,
      async perform(work, { actor, body }) {
        await calendars.setHours(work, actor, body);
        const { moved } = await clocks.recount(work, actor.polresId, atOnce);
        return { week: body.week, from: body.from, moved };
      },
    }),
  ];
}

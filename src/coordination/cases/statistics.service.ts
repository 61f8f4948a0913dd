import type { z } from 'zod';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { invalidField } from '../../platform/problem/problem.ts';
import type { Calendars } from './calendar.service.ts';
import type { Statistics, StatisticsQuery } from './cases.contract.ts';
import type { ProcessDefinition } from './process.types.ts';
import { statisticsRepository as repository, type SpreadRow } from './statistics.repository.ts';
import { dayOf, endOfDay, startOfDay } from './working-time.rules.ts';

const dayMs = 86_400_000;
const round = (value: number | null): number | null => (value === null ? null : Math.round(value));
const spread = ({ n, p50, p90 }: SpreadRow) => ({ n, p50: round(p50), p90: round(p90) });

/** Counts and durations of one process over days of the district, both included. @throws Problem invalid naming `query.to`. */
export type StatisticsOf = (
  actor: Actor,
  process: ProcessDefinition,
  query: z.output<typeof StatisticsQuery>,
  now: Date,
) => Promise<Statistics>;

export const createStatistics =
  (deps: { db: Database; calendars: Calendars }): StatisticsOf =>
  async (actor, process, query, now) => {
    const { db, calendars } = deps;
    const { timezone } = (await calendars.of(db, actor.polresId)).calendar;
    const to = query.to ?? dayOf(timezone, now);
    const from = query.from ?? dayOf(timezone, new Date(startOfDay(timezone, to).getTime() - 89 * dayMs));
    if (from > to) throw invalidField('query.to', 'Akhir sebelum awal.', 'Ends before it begins.');
    const period = {
      polresId: actor.polresId,
      process: process.id,
      areaCodes: actor.areaCodes,
      ...(query.area === undefined ? {} : { area: query.area }),
      from: startOfDay(timezone, from),
      to: endOfDay(timezone, to),
      now,
    };
    const totals = await repository.totals(db, period);
    const steps = new Map((await repository.steps(db, period)).map((row) => [row.state, row]));
    const none = { n: 0, p50: null, p90: null, clocked: 0, overdue: 0 };
    return {
      process: process.id,
      from,
      to,
      asOf: now.toISOString(),
      opened: totals.opened,
      closed: totals.closed,
      reopened: { cases: totals.reopenedCases, times: totals.reopenedTimes },
      openNow: totals.openNow,
      overdueNow: totals.overdueNow,
      duration: spread(totals),
      steps: Object.entries(process.states)
        .filter(([, { end }]) => !end)
        .map(([state, { texts }]) => {
          const row = steps.get(state) ?? { state, ...none };
          return { state, texts, ...spread(row), clocked: row.clocked, overdue: row.overdue };
        }),
    };
  };

import { sql } from 'kysely';
import type { Queryable } from '../../platform/database/database.ts';
import { scope, within } from './cases.repository.ts';

export interface Period {
  polresId: string;
  process: string;
  areaCodes: string[] | null;
  area?: string;
  from: Date;
  /** Not included any more. */
  to: Date;
  now: Date;
}
export interface SpreadRow {
  n: number;
  p50: number | null;
  p90: number | null;
}
export interface TotalsRow extends SpreadRow {
  opened: number;
  closed: number;
  openNow: number;
  overdueNow: number;
  reopenedCases: number;
  reopenedTimes: number;
}
export interface StepRow extends SpreadRow {
  state: string;
  clocked: number;
  overdue: number;
}

const seconds = (from: string, to: string) => sql.raw(`extract(epoch from ${to} - ${from})::float8`);
const spread = (from: string, to: string) => sql`
  percentile_cont(0.5) within group (order by ${seconds(from, to)}) as p50,
  percentile_cont(0.9) within group (order by ${seconds(from, to)}) as p90`;

/** Figures of one process over a period, of the cases that a person may see. */
export const statisticsRepository = {
  async totals(db: Queryable, { polresId, process, areaCodes, area, from, to, now }: Period): Promise<TotalsRow> {
    const { rows } = await sql<TotalsRow>`
      with mine as materialized (
        select c.id, c.opened_at, c.closed_at, c.due_at from cases.case c
        where c.polres_id = ${polresId} and c.process = ${process} and ${scope(areaCodes)}
          ${area === undefined ? sql`` : sql`and ${within(sql`c.area_code`, [area])}`}),
      again as (
        select count(distinct s.case_id)::int as cases, count(*)::int as times from cases.step s join mine on mine.id = s.case_id
          join cases.case c on c.id = s.case_id join cases.definition d on d.id = c.process and d.version = c.definition_version
        where s.polres_id = ${polresId} and s.process = ${process} and s.left_at >= ${from} and s.left_at < ${to}
          and coalesce((d.body::jsonb->'states'->s.state->>'end')::boolean, false)),
      ended as (
        select count(*)::int as n, ${spread('opened_at', 'closed_at')} from mine
        where closed_at >= ${from} and closed_at < ${to})
      select (select count(*)::int from mine where opened_at >= ${from} and opened_at < ${to}) as opened, ended.n as closed,
        (select count(*)::int from mine where closed_at is null) as "openNow",
        (select count(*)::int from mine where closed_at is null and due_at <= ${now}) as "overdueNow",
        again.cases as "reopenedCases", again.times as "reopenedTimes", ended.n, ended.p50, ended.p90
      from ended, again`.execute(db);
    return rows[0]!;
  },

  /** Of the steps that ended within the period, by state; the time in a closed state is no step. */
  async steps(db: Queryable, { polresId, process, areaCodes, area, from, to }: Period): Promise<StepRow[]> {
    const { rows } = await sql<StepRow>`
      select s.state, count(*)::int as n, count(s.due_at)::int as clocked,
        (count(*) filter (where s.left_at > s.due_at))::int as overdue, ${spread('s.entered_at', 's.left_at')}
      from cases.step s join cases.case c on c.id = s.case_id
      where s.polres_id = ${polresId} and s.process = ${process} and s.left_at >= ${from} and s.left_at < ${to}
        and ${scope(areaCodes)} ${area === undefined ? sql`` : sql`and ${within(sql`c.area_code`, [area])}`}
      group by s.state`.execute(db);
    return rows;
  },
};

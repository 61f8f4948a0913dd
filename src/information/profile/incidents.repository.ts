import { type RawBuilder, sql } from 'kysely';
import type { Realm } from '../../platform/access/actor.ts';
import type { Queryable } from '../../platform/database/database.ts';
import type { AreaLevel } from '../areas/geodata.ts';
import { publicChannels } from '../status/gauges.types.ts';

/** Which incidents a figure is about. */
export interface IncidentScope {
  polresId: string;
  realm: Realm;
  level: AreaLevel;
  code: string;
}

const columns = {
  regency: sql.ref('regency_code'),
  district: sql.ref('district_code'),
  village: sql.ref('village_code'),
  rw: sql.ref('rw_code'),
  rt: sql.ref('rt_code'),
} as const;

/** The first four parts of a code name its village. */
const villageOf = (code: string): string => code.split('.').slice(0, 4).join('.');

/** In the area, by the codes that were settled when it was written. Below a district the index on villages is used. */
function inScope({ polresId, realm, level, code }: IncidentScope): RawBuilder<boolean> {
  const own = sql<boolean>`polres_id = ${polresId} and realm = ${realm} and state not in ('duplicate', 'cancelled')`;
  switch (level) {
    case 'province':
      return sql`${own} and starts_with(regency_code, ${`${code}.`})`;
    case 'regency':
    case 'village':
      return sql`${own} and ${columns[level]} = ${code}`;
    case 'district':
      return sql`${own} and district_code = ${code}`;
    case 'rw':
    case 'rt':
      return sql`${own} and village_code = ${villageOf(code)} and ${columns[level]} = ${code}`;
  }
}

const column = (level: AreaLevel | null) => (level === null || level === 'province' ? sql`null::text` : columns[level]);

export interface CountRow {
  part: 'hour' | 'month' | 'child' | 'cell' | 'kind' | 'kind-hour';
  a: string | null;
  b: number | null;
  c: number | null;
  n: number;
}

export interface Spans {
  /** Begin of the months shown; hours, days and months count from it. */
  months: Date;
  year: Date;
  quarter: Date;
  now: Date;
}

/** Counts of the public's reports in one pass: by hour and weekday, by month, by area below, by kind. */
export async function countReports(
  db: Queryable,
  scope: IncidentScope,
  given: { timezone: string; spans: Spans; childLevel: AreaLevel | null; cellLevel: AreaLevel | null },
): Promise<CountRow[]> {
  const { timezone, spans, childLevel, cellLevel } = given;
  const { rows } = await sql<CountRow>`
    with seen as materialized (
      select known_at, known_at at time zone ${timezone} as local, kind,
        ${column(childLevel)} as child, ${column(cellLevel)} as cell
      from incidents.incident
      where ${inScope(scope)} and channel = any(${publicChannels}::text[])
        and known_at >= ${spans.months} and known_at <= ${spans.now})
    select 'hour' as part, null as a, extract(isodow from local)::int as b, extract(hour from local)::int as c, count(*) as n
      from seen group by b, c
    union all
    select 'month', to_char(local, 'YYYY-MM'), null, null, count(*) from seen group by 2
    union all
    select 'child', child, null, null, count(*) from seen where known_at >= ${spans.year} and child is not null group by child
    union all
    select 'cell', cell, null, null, count(*) from seen where known_at >= ${spans.year} and cell is not null group by cell
    union all
    select 'kind', kind, null, null, count(*) from seen where known_at >= ${spans.year} group by kind
    union all
    select 'kind-hour', kind, extract(isodow from local)::int, extract(hour from local)::int, count(*)
      from seen where known_at >= ${spans.quarter} group by 2, 3, 4`.execute(db);
  return rows;
}

export interface SpeedRow {
  in_time: number;
  late: number;
  unmeasured: number;
  median: number | null;
}

/**
 * How fast the incidents of a period were reached, whoever told them. Late is also who was sent for and has not come when the
 * target is over; not measured is where nobody was sent, or the target still runs.
 */
export async function measureSpeed(db: Queryable, scope: IncidentScope, from: Date, now: Date): Promise<SpeedRow> {
  const { rows } = await sql<SpeedRow>`
    with timed as (
      select extract(epoch from first_arrived_at - known_at) as seconds, target_seconds,
        first_assigned_at is not null and extract(epoch from ${now}::timestamptz - known_at) > target_seconds as overdue
      from incidents.incident where ${inScope(scope)} and known_at >= ${from} and known_at <= ${now})
    select count(*) filter (where seconds <= target_seconds) as in_time,
      count(*) filter (where seconds > target_seconds or (seconds is null and overdue)) as late,
      count(*) filter (where seconds is null and not overdue) as unmeasured,
      percentile_cont(0.5) within group (order by seconds) as median
    from timed`.execute(db);
  return rows[0] ?? { in_time: 0, late: 0, unmeasured: 0, median: null };
}

/** Calls that told the incidents of an area: answered within 10 s, later, and not measured. */
export async function measureAnswers(
  db: Queryable,
  scope: IncidentScope,
  from: Date,
  now: Date,
): Promise<{ quick: number; slow: number; unmeasured: number }> {
  const { rows } = await sql<{ quick: number; slow: number; unmeasured: number }>`
    with heard as (
      select c.answer_seconds from calls.call c
        join (select id from incidents.incident where ${inScope(scope)} and known_at >= ${from} and known_at <= ${now}) i
          on i.id = c.incident_id)
    select count(*) filter (where answer_seconds <= 10) as quick, count(*) filter (where answer_seconds > 10) as slow,
      count(*) filter (where answer_seconds is null) as unmeasured
    from heard`.execute(db);
  return rows[0] ?? { quick: 0, slow: 0, unmeasured: 0 };
}

/** Month of the first incident ever recorded here, in the zone; null while there is none. */
export async function findBegin(
  db: Queryable,
  polresId: string,
  realm: Realm,
  timezone: string,
): Promise<string | null> {
  const { rows } = await sql<{ month: string | null }>`
    select to_char(min(known_at) at time zone ${timezone}, 'YYYY-MM') as month
    from incidents.incident where polres_id = ${polresId} and realm = ${realm}`.execute(db);
  return rows[0]?.month ?? null;
}

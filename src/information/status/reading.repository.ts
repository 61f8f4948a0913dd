import { sql } from 'kysely';
import type { Json, Queryable } from '../../platform/database/database.ts';
import type { AssessmentKind } from './assessments.repository.ts';
import type { ProposedReason } from './status.rules.ts';
import type { AssessedLevel, Gauge, StatusLevel, Trend } from './status.types.ts';

/** An assessment with its area's name and newest population, and its last decision. */
export interface StatusRecord {
  id: string;
  polres_id: string;
  kind: AssessmentKind;
  code: string;
  area_level: AssessedLevel | null;
  area_code: string | null;
  proposed: StatusLevel | null;
  proposed_since: Date;
  shown: StatusLevel | null;
  shown_since: Date;
  needs_decision: boolean;
  trend: Trend;
  recent: number;
  year_count: number;
  windows: number[];
  gauges: Partial<Record<Gauge, StatusLevel>>;
  gauge_counts: Partial<Record<Gauge, { recent: number; windows: number[]; week: number }>>;
  reasons: ProposedReason[];
  inputs: Record<string, number | null>;
  rule_version: number;
  computed_at: Date;
  version: number;
  name: string | null;
  parent_code: string | null;
  population: number | null;
  /** A point of the record; null for an area. */
  lon: number | null;
  lat: number | null;
  decision_id: string | null;
  decided_level: StatusLevel | null;
  decided_proposed: StatusLevel | null;
}

export interface DecisionRow {
  id: string;
  level: StatusLevel;
  reason: string;
  proposed: StatusLevel | null;
  rule_version: number;
  decided_at: Date;
  decided_role: string;
  by_name: string;
}
export interface EventRow {
  at: Date;
  action: string;
  actor_name: string | null;
  body: Json;
}

const select = sql`select a.*, d.level as decided_level, d.proposed as decided_proposed,
    coalesce(w.name, r.data->>'name') as name, w.parent_code, r.lon, r.lat,
    (select p.population from areas.population p where p.polres_id = a.polres_id and p.area_code = a.code and a.kind = 'area'
      order by p.year desc limit 1) as population
  from status.assessment a
    left join areas.area w on a.kind = 'area' and w.polres_id = a.polres_id and w.code = a.code and w.valid_to is null
    left join registers.record r on r.id = case when a.kind <> 'area' then a.code::uuid end
    left join status.decision d on d.id = a.decision_id`;

/** Only what still exists: areas in force, records that are open. */
const living = sql`(a.kind = 'area' and w.code is not null or a.kind <> 'area' and r.closed_at is null)`;

export const readingRepository = {
  async areas(db: Queryable, polresId: string, level: AssessedLevel, parent?: string): Promise<StatusRecord[]> {
    const { rows } = await sql<StatusRecord>`${select}
      where a.polres_id = ${polresId} and a.kind = 'area' and a.area_level = ${level} and ${living}
        ${parent === undefined ? sql`` : sql`and starts_with(a.code, ${`${parent}.`})`}
      order by a.code`.execute(db);
    return rows;
  },

  async ofKind(db: Queryable, polresId: string, kind: AssessmentKind, area?: string): Promise<StatusRecord[]> {
    const { rows } = await sql<StatusRecord>`${select}
      where a.polres_id = ${polresId} and a.kind = ${kind} and ${living}
        ${area === undefined ? sql`` : sql`and (a.area_code = ${area} or starts_with(a.area_code, ${`${area}.`}))`}
      order by a.code limit 5000`.execute(db);
    return rows;
  },

  /** Subjects that wait for an officer, the longest first. */
  async waiting(db: Queryable, polresId: string): Promise<StatusRecord[]> {
    const { rows } = await sql<StatusRecord>`${select}
      where a.polres_id = ${polresId} and a.needs_decision and a.kind <> 'road' and ${living}
      order by case a.proposed when 'rawan' then 0 when 'waspada' then 1 else 2 end, a.proposed_since, a.code limit 1000`.execute(
      db,
    );
    return rows;
  },

  async one(db: Queryable, polresId: string, kind: AssessmentKind, code: string): Promise<StatusRecord | undefined> {
    const { rows } = await sql<StatusRecord>`${select}
      where a.polres_id = ${polresId} and a.kind = ${kind} and a.code = ${code} and ${living}`.execute(db);
    return rows[0];
  },

  async byIds(db: Queryable, ids: readonly string[]): Promise<StatusRecord[]> {
    if (ids.length === 0) return [];
    const { rows } = await sql<StatusRecord>`${select} where a.id = any(${[...ids]}::uuid[])`.execute(db);
    return rows;
  },

  async lastDecision(db: Queryable, assessmentId: string): Promise<DecisionRow | undefined> {
    const { rows } = await sql<DecisionRow>`
      select d.id, d.level, d.reason, d.proposed, d.rule_version, d.decided_at, d.decided_role, c.display_name as by_name
      from status.decision d join access.account c on c.id = d.decided_by
      where d.assessment_id = ${assessmentId} order by d.decided_at desc, d.id desc limit 1`.execute(db);
    return rows[0];
  },

  /** What the journal tells about a subject, newest first. */
  async events(db: Queryable, assessmentId: string): Promise<EventRow[]> {
    const { rows } = await sql<EventRow>`
      select e.at, e.action, c.display_name as actor_name, b.body
      from journal.entry e left join journal.body b on b.entry_id = e.id left join access.account c on c.id = e.actor_id
      where e.subject_id = ${assessmentId} and e.subject_type = 'status' order by e.at desc, e.id desc limit 100`.execute(
      db,
    );
    return rows;
  },
};

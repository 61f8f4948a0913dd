import { sql } from 'kysely';
import type { Queryable } from '../../platform/database/database.ts';
import { countedReports } from './facts.repository.ts';
import type { StatusLevel } from './status.types.ts';

export interface AreaCount {
  code: string;
  name: string;
  parent_code: string | null;
  population: number | null;
  shown: StatusLevel | null;
  n: number;
}
export interface PivotReport {
  village_code: string | null;
  district_code: string | null;
  kind: string;
  priority: number;
  n: number;
}
export interface PivotProblem {
  id: string;
  area_code: string | null;
  village_code: string | null;
  district_code: string | null;
  kind: string;
  shown: StatusLevel | null;
  linked: number;
}
export interface MappedRow {
  village_code: string;
  register: string;
  records: number;
  newest: Date;
  sure: number;
}

export const figuresRepository = {
  /** Counted public reports of these kinds since `from`, for each area of a level, with its newest population. */
  async areaCounts(
    db: Queryable,
    q: {
      polresId: string;
      realm: string;
      level: 'district' | 'village';
      kinds: readonly string[];
      from: Date;
      to: Date;
    },
  ): Promise<AreaCount[]> {
    const code = q.level === 'district' ? sql`i.district_code` : sql`i.village_code`;
    const { rows } = await sql<AreaCount>`
      with counted as (
        select ${code} as code, count(*)::int as n from incidents.incident i
        where i.polres_id = ${q.polresId} and i.realm = ${q.realm} and i.known_at > ${q.from} and i.known_at <= ${q.to}
          and i.kind = any(${[...q.kinds]}::text[]) and ${countedReports}
        group by 1)
      select w.code, w.name, w.parent_code, s.shown, coalesce(c.n, 0) as n,
        (select p.population from areas.population p where p.polres_id = w.polres_id and p.area_code = w.code
          order by p.year desc limit 1) as population
      from areas.area w left join counted c on c.code = w.code
        left join status.assessment s on s.polres_id = w.polres_id and s.kind = 'area' and s.code = w.code
      where w.polres_id = ${q.polresId} and w.level = ${q.level} and w.valid_to is null order by w.code`.execute(db);
    return rows;
  },

  async reports(
    db: Queryable,
    q: { polresId: string; realm: string; kinds: readonly string[]; from: Date; to: Date },
  ): Promise<PivotReport[]> {
    const { rows } = await sql<PivotReport>`
      select i.village_code, i.district_code, i.kind, i.priority::int as priority, count(*)::int as n from incidents.incident i
      where i.polres_id = ${q.polresId} and i.realm = ${q.realm} and i.known_at > ${q.from} and i.known_at <= ${q.to}
        and i.kind = any(${[...q.kinds]}::text[]) and ${countedReports}
      group by 1, 2, 3, 4`.execute(db);
    return rows;
  },

  async problems(db: Queryable, polresId: string, realm: string): Promise<PivotProblem[]> {
    const { rows } = await sql<PivotProblem>`
      select r.id, r.area_code, r.village_code, r.district_code, coalesce(r.data->>'kind', '') as kind, a.shown,
        coalesce(a.recent, 0) as linked
      from registers.record r
        left join status.assessment a on a.polres_id = r.polres_id and a.kind = 'problem' and a.code = r.id::text
      where r.register = 'problems' and r.polres_id = ${polresId} and r.realm = ${realm} and r.closed_at is null`.execute(
      db,
    );
    return rows;
  },

  /** Open records of these registers in each village: how many, how fresh, how many of them surely placed. */
  async mapped(db: Queryable, polresId: string, realm: string, registers: readonly string[]): Promise<MappedRow[]> {
    const { rows } = await sql<MappedRow>`
      select village_code, register, count(*)::int as records, max(changed_at) as newest,
        count(*) filter (where not area_guessed)::int as sure
      from registers.record
      where polres_id = ${polresId} and realm = ${realm} and closed_at is null and village_code is not null
        and register = any(${[...registers]}::text[])
      group by 1, 2`.execute(db);
    return rows;
  },

  async villages(
    db: Queryable,
    polresId: string,
  ): Promise<Pick<AreaCount, 'code' | 'name' | 'parent_code' | 'population'>[]> {
    const { rows } = await sql<AreaCount>`
      select w.code, w.name, w.parent_code,
        (select p.population from areas.population p where p.polres_id = w.polres_id and p.area_code = w.code
          order by p.year desc limit 1) as population
      from areas.area w where w.polres_id = ${polresId} and w.level = 'village' and w.valid_to is null order by w.code`.execute(
      db,
    );
    return rows;
  },
};

import { sql } from 'kysely';
import type { Queryable } from '../../platform/database/database.ts';
import { usualWindows, windowDays } from './counts.rules.ts';
import { gaugeKinds, publicChannels, uncountedDispositions, uncountedStates } from './gauges.types.ts';
import { type AssessedLevel, assessedLevels, type Gauge, gauges } from './status.types.ts';

export interface AreaRow {
  code: string;
  level: AssessedLevel;
  parent_code: string | null;
}
/** Reports of one gauge in the finest area that is known; window 0 is the present one, the last 28 days. */
export interface CountRow {
  regency_code: string | null;
  district_code: string | null;
  village_code: string | null;
  rw_code: string | null;
  gauge: Gauge;
  windows: number[];
  week: number;
}
export interface ProblemRow {
  id: string;
  kind: string;
  handled: boolean;
  since: string | null;
  created_at: Date;
  linked: number;
  area_code: string | null;
  rw_code: string | null;
  village_code: string | null;
  district_code: string | null;
  regency_code: string | null;
}
export interface TensionRow extends Pick<ProblemRow, 'area_code' | 'rw_code' | 'village_code' | 'district_code'> {
  regency_code: string | null;
  heat: number;
}
/** One counted report near a road section's box. */
export interface RoadReport {
  id: string;
  lon: number;
  lat: number;
  gauge: Gauge;
  w: number;
  fresh: boolean;
}
export interface RoadRow {
  id: string;
  area_code: string | null;
  geometry: { type: string; coordinates: unknown };
}
export interface ClosureRow {
  lon: number;
  lat: number;
}

/** Every kind that a gauge counts, with the gauge; for joins. */
const kindsOfGauges = sql.join(
  gauges.flatMap((gauge) => gaugeKinds[gauge].map((kind) => sql`(${kind}::text, ${gauge}::text)`)),
);

/** Reports that count: told by the public, neither twice nor falsely, of a kind that a gauge counts. Alias `i`. */
export const countedReports = sql`i.channel = any(${[...publicChannels]}::text[])
  and i.state <> all(${[...uncountedStates]}::text[])
  and (i.disposition is null or i.disposition <> all(${[...uncountedDispositions]}::text[]))`;

/** The facts that proposals are made of, each in one question. */
export const factsRepository = {
  async areas(db: Queryable, polresId: string): Promise<AreaRow[]> {
    const { rows } = await sql<AreaRow>`select code, level, parent_code from areas.area
      where polres_id = ${polresId} and valid_to is null and level = any(${[...assessedLevels]}::text[])`.execute(db);
    return rows;
  },

  /** When the first report of the district was known; null without any. */
  async firstReport(db: Queryable, polresId: string, realm: string): Promise<Date | null> {
    const { rows } = await sql<{ first: Date | null }>`select min(known_at) as first from incidents.incident
      where polres_id = ${polresId} and realm = ${realm}`.execute(db);
    return rows[0]?.first ?? null;
  },

  /** Counted reports by window; of these villages, or of the whole district. */
  async counts(
    db: Queryable,
    polresId: string,
    realm: string,
    at: Date,
    villages: readonly string[] | null,
  ): Promise<CountRow[]> {
    const windows = sql.join(
      Array.from({ length: usualWindows + 1 }, (_, w) => sql`count(*) filter (where i.w = ${w}::int)::int`),
    );
    const { rows } = await sql<CountRow>`
      select i.regency_code, i.district_code, i.village_code, i.rw_code, g.gauge,
        to_jsonb(array[${windows}]) as windows, count(*) filter (where i.fresh)::int as week
      from (
        select i.regency_code, i.district_code, i.village_code, i.rw_code, i.kind,
          floor(date_part('epoch', ${at}::timestamptz - i.known_at) / ${windowDays * 86_400}::int)::int as w,
          i.known_at > ${at}::timestamptz - interval '7 days' as fresh
        from incidents.incident i
        where i.polres_id = ${polresId} and i.realm = ${realm} and i.known_at <= ${at}
          and i.known_at > ${at}::timestamptz - make_interval(days => ${windowDays * (usualWindows + 1)}::int)
          and ${countedReports}
          ${villages === null ? sql`` : sql`and i.village_code = any(${[...villages]}::text[])`}) i
      join (values ${kindsOfGauges}) g(kind, gauge) on g.kind = i.kind
      group by i.regency_code, i.district_code, i.village_code, i.rw_code, g.gauge`.execute(db);
    return rows;
  },

  /** Open problems with their public reports of the last 90 days. */
  async problems(db: Queryable, polresId: string, realm: string, at: Date): Promise<ProblemRow[]> {
    const { rows } = await sql<ProblemRow>`
      select r.id, coalesce(r.data->>'kind', '') as kind, coalesce(jsonb_array_length(nullif(r.data->'handling', 'null')), 0) > 0 as handled,
        r.data->>'since' as since, r.created_at, r.area_code, r.rw_code, r.village_code, r.district_code, r.regency_code,
        (select count(*)::int from registers.reference f join incidents.incident i on i.id = f.to_incident
          where f.record_id = r.id and i.known_at > ${at}::timestamptz - interval '90 days' and ${countedReports}) as linked
      from registers.record r
      where r.register = 'problems' and r.polres_id = ${polresId} and r.realm = ${realm} and r.closed_at is null`.execute(
      db,
    );
    return rows;
  },

  /** Open tension between groups, 0–5; none while a district has no such register. */
  async tensions(db: Queryable, polresId: string, realm: string): Promise<TensionRow[]> {
    const { rows } = await sql<TensionRow>`
      select area_code, rw_code, village_code, district_code, regency_code,
        coalesce(floor((data->>'heat')::numeric), 0)::int as heat
      from registers.record
      where register = 'tension' and polres_id = ${polresId} and realm = ${realm} and closed_at is null`.execute(db);
    return rows;
  },

  /** Roads that are wholly closed now. */
  async closures(db: Queryable, polresId: string, at: Date): Promise<ClosureRow[]> {
    const { rows } = await sql<ClosureRow>`select lon, lat from routing.closure
      where polres_id = ${polresId} and factor is null and valid_from <= ${at} and (valid_to is null or valid_to > ${at})`.execute(
      db,
    );
    return rows;
  },

  /** Open road sections with a line. */
  async roads(db: Queryable, polresId: string, realm: string): Promise<RoadRow[]> {
    const { rows } = await sql<RoadRow>`select id, area_code, geometry from registers.record
      where register = 'road-sections' and polres_id = ${polresId} and realm = ${realm} and closed_at is null
        and geometry is not null`.execute(db);
    return rows;
  },

  /** Counted reports of the windows in the boxes of these sections, with a margin of about 60 m. */
  async roadReports(db: Queryable, polresId: string, realm: string, at: Date): Promise<RoadReport[]> {
    const { rows } = await sql<RoadReport>`
      select r.id, i.lon, i.lat, g.gauge, i.known_at > ${at}::timestamptz - interval '7 days' as fresh,
        floor(date_part('epoch', ${at}::timestamptz - i.known_at) / ${windowDays * 86_400}::int)::int as w
      from incidents.incident i
        join (values ${kindsOfGauges}) g(kind, gauge) on g.kind = i.kind
        join registers.record r on i.lon between r.west - 0.0006 and r.east + 0.0006
          and i.lat between r.south - 0.0006 and r.north + 0.0006
      where r.register = 'road-sections' and r.polres_id = ${polresId} and r.realm = ${realm} and r.closed_at is null
        and i.polres_id = ${polresId} and i.realm = ${realm} and i.known_at <= ${at}
        and i.known_at > ${at}::timestamptz - make_interval(days => ${windowDays * (usualWindows + 1)}::int)
        and ${countedReports}`.execute(db);
    return rows;
  },
};

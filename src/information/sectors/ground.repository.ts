import type { MultiPolygon, Polygon } from 'geojson';
import { type RawBuilder, sql } from 'kysely';
import type { Realm } from '../../platform/access/actor.ts';
import type { Queryable } from '../../platform/database/database.ts';
import { publicChannels, uncountedDispositions, uncountedStates } from '../status/gauges.types.ts';
import type { PlanLevel } from './sectors.types.ts';

export interface AreaRow {
  code: string;
  name: string;
  parent: string | null;
  lon: number;
  lat: number;
  area_m2: number;
  population: number | null;
  geometry: Polygon | MultiPolygon;
}

/** Areas of a level in force on a day with their newest count of residents, by code. */
export async function findAreas(db: Queryable, polresId: string, level: PlanLevel, day: string): Promise<AreaRow[]> {
  const { rows } = await sql<AreaRow>`
    select a.code, a.name, up.name as parent, a.lon, a.lat, a.area_m2, a.geometry,
      (select p.population from areas.population p where p.polres_id = a.polres_id and p.area_code = a.code
        order by p.year desc limit 1) as population
    from areas.area a left join areas.area up on up.polres_id = a.polres_id and up.code = a.parent_code and up.valid_to is null
    where a.polres_id = ${polresId} and a.level = ${level} and a.valid_from <= ${day}::date
      and (a.valid_to is null or a.valid_to > ${day}::date)
    order by a.code`.execute(db);
  return rows;
}

const codeColumn: Record<PlanLevel, RawBuilder<unknown>> = {
  village: sql.ref('village_code'),
  rw: sql.ref('rw_code'),
};
/** Longer ones were left open by mistake; they would outweigh everything else. */
const mostHours = 12;

export interface LoadRow {
  code: string;
  n: number;
  measured: number;
  hours: number;
}

/** Incidents reported by the public by area, and the hours they bound: first unit sent until settled. */
export async function findLoads(
  db: Queryable,
  { polresId, realm }: { polresId: string; realm: Realm },
  level: PlanLevel,
  from: Date,
  to: Date,
): Promise<LoadRow[]> {
  const { rows } = await sql<LoadRow>`
    select ${codeColumn[level]} as code, count(*)::int as n, count(hours)::int as measured, coalesce(sum(hours), 0)::float8 as hours
    from (
      select ${codeColumn[level]}, case when first_assigned_at is not null then least(${mostHours}, greatest(0,
        extract(epoch from coalesce(resolved_at, closed_at, ${to}) - first_assigned_at)::float8 / 3600)) end as hours
      from incidents.incident
      where polres_id = ${polresId} and realm = ${realm} and known_at >= ${from} and known_at < ${to}
        and channel = any(${[...publicChannels]}::text[]) and state <> all(${[...uncountedStates]}::text[])
        and (disposition is null or disposition <> all(${[...uncountedDispositions]}::text[]))
        and ${codeColumn[level]} is not null) counted
    group by 1`.execute(db);
  return rows;
}

export interface UnitRow {
  id: string;
  callsign: string;
  name: string;
  crew_size: number;
  beat_codes: string[];
  station_id: string | null;
}
export interface StationRow {
  id: string;
  name: string;
  kind: 'hq' | 'sector' | 'post';
  lon: number;
  lat: number;
}

/** Units in service, by callsign. */
export async function findUnits(db: Queryable, polresId: string, realm: Realm): Promise<UnitRow[]> {
  const { rows } = await sql<UnitRow>`select id, callsign, name, crew_size, beat_codes, station_id from units.unit
    where polres_id = ${polresId} and realm = ${realm} and active order by callsign`.execute(db);
  return rows;
}

export async function findStations(db: Queryable, polresId: string): Promise<StationRow[]> {
  const { rows } = await sql<StationRow>`select id, name, kind, lon, lat from units.station
    where polres_id = ${polresId} order by code`.execute(db);
  return rows;
}

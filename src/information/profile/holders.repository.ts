import { sql } from 'kysely';
import type { Realm } from '../../platform/access/actor.ts';
import type { Queryable } from '../../platform/database/database.ts';
import type { AreaLevel } from '../areas/geodata.ts';
import type { UnitRow } from './holders.rules.ts';

/** Units in service whose beat lies in the area, or holds it. */
export async function findUnits(db: Queryable, polresId: string, realm: Realm, code: string): Promise<UnitRow[]> {
  const { rows } = await sql<UnitRow>`
    select id, callsign, name, function, crew, crew_size, beat_codes from units.unit
    where polres_id = ${polresId} and realm = ${realm} and active and exists (
      select from unnest(beat_codes) beat
      where beat = ${code} or starts_with(beat, ${`${code}.`}) or starts_with(${code}, beat || '.'))
    order by callsign`.execute(db);
  return rows;
}

export interface HelpRow {
  kind: 'police' | 'hospital' | 'fire';
  name: string;
  lon: number;
  lat: number;
  units: number | null;
}

/** Where help may come from: the nearest of each kind as the crow flies. Police posts of the units before those of the map. */
export async function findHelp(
  db: Queryable,
  polresId: string,
  at: { lon: number; lat: number },
  each: number,
): Promise<HelpRow[]> {
  const { rows } = await sql<HelpRow>`
    with posts as (
      select 'police' as kind, s.name, s.lon, s.lat,
        (select count(*) from units.unit u where u.station_id = s.id and u.active) as units
      from units.station s where s.polres_id = ${polresId}),
    places as (
      select * from posts
      union all
      select case kind when 'hospital' then 'hospital' when 'fire_station' then 'fire' else 'police' end, name, lon, lat, null
      from areas.poi where polres_id = ${polresId} and (kind in ('hospital', 'fire_station')
        or (kind in ('police_hq', 'police_sector', 'police_post') and not exists (select from posts)))),
    ranked as (
      select *, row_number() over (partition by kind
        order by power((lon - ${at.lon}) * cos(radians(${at.lat})), 2) + power(lat - ${at.lat}, 2)) as place
      from places)
    select kind, name, lon, lat, units from ranked where place <= ${each}`.execute(db);
  return rows;
}

export interface StationRow {
  name: string;
  kind: 'hq' | 'sector' | 'post';
  lon: number;
  lat: number;
}

/** All posts of the district; which of them lie in an area is for the caller to settle. */
export async function findStations(db: Queryable, polresId: string): Promise<StationRow[]> {
  const { rows } = await sql<StationRow>`
    select name, kind, lon, lat from units.station where polres_id = ${polresId} order by code`.execute(db);
  return rows;
}

const recordColumns = {
  province: sql.ref('regency_code'),
  regency: sql.ref('regency_code'),
  district: sql.ref('district_code'),
  village: sql.ref('village_code'),
  rw: sql.ref('rw_code'),
  rt: sql.ref('rt_code'),
} as const;

const recordsIn = (level: AreaLevel, code: string) =>
  level === 'province' ? sql`starts_with(regency_code, ${`${code}.`})` : sql`${recordColumns[level]} = ${code}`;

/** Open records of each register in an area, and when the newest of them changed. */
export async function countRecords(
  db: Queryable,
  polresId: string,
  area: { level: AreaLevel; code: string },
): Promise<Map<string, { n: number; changedAt: Date }>> {
  const { rows } = await sql<{ register: string; n: number; changed_at: Date }>`
    select register, count(*) as n, max(changed_at) as changed_at from registers.record
    where polres_id = ${polresId} and closed_at is null and ${recordsIn(area.level, area.code)} group by register`.execute(
    db,
  );
  return new Map(rows.map(({ register, n, changed_at }) => [register, { n, changedAt: changed_at }]));
}

/** Open cases of an area, and those whose clock has run out. */
export async function countCases(
  db: Queryable,
  polresId: string,
  realm: Realm,
  code: string,
  now: Date,
): Promise<{ open: number; late: number }> {
  const { rows } = await sql<{ open: number; late: number }>`
    select count(*) as open, count(*) filter (where due_at < ${now}) as late from cases.case
    where polres_id = ${polresId} and realm = ${realm} and closed_at is null
      and (area_code = ${code} or starts_with(area_code, ${`${code}.`}))`.execute(db);
  return rows[0] ?? { open: 0, late: 0 };
}

/** For each area of a level that has open records: when the newest of them changed. */
export async function findMapped(
  db: Queryable,
  polresId: string,
  area: { level: AreaLevel; code: string },
  level: AreaLevel,
): Promise<Map<string, Date>> {
  const { rows } = await sql<{ code: string; changed_at: Date }>`
    select ${recordColumns[level]} as code, max(changed_at) as changed_at from registers.record
    where polres_id = ${polresId} and closed_at is null and ${recordColumns[level]} is not null
      and ${recordsIn(area.level, area.code)} group by 1`.execute(db);
  return new Map(rows.map(({ code, changed_at }) => [code, changed_at]));
}

/** The newest signed checkpoint of the journal, and the last entry that has a position. */
export async function findProof(
  db: Queryable,
): Promise<{ position: number | null; checkpoint: { size: number; origin: string; note: string } | undefined }> {
  const checkpoint = await db
    .selectFrom('journal.checkpoint')
    .select(['size', 'origin', 'note'])
    .orderBy('signed_at', 'desc')
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  const last = await db
    .selectFrom('journal.sequence')
    .select((e) => e.fn.max('position').as('position'))
    .executeTakeFirst();
  return { position: last?.position === null || last === undefined ? null : Number(last.position), checkpoint };
}

/** Name, zone and realm of the district. */
export function findPolres(
  db: Queryable,
  polresId: string,
): Promise<{ name: string; timezone: string; realm: string }> {
  return db
    .selectFrom('platform.polres')
    .select(['name', 'timezone', 'realm'])
    .where('id', '=', polresId)
    .executeTakeFirstOrThrow();
}

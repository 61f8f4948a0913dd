import area from '@turf/area';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids/ids.ts';
import type { AreaVersion } from './area-versions.rules.ts';
import type { PoiInput, PopulationInput } from './geodata.ts';
import { labelPoint } from './label-point.ts';
import type { PlaceRow } from './place-build.ts';
import type { WaterInput } from './river-band.ts';

export const importKinds = ['areas', 'roads', 'pois', 'population', 'water', 'units'] as const;
export type ImportKind = (typeof importKinds)[number];

/** Told to all servers of the installation when something that they keep in memory was imported. */
export const importChannel = 'harmoni_import';

/** Rows in one statement: few statements, and none so large that it cannot be held twice. */
const batch = 2000;

/** Runs `insert` for parts of the rows, each handed over as one JSON text. */
async function inBatches<Row>(rows: readonly Row[], insert: (json: string) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += batch) await insert(JSON.stringify(rows.slice(at, at + batch)));
}

/** One import at a time for each district: they replace each other's rows. Held until the transaction ends. */
export async function lockImports(tx: Tx, polresId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`harmoni import ${polresId}`}, 0))`.execute(tx);
}

/** Notes an import and announces it; the announcement goes out when the transaction commits. @returns its version. */
export async function insertImport(
  tx: Tx,
  row: { polresId: string; kind: ImportKind; source: string; rows: number; refused: number },
): Promise<number> {
  const { version } = await tx
    .insertInto('areas.import')
    .values({ polres_id: row.polresId, kind: row.kind, source: row.source, rows: row.rows, refused: row.refused })
    .returning('version')
    .executeTakeFirstOrThrow();
  await announceChange(tx, { polresId: row.polresId, kind: row.kind, version });
  return version;
}

/** A change that other servers must learn of. */
export interface ImportNotice {
  polresId: string;
  kind: ImportKind | 'closures';
  /** Version of the import; null for closures. */
  version: number | null;
}

export async function announceChange(tx: Tx, notice: ImportNotice): Promise<void> {
  await sql`select pg_notify(${importChannel}, ${JSON.stringify(notice)})`.execute(tx);
}

/** All versions of these codes' areas. */
export async function findAreaVersions(tx: Tx, polresId: string, codes: string[]): Promise<AreaVersion[]> {
  const rows = await tx
    .selectFrom('areas.area')
    .select(['code', 'parent_code', 'level', 'name', 'geometry', 'valid_from', 'valid_to'])
    .where('polres_id', '=', polresId)
    .where('code', '=', sql<string>`any(${codes}::text[])`)
    .execute();
  return rows.map((row) => ({
    code: row.code,
    parentCode: row.parent_code,
    level: row.level as AreaVersion['level'],
    name: row.name,
    geometry: row.geometry as unknown as AreaVersion['geometry'],
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }));
}

/** Writes new and corrected versions; a version of the same code and first day is replaced. */
export async function upsertAreas(
  tx: Tx,
  polresId: string,
  areas: readonly AreaVersion[],
  version: number,
): Promise<void> {
  const rows = areas.map((one) => {
    const [lon, lat] = labelPoint(one.geometry);
    return {
      id: newId(),
      code: one.code,
      parent_code: one.parentCode,
      level: one.level,
      name: one.name,
      geometry: one.geometry,
      area_m2: area(one.geometry),
      lon,
      lat,
      valid_from: one.validFrom,
      valid_to: one.validTo,
    };
  });
  await inBatches(rows, (json) =>
    sql`insert into areas.area (id, polres_id, code, parent_code, level, name, geometry, area_m2, lon, lat, valid_from, valid_to, version)
      select r.id, ${polresId}::uuid, r.code, r.parent_code, r.level, r.name, r.geometry, r.area_m2, r.lon, r.lat, r.valid_from,
        r.valid_to, ${version}::integer
      from json_to_recordset(${json}::json) as r(id uuid, code text, parent_code text, level text, name text, geometry jsonb,
        area_m2 double precision, lon double precision, lat double precision, valid_from date, valid_to date)
      on conflict on constraint area_code do update set parent_code = excluded.parent_code, level = excluded.level,
        name = excluded.name, geometry = excluded.geometry, area_m2 = excluded.area_m2, lon = excluded.lon, lat = excluded.lat,
        valid_to = excluded.valid_to, version = excluded.version`.execute(tx),
  );
}

export async function closeAreas(
  tx: Tx,
  polresId: string,
  closed: readonly { code: string; validFrom: string; validTo: string }[],
): Promise<void> {
  await inBatches(closed, (json) =>
    sql`update areas.area a set valid_to = r."validTo"
      from json_to_recordset(${json}::json) as r(code text, "validFrom" date, "validTo" date)
      where a.polres_id = ${polresId} and a.code = r.code and a.valid_from = r."validFrom"`.execute(tx),
  );
}

/** @returns how many rows are new or changed. */
export async function upsertPopulation(tx: Tx, polresId: string, rows: readonly PopulationInput[]): Promise<number> {
  let changed = 0;
  await inBatches(rows, async (json) => {
    const result = await sql`insert into areas.population as p (polres_id, area_code, year, population)
      select ${polresId}::uuid, r."areaCode", r.year, r.population
      from json_to_recordset(${json}::json) as r("areaCode" text, year smallint, population integer)
      on conflict on constraint population_pk do update set population = excluded.population
        where p.population <> excluded.population`.execute(tx);
    changed += Number(result.numAffectedRows ?? 0);
  });
  return changed;
}

/** Population that came with boundaries, without a year: kept for areas of which nothing is known yet. */
export async function addPopulation(tx: Tx, polresId: string, rows: readonly PopulationInput[]): Promise<void> {
  await inBatches(rows, (json) =>
    sql`insert into areas.population (polres_id, area_code, year, population)
      select ${polresId}::uuid, r."areaCode", r.year, r.population
      from json_to_recordset(${json}::json) as r("areaCode" text, year smallint, population integer)
      where not exists (select from areas.population p where p.polres_id = ${polresId} and p.area_code = r."areaCode")
      on conflict do nothing`.execute(tx),
  );
}

/** @returns how many rows are new or changed. */
export async function upsertPois(tx: Tx, polresId: string, rows: readonly PoiInput[]): Promise<number> {
  let changed = 0;
  await inBatches(rows, async (json) => {
    const result = await sql`insert into areas.poi as p (id, polres_id, name, kind, lon, lat)
      select r.id, ${polresId}::uuid, r.name, r.kind, r.lon, r.lat
      from json_to_recordset(${json}::json) as r(id text, name text, kind text, lon double precision, lat double precision)
      on conflict on constraint poi_pk do update set name = excluded.name, kind = excluded.kind, lon = excluded.lon, lat = excluded.lat
        where (p.name, p.kind, p.lon, p.lat) is distinct from (excluded.name, excluded.kind, excluded.lon, excluded.lat)`.execute(
      tx,
    );
    changed += Number(result.numAffectedRows ?? 0);
  });
  return changed;
}

export async function replaceWater(tx: Tx, polresId: string, rows: readonly WaterInput[]): Promise<void> {
  await tx.deleteFrom('areas.water').where('polres_id', '=', polresId).execute();
  await inBatches(rows, (json) =>
    sql`insert into areas.water (polres_id, id, name, geometry)
      select ${polresId}::uuid, r.id, r.name, r.geometry
      from json_to_recordset(${json}::json) as r(id text, name text, geometry jsonb)`.execute(tx),
  );
}

export async function replacePlaces(tx: Tx, polresId: string, rows: readonly PlaceRow[]): Promise<void> {
  await tx.deleteFrom('areas.place').where('polres_id', '=', polresId).execute();
  await inBatches(rows, (json) =>
    sql`insert into areas.place (polres_id, kind, name, norm, detail, lon, lat, village_code, weight)
      select ${polresId}::uuid, r.kind, r.name, r.norm, r.detail, r.lon, r.lat, r."villageCode", r.weight
      from json_to_recordset(${json}::json) as r(kind text, name text, norm text, detail text, lon double precision,
        lat double precision, "villageCode" text, weight real)`.execute(tx),
  );
}

/** Gives the district its centre when it has none: that of its regency, else of the largest level there is. */
export async function setCentreWhenAbsent(tx: Tx, polresId: string): Promise<void> {
  await sql`update platform.polres p set lon = c.lon, lat = c.lat
    from (select avg(lon) as lon, avg(lat) as lat, level from areas.area
      where polres_id = ${polresId} and valid_to is null group by level
      order by array_position(array['regency', 'district', 'village', 'rw', 'rt', 'province'], level) limit 1) c
    where p.id = ${polresId} and (p.lon is null or p.lat is null)`.execute(tx);
}

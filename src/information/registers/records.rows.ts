import { type RawBuilder, sql } from 'kysely';
import type { StoredRecord } from './records.types.ts';
import type { LineOrBorder, Values } from './registers.contract.ts';

/** A row of `registers.record` as the queries of this room read it. */
export interface RecordRow {
  id: string;
  polres_id: string;
  realm: string;
  register: string;
  definition_version: number;
  lon: number | null;
  lat: number | null;
  area_code: string | null;
  rt_code: string | null;
  rw_code: string | null;
  village_code: string | null;
  district_code: string | null;
  regency_code: string | null;
  area_guessed: boolean;
  boundary_version: number | null;
  data: Values;
  closed_at: Date | null;
  closing_reason: string | null;
  created_by: string | null;
  created_at: Date;
  changed_at: Date;
  version: number;
  erased_fields: string[];
  geometry: LineOrBorder | null;
}

const listed = `id, polres_id, realm, register, definition_version, lon, lat, area_code, rt_code, rw_code,
  village_code, district_code, regency_code, area_guessed, boundary_version, data, closed_at, closing_reason, created_by,
  created_at, changed_at, version, erased_fields`;
/** Of whole records. */
export const recordColumns = sql.raw(`${listed}, geometry`);
/** Of lists, which leave lines and borders out: a page of them could be many megabytes. */
export const listColumns = sql.raw(`${listed}, null::jsonb as geometry`);

export const toStored = (row: RecordRow): StoredRecord => ({
  id: row.id,
  polresId: row.polres_id,
  realm: row.realm,
  register: row.register,
  definitionVersion: row.definition_version,
  lon: row.lon,
  lat: row.lat,
  areaCode: row.area_code,
  rt: row.rt_code,
  rw: row.rw_code,
  village: row.village_code,
  district: row.district_code,
  regency: row.regency_code,
  guessed: row.area_guessed,
  boundaryVersion: row.boundary_version,
  data: row.data,
  closedAt: row.closed_at,
  closingReason: row.closing_reason,
  createdBy: row.created_by,
  createdAt: row.created_at,
  changedAt: row.changed_at,
  version: row.version,
  erasedFields: row.erased_fields,
  geometry: row.geometry,
});

/** `code` is one of these areas, or lies below one. */
const within = (code: RawBuilder<unknown>, areas: readonly string[]) =>
  sql`exists (select from unnest(${areas}::text[]) own where ${code} = own or starts_with(${code}, own || '.'))`;

/** Of records: those that a person limited to these areas may see; null = all. */
export const scope = (areaCodes: readonly string[] | null) =>
  areaCodes === null
    ? sql`true`
    : sql`(area_code is null and lon is null or ${within(sql`village_code`, areaCodes)} or ${within(sql`area_code`, areaCodes)})`;

import { sql } from 'kysely';
import type { StoredRecord } from './records.types.ts';
import type { Values } from './registers.contract.ts';

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
}

export const recordColumns =
  sql.raw(`id, polres_id, realm, register, definition_version, lon, lat, area_code, rt_code, rw_code,
  village_code, district_code, regency_code, area_guessed, boundary_version, data, closed_at, closing_reason, created_by,
  created_at, changed_at, version`);

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
});

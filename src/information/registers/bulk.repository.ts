import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { boxOf } from './geometry.rules.ts';
import type { StoredRecord } from './records.types.ts';
import type { Pointer } from './registers.repository.ts';

/** A record ready to be written, with what the search box finds it by and what it points to. */
export interface BulkRecord {
  record: StoredRecord;
  words: string;
  pointers: readonly Pointer[];
}

/** Many new records in one statement, by which 500 of them take little longer than one. */
export const bulkRepository = {
  /** @returns the seal of each, by id. The ids are fresh: one that is taken is a fault. */
  async insert(tx: Tx, given: readonly BulkRecord[]): Promise<Map<string, Buffer>> {
    const rows = given.map(({ record, words }) => {
      const [west, south, east, north] = record.geometry ? boxOf(record.geometry) : [];
      return {
        id: record.id,
        polres_id: record.polresId,
        realm: record.realm,
        register: record.register,
        definition_version: record.definitionVersion,
        lon: record.lon,
        lat: record.lat,
        area_code: record.areaCode,
        rt_code: record.rt,
        rw_code: record.rw,
        village_code: record.village,
        district_code: record.district,
        regency_code: record.regency,
        area_guessed: record.guessed,
        boundary_version: record.boundaryVersion,
        geometry: record.geometry,
        west,
        south,
        east,
        north,
        data: record.data,
        created_by: record.createdBy,
        created_at: record.createdAt.toISOString(),
        changed_at: record.changedAt.toISOString(),
        words,
      };
    });
    const { rows: sealed } = await sql<{ id: string; seal: Buffer }>`
      insert into registers.record (id, polres_id, realm, register, definition_version, lon, lat, area_code, rt_code, rw_code,
        village_code, district_code, regency_code, area_guessed, boundary_version, geometry, west, south, east, north,
        data, created_by, created_at, changed_at, search)
      select id, polres_id, realm, register, definition_version, lon, lat, area_code, rt_code, rw_code,
        village_code, district_code, regency_code, area_guessed, boundary_version, geometry, west, south, east, north,
        data, created_by, created_at, changed_at, to_tsvector('indonesian', unaccent(words))
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (id uuid, polres_id uuid, realm text, register text,
        definition_version integer, lon double precision, lat double precision, area_code text, rt_code text, rw_code text,
        village_code text, district_code text, regency_code text, area_guessed boolean, boundary_version integer,
        geometry jsonb, west double precision, south double precision, east double precision, north double precision,
        data jsonb, created_by uuid, created_at timestamptz, changed_at timestamptz, words text)
      returning id, seal`.execute(tx);
    await this.insertReferences(tx, given);
    return new Map(sealed.map(({ id, seal }) => [id, seal]));
  },

  async insertReferences(tx: Tx, given: readonly BulkRecord[]): Promise<void> {
    const rows = given.flatMap(({ record, pointers }) =>
      pointers.map(({ field, to, id }) => ({ record_id: record.id, field, [`to_${to}`]: id })),
    );
    if (rows.length === 0) return;
    await sql`insert into registers.reference
      select * from jsonb_populate_recordset(null::registers.reference, ${JSON.stringify(rows)}::jsonb)`.execute(tx);
  },

  /** Closes those of the records that are as they were made. @returns id and seal of each that was closed. */
  async closeUnchanged(
    tx: Tx,
    ids: readonly string[],
    reason: string,
    now: Date,
  ): Promise<{ id: string; definitionVersion: number; seal: Buffer }[]> {
    const { rows } = await sql<{ id: string; definitionVersion: number; seal: Buffer }>`
      update registers.record set closed_at = ${now}, closing_reason = ${reason}, changed_at = ${now}, version = version + 1
      where id = any(${ids}::uuid[]) and version = 1 and closed_at is null
      returning id, definition_version as "definitionVersion", seal`.execute(tx);
    return rows;
  },
};

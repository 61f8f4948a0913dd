import { sql } from 'kysely';
import type { Queryable, Tx } from '../../platform/database/database.ts';
import type { ParameterId } from './thresholds.rules.ts';

export interface ThresholdRow {
  id: string;
  area_code: string | null;
  parameter: ParameterId;
  value: number | null;
  reason: string;
  valid_from: Date;
  by_name: string;
}

export const thresholdsRepository = {
  /** All decisions of a district, newest first. */
  async list(db: Queryable, polresId: string): Promise<ThresholdRow[]> {
    const { rows } = await sql<ThresholdRow>`
      select t.id, t.area_code, t.parameter, t.value, t.reason, t.valid_from, a.display_name as by_name
      from status.threshold t join access.account a on a.id = t.set_by
      where t.polres_id = ${polresId} order by t.valid_from desc, t.id desc`.execute(db);
    return rows;
  },

  /** Whether an area with a status has this code. */
  async hasArea(db: Queryable, polresId: string, code: string): Promise<boolean> {
    const { rows } =
      await sql`select from areas.area where polres_id = ${polresId} and code = ${code} and valid_to is null
      and level in ('regency', 'district', 'village', 'rw')`.execute(db);
    return rows.length > 0;
  },

  async add(
    tx: Tx,
    row: {
      id: string;
      polresId: string;
      realm: string;
      areaCode: string | null;
      parameter: ParameterId;
      value: number | null;
      reason: string;
      validFrom: Date;
      setBy: string;
    },
  ): Promise<Buffer | null> {
    const { rows } = await sql<{ seal: Buffer }>`
      insert into status.threshold (id, polres_id, realm, area_code, parameter, value, reason, valid_from, set_by)
      values (${row.id}, ${row.polresId}, ${row.realm}, ${row.areaCode}, ${row.parameter}, ${row.value}::double precision,
        ${row.reason}, ${row.validFrom}, ${row.setBy}) returning seal`.execute(tx);
    return rows[0]?.seal ?? null;
  },
};

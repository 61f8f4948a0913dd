import { sql } from 'kysely';
import type { Queryable } from '../../platform/database/database.ts';
import { scope } from './records.rows.ts';

/** What was found for one record. */
export interface Figure {
  id: string;
  count: number;
  /** YYYY-MM-DD. */
  latest: string | null;
  sum: number | null;
}

/** The SQL behind computed fields: one grouped query for a page of records. */
export const computedRepository = {
  /** Over the records whose field `by` points to these. `field`: its values are summed where they are numbers, and the latest taken where they are days. */
  async overRecords(
    db: Queryable,
    polresId: string,
    areaCodes: readonly string[] | null,
    ids: readonly string[],
    source: {
      register: string;
      by: string;
      field?: string;
      closed?: boolean;
      where?: Readonly<Record<string, string | boolean>>;
    },
  ): Promise<Figure[]> {
    const { field = null, where = {} } = source;
    const { rows } = await sql<Figure>`
      select f.to_record as id, count(*)::integer as count,
        ${
          field === null
            ? sql`to_char(max(changed_at) at time zone (select timezone from platform.polres where id = ${polresId}), 'YYYY-MM-DD')`
            : sql`max(case when jsonb_typeof(data->${field}::text) = 'string' then data->>${field}::text end)`
        } as latest,
        sum(case when jsonb_typeof(data->${field}::text) = 'number' then (data->>${field}::text)::double precision end) as sum
      from registers.reference f join registers.record on record.id = f.record_id
      where f.to_record = any(${ids}::uuid[]) and f.field = ${source.by} and register = ${source.register}
        and polres_id = ${polresId} and ${scope(areaCodes)}
        ${source.closed ? sql`` : sql`and closed_at is null`}
        ${Object.keys(where).length > 0 ? sql`and data @> ${JSON.stringify(where)}::jsonb` : sql``}
      group by f.to_record`.execute(db);
    return rows;
  },

  /** Over the incidents that these records name in their field. */
  async overIncidents(db: Queryable, polresId: string, ids: readonly string[], field: string): Promise<Figure[]> {
    const { rows } = await sql<Figure>`
      select f.record_id as id, count(*)::integer as count, null::double precision as sum,
        to_char(max(i.known_at) at time zone (select timezone from platform.polres where id = ${polresId}), 'YYYY-MM-DD') as latest
      from registers.reference f join incidents.incident i on i.id = f.to_incident and i.polres_id = ${polresId}
      where f.record_id = any(${ids}::uuid[]) and f.field = ${field} group by f.record_id`.execute(db);
    return rows;
  },

  /** The day that it is in the district. */
  async today(db: Queryable, polresId: string): Promise<string> {
    const { rows } = await sql<{ day: string }>`
      select to_char(now() at time zone timezone, 'YYYY-MM-DD') as day from platform.polres where id = ${polresId}`.execute(
      db,
    );
    return rows[0]?.day ?? new Date().toISOString().slice(0, 10);
  },
};

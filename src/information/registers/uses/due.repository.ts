import { sql } from 'kysely';
import type { Queryable } from '../../../platform/database/database.ts';
import { listColumns, type RecordRow, scope, toStored } from '../records.rows.ts';
import type { StoredRecord } from '../records.types.ts';
import type { DueField } from './due.rules.ts';

export interface DueQuery {
  polresId: string;
  areaCodes: string[] | null;
  fields: readonly DueField[];
  /** Last day (YYYY-MM-DD) that is in the list. */
  until: string;
}
export interface DueRow {
  record: StoredRecord;
  field: string;
  dueOn: string;
}
type Cursor = { dueOn: string; id: string; field: string };

/** Open records with a day until then; days are compared as text, which their form allows. */
const coming = ({ polresId, areaCodes, fields, until }: DueQuery) => sql`registers.record r
  join unnest(${fields.map(({ register }) => register)}::text[], ${fields.map(({ field }) => field)}::text[])
    as due(of_register, due_field) on r.register = due.of_register
  where r.polres_id = ${polresId} and r.closed_at is null and ${scope(areaCodes)}
    and (r.data->>due_field) collate "C" <= ${until}`;

export const dueRepository = {
  /** Earliest day first. */
  async list(db: Queryable, query: DueQuery, after: Cursor | undefined, limit: number): Promise<DueRow[]> {
    const { rows } = await sql<RecordRow & { due_field: string; due_on: string }>`
      select ${listColumns}, due_field, (data->>due_field) collate "C" as due_on from ${coming(query)}
        ${after ? sql`and ((data->>due_field) collate "C", r.id, due_field) > (${after.dueOn}, ${after.id}::uuid, ${after.field})` : sql``}
      order by due_on, r.id, due_field limit ${limit}`.execute(db);
    return rows.map((row) => ({ record: toStored(row), field: row.due_field, dueOn: row.due_on }));
  },

  /** How many lie before today, and how many from today on. */
  async counts(db: Queryable, query: DueQuery, today: string): Promise<{ past: number; near: number }> {
    const { rows } = await sql<{ past: number; near: number }>`
      select count(*) filter (where (data->>due_field) collate "C" < ${today})::integer as past,
        count(*) filter (where (data->>due_field) collate "C" >= ${today})::integer as near
      from ${coming(query)}`.execute(db);
    return rows[0] ?? { past: 0, near: 0 };
  },
};

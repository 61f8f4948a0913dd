import { sql } from 'kysely';
import type { Queryable, Tx } from '../../platform/database/database.ts';
import { type RecordRow, recordColumns, toStored } from './records.rows.ts';
import type { StoredRecord } from './records.types.ts';

export interface RunCounts {
  records: number;
  values: number;
  bodies: number;
  files: number;
}

export const retentionRepository = {
  async districts(db: Queryable): Promise<{ id: string; realm: string }[]> {
    return await db.selectFrom('platform.polres').select(['id', 'realm']).orderBy('id').execute();
  },

  /** Closed records whose time is over and that still hold one of the fields (null: anything), held against others. */
  async over(
    tx: Tx,
    asked: {
      polresId: string;
      register: string;
      months: number;
      fields: readonly string[] | null;
      now: Date;
      limit: number;
    },
  ): Promise<StoredRecord[]> {
    const { rows } = await sql<RecordRow>`select ${recordColumns} from registers.record
      where register = ${asked.register} and polres_id = ${asked.polresId} and closed_at is not null
        and closed_at + make_interval(months => ${asked.months}) <= ${asked.now}
        and ${asked.fields === null ? sql`data <> '{}'` : sql`data ?| ${[...asked.fields]}::text[]`}
      order by closed_at limit ${asked.limit} for update skip locked`.execute(tx);
    return rows.map(toStored);
  },

  /** Entries in their places whose bodies still tell values of these fields (null: any) of these records. */
  async entries(tx: Tx, recordIds: readonly string[], fields: readonly string[] | null): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      select e.id from journal.entry e join journal.body b on b.entry_id = e.id join journal.sequence s on s.entry_id = e.id
      where e.subject_type = 'record' and e.subject_id = any(${[...recordIds]}::uuid[])
        and ${fields === null ? sql`b.body->'changes' <> '{}'` : sql`b.body->'changes' ?| ${[...fields]}::text[]`}
        and not exists (select from journal.erasure asked where asked.approved_by is null and e.id = any(asked.entry_ids))
      order by s.position`.execute(tx);
    return rows.map(({ id }) => id);
  },

  async askErasure(tx: Tx, id: string, entryIds: readonly string[], ground: string): Promise<void> {
    await tx
      .insertInto('journal.erasure')
      .values({ id, entry_ids: [...entryIds], ground, requested_by: null })
      .execute();
  },

  async addRun(tx: Tx, run: RunCounts & { id: string; polresId: string; ranAt: Date }): Promise<void> {
    await tx
      .insertInto('registers.retention_run')
      .values({
        id: run.id,
        polres_id: run.polresId,
        ran_at: run.ranAt,
        records: run.records,
        vals: run.values,
        bodies: run.bodies,
        files: run.files,
      })
      .execute();
  },
};

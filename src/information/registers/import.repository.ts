import { sql } from 'kysely';
import type { Queryable, Tx } from '../../platform/database/database.ts';
import type { ImportView, RowRefusal } from './import.contract.ts';

/** A row of `registers.import` with the names of its people. */
export interface StoredImport {
  id: string;
  polresId: string;
  register: string;
  fileName: string;
  fileHash: string;
  format: ImportView['format'];
  mapping: ImportView['mapping'];
  rows: number;
  taken: number;
  refused: number;
  refusals: RowRefusal[];
  createdBy: string;
  createdByName: string;
  createdAt: Date;
  undoneBy: string | null;
  undoneByName: string | null;
  undoneAt: Date | null;
  undoneClosed: number | null;
  undoneKept: RowRefusal[] | null;
  version: number;
}
export type NewImport = Pick<
  StoredImport,
  | 'id'
  | 'polresId'
  | 'register'
  | 'fileName'
  | 'fileHash'
  | 'format'
  | 'mapping'
  | 'rows'
  | 'taken'
  | 'refused'
  | 'refusals'
  | 'createdBy'
  | 'createdAt'
> & { realm: string };

/** One imported record as the undoing finds it. */
export interface ImportedRecord {
  row: number;
  id: string;
  version: number;
  closed: boolean;
  areaCode: string | null;
  village: string | null;
}

const selected = sql`select i.id, i.polres_id as "polresId", i.register, i.file_name as "fileName", i.file_hash as "fileHash",
  i.format, i.mapping, i.rows, i.taken, i.refused, i.refusals, i.created_by as "createdBy", a.display_name as "createdByName",
  i.created_at as "createdAt", i.undone_by as "undoneBy", u.display_name as "undoneByName", i.undone_at as "undoneAt",
  i.undone_closed as "undoneClosed", i.undone_kept as "undoneKept", i.version
  from registers.import i join access.account a on a.id = i.created_by left join access.account u on u.id = i.undone_by`;

/** The only place with the SQL of imports. */
export const importRepository = {
  async find(db: Queryable, id: string): Promise<StoredImport | undefined> {
    const { rows } = await sql<StoredImport>`${selected} where i.id = ${id}`.execute(db);
    return rows[0];
  },

  /** The same, held against others until the command is over. */
  async lock(tx: Tx, id: string): Promise<StoredImport | undefined> {
    const { rows } = await sql<StoredImport>`${selected} where i.id = ${id} for update of i`.execute(tx);
    return rows[0];
  },

  /** Newest first; those of one account, or of all. */
  async list(
    db: Queryable,
    query: { polresId: string; register: string; by: string | null; after?: { at: Date; id: string }; limit: number },
  ): Promise<StoredImport[]> {
    const { by, after } = query;
    const { rows } = await sql<StoredImport>`${selected}
      where i.register = ${query.register} and i.polres_id = ${query.polresId}
        ${by === null ? sql`` : sql`and i.created_by = ${by}`}
        ${after ? sql`and (i.created_at, i.id) < (${after.at}, ${after.id}::uuid)` : sql``}
      order by i.created_at desc, i.id desc limit ${query.limit}`.execute(db);
    return rows;
  },

  async insert(tx: Tx, one: NewImport): Promise<Buffer | null> {
    const { rows } = await sql<{
      seal: Buffer;
    }>`insert into registers.import (id, polres_id, realm, register, file_name,
        file_hash, format, mapping, rows, taken, refused, refusals, created_by, created_at)
      values (${one.id}, ${one.polresId}, ${one.realm}, ${one.register}, ${one.fileName}, ${one.fileHash}, ${one.format},
        ${JSON.stringify(one.mapping)}::jsonb, ${one.rows}, ${one.taken}, ${one.refused}, ${JSON.stringify(one.refusals)}::jsonb,
        ${one.createdBy}, ${one.createdAt}) returning seal`.execute(tx);
    return rows[0]?.seal ?? null;
  },

  async addRecords(tx: Tx, importId: string, records: readonly { id: string; row: number }[]): Promise<void> {
    if (records.length === 0) return;
    await sql`insert into registers.imported (record_id, import_id, row)
      select id, ${importId}, row from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as given (id uuid, row integer)`.execute(
      tx,
    );
  },

  /** Records of an import after a row of its file, in its order, held against others. */
  async records(tx: Tx, importId: string, after: number, limit: number): Promise<ImportedRecord[]> {
    const { rows } = await sql<ImportedRecord>`select d.row, r.id, r.version, r.closed_at is not null as closed,
        r.area_code as "areaCode", r.village_code as village
      from registers.imported d join registers.record r on r.id = d.record_id
      where d.import_id = ${importId} and d.row > ${after} order by d.row limit ${limit} for update of r`.execute(tx);
    return rows;
  },

  async undo(
    tx: Tx,
    id: string,
    done: { by: string; at: Date; closed: number; kept: readonly RowRefusal[] },
  ): Promise<Buffer | null> {
    const { rows } = await sql<{
      seal: Buffer;
    }>`update registers.import set undone_by = ${done.by}, undone_at = ${done.at},
        undone_closed = ${done.closed}, undone_kept = ${JSON.stringify(done.kept)}::jsonb, version = version + 1
      where id = ${id} returning seal`.execute(tx);
    return rows[0]?.seal ?? null;
  },
};

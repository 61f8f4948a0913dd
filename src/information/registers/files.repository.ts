import { sql } from 'kysely';
import type { Queryable, Tx } from '../../platform/database/database.ts';

export interface StoredFile {
  id: string;
  polresId: string;
  realm: string;
  register: string;
  hash: string;
  name: string;
  mediaType: string;
  size: number;
  uploadedBy: string;
  uploadedAt: Date;
}

interface FileRow {
  id: string;
  polres_id: string;
  realm: string;
  register: string;
  hash: string;
  name: string;
  media_type: string;
  size: number;
  uploaded_by: string;
  uploaded_at: Date;
}

const toFile = (row: FileRow): StoredFile => ({
  id: row.id,
  polresId: row.polres_id,
  realm: row.realm,
  register: row.register,
  hash: row.hash,
  name: row.name,
  mediaType: row.media_type,
  size: row.size,
  uploadedBy: row.uploaded_by,
  uploadedAt: row.uploaded_at,
});

/** Files of records; their contents are kept by the store. */
export const filesRepository = {
  /** Undefined when there is a file with this id already. */
  async insert(tx: Tx, file: StoredFile): Promise<Buffer | null | undefined> {
    const { rows } = await sql<{ seal: Buffer }>`
      insert into registers.file (id, polres_id, realm, register, hash, name, media_type, size, uploaded_by, uploaded_at)
      values (${file.id}, ${file.polresId}, ${file.realm}, ${file.register}, ${file.hash}, ${file.name}, ${file.mediaType},
        ${file.size}, ${file.uploadedBy}, ${file.uploadedAt})
      on conflict (id) do nothing returning seal`.execute(tx);
    return rows[0]?.seal;
  },

  /** Until this command is over no content is cleared away. */
  async keepContents(tx: Tx): Promise<void> {
    await sql`select pg_advisory_xact_lock_shared(hashtextextended('registers.contents', 0))`.execute(tx);
  },

  /** Until this command is over no content is added. */
  async holdContents(tx: Tx): Promise<void> {
    await sql`select pg_advisory_xact_lock(hashtextextended('registers.contents', 0))`.execute(tx);
  },

  async byIds(db: Queryable, ids: readonly string[]): Promise<StoredFile[]> {
    if (ids.length === 0) return [];
    const { rows } = await sql<FileRow>`select * from registers.file
      where id = any(${ids}::uuid[]) and erased_at is null`.execute(db);
    return rows.map(toFile);
  },

  /** Those of the files that hang on a record already, as by `record field file`. */
  async attached(db: Queryable, ids: readonly string[]): Promise<{ file: string; record: string; field: string }[]> {
    if (ids.length === 0) return [];
    const { rows } = await sql<{ file: string; record: string; field: string }>`
      select to_file as file, record_id as record, field from registers.reference
      where to_file = any(${ids}::uuid[])`.execute(db);
    return rows;
  },

  /** Files uploaded before a moment that hang on no record, of one district; at most `limit`, held against others. */
  async loose(tx: Tx, polresId: string, before: Date, limit: number): Promise<StoredFile[]> {
    const { rows } = await sql<FileRow>`select * from registers.file
      where polres_id = ${polresId} and erased_at is null and uploaded_at < ${before}
        and not exists (select from registers.reference where to_file = registers.file.id)
      order by uploaded_at limit ${limit} for update skip locked`.execute(tx);
    return rows.map(toFile);
  },

  /** Contents of files that were erased since then: they may lie on the disk still, after a crash for instance. */
  async erasedHashes(db: Queryable, polresId: string, since: Date): Promise<string[]> {
    const { rows } = await sql<{ hash: string }>`select distinct hash from registers.file
      where polres_id = ${polresId} and erased_at >= ${since}`.execute(db);
    return rows.map(({ hash }) => hash);
  },

  async erase(tx: Tx, id: string, now: Date): Promise<Buffer | null> {
    const { rows } = await sql<{ seal: Buffer }>`
      update registers.file set erased_at = ${now}, name = 'dihapus', version = version + 1 where id = ${id} returning seal`.execute(
      tx,
    );
    return rows[0]?.seal ?? null;
  },

  /** Those of the contents that no file needs any more. */
  async unused(db: Queryable, hashes: readonly string[]): Promise<string[]> {
    const { rows } = await sql<{ hash: string }>`select hash from unnest(${hashes}::text[]) hash
      where not exists (select from registers.file f where f.hash = hash.hash and f.erased_at is null)`.execute(db);
    return rows.map(({ hash }) => hash);
  },
};

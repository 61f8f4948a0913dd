import { sql } from 'kysely';
import type { Json, Queryable } from '../database/database.ts';
import type { EntryHead } from './head.ts';

/** One entry with its position and, unless erased, its body. */
export interface StoredEntry extends EntryHead {
  position: number;
  headSalt: Buffer;
  headHash: Buffer;
  bodyHash: Buffer;
  body: Json;
  bodySalt: Buffer | null;
  actorName: string | null;
}

interface Row {
  position: number;
  id: string;
  at: Date;
  polres_id: string;
  realm: string;
  actor_id: string | null;
  actor_role: string;
  action: string;
  ground: string | null;
  subject_type: string;
  subject_id: string;
  seals: [string, string, string][];
  head_salt: Buffer;
  head_hash: Buffer;
  body_hash: Buffer;
  body: Json;
  salt: Buffer | null;
  actor_name: string | null;
}

const columns = sql`s.position, e.id, e.at, e.polres_id, e.realm, e.actor_id, e.actor_role, e.action, e.ground, e.subject_type,
  e.subject_id, e.seals, e.head_salt, e.head_hash, e.body_hash, b.body, b.salt, a.display_name as actor_name`;

export function toEntry(row: Row): StoredEntry {
  return {
    position: Number(row.position),
    id: row.id,
    at: row.at,
    polresId: row.polres_id,
    realm: row.realm,
    actorId: row.actor_id,
    actorRole: row.actor_role,
    action: row.action,
    ground: row.ground,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    seals: row.seals,
    headSalt: row.head_salt,
    headHash: row.head_hash,
    bodyHash: row.body_hash,
    body: row.salt === null ? null : row.body,
    bodySalt: row.salt,
    actorName: row.actor_name,
  };
}

/** Entries of one district from `position` upwards, or of one subject; at most `limit`. */
export async function findEntries(
  db: Queryable,
  wanted: { polresId: string; from: number; limit: number; subject?: string; positions?: number[] },
): Promise<StoredEntry[]> {
  const answer = await sql<Row>`
    select ${columns} from journal.sequence s join journal.entry e on e.id = s.entry_id
      left join journal.body b on b.entry_id = e.id left join access.account a on a.id = e.actor_id
    where e.polres_id = ${wanted.polresId} and s.position >= ${wanted.from}
      ${wanted.subject ? sql`and e.subject_id = ${wanted.subject}` : sql``}
      ${wanted.positions ? sql`and s.position = any(${wanted.positions}::bigint[])` : sql``}
    order by s.position limit ${wanted.limit}`.execute(db);
  return answer.rows.map(toEntry);
}

/** All entries in order, for `verify`, whoever's they are. */
export async function entriesFrom(db: Queryable, from: number, limit: number): Promise<StoredEntry[]> {
  const answer = await sql<Row>`
    select ${columns} from journal.sequence s join journal.entry e on e.id = s.entry_id
      left join journal.body b on b.entry_id = e.id left join access.account a on a.id = e.actor_id
    where s.position >= ${from} order by s.position limit ${limit}`.execute(db);
  return answer.rows.map(toEntry);
}

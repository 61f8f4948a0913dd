import { randomBytes } from 'node:crypto';
import { CompiledQuery } from 'kysely';
import type { Json, Tx } from '../database/database.ts';
import { newId } from '../ids/ids.ts';
import { type EntryHead, headOf } from './head.ts';
import { commit } from './log/index.ts';
import type { Act, IdempotentAnswer, Work } from './work.ts';

export interface PreparedEntry extends EntryHead {
  headSalt: Buffer;
  headHash: Buffer;
  bodySalt: Buffer;
  bodyHash: Buffer;
  body: Json;
}

const pool = { bytes: Buffer.alloc(0), used: 0 };

/** A salt of 32 random bytes, drawn from the system's generator a hundred at a time. */
function salt(): Buffer {
  if (pool.used + 32 > pool.bytes.length) {
    pool.bytes = randomBytes(3200);
    pool.used = 0;
  }
  pool.used += 32;
  return pool.bytes.subarray(pool.used - 32, pool.used);
}

/** An act with its commitments, ready to be written. */
export function prepareEntry(act: Act, work: Pick<Work, 'now' | 'doer'>): PreparedEntry {
  const head: EntryHead = {
    id: newId(),
    at: work.now,
    polresId: work.doer.polresId,
    realm: work.doer.realm,
    actorId: work.doer.accountId,
    actorRole: work.doer.roles[0] ?? 'system',
    action: act.action,
    ground: act.ground ?? null,
    subjectType: act.subject.type,
    subjectId: act.subject.id,
    seals: (act.seals ?? []).map(([table, id, seal]) => [table, id, seal?.toString('hex') ?? '']),
  };
  const headSalt = salt();
  const bodySalt = salt();
  const body = act.body ?? {};
  return {
    ...head,
    headSalt,
    bodySalt,
    body,
    headHash: commit('head', headSalt, headOf(head)),
    bodyHash: commit('body', bodySalt, body),
  };
}

const entryColumns = `id uuid, at timestamptz, polres_id uuid, realm text, actor_id uuid, actor_role text, action text, ground text,
  subject_type text, subject_id uuid, seals jsonb, head_salt text, head_hash text, body_hash text, body_salt text, body jsonb`;

const writing = `
  with given as materialized (select * from jsonb_to_recordset($1::jsonb) as r(${entryColumns})
  ), entries as (
    insert into journal.entry (id, at, polres_id, realm, actor_id, actor_role, action, ground, subject_type, subject_id, seals,
      head_salt, head_hash, body_hash)
    select id, at, polres_id, realm, actor_id, actor_role, action, ground, subject_type, subject_id, seals,
      decode(head_salt, 'hex'), decode(head_hash, 'hex'), decode(body_hash, 'hex') from given
  ), bodies as (
    insert into journal.body (entry_id, salt, body) select id, decode(body_salt, 'hex'), body from given
  )`;
const keeping = `, kept as (
    insert into platform.idempotency (account, key, request_hash, status, body)
    select account, key, decode(hash, 'hex'), status, body
    from jsonb_to_recordset($2::jsonb) as a(account text, key text, hash text, status smallint, body jsonb)
  )`;
const waiting = 'insert into journal.pending (entry_id) select id from given';
const statements = { plain: `${writing} ${waiting}`, keeping: `${writing}${keeping} ${waiting}` };

/** Entries of one or several commands, their bodies, their places on the waiting list and the commands' answers, in one statement. */
export async function writeEntries(tx: Tx, entries: PreparedEntry[], answers: IdempotentAnswer[]): Promise<void> {
  const rows = entries.map((e) => ({
    id: e.id,
    at: e.at.toISOString(),
    polres_id: e.polresId,
    realm: e.realm,
    actor_id: e.actorId,
    actor_role: e.actorRole,
    action: e.action,
    ground: e.ground,
    subject_type: e.subjectType,
    subject_id: e.subjectId,
    seals: e.seals,
    head_salt: e.headSalt.toString('hex'),
    head_hash: e.headHash.toString('hex'),
    body_hash: e.bodyHash.toString('hex'),
    body_salt: e.bodySalt.toString('hex'),
    body: e.body,
  }));
  const kept = answers.map(({ account, key, requestHash, answer }) => ({
    account,
    key,
    hash: requestHash.toString('hex'),
    ...answer(),
  }));
  const [text, values] =
    kept.length === 0
      ? [statements.plain, [JSON.stringify(rows)]]
      : [statements.keeping, [JSON.stringify(rows), JSON.stringify(kept)]];
  await tx.executeQuery(CompiledQuery.raw(text, values));
}

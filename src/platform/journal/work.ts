import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor, Realm } from '../access/actor.ts';
import type { Database, Json, Tx } from '../database/database.ts';
import { newId } from '../ids/ids.ts';
import { type EntryHead, headOf } from './head.ts';
import { commit } from './log/index.ts';

/** Who acts: a signed-in person, or the system itself by a rule or a clock. */
export type Doer = Pick<Actor, 'accountId' | 'roles' | 'polresId' | 'realm'> | SystemDoer;
export interface SystemDoer {
  accountId: null;
  roles: ['system'];
  polresId: string;
  realm: Realm;
}

/** One row that an act left behind: table, id and the hash the database computed for it. */
export type Seal = [table: string, id: string, seal: Buffer | null];

/** One act that matters, as a service reports it. */
export interface Act {
  /** Past tense with its room: `incident.received`, `call.answered`. */
  action: string;
  subject: { type: string; id: string };
  /** Stated purpose or legal ground, where personal data were looked at. */
  ground?: string;
  /** What was said or changed. May hold personal data: it is kept apart, and can be erased lawfully. */
  body?: Json;
  seals?: Seal[];
}

/** One command under way: its transaction, its moment, its acts, and what to do once it is durable. */
export interface Work {
  tx: Tx;
  now: Date;
  doer: Doer;
  /** Adds a journal entry; it is written with the transaction, or not at all. */
  record(act: Act): void;
  /** Runs after commit; for caches and announcements, never for anything that must not be lost. */
  afterCommit(task: () => void): void;
}

/** The first answer to a command, kept in the same transaction. */
export interface IdempotentAnswer {
  account: string;
  key: string;
  requestHash: Buffer;
  answer(): { status: number; body: Json };
}

interface PreparedEntry extends EntryHead {
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

function prepare(act: Act, work: Pick<Work, 'now' | 'doer'>): PreparedEntry {
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

/** All entries of a command, their bodies, their places on the waiting list and its answer, in one statement. */
async function write(tx: Tx, entries: PreparedEntry[], idempotent?: IdempotentAnswer): Promise<void> {
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
  const answer = idempotent?.answer();
  const keep = idempotent
    ? sql`, kept as (insert into platform.idempotency (account, key, request_hash, status, body)
        values (${idempotent.account}, ${idempotent.key}, ${idempotent.requestHash}, ${answer!.status}, ${JSON.stringify(answer!.body)}::jsonb))`
    : sql``;
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, at timestamptz, polres_id uuid, realm text,
        actor_id uuid, actor_role text, action text, ground text, subject_type text, subject_id uuid, seals jsonb,
        head_salt text, head_hash text, body_hash text, body_salt text, body jsonb)
    ), entries as (
      insert into journal.entry (id, at, polres_id, realm, actor_id, actor_role, action, ground, subject_type, subject_id, seals,
        head_salt, head_hash, body_hash)
      select id, at, polres_id, realm, actor_id, actor_role, action, ground, subject_type, subject_id, seals,
        decode(head_salt, 'hex'), decode(head_hash, 'hex'), decode(body_hash, 'hex') from given
    ), bodies as (
      insert into journal.body (entry_id, salt, body) select id, decode(body_salt, 'hex'), body from given
    ) ${keep}
    insert into journal.pending (entry_id) select id from given`.execute(tx);
}

/**
 * Runs one command in one transaction: the change, its journal entries and its answer become durable together or not at all.
 * A deadlock or serialisation failure is tried again, since nothing of it happened.
 */
export async function doWork<Result>(
  db: Database,
  doer: Doer,
  perform: (work: Work) => Promise<Result>,
  options: { committed?: () => void; idempotent?: (result: Result) => IdempotentAnswer | undefined } = {},
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    const after: (() => void)[] = [];
    let written: Promise<void> = Promise.resolve();
    try {
      const result = await db.transaction().execute(async (tx) => {
        const acts: Act[] = [];
        const work: Work = {
          tx,
          now: new Date(),
          doer,
          record: (act) => acts.push(act),
          afterCommit: (task) => after.push(task),
        };
        const answer = await perform(work);
        const idempotent = options.idempotent?.(answer);
        if (acts.length > 0 || idempotent) {
          // Not awaited: `commit` follows in the same packet. If this fails the database turns that commit into a rollback.
          written = write(
            tx,
            acts.map((act) => prepare(act, work)),
            idempotent,
          );
          written.catch(() => {});
        }
        return answer;
      });
      await written;
      for (const task of after) task();
      options.committed?.();
      return result;
    } catch (error) {
      const code = (error as { code?: string }).code;
      if ((code === '40001' || code === '40P01') && attempt < 4) continue;
      throw error;
    }
  }
}

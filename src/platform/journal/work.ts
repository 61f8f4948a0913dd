import type { Actor, Realm } from '../access/actor.ts';
import type { Database, Json, Tx } from '../database/database.ts';
import { prepareEntry, writeEntries } from './entries.ts';

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
          written = writeEntries(
            tx,
            acts.map((act) => prepareEntry(act, work)),
            idempotent ? [idempotent] : [],
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

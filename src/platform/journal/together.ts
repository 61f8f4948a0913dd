import pg from 'pg';
import { borrow, type PreparedClient } from '../database/driver.ts';
import { pinned } from '../database/pinned.ts';
import { type PreparedEntry, prepareEntry, writeEntries } from './entries.ts';
import type { Act, Doer, IdempotentAnswer, Work } from './work.ts';

/** Transactions under way at once: one waits for the disk while the other is performed. */
const mostUnder = 2;
/** Commands in one transaction. */
const mostTogether = 16;

interface Command<Result> {
  doer: Doer;
  perform(work: Work): Promise<Result>;
  idempotent?(result: Result): IdempotentAnswer | undefined;
}

interface Waiting extends Command<unknown> {
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

/** A transaction that ended without effect; its commands may be tried again one by one. */
class Undone extends Error {}

export interface Together {
  /** Like `doWork`, for a command that only adds rows and takes no locks that another could wait for. */
  run<Result>(command: Command<Result>): Promise<Result>;
}

/**
 * Group commit. A command that comes alone runs at once in a transaction of its own. Under load those that come together, or
 * while others are under way, are performed side by side in one transaction: `begin`, `commit`, the journal's statement and the wait for the disk
 * are then paid once for all of them. Where one of them fails, nothing of the transaction stays and each is run by itself, so
 * that no command suffers from another's mistake.
 */
export function createTogether(pool: pg.Pool, committed: () => void): Together {
  const waiting: Waiting[] = [];
  let transactions = 0;
  let commands = 0;
  let turning = false;

  /** Begins when all that came in this turn of the event loop is there: the first of a crowd would else go alone. */
  function go(): void {
    if (turning) return;
    turning = true;
    setImmediate(() => {
      turning = false;
      while (waiting.length > 0 && free()) begin(waiting.splice(0, mostTogether));
    });
  }

  /** A second transaction is worth its price only when it is no smaller than the one under way. */
  const free = () => transactions === 0 || (transactions < mostUnder && waiting.length >= commands);

  function begin(batch: Waiting[]): void {
    transactions += 1;
    commands += batch.length;
    void answer(batch).finally(() => {
      transactions -= 1;
      commands -= batch.length;
      go();
    });
  }

  async function answer(batch: Waiting[]): Promise<void> {
    try {
      const results = await transact(pool, batch);
      for (const [i, command] of batch.entries()) command.resolve(results[i]);
      committed();
    } catch (error) {
      if (batch.length > 1 && error instanceof Undone) for (const command of batch) await answer([command]);
      else for (const command of batch) command.reject(error instanceof Undone ? error.cause : error);
    }
  }

  return {
    run: <Result>({ doer, perform, idempotent }: Command<Result>) =>
      new Promise<Result>((resolve, reject) => {
        waiting.push({
          doer,
          perform,
          idempotent: idempotent as Waiting['idempotent'],
          resolve: resolve as Waiting['resolve'],
          reject,
        });
        go();
      }),
  };
}

/** Several commands in one transaction, in which all of them happen or none. @throws Undone when none did, with its cause */
async function transact(pool: pg.Pool, batch: Command<unknown>[]): Promise<unknown[]> {
  const client = await borrow(pool);
  let broken = false;
  const after: (() => void)[] = [];
  try {
    // Not awaited, as in the driver: the first statements follow in the same packet, and a failure shows in them.
    const begun = client.query('begin', []);
    begun.catch(() => {});
    const done = await Promise.allSettled(batch.map((command) => perform(command, client, after)));
    const failed = done.find((one) => one.status === 'rejected');
    if (failed) {
      await rollback(client);
      throw new Undone('a command failed', { cause: failed.reason });
    }
    await begun;
    const fulfilled = done.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const written = write(client, fulfilled);
    written.catch(() => {});
    const committed = client.query('commit', []);
    committed.catch(() => {});
    try {
      await written;
    } catch (error) {
      // An answer of the database that the statement failed: it made of that commit a rollback.
      if (!(error instanceof pg.DatabaseError)) throw error;
      await committed;
      throw new Undone('the journal refused', { cause: error });
    }
    await committed;
    for (const task of after) task();
    return fulfilled.map(({ result }) => result);
  } catch (error) {
    broken = !(error instanceof Undone);
    throw error;
  } finally {
    client.release(broken);
  }
}

async function rollback(client: PreparedClient): Promise<void> {
  await client.query('rollback', []);
}

interface Performed {
  result: unknown;
  entries: PreparedEntry[];
  answer: IdempotentAnswer | undefined;
}

async function perform(command: Command<unknown>, client: PreparedClient, after: (() => void)[]): Promise<Performed> {
  const acts: Act[] = [];
  const work: Work = {
    tx: pinned(client),
    now: new Date(),
    doer: command.doer,
    record: (act) => acts.push(act),
    afterCommit: (task) => after.push(task),
  };
  const result = await command.perform(work);
  return { result, entries: acts.map((act) => prepareEntry(act, work)), answer: command.idempotent?.(result) };
}

async function write(client: PreparedClient, performed: Performed[]): Promise<void> {
  const entries = performed.flatMap((one) => one.entries);
  const answers = performed.flatMap((one) => one.answer ?? []);
  if (entries.length > 0 || answers.length > 0) await writeEntries(pinned(client), entries, answers);
}

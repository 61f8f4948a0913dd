import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import {
  CompiledQuery,
  type DatabaseConnection,
  PostgresDialect,
  PostgresDriver,
  type TransactionSettings,
} from 'kysely';
import type pg from 'pg';

/** Texts of statements are few; beyond this a text that is built from data would fill the server's memory with plans. */
const mostNames = 2000;
const names = new Map<string, string>();

/** A name for a statement's text, so that the server parses and plans it once for each connection. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= mostNames) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 20);
  names.set(text, name);
  return name;
}

const control = /^(begin|commit|rollback|start|savepoint|release|set)\b/i;

/**
 * Statements that one turn of the event loop sends on a connection leave in one packet: a system call for each of
 * `begin`, `insert`, …, `commit` would cost more than the statements themselves.
 */
function inOnePacket(client: pg.PoolClient): () => void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  let held = false;
  const letGo = () => {
    held = false;
    stream.uncork();
  };
  return () => {
    if (held) return;
    held = true;
    stream.cork();
    process.nextTick(letGo);
  };
}

/** A connection whose statements are prepared under their name and leave together. */
export interface PreparedClient {
  query(text: string, values: unknown[]): Promise<pg.QueryResult>;
  release(broken?: boolean): void;
}

const wrapped = new WeakMap<pg.PoolClient, PreparedClient>();

function prepared(client: pg.PoolClient): PreparedClient {
  let known = wrapped.get(client);
  if (!known) {
    const hold = inOnePacket(client);
    // A connection that breaks while it is lent is told by its statements; without a listener it would end the process.
    client.on('error', () => {});
    known = {
      query: (text, values) => {
        hold();
        return client.query(control.test(text) ? { text } : { name: nameOf(text), text, values });
      },
      release: (broken) => client.release(broken),
    };
    wrapped.set(client, known);
  }
  return known;
}

/** Borrows a connection of the pool; `release(true)` throws it away. */
export async function borrow(pool: pg.Pool): Promise<PreparedClient> {
  return prepared(await pool.connect());
}

/**
 * Sends `begin` without waiting for its answer: the first statement of a transaction follows in the same packet
 * (the pool's connections are pipelined). A `begin` that failed shows when the transaction is committed.
 */
class PipelinedDriver extends PostgresDriver {
  readonly #begun = new WeakMap<DatabaseConnection, Promise<unknown>>();

  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    if (settings.isolationLevel || settings.accessMode) return super.beginTransaction(connection, settings);
    const begun = connection.executeQuery(CompiledQuery.raw('begin'));
    begun.catch(() => {
      // Told to whoever commits.
    });
    this.#begun.set(connection, begun);
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const committed = super.commitTransaction(connection);
    const [begun] = await Promise.allSettled([this.#begun.get(connection), committed]);
    if (begun.status === 'rejected') throw begun.reason;
    await committed;
  }
}

/** PostgreSQL for Kysely with prepared statements and fewer round trips. The pool must be made with `pipeline`. */
export class PipelinedDialect extends PostgresDialect {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    super({ pool });
    this.#pool = pool;
  }

  override createDriver(): PipelinedDriver {
    return new PipelinedDriver({ pool: { connect: () => borrow(this.#pool), end: () => this.#pool.end() } as never });
  }
}

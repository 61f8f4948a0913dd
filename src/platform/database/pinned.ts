import {
  type CompiledQuery,
  type DatabaseConnection,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type pg from 'pg';
import type { Queryable, Tx } from './database.ts';
import { borrow, type PreparedClient } from './driver.ts';
import type { Tables } from './schema.gen.ts';

const known = new WeakMap<PreparedClient, Tx>();

class PinnedConnection implements DatabaseConnection {
  readonly #client: PreparedClient;

  constructor(client: PreparedClient) {
    this.#client = client;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { command, rowCount, rows } = await this.#client.query(query.sql, [...query.parameters]);
    const changes = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE';
    return changes && rowCount !== null ? { numAffectedRows: BigInt(rowCount), rows } : { rows };
  }

  // biome-ignore lint/correctness/useYield: a pinned connection reads answers whole
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('a pinned connection does not stream');
  }
}

class PinnedDriver extends DummyDriver {
  readonly #connection: DatabaseConnection;

  constructor(connection: DatabaseConnection) {
    super();
    this.#connection = connection;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }
}

/**
 * Kysely on one borrowed connection, on which the borrower has begun a transaction. Unlike a transaction of Kysely's own it
 * does not wait for one statement's answer before it sends the next, so that several commands can share the connection.
 */
export function pinned(client: PreparedClient): Tx {
  let tx = known.get(client);
  if (!tx) {
    const connection = new PinnedConnection(client);
    const one = new Kysely<Tables>({
      dialect: {
        createAdapter: () => new PostgresAdapter(),
        createDriver: () => new PinnedDriver(connection),
        createIntrospector: (db) => new PostgresIntrospector(db),
        createQueryCompiler: () => new PostgresQueryCompiler(),
      },
    });
    // The borrower begins and commits, so to those who are given it this is an open transaction.
    tx = one as unknown as Tx;
    known.set(client, tx);
  }
  return tx;
}

/**
 * Several reads that do not wait for each other, over one connection: they leave in one packet and one process of the
 * database answers them, which is faster than a connection for each when the reads are small.
 */
export async function readTogether<Result>(pool: pg.Pool, read: (db: Queryable) => Promise<Result>): Promise<Result> {
  const client = await borrow(pool);
  try {
    return await read(pinned(client));
  } finally {
    client.release();
  }
}

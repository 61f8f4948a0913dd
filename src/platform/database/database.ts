import { Kysely, type Transaction } from 'kysely';
import pg from 'pg';
import { PipelinedDialect } from './driver.ts';
import type { Tables } from './schema.gen.ts';

export type { Json } from './schema.gen.ts';
export type { Tables };

/** The application's way to the database; its role owns nothing and cannot change written journal rows. */
export type Database = Kysely<Tables>;
/** An open transaction, or the pool itself where one statement is enough. */
export type Queryable = Kysely<Tables> | Transaction<Tables>;
export type { Transaction };
export type Tx = Transaction<Tables>;

// 64-bit integers (positions, counts) stay far below 2^53 here; days and times of day stay text.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);

export interface OpenDatabase {
  db: Database;
  /** The raw pool, for the few hot paths that prepare their statements by name. */
  pool: pg.Pool;
  close(): Promise<void>;
}

/** Opens the pool. Connections that break are replaced; a broken idle one must not end the process. */
export function openDatabase(url: string, max = 24): OpenDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    pipeline: true,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 5_000,
    options: '-c timezone=UTC -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000',
  });
  pool.on('error', () => {
    // The next query opens a new connection, and reports its own error when that fails too.
  });
  const db = new Kysely<Tables>({ dialect: new PipelinedDialect(pool) });
  return { db, pool, close: () => db.destroy() };
}

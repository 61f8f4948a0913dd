import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const folder = fileURLToPath(new URL('../../../db/migrations/', import.meta.url));
const lockKey = 4_114_110;

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

function migrations(): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(`${folder}${name}`, 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/**
 * Brings the database to this version, each file in a transaction of its own, one server at a time.
 * @returns the names applied now.
 * @throws when a file that was applied has changed since, or the database is newer than this program.
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    await client.query(`create schema if not exists platform;
      create table if not exists platform.migration (
        name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
    const applied = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from platform.migration',
    );
    const known = new Map(applied.rows.map((row) => [row.name, row.checksum]));
    const all = migrations();
    for (const name of known.keys()) {
      if (!all.some((one) => one.name === name))
        throw new Error(`the database is newer than this program: it has ${name}`);
    }
    const done: string[] = [];
    for (const one of all) {
      const checksum = known.get(one.name);
      if (checksum === one.checksum) continue;
      if (checksum) throw new Error(`migration ${one.name} was changed after it had been applied`);
      await client.query('begin');
      try {
        await client.query(one.sql);
        await client.query('insert into platform.migration (name, checksum) values ($1, $2)', [one.name, one.checksum]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw new Error(`migration ${one.name}: ${(error as Error).message}`, { cause: error });
      }
      done.push(one.name);
    }
    return done;
  } finally {
    await client.end();
  }
}

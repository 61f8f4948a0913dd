import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { processStart } from '../src/platform/database/lock.ts';
import { until } from './support/until.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'harmoni-process-'));
const password = 'kata-sandi-uji-2026';
const started: Started[] = [];

interface Started {
  child: ChildProcess;
  said(): string;
  url(): Promise<string>;
  exit: Promise<number | null>;
}

/** `npm start`, as a person types it; the data folder need not exist. */
function start(folder: string, args: string[] = [], env: Record<string, string> = {}): Started {
  const child = spawn('npm', ['start', '--silent', '--', '--port', '0', '--data', join(home, folder), ...args], {
    cwd: root,
    env: { ...process.env, HARMONI_WEB: 'none', HARMONI_DEMO_SIZE: 'small', HARMONI_DEMO_PASSWORD: password, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let said = '';
  child.stdout!.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stderr!.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const one: Started = {
    child,
    said: () => said,
    exit,
    url: () => until(async () => /ready on (http:\S+)/.exec(said)?.[1], 60_000, `"ready" in: ${said}`),
  };
  started.push(one);
  return one;
}

const healthy = (url: string) =>
  fetch(`${url}/health`).then(
    (answer) => answer.status === 200,
    () => false,
  );
/** Whether a process runs; one that has ended but was not fetched by its parent does not. */
const lives = (pid: number) => processStart(pid) !== null;
const databaseGone = (folder: string) =>
  until(async () => !existsSync(join(home, folder, 'pg', 'postmaster.pid')), 20_000);

afterAll(async () => {
  for (const { child, exit } of started) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    process.kill(-child.pid!, 'SIGTERM');
    await exit;
  }
  rmSync(home, { recursive: true, force: true });
});

test('starts, refuses a second start on the same folder, stops by SIGTERM to npm alone, and is ready again within 10 s', async () => {
  const first = start('one');
  const url = await first.url();
  expect(await healthy(url)).toBe(true);

  const second = start('one');
  expect(await second.exit).not.toBe(0);
  expect(second.said()).toContain('in use by another Harmoni server');
  expect(second.said()).not.toMatch(/\n\s+at /);

  first.child.kill('SIGTERM');
  await first.exit;
  await until(async () => !(await healthy(url)));
  await databaseGone('one');

  const begin = Date.now();
  const again = start('one');
  await again.url();
  expect(Date.now() - begin).toBeLessThan(10_000);
  // Ctrl-C reaches the whole group that the terminal started.
  process.kill(-again.child.pid!, 'SIGINT');
  await again.exit;
  await databaseGone('one');
}, 120_000);

test('after SIGKILL of everything but the database the next start takes over', async () => {
  const first = start('two');
  const url = await first.url();
  const orphan = Number(readFileSync(join(home, 'two', 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]);
  process.kill(-first.child.pid!, 'SIGKILL');
  await first.exit;
  await until(async () => !(await healthy(url)));
  expect(lives(orphan)).toBe(true);
  const second = start('two');
  expect(await healthy(await second.url())).toBe(true);
  expect(lives(orphan)).toBe(false);
  second.child.kill('SIGTERM');
  await second.exit;
}, 120_000);

test('two servers run from one checkout on two folders; an empty one prints its password once', async () => {
  const demo = start('three');
  const empty = start('four/deeper', ['--empty']);
  const [a, b] = [await demo.url(), await empty.url()];
  expect(a).not.toBe(b);
  expect((await healthy(a)) && (await healthy(b))).toBe(true);
  const once = /one-time password[^\n]*\n\s+(\S+)/.exec(empty.said())?.[1];
  const signIn = await fetch(`${b}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'admin', password: once }),
  });
  expect(signIn.status).toBe(200);
  expect(await signIn.json()).toMatchObject({ mustChangePassword: true, realm: 'live' });
  for (const { child, exit } of [demo, empty]) {
    child.kill('SIGTERM');
    await exit;
  }
}, 120_000);

test('commands of the console work beside a running server', async () => {
  const server = start('five');
  await server.url();
  const harmoni = (...args: string[]) =>
    spawnSync('npm', ['run', '--silent', 'harmoni', '--', ...args, '--data', join(home, 'five')], {
      cwd: root,
      encoding: 'utf8',
    });
  expect(harmoni('user', 'list').stdout).toContain('dispatcher');
  const added = harmoni('user', 'add', 'operator.malam', '--role', 'operator');
  expect(added.stdout).toMatch(/operator\.malam: one-time password \S+/);
  expect(harmoni('district', '--name', 'Polres Uji Coba').stdout).toContain('Polres Uji Coba · ');
  expect(harmoni('district', '--timezone', 'Mars/Olympus').status).toBe(1);
  const doctor = harmoni('doctor');
  expect(doctor.stdout).toContain('ok   PostgreSQL');
  expect(doctor.status).toBe(0);
  const verify = harmoni('verify');
  expect(verify.stdout).toContain('OK  nothing was altered');
  expect(harmoni('nonsense').status).toBe(2);
  server.child.kill('SIGTERM');
  await server.exit;
}, 120_000);

test('a wrong flag or a taken port is one clear line', async () => {
  const flag = start('six', ['--prot', '1']);
  expect(await flag.exit).toBe(1);
  expect(flag.said()).toContain('Harmoni cannot start');
  expect(flag.said()).not.toMatch(/\n\s+at /);
}, 60_000);

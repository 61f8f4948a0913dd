import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import {
  openCheckpoint,
  openRotation,
  openSuccession,
  parseNote,
  parseVerifierKey,
} from '../src/platform/journal/log/index.ts';
import { LogOrigins } from '../src/platform/journal/log.routes.ts';
import { until } from './support/until.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'harmoni-restore-'));
const data = join(home, 'data');
const running = new Set<Running>();

interface Running {
  child: ChildProcess;
  url: string;
  said: string;
}

/** The server as a person starts it; resolves when it is ready or has ended. */
async function start(folder = data): Promise<{ ended: number | null } & Running> {
  const child = spawn('npm', ['start', '--silent', '--', '--port', '0', '--data', folder, '--empty'], {
    cwd: root,
    env: { ...process.env, HARMONI_WEB: 'none' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const one: Running = { child, url: '', said: '' };
  running.add(one);
  const url = await until(
    async () => /ready on (http:\S+)/.exec(said)?.[1] ?? (child.exitCode === null ? undefined : ''),
    60_000,
    'a ready server',
  );
  Object.assign(one, { url, said });
  if (child.exitCode !== null) running.delete(one);
  return { ...one, ended: child.exitCode };
}

async function stopAll(): Promise<void> {
  for (const one of running) {
    const ended = new Promise((resolve) => one.child.once('exit', resolve));
    process.kill(-one.child.pid!, 'SIGTERM');
    await ended;
    running.delete(one);
  }
  await until(async () => !existsSync(join(data, 'pg', 'postmaster.pid')) && !existsSync(join(data, 'harmoni.lock')));
}

afterAll(async () => {
  await stopAll();
  rmSync(home, { recursive: true, force: true });
});

interface Said {
  status: number | null;
  out: string;
}
function harmoni(...args: string[]): Said {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'harmoni', '--', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, out: stdout + stderr };
}
const onData = (...args: string[]): Said => harmoni(...args, '--data', data);

const text = async (path: string): Promise<string> => (await fetch(path)).text();
const originsOf = async (url: string) => LogOrigins.parse(await (await fetch(`${url}/log/origins`)).json());
const sizeOf = (note: string): number => Number(note.split('\n')[1]);

async function database<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  const client = new pg.Client({
    connectionString: readFileSync(join(data, 'secrets', 'database-address'), 'utf8'),
  });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The newest checkpoint, once all entries are under it. */
function signedAll(url: string): Promise<string> {
  return until(async () => {
    const [row] = await database<{ n: number }>('select count(*)::int as n from journal.entry');
    const note = await text(`${url}/log/checkpoint`);
    return sizeOf(note) >= (row?.n ?? 0) ? note : undefined;
  });
}

const copy = (from: string, to: string) => expect(spawnSync('cp', ['-a', from, to]).status).toBe(0);
const oneLine = (said: string, what: RegExp) => {
  expect(said).toMatch(what);
  expect(said).not.toMatch(/\n\s+at /);
};

/** Where the story stands: the tests below follow each other on one data folder. */
const story = { origin: '', key: '', early: '', lost: '' };
const keep = (name: string, note: string): string => {
  const file = join(home, name);
  writeFileSync(file, note);
  return file;
};

test('each checkpoint is kept beside the key before it is shown', async () => {
  const first = await start();
  story.early = await signedAll(first.url);
  story.key = (await text(`${first.url}/log/vkey`)).trim();
  story.origin = story.early.split('\n')[0]!;
  expect(await originsOf(first.url)).toEqual({
    origin: story.origin,
    verifierKey: story.key,
    rotations: [],
    succeeds: [],
  });
  const kept = join(data, 'keys', 'log-published-checkpoint.txt');
  expect(readFileSync(kept, 'utf8')).toBe(story.early);
  expect(statSync(kept).mode & 0o777).toBe(0o600);
  await stopAll();
  copy(join(data, 'pg'), join(home, 'pg-backup'));

  const second = await start();
  for (const name of ['Polres Satu', 'Polres Dua', 'Polres Tiga']) onData('district', '--name', name);
  story.lost = await signedAll(second.url);
  expect(sizeOf(story.lost)).toBe(sizeOf(story.early) + 3);
  expect(readFileSync(kept, 'utf8')).toBe(story.lost);
  await stopAll();
}, 120_000);

test('a backup restored behind a published checkpoint: a new log names the old one, and verify states the loss', async () => {
  rmSync(join(data, 'pg'), { recursive: true });
  renameSync(join(home, 'pg-backup'), join(data, 'pg'));
  const behind = onData('verify');
  expect(behind.status).toBe(1);
  expect(behind.out).toContain('restored from a backup?');
  oneLine(onData('log', 'rotate', '--reason', 'before the start').out, /start Harmoni once first/);

  const server = await start();
  const [before, after] = [sizeOf(story.early), sizeOf(story.lost)];
  const origins = await originsOf(server.url);
  expect(origins.origin).not.toBe(story.origin);
  expect(server.said).toContain(`${before} dari ${after} entri`);
  expect(server.said).toContain(`${story.origin} ends; the new log ${origins.origin} continues it`);

  expect(origins.succeeds).toHaveLength(1);
  const { succession } = openSuccession(origins.succeeds[0]!);
  expect(succession).toMatchObject({
    from: { origin: story.origin, verifierKey: story.key, rotations: [] },
    published: story.lost,
    size: before,
    to: { origin: origins.origin, verifierKey: origins.verifierKey },
  });
  expect(parseNote(origins.succeeds[0]!).signatures.map(({ name }) => name)).toEqual([story.origin, origins.origin]);

  const note = await signedAll(server.url);
  const key = (await text(`${server.url}/log/vkey`)).trim();
  expect(openCheckpoint(note, origins.origin, [parseVerifierKey(key)]).size).toBeGreaterThan(before);
  const acts = await database<{ body: object }>(
    `select b.body from journal.entry e join journal.body b on b.entry_id = e.id where e.action = 'log.origin_started'`,
  );
  expect(acts).toMatchObject([{ body: { formerOrigin: story.origin, publishedSize: after, restoredSize: before } }]);
  expect(readdirSync(join(data, 'keys', `former-${story.origin}`))).toContain('log-signing-key.json');

  const whole = onData('verify');
  expect(whole.out).toContain('OK  nothing was altered');
  expect(whole.status).toBe(0);
  const early = onData('verify', '--checkpoint', keep('early.txt', story.early), '--json');
  expect(early.status).toBe(0);
  const stated = onData('verify', '--checkpoint', keep('lost.txt', story.lost));
  expect(stated.out).toMatch(
    new RegExp(`LOST checkpoint of ${story.origin}, size ${after}: .* entries ${before}\\.\\.${after - 1} were lost`),
  );
  expect(stated.status).toBe(0);
  const forged = onData('verify', '--checkpoint', keep('forged.txt', story.lost.replace(`\n${after}\n`, '\n999\n')));
  expect(forged.out).toContain('NOT WHOLE');
  expect(forged.status).toBe(1);

  oneLine(onData('log', 'rotate', '--reason', 'yearly change').out, /stop it first/);
  await stopAll();
  const again = await start();
  expect((await originsOf(again.url)).origin).toBe(origins.origin);
  expect(again.said).not.toContain('continues it');
  await stopAll();
}, 180_000);

test('rotate and retire on the console: both keys sign, then the new one alone, all of it journaled', async () => {
  oneLine(onData('log', 'rotate').out, /--reason/);
  const rotated = onData('log', 'rotate', '--reason', 'pergantian tahunan');
  expect(rotated.status, rotated.out).toBe(0);
  expect(onData('log', 'rotate', '--reason', 'terlalu cepat').out).toContain('retire the previous key');
  const shown = onData('log', 'show').out;
  expect(shown).toContain('pergantian tahunan');
  expect(shown).toContain(story.origin);

  const both = await start();
  const [record] = (await originsOf(both.url)).rotations;
  const { oldKey, newKey } = openRotation(record!);
  expect((await text(`${both.url}/log/vkey`)).trim()).toBe(newKey.text);
  const twice = await signedAll(both.url);
  expect(parseNote(twice).signatures.map(({ keyId }) => keyId)).toEqual([newKey.keyId, oldKey.keyId]);
  await stopAll();

  expect(onData('log', 'retire').status).toBe(0);
  expect(onData('log', 'retire').out).toContain('no old key');
  const alone = await start();
  onData('district', '--name', 'Polres Empat');
  const once = await signedAll(alone.url);
  expect(parseNote(once).signatures.map(({ keyId }) => keyId)).toEqual([newKey.keyId]);
  const acts = await database<{ action: string }>(
    `select action from journal.entry where subject_type = 'log' order by at, id`,
  );
  expect(acts.map(({ action }) => action)).toEqual(['log.origin_started', 'log.key_rotated', 'log.key_retired']);
  expect(onData('verify', '--checkpoint', keep('twice.txt', twice)).status).toBe(0);
  await stopAll();
}, 180_000);

test('keys that do not belong to the name end start and verify with one line', async () => {
  const name = join(data, 'secrets', 'log-origin');
  const secret = readFileSync(name);
  writeFileSync(name, Buffer.alloc(32, 7));
  const refused = await start();
  expect(refused.ended).toBe(1);
  oneLine(refused.said, /Harmoni cannot start: the signing key .* is not the one of harmoni-0707/);
  const verify = onData('verify');
  expect(verify.status).toBe(1);
  oneLine(verify.out, /is not the one of harmoni-0707/);
  writeFileSync(name, secret);
}, 120_000);

test('--help explains a command without starting or making anything', () => {
  const unused = join(home, 'unused');
  for (const command of ['import', 'verify', 'user', 'district', 'log', 'simulate', 'doctor']) {
    const { status, out } = harmoni(command, '--help', '--data', unused);
    expect(status, command).toBe(0);
    expect(out, command).toMatch(/^\s*harmoni \w+/m);
  }
  expect(existsSync(unused)).toBe(false);
}, 60_000);

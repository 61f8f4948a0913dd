import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type OpenDatabase, openDatabase } from '../../src/platform/database/database.ts';
import { type Client, openClient } from './client.ts';

const main = fileURLToPath(new URL('../../src/app/main.ts', import.meta.url));
const password = 'kata-sandi-uji-2026';
const oneTime = 'sekali-pakai-uji-2026';

export interface HouseOptions {
  /** The full fictional district; else an empty house. */
  demo: boolean;
  /** Folder of built screens; left out: the API only. */
  screens?: string;
  /** Folder for a CPU profile of the server, written when it ends. */
  profile?: string;
}

/** A server in a process of its own on a database and folder of its own, as `npm start` makes them. */
export interface House {
  url: string;
  data: string;
  password: string;
  polresId: string;
  /** The application's login, as the command line uses it. */
  database: OpenDatabase;
  /** Address of the database's owner, for tables that only the bench needs. */
  ownerUrl: string;
  postgres: string;
  client: Client;
  /** This many bearer tokens of a demo account, each a session of its own: one may send 20 commands a second. */
  sessions(username: string, count: number): Promise<string[]>;
  /** Memory of the server's process, as text. */
  memory(): string;
  /** Ends the server and starts it again on the same data: what the preparation left in memory is gone. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

interface Running {
  child: ChildProcess;
  url: string;
  said: string;
}

function start(data: string, { demo, screens, profile }: HouseOptions): Promise<Running> {
  const flags = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [];
  const env = {
    ...process.env,
    HARMONI_WEB: screens ?? 'none',
    HARMONI_EMPTY: String(!demo),
    HARMONI_DEMO_PASSWORD: password,
    HARMONI_DEMO_SIZE: 'full',
    HARMONI_PARENT: String(process.pid),
    DATABASE_URL: '',
  };
  const args = ['--disable-warning=ExperimentalWarning', ...flags, main, '--port', '0', '--data', data];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGTERM');
      reject(new Error(`the server was not ready within 120 s:\n${said}`));
    }, 120_000);
    const hear = (chunk: Buffer) => {
      if (said.length < 100_000) said += chunk.toString();
      const url = /ready on (http:\S+)/.exec(said)?.[1];
      if (!url) return;
      clearTimeout(timer);
      resolve({ child, url, said });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the server ended with ${code}:\n${said}`));
    });
  });
}

async function stop({ child }: Running): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

/** Accounts of an empty house, made by its administrator through the API; the demo house brings them along. */
async function createAccounts(client: Client, said: string): Promise<void> {
  const once = /shown once\):\s+(\S+)/.exec(said)?.[1];
  if (!once) throw new Error('no one-time password was printed');
  const signIn = async (username: string, word: string) => {
    const body = JSON.stringify({ username, password: word });
    return (await client.json<{ token: string }>({ path: '/api/session', body })).token;
  };
  // Nothing is open to an account before it has a password of its own.
  const settle = async (username: string, given: string) => {
    const body = JSON.stringify({ current: given, next: password });
    const token = await signIn(username, given);
    const answer = await client.send({ method: 'PUT', path: '/api/session/password', token, body });
    if (answer.status !== 204) throw new Error(`password of ${username}: ${answer.status} ${answer.body}`);
  };
  await settle('admin', once);
  const token = await signIn('admin', password);
  for (const role of ['dispatcher', 'operator']) {
    const body = JSON.stringify({ username: role, displayName: role, roles: [role], password: oneTime });
    await client.json({ path: '/api/accounts', token, body });
    await settle(role, oneTime);
  }
}

function ownerAddress(data: string, appUrl: string): string {
  const url = new URL(appUrl);
  url.username = 'harmoni_owner';
  url.password = readFileSync(join(data, 'secrets', 'database-owner'), 'utf8');
  return url.href;
}

function memoryOf(pid: number | undefined): string {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return 'not measured';
  const status = readFileSync(file, 'utf8');
  const megabytes = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
  return `${megabytes('VmRSS')} MB (most ${megabytes('VmHWM')})`;
}

/** Opens a house in a temporary folder; `close` ends its processes and removes it. */
export async function openHouse(options: HouseOptions): Promise<House> {
  const data = mkdtempSync(join(tmpdir(), 'harmoni-bench-'));
  let running: Running | undefined;
  const parts: { client?: Client; database?: OpenDatabase } = {};
  const leave = async () => {
    parts.client?.close();
    await parts.database?.close();
    if (running) await stop(running);
  };
  const enter = async () => {
    running = await start(data, options);
    parts.client = openClient(running.url, 64);
    const address = readFileSync(join(data, 'secrets', 'database-address'), 'utf8');
    parts.database = openDatabase(address, 6);
    house.url = running.url;
    house.client = parts.client;
    house.database = parts.database;
    house.ownerUrl = ownerAddress(data, address);
    return running;
  };
  const tokens = new Map<string, string[]>();

  async function signIn(username: string): Promise<string> {
    for (;;) {
      const answer = await house.client.send({
        path: '/api/session',
        body: JSON.stringify({ username, password }),
      });
      const text = answer.body.toString('utf8');
      if (answer.status === 200) return (JSON.parse(text) as { token: string }).token;
      if (answer.status !== 429) throw new Error(`sign-in as ${username}: ${answer.status} ${text}`);
      await sleep(500);
    }
  }

  const house: House = {
    data,
    password,
    memory: () => memoryOf(running?.child.pid),
    async sessions(username, count) {
      const known = tokens.get(username) ?? [];
      tokens.set(username, known);
      await Promise.all(
        Array.from({ length: 4 }, async () => {
          while (known.length < count) {
            const token = await signIn(username);
            known.push(token);
          }
        }),
      );
      return known.slice(0, count);
    },
    async restart() {
      await leave();
      await enter();
    },
    async close() {
      await leave();
      rmSync(data, { recursive: true, force: true });
    },
  } as House;

  try {
    const { said } = await enter();
    if (!options.demo) await createAccounts(house.client, said);
    const { id } = await house.database.db.selectFrom('platform.polres').select('id').executeTakeFirstOrThrow();
    house.polresId = id;
    const { rows } = await house.database.pool.query<{ server_version: string }>('show server_version');
    house.postgres = rows[0]?.server_version ?? '';
    return house;
  } catch (error) {
    await house.close();
    throw error;
  }
}

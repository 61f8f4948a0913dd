import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { newId } from '../../src/platform/ids/ids.ts';

const main = fileURLToPath(new URL('../../src/app/main.ts', import.meta.url));
const password = 'kata-sandi-uji-2026';
const writers = 4;

export interface CrashReport {
  rounds: number;
  acknowledged: number;
  /** In flight when the machine "died": sent again with the same key, and then once in the database. */
  repeated: number;
  /** Acknowledged, but not there. */
  lost: string[];
  /** There more than once. */
  doubled: string[];
  verified: string;
}

interface Running {
  child: ChildProcess;
  url: string;
}

function startServer(data: string): Promise<Running> {
  const child = spawn(process.execPath, [main, '--port', '0', '--data', data], {
    env: {
      ...process.env,
      HARMONI_DEMO_PASSWORD: password,
      HARMONI_DEMO_SIZE: 'small',
      HARMONI_WEB: 'none',
      HARMONI_PARENT: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not ready within 60 s: ${said}`)), 60_000);
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const url = /ready on (http:\S+)/.exec(said)?.[1];
      if (!url) return;
      clearTimeout(timer);
      resolve({ child, url });
    };
    child.stdout!.on('data', hear);
    child.stderr!.on('data', hear);
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
}

async function post(
  url: string,
  path: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<{ status: number; body: { id?: string; token?: string } }> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(8000),
  });
  return { status: response.status, body: (await response.json()) as { id?: string } };
}

/** One report as an operator's screen sends it: client-made id and key, so that sending again is harmless. */
interface Command {
  id: string;
  body: Record<string, unknown>;
  done: boolean;
}

const newCommand = (place: { lon: number; lat: number }): Command => {
  const id = newId();
  return {
    id,
    done: false,
    body: { id, kind: 'noise', place: { text: `Uji ${id.slice(-6)}`, ...place }, narrative: `kirim ${id}` },
  };
};

async function send(url: string, token: string, command: Command): Promise<void> {
  const answer = await post(url, '/api/incidents', command.body, {
    authorization: `Bearer ${token}`,
    'idempotency-key': command.id,
  });
  if (answer.status === 429) return void (await sleep(300));
  if (answer.status >= 500) return void (await sleep(50));
  if (answer.status >= 300) throw new Error(`refused: ${answer.status} ${JSON.stringify(answer.body)}`);
  command.done = true;
}

function killDatabase(data: string): void {
  const pid = Number(readFileSync(join(data, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]);
  process.kill(pid, 'SIGKILL');
}

/** A reproducible sequence of numbers in [0, 1). */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Kills the server, the database or both with SIGKILL at random moments under load, starts again, and counts:
 * every acknowledged report is there, once; what was in flight is there once after it was sent again.
 */
export async function crashRounds(
  rounds: number,
  seed: number,
  say: (line: string) => void = () => {},
): Promise<CrashReport> {
  const data = mkdtempSync(join(tmpdir(), 'harmoni-crash-'));
  const next = random(seed);
  const commands: Command[] = [];
  let repeated = 0;
  let running: Running | undefined;
  try {
    for (let round = 0; round <= rounds; round++) {
      running = await startServer(data);
      const { url, child } = running;
      const tokens = await Promise.all(
        Array.from(
          { length: writers },
          async () => (await post(url, '/api/session', { username: 'operator', password }, {})).body.token!,
        ),
      );
      const map = (await (
        await fetch(`${url}/api/map/info`, { headers: { authorization: `Bearer ${tokens[0]}` } })
      ).json()) as { bounds: number[] };
      const [west, south, east, north] = map.bounds as [number, number, number, number];
      const place = { lon: (west + east) / 2, lat: (south + north) / 2 };
      for (const command of commands.filter((one) => !one.done)) {
        repeated += 1;
        while (!command.done) await send(url, tokens[0]!, command);
      }
      if (round === rounds) break;

      let stop = false;
      const work = tokens.map(async (token) => {
        while (!stop) {
          const command = newCommand(place);
          commands.push(command);
          try {
            await send(url, token, command);
          } catch (error) {
            if ((error as Error).message.startsWith('refused')) throw error;
            return;
          }
        }
      });
      await sleep(300 + next() * 1200);
      const victim = next();
      const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      if (victim < 0.4) child.kill('SIGKILL');
      else if (victim < 0.7) killDatabase(data);
      else {
        killDatabase(data);
        child.kill('SIGKILL');
      }
      stop = true;
      await Promise.all(work);
      await Promise.race([
        gone,
        sleep(15_000).then(() => Promise.reject(new Error('the server outlived its database'))),
      ]);
      say(`round ${round + 1}/${rounds}: ${commands.filter((one) => one.done).length} acknowledged`);
    }
    return { rounds, repeated, ...(await count(data, commands)) };
  } finally {
    if (running && running.child.exitCode === null && running.child.signalCode === null) {
      const ended = new Promise((resolve) => running!.child.once('exit', resolve));
      running.child.kill('SIGTERM');
      await ended;
    }
    rmSync(data, { recursive: true, force: true });
  }
}

async function count(
  data: string,
  commands: Command[],
): Promise<Pick<CrashReport, 'acknowledged' | 'lost' | 'doubled' | 'verified'>> {
  const client = new pg.Client({ connectionString: readFileSync(join(data, 'secrets', 'database-address'), 'utf8') });
  await client.connect();
  const { rows } = await client.query<{ id: string; incidents: number; narratives: number; entries: number }>(
    `select i.id, 1 as incidents, (select count(*)::int from incidents.narrative n where n.incident_id = i.id) as narratives,
       (select count(*)::int from journal.entry e where e.subject_id = i.id and e.action = 'incident.received') as entries
     from incidents.incident i where i.id = any($1::uuid[])`,
    [commands.map((one) => one.id)],
  );
  await client.end();
  const there = new Map(rows.map((row) => [row.id, row]));
  const done = commands.filter((one) => one.done);
  const cli = fileURLToPath(new URL('../../src/app/cli.ts', import.meta.url));
  const verify = spawn(process.execPath, [cli, 'verify', '--data', data], { stdio: ['ignore', 'pipe', 'inherit'] });
  let verified = '';
  verify.stdout.on('data', (chunk: Buffer) => {
    verified += chunk.toString();
  });
  await new Promise((resolve) => verify.once('exit', resolve));
  return {
    acknowledged: done.length,
    lost: done.filter((one) => !there.has(one.id)).map((one) => one.id),
    doubled: rows.filter((row) => row.narratives !== 1 || row.entries !== 1).map((row) => row.id),
    verified: verified.trim().split('\n').at(-1) ?? '',
  };
}

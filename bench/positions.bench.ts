/**
 * Positions through the API, in batches of 100, each answered after its commit. Run: `node bench/positions.bench.ts`.
 * The senders run in a process of their own and share the machine with server and database, as on a small installation.
 */
import { fork } from 'node:child_process';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createUnits } from '../src/command/units/index.ts';
import type { Sessions } from '../src/platform/access/sessions.ts';
import { createHttp } from '../src/platform/http/server.ts';
import { openTestDatabase } from '../tests/support/database.ts';

const unitCount = 1_000;
const batchSize = 100;
const seconds = 8;
const connections = 24;
/** One account may send 20 commands a second, so the load comes from many, as from many crews. */
const accounts = 64;

interface LoadResult {
  batches: number;
  failed: number;
  seconds: number;
  p50: number;
  p95: number;
}

/** The senders: each connection posts its next batch as soon as the last one was answered. */
async function load(port: number): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let failed = 0;
  let turn = 0;
  const bodies = Array.from({ length: 50 }, (_, b) =>
    Array.from({ length: batchSize }, (_, i) => ({
      unit: String(1000 + ((b * batchSize + i) % unitCount)),
      lon: 107.5 + i / 10_000,
      lat: -9.5 - b / 10_000,
      heading: (b * 7 + i) % 360,
      speed: i % 20,
    })),
  );
  const post = () =>
    new Promise<void>((resolve) => {
      turn += 1;
      const body = JSON.stringify({ items: bodies[turn % bodies.length] });
      const started = performance.now();
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        authorization: `Bearer ${turn % accounts}`,
      };
      const sent = request({ port, agent, method: 'POST', path: '/api/positions', headers }, (response) => {
        response.resume();
        response.on('end', () => {
          if (response.statusCode === 200) times.push(performance.now() - started);
          else failed += 1;
          resolve();
        });
      });
      sent.on('error', () => {
        failed += 1;
        resolve();
      });
      sent.end(body);
    });
  const until = performance.now() + seconds * 1000;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < until) await post();
    }),
  );
  const took = (performance.now() - started) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { batches: times.length, failed, seconds: took, p50: at(0.5), p95: at(0.95) };
}

async function serve(): Promise<void> {
  const it = await openTestDatabase();
  const units = await createUnits({ db: it.db, pool: it.pool });
  const admin = await it.actor(['admin']);
  await it.work(admin, (work) =>
    units.importUnits(
      work,
      Array.from({ length: unitCount }, (_, i) => ({
        callsign: String(1000 + i),
        name: 'Patroli',
        kind: 'patrol_car',
        function: 'samapta',
      })),
    ),
  );
  const sender = await it.actor(['dispatcher']);
  const none = () => Promise.reject(new Error('not part of this bench'));
  const sessions: Sessions = {
    find: async (token) => ({ ...sender, sessionId: token }),
    signIn: none,
    deviceToken: () => Promise.reject(new Error('not used here')),
    signOut: none,
    forget: () => undefined,
  };
  const app = await createHttp({ db: it.db, sessions, routes: units.routes, committed: () => undefined });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const child = fork(import.meta.filename, ['load', String(port)]);
  const result = await new Promise<LoadResult>((resolve) =>
    child.on('message', (message) => resolve(message as LoadResult)),
  );
  const { rows } = await it.pool.query('select count(*)::int as stored from units.position_history');
  const stored = Number(rows[0].stored);
  console.table({
    'positions / s': Math.round((result.batches * batchSize) / result.seconds),
    'acknowledged = stored': stored === result.batches * batchSize,
    failed: result.failed,
    'p50 ms a batch': Math.round(result.p50),
    'p95 ms a batch': Math.round(result.p95),
    'server memory MB': Math.round(process.memoryUsage().rss / 1e6),
  });
  await app.close();
  await units.close?.();
  await it.close();
}

if (process.argv[2] === 'load') {
  process.send?.(await load(Number(process.argv[3])), () => process.disconnect());
} else {
  await serve();
}

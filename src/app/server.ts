import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { accessRoutes } from '../platform/access/access.routes.ts';
import { type Accounts, createAccounts } from '../platform/access/accounts.ts';
import { createSessions } from '../platform/access/sessions.ts';
import type { Database, OpenDatabase } from '../platform/database/database.ts';
import { sendProblem } from '../platform/http/errors.ts';
import { openapi } from '../platform/http/openapi.ts';
import { type Route, readRoute } from '../platform/http/route.ts';
import { createHttp } from '../platform/http/server.ts';
import { startJobs } from '../platform/jobs/jobs.ts';
import { journalRoutes } from '../platform/journal/journal.routes.ts';
import { type LogKeys, loadKeys } from '../platform/journal/log/index.ts';
import { logRoutes } from '../platform/journal/log.routes.ts';
import { keyFolder } from '../platform/journal/log-folder.ts';
import { type Ask, logSource } from '../platform/journal/log-source.ts';
import { keepPublished } from '../platform/journal/published.ts';
import { type Sequencer, startSequencer } from '../platform/journal/sequencer.ts';
import { type StartedLog, startLog } from '../platform/journal/successor.ts';
import { createLiveHub, type LiveHub } from '../platform/live/hub.ts';
import { liveRoutes } from '../platform/live/live.routes.ts';
import { notFound, unavailable } from '../platform/problem/problem.ts';
import type { Job, Room } from '../platform/room.ts';
import { createRooms, type Rooms } from './modules.ts';
import { serveWeb } from './static.ts';

export interface ServerOptions {
  database: OpenDatabase;
  /** Address with the application's login; the sequencer and the live feed keep connections of their own. */
  databaseUrl: string;
  /** Data folder: signing key, session secret. */
  data: string;
  /** Folder of the built screens; without it only the API is served (tests). */
  web?: string;
  log?: boolean;
  version: string;
}

export interface Server {
  app: FastifyInstance;
  db: Database;
  rooms: Rooms;
  accounts: Accounts;
  sequencer: Sequencer;
  hub: LiveHub;
  /** The log as it stood at the start. */
  log: StartedLog;
  /** The keys that checkpoints are signed with and verified against now. */
  readonly keys: LogKeys;
  routes: Route[];
  close(): Promise<void>;
}

/** A random value kept in the data folder, made at first use. */
export function keptSecret(data: string, name: string): Buffer {
  const folder = join(data, 'secrets');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, name);
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600 });
  return readFileSync(file);
}

const Health = z.object({ status: z.literal('ok'), version: z.string(), position: z.number().int() });

function ownRoutes(options: ServerOptions, hub: LiveHub, sequencer: Sequencer, all: () => Route[]): Route[] {
  let document: string | undefined;
  return [
    readRoute({
      path: '/health',
      permission: 'public',
      tag: 'system',
      summary: { id: 'Siap melayani', en: 'Answers 200 only when ready to serve' },
      response: Health,
      async handle() {
        await options.database.pool.query('select 1').catch(() => {
          throw unavailable('Basis data tidak terjangkau.', 'The database cannot be reached.');
        });
        if (!sequencer.ready()) throw unavailable('Jurnal belum siap.', 'The journal is not ready yet.');
        return { status: 'ok', version: options.version, position: hub.position() };
      },
    }),
    readRoute({
      path: '/api/openapi.json',
      permission: 'public',
      tag: 'system',
      summary: { id: 'Kontrak untuk program', en: 'The contract for programs, OpenAPI 3.1' },
      handle({ reply }) {
        document ??= JSON.stringify(openapi(all(), options.version));
        return reply.header('content-type', 'application/json; charset=utf-8').send(document);
      },
    }),
  ];
}

function housekeeping(db: Database): Job[] {
  return [
    {
      name: 'clear-idempotency',
      everyMs: 600_000,
      run: async () => {
        await db
          .deleteFrom('platform.idempotency')
          .where('created_at', '<', new Date(Date.now() - 48 * 3_600_000))
          .execute();
      },
    },
    {
      name: 'clear-sessions',
      everyMs: 3_600_000,
      run: async () => {
        await db
          .deleteFrom('access.session')
          .where('expires_at', '<', new Date(Date.now() - 7 * 24 * 3_600_000))
          .execute();
      },
    },
  ];
}

/** Puts the house together on an open, migrated database. The caller listens. */
export async function createServer(options: ServerOptions): Promise<Server> {
  const { database, data } = options;
  const { db, pool } = database;
  const ask: Ask = <Row>(sql: string, values?: unknown[]) =>
    pool.query(sql, values).then((answer) => answer.rows as Row[]);
  const source = logSource(ask);
  const log = await startLog(data, source);
  const { origin, successions } = log;
  let { keys } = log;
  const report = (what: string) => (error: Error) => console.error(`${what}: ${error.message}`);
  const sequencer = startSequencer({
    databaseUrl: options.databaseUrl,
    origin,
    async loadKeys() {
      keys = await loadKeys(keyFolder(data), origin);
      return keys;
    },
    keep: (note) => keepPublished(keyFolder(data), note),
    onError: report('journal'),
  });

  const sessions = createSessions(db, keptSecret(data, 'session-secret'));
  const accounts = createAccounts(db, sessions);
  const rooms = await createRooms({ db, pool, databaseUrl: options.databaseUrl, data, committed: sequencer.wake });
  const all: Room[] = rooms.all;
  const hub = await createLiveHub(
    pool,
    options.databaseUrl,
    all.flatMap((room) => room.projections ?? []),
  );
  rooms.connect(hub);

  const routes: Route[] = [];
  routes.push(
    ...ownRoutes(options, hub, sequencer, () => routes),
    ...accessRoutes(db, sessions, accounts),
    ...all.flatMap((room) => room.routes),
    ...journalRoutes(
      db,
      source,
      origin,
      all.flatMap((room) => room.bodies ?? []),
    ),
    ...logRoutes(source, { origin, successions, keys: () => keys }),
    ...liveRoutes(hub),
  );
  const app = await createHttp({ db, pool, sessions, routes, committed: sequencer.wake, log: options.log });
  if (options.web) await serveWeb(app, options.web, (reply) => sendProblem(notFound(), reply.request, reply));
  const stopJobs = startJobs(
    [...housekeeping(db), ...all.flatMap((room) => room.jobs ?? [])],
    sequencer.isLeader,
    (name, error) => report(`job ${name}`)(error),
  );

  return {
    app,
    db,
    rooms,
    accounts,
    sequencer,
    hub,
    log,
    get keys() {
      return keys;
    },
    routes,
    async close() {
      await app.close();
      await stopJobs();
      await hub.close();
      await sequencer.stop();
      for (const room of all) await room.close?.();
    },
  };
}

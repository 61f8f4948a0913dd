import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { firstStart } from '../../src/app/first-start.ts';
import { createServer, type Server } from '../../src/app/server.ts';
import { readConfig } from '../../src/platform/config/config.ts';
import { type OpenDatabase, openDatabase } from '../../src/platform/database/database.ts';
import { startEmbedded } from '../../src/platform/database/embedded.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { prepareAppRole } from '../../src/platform/database/roles.ts';

export interface TestServer {
  url: string;
  /** The running server and its connections; others after `restart`. */
  readonly server: Server;
  readonly database: OpenDatabase;
  /** Password of every demo account. */
  password: string;
  ownerUrl: string;
  databaseUrl: string;
  data: string;
  /** What the first start printed, such as the one-time password of an empty installation. */
  printed: readonly string[];
  /** A bearer token for a demo account; `session` tells several sessions of one account apart. */
  token(username: string, session?: number): Promise<string>;
  /** Spreads the calls of each account over so many sessions; one session may make 20 commands a second. */
  spread(sessions: number): void;
  /** A request as a demo account; the body is sent as JSON. */
  call(
    username: string | null,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  /** Ends the server and starts it again on the same database, address and data folder. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface Answer {
  status: number;
  headers: Headers;
  // Answers differ by route; each test states what it expects of them.
  // biome-ignore lint/suspicious/noExplicitAny: the shape is what the test is about
  body: any;
}

const web = fileURLToPath(new URL('../../dist/web', import.meta.url));

/** The whole house on a database of its own with the small demo district, listening on a free port. */
export async function startTestServer(
  options: { size?: 'small' | 'full'; empty?: boolean; screens?: boolean; ownerUrl?: string } = {},
): Promise<TestServer> {
  const data = mkdtempSync(join(tmpdir(), 'harmoni-server-'));
  const password = 'kata-sandi-uji-2026';
  const embedded = options.ownerUrl ? undefined : await startEmbedded(data);
  const ownerUrl = options.ownerUrl ?? embedded!.ownerUrl;
  const databaseUrl = await prepareAppRole(ownerUrl, data);
  await migrate(ownerUrl);
  const printed: string[] = [];
  const open = async (port: number): Promise<{ server: Server; database: OpenDatabase }> => {
    const database = openDatabase(databaseUrl, 16);
    const server = await createServer({
      database,
      databaseUrl,
      data,
      version: 'test',
      web: options.screens && existsSync(web) ? web : undefined,
    });
    const config = readConfig([], {
      HARMONI_DEMO_PASSWORD: password,
      HARMONI_DEMO_SIZE: options.size ?? 'small',
      HARMONI_EMPTY: String(options.empty ?? false),
    });
    await firstStart(server, config, (line) => printed.push(line));
    await server.app.listen({ host: '127.0.0.1', port });
    return { server, database };
  };
  const shut = async (): Promise<void> => {
    await running.server.close();
    await running.database.close();
  };
  let running = await open(0);
  const { port } = running.server.app.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const tokens = new Map<string, Promise<string>>();

  const send = async (
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Answer> => {
    const response = await fetch(url + path, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    let parsed: unknown = text;
    try {
      parsed = JSON.parse(text);
    } catch {
      // Not JSON: the text itself is the answer.
    }
    return { status: response.status, headers: response.headers, body: parsed };
  };
  let sessions = 1;
  let turn = 0;
  const token = (username: string, session = turn++ % sessions): Promise<string> => {
    const name = `${username}#${session}`;
    const known = tokens.get(name);
    if (known) return known;
    const made = send('POST', '/api/session', { username, password }, {}).then((answer) => {
      if (answer.status !== 200)
        throw new Error(`sign-in as ${username}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body.token as string;
    });
    tokens.set(name, made);
    return made;
  };
  return {
    url,
    get server() {
      return running.server;
    },
    get database() {
      return running.database;
    },
    password,
    ownerUrl,
    databaseUrl,
    data,
    printed,
    token,
    spread(count) {
      sessions = count;
    },
    async call(username, method, path, body, headers = {}) {
      const auth: Record<string, string> = username ? { authorization: `Bearer ${await token(username)}` } : {};
      return send(method, path, body, { ...auth, ...headers });
    },
    async restart() {
      await shut();
      running = await open(port);
    },
    async close() {
      await shut();
      await embedded?.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

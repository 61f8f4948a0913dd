import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Config } from '../platform/config/config.ts';
import { startEmbedded } from '../platform/database/embedded.ts';
import { lockFolder } from '../platform/database/lock.ts';
import { migrate } from '../platform/database/migrate.ts';
import { prepareAppRole } from '../platform/database/roles.ts';

const addressFile = (data: string) => join(data, 'secrets', 'database-address');

/** Leaves the running database's address for commands on the same machine; the file is for its owner only. */
export function publishAddress(data: string, databaseUrl: string): () => void {
  writeFileSync(addressFile(data), databaseUrl, { mode: 0o600 });
  return () => rmSync(addressFile(data), { force: true });
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1500 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** The database for one command: the running server's, or the embedded one started for as long as the command needs it. */
export async function openStandalone(config: Config): Promise<{ databaseUrl: string; close(): Promise<void> }> {
  if (config.databaseUrl) {
    const databaseUrl = await prepareAppRole(config.databaseUrl, config.data);
    await migrate(config.databaseUrl);
    return { databaseUrl, close: async () => {} };
  }
  const file = addressFile(config.data);
  const running = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (running && (await answers(running))) return { databaseUrl: running, close: async () => {} };
  mkdirSync(config.data, { recursive: true, mode: 0o711 });
  const release = await lockFolder(config.data);
  const server = await startEmbedded(config.data).catch((error: unknown) => {
    release();
    throw error;
  });
  const databaseUrl = await prepareAppRole(server.ownerUrl, config.data);
  await migrate(server.ownerUrl);
  return {
    databaseUrl,
    async close() {
      await server.stop();
      release();
    },
  };
}

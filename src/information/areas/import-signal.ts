import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type ImportNotice, importChannel, importKinds } from './imports.repository.ts';

export interface ImportSignal {
  close(): Promise<void>;
}

function readNotice(payload: string | undefined): ImportNotice | null {
  try {
    const { polresId, kind, version } = JSON.parse(payload ?? '');
    const known = typeof polresId === 'string' && [...importKinds, 'closures'].includes(kind);
    return known ? { polresId, kind, version: typeof version === 'number' ? version : null } : null;
  } catch {
    return null;
  }
}

/**
 * Listens for imports and closures made by any process on this database.
 * @param onNotice for each announcement, in the order of the commits.
 * @param onConnected after each (re)connection: something may have been missed before.
 */
export function listenForImports(
  databaseUrl: string,
  onNotice: (notice: ImportNotice) => void,
  onConnected: () => void,
): ImportSignal {
  let closed = false;
  let closing: () => void = () => {};
  async function listen(): Promise<void> {
    while (!closed) {
      const client = new pg.Client({ connectionString: databaseUrl, keepAlive: true });
      const lost = new Promise<void>((resolve) => {
        client.on('error', () => resolve());
        client.on('end', () => resolve());
      });
      closing = () => void client.end().catch(() => {});
      try {
        await client.connect();
        client.on('notification', (message) => {
          const notice = readNotice(message.payload);
          if (notice) onNotice(notice);
        });
        await client.query(`listen ${importChannel}`);
        onConnected();
        if (!closed) await lost;
      } catch {
        // The database is away for a moment; the next connection looks for what was missed.
      }
      await client.end().catch(() => {});
      if (!closed) await sleep(300);
    }
  }
  const listening = listen();
  return {
    async close() {
      closed = true;
      closing();
      await listening;
    },
  };
}

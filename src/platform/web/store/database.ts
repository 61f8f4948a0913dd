import type { EntityTable } from 'dexie';
import type { Draft } from './drafts.rules.ts';
import type { OutboxCommand } from './outbox.rules.ts';

export interface LocalTables {
  commands: EntityTable<OutboxCommand, 'sequence'>;
  drafts: EntityTable<Draft, 'key'>;
}

let opened: Promise<LocalTables> | undefined;

/**
 * The browser's own database. Its code comes after the first picture, so as not to hold that up.
 * Rejects where the browser refuses storage (private window): callers then go on without.
 */
export function localTables(): Promise<LocalTables> {
  // A load that failed, as while the server is away, is tried again at the next use.
  opened ??= open().catch((error) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

async function open(): Promise<LocalTables> {
  const { Dexie } = await import('dexie');
  // Written through to the disk: what was typed must outlive the browser's process, and the power.
  const database = new Dexie('harmoni', { chromeTransactionDurability: 'strict' });
  database.version(1).stores({ commands: '++sequence, &id, account', drafts: 'key, savedAt' });
  await database.open();
  return { commands: database.table('commands'), drafts: database.table('drafts') };
}

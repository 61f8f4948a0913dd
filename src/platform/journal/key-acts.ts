import { createHash } from 'node:crypto';
import type { Database, Json } from '../database/database.ts';
import { openRotation, openSuccession } from './log/index.ts';
import type { InstalledLog } from './log-folder.ts';
import { doWork, type SystemDoer } from './work.ts';

interface KeyAct {
  action: 'log.origin_started' | 'log.key_rotated' | 'log.key_retired';
  id: string;
  body: { [key: string]: Json };
}

/** An id that follows from a key (UUID version 8, RFC 9562), so that an act is found again even after its body was erased. */
function keyId(verifierKey: string): string {
  const hex = createHash('sha256').update(verifierKey).digest('hex');
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}

function actsOf(log: InstalledLog): KeyAct[] {
  const begun = log.successions.map((note): KeyAct => {
    const { succession, former } = openSuccession(note);
    return {
      action: 'log.origin_started',
      id: keyId(succession.to.verifierKey),
      body: {
        origin: succession.to.origin,
        formerOrigin: succession.from.origin,
        publishedSize: former.published.size,
        restoredSize: succession.size,
        at: succession.at.toISOString(),
      },
    };
  });
  const changes = log.keys.rotations.flatMap((note, i): KeyAct[] => {
    const { oldKey, newKey, at, size, reason } = openRotation(note);
    const keys = { origin: log.origin, oldKey: oldKey.text, newKey: newKey.text };
    const rotated: KeyAct = {
      action: 'log.key_rotated',
      id: keyId(newKey.text),
      body: { ...keys, at: at.toISOString(), size, reason },
    };
    // Only the last old key may still sign along.
    const signsAlong = i === log.keys.rotations.length - 1 && log.keys.signers.length > 1;
    return signsAlong ? [rotated] : [rotated, { action: 'log.key_retired', id: keyId(oldKey.text), body: keys }];
  });
  return [...begun, ...changes];
}

/**
 * Writes what was done to the log's name and keys into the journal, once each. Keys change in a file and the journal is
 * in the database, so that a crash (or a restore) may part the two: what the journal does not know yet is told it at
 * the next start.
 */
export async function recordKeyActs(
  db: Database,
  doer: SystemDoer,
  log: InstalledLog,
  options: { committed?: () => void } = {},
): Promise<void> {
  const acts = actsOf(log);
  if (acts.length === 0) return;
  const known = await db
    .selectFrom('journal.entry')
    .select(['action', 'subject_id'])
    .where(
      'subject_id',
      'in',
      acts.map(({ id }) => id),
    )
    .execute();
  const missing = acts.filter(
    ({ action, id }) => !known.some((entry) => entry.action === action && entry.subject_id === id),
  );
  if (missing.length === 0) return;
  await doWork(
    db,
    doer,
    async (work) => {
      for (const { action, id, body } of missing) work.record({ action, subject: { type: 'log', id }, body });
    },
    options,
  );
}

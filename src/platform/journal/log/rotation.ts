import { LogError } from './errors.ts';
import { openNote, parseNote, signNote } from './note.ts';
import { parseVerifierKey, type Signer, type Verifier } from './note-keys.ts';

const TITLE = 'harmoni log key rotation v1';

/** What is written down when a log changes its key. */
export interface Rotation {
  /** When, in UTC. */
  at: Date;
  /** Tree size at the time: checkpoints beyond it are signed by the new key. */
  size: number;
  /** Why, one line, for outsiders: no personal data. */
  reason: string;
}

/** A rotation as read from its record. */
export interface RotationRecord extends Rotation {
  oldKey: Verifier;
  newKey: Verifier;
}

/**
 * The record of a change of keys: a signed note of six lines (title, old verifier key, new verifier key, time in
 * RFC 3339, tree size, reason), signed by the old key, which hands over, and by the new one, which proves that it exists.
 * @throws LogError `malformed` or `key`
 */
export function signRotation(rotation: Rotation, oldSigner: Signer, newSigner: Signer): string {
  const { at, size, reason } = rotation;
  const lines = [TITLE, oldSigner.verifier.text, newSigner.verifier.text, at.toISOString(), String(size), reason];
  const text = `${lines.join('\n')}\n`;
  requireNewKey(parseRotation(text));
  return signNote(text, [oldSigner, newSigner]);
}

/**
 * Reads one record and verifies both signatures against the keys that it names. That the old key is the right one is
 * the caller's to know: see {@link verifyRotations}.
 * @throws LogError `malformed`, `key` or `signature`
 */
export function openRotation(note: string | Uint8Array): RotationRecord {
  const { text } = parseNote(note);
  const record = parseRotation(text);
  requireNewKey(record);
  const { verified } = openNote(note, [record.oldKey, record.newKey]);
  if (verified.length !== 2) throw new LogError('signature', 'a key rotation is signed by the old and the new key');
  return record;
}

/**
 * Follows the records, oldest first, from a key that the reader trusts (a printed one, say) to today's.
 * @returns all keys from the trusted one on, today's last: what checkpoints are verified against
 * @throws LogError `signature` when a record is not signed by the key before it, or the trusted key occurs nowhere
 */
export function verifyRotations(trusted: string, records: readonly (string | Uint8Array)[]): Verifier[] {
  const opened = records.map((record) => openRotation(record));
  for (const [i, record] of opened.entries()) {
    if (i > 0 && record.oldKey.text !== opened[i - 1]?.newKey.text) {
      throw new LogError('signature', 'a key rotation does not follow the one before');
    }
  }
  const first = opened[0]?.oldKey ?? parseVerifierKey(trusted);
  const keys = [first, ...opened.map((record) => record.newKey)];
  const start = keys.findIndex((key) => key.text === trusted);
  if (start < 0) throw new LogError('signature', 'the trusted key does not occur in the rotations of this log');
  return keys.slice(start);
}

function parseRotation(text: string): RotationRecord {
  const lines = text.split('\n');
  const [title, oldKey, newKey, at, size, reason, end] = lines;
  const wellFormed = lines.length === 7 && title === TITLE && end === '' && /^(0|[1-9]\d{0,15})$/.test(size ?? '');
  if (!wellFormed || oldKey === undefined || newKey === undefined || at === undefined || reason === undefined) {
    throw new LogError('malformed', 'malformed key rotation');
  }
  const time = new Date(at);
  if (Number.isNaN(time.getTime()) || time.toISOString() !== at || reason === '') {
    throw new LogError('malformed', 'malformed key rotation');
  }
  return { oldKey: parseVerifierKey(oldKey), newKey: parseVerifierKey(newKey), at: time, size: Number(size), reason };
}

function requireNewKey(record: RotationRecord): void {
  if (record.oldKey.text === record.newKey.text) throw new LogError('malformed', 'a key rotation to the same key');
  if (record.oldKey.name !== record.newKey.name) throw new LogError('malformed', 'a key rotation to another name');
}

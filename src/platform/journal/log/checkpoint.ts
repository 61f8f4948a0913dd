import { decodeBase64, requireCount, requireHash, sameBytes } from './bytes.ts';
import { LogError } from './errors.ts';
import { openNote, signNote } from './note.ts';
import type { Signer, Verifier } from './note-keys.ts';
import { verifyConsistency } from './proof.ts';

/** A tree head: the log called `origin` had `size` leaves with this root. */
export interface Checkpoint {
  origin: string;
  size: number;
  root: Uint8Array;
  /** Lines after the root. C2SP advises against them: an auditor cannot check what they say. */
  extensions: string[];
}

/**
 * The text of a checkpoint by C2SP tlog-checkpoint: origin, size, base64 root, extension lines, each with a newline.
 * @throws LogError `malformed` or `range`
 */
export function checkpointText(checkpoint: Checkpoint): string {
  const { origin, size, root, extensions } = checkpoint;
  requireCount(size, 'tree size');
  requireHash(root, 'root');
  for (const line of [origin, ...extensions]) {
    if (line === '' || line.includes('\n'))
      throw new LogError('malformed', 'a line of a checkpoint is empty or broken');
  }
  return `${[origin, String(size), Buffer.from(root).toString('base64'), ...extensions].join('\n')}\n`;
}

/** Reads the text of a checkpoint. @throws LogError `malformed` or, for a size of 2^53 and more, `range` */
export function parseCheckpointText(text: string): Checkpoint {
  if (!text.endsWith('\n')) throw new LogError('malformed', 'checkpoint does not end in a newline');
  const lines = text.slice(0, -1).split('\n');
  if (lines.includes('')) throw new LogError('malformed', 'checkpoint with an empty line');
  const [origin, sizeText, rootText, ...extensions] = lines;
  if (origin === undefined || sizeText === undefined || rootText === undefined) {
    throw new LogError('malformed', 'checkpoint with fewer than three lines');
  }
  if (!/^(0|[1-9]\d*)$/.test(sizeText)) throw new LogError('malformed', 'checkpoint with a malformed size');
  const size = Number(sizeText);
  requireCount(size, 'tree size');
  const root = decodeBase64(rootText);
  requireHash(root, 'root');
  return { origin, size, root, extensions };
}

/** A signed checkpoint, ready to be published. The signers' key name should be the origin. */
export function signCheckpoint(checkpoint: Checkpoint, signers: readonly Signer[]): string {
  return signNote(checkpointText(checkpoint), signers);
}

/**
 * Verifies a signed checkpoint of the log `origin` against its known keys (old ones too, for old checkpoints).
 * @throws LogError `malformed`, `signature`, or `origin` when it is of another log
 */
export function openCheckpoint(note: string | Uint8Array, origin: string, verifiers: readonly Verifier[]): Checkpoint {
  const checkpoint = parseCheckpointText(openNote(note, verifiers).text);
  if (checkpoint.origin !== origin) {
    throw new LogError('origin', `checkpoint of ${JSON.stringify(checkpoint.origin)}, not ${JSON.stringify(origin)}`);
  }
  return checkpoint;
}

/** `inconsistent` means that the log was rewritten, or showed two faces: keep both checkpoints as evidence. */
export type CheckpointRelation = 'same' | 'consistent' | 'inconsistent';

/**
 * Compares two verified checkpoints of one origin, in either order. `prove` gives the consistency proof between the
 * smaller and the larger size; it is not trusted.
 * @throws LogError `origin` when they are of different logs; whatever `prove` throws
 */
export async function compareCheckpoints(
  a: Checkpoint,
  b: Checkpoint,
  prove: (older: number, newer: number) => Promise<readonly Uint8Array[]>,
): Promise<CheckpointRelation> {
  if (a.origin !== b.origin) throw new LogError('origin', 'checkpoints of two logs cannot be compared');
  if (a.size === b.size) return sameBytes(a.root, b.root) ? 'same' : 'inconsistent';
  const [older, newer] = a.size < b.size ? [a, b] : [b, a];
  const proof = older.size === 0 ? [] : await prove(older.size, newer.size);
  const claim = { olderSize: older.size, olderRoot: older.root, newerSize: newer.size, newerRoot: newer.root };
  return verifyConsistency(claim, proof) ? 'consistent' : 'inconsistent';
}

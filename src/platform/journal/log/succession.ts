import { z } from 'zod';
import { canonicalJson } from './canonical.ts';
import { type Checkpoint, openCheckpoint, parseCheckpointText } from './checkpoint.ts';
import { LogError } from './errors.ts';
import { allVerifiers } from './keys.ts';
import { openNote, parseNote, signNote } from './note.ts';
import { parseVerifierKey, type Signer, type Verifier } from './note-keys.ts';

const TITLE = 'harmoni log succession v1';

const Statement = z.strictObject({
  at: z.iso.datetime({ precision: 3 }),
  from: z.strictObject({ origin: z.string(), rotations: z.array(z.string()), verifierKey: z.string() }),
  /** The newest checkpoint that the old log is known to have published, as it was signed. */
  published: z.string(),
  size: z.int().min(0),
  to: z.strictObject({ origin: z.string(), verifierKey: z.string() }),
});

/** What is written down when a database was restored behind a published checkpoint and its log goes on under a new name. */
export interface Succession {
  /** When the new log began, in UTC. */
  at: Date;
  from: { origin: string; verifierKey: string; rotations: string[] };
  /** Signed note: the newest checkpoint that the old log is known to have published. */
  published: string;
  /** Entries that the restored database held: the new log begins with these. */
  size: number;
  to: { origin: string; verifierKey: string };
}

/** An earlier log whose first `size` entries a later one continues. */
export interface FormerLog {
  origin: string;
  /** All its keys, oldest first. */
  verifiers: Verifier[];
  /** Its newest checkpoint known, and the same as a signed note. */
  published: Checkpoint;
  publishedNote: string;
  /** Entries that were there after the restore. */
  size: number;
  at: Date;
  /** Name of the log that followed. */
  successor: string;
}

/**
 * The record of a new beginning: a signed note of two lines, the title and one line of canonical JSON (RFC 8785) with
 * the members of {@link Succession}. The old key signs, which hands over, and the new one, which proves that it exists.
 * @throws LogError when the parts do not fit together
 */
export function signSuccession(succession: Succession, oldSigner: Signer, newSigner: Signer): string {
  const { from, to } = succession;
  if (oldSigner.verifier.text !== from.verifierKey || newSigner.verifier.text !== to.verifierKey) {
    throw new LogError('key', 'a succession is signed by the keys that it names');
  }
  const text = `${TITLE}\n${canonicalJson({ ...succession, at: succession.at.toISOString() })}\n`;
  const note = signNote(text, [oldSigner, newSigner]);
  openSuccession(note);
  return note;
}

/**
 * Reads one record and verifies both signatures against the keys that it names, and the published checkpoint against
 * the old keys. That the old key is the right one is the caller's to know: see {@link followSuccessions}.
 * @throws LogError `malformed`, `key`, `origin` or `signature`
 */
export function openSuccession(note: string): { succession: Succession; former: FormerLog } {
  const succession = parseSuccession(parseNote(note).text);
  const { at, from, to, size, published } = succession;
  const verifiers = allVerifiers(from.verifierKey, from.rotations);
  const oldKey = verifiers.at(-1);
  const newKey = parseVerifierKey(to.verifierKey);
  if (oldKey === undefined || oldKey.name !== from.origin || newKey.name !== to.origin || from.origin === to.origin) {
    throw new LogError('malformed', 'a succession names two logs and the key of each');
  }
  if (openNote(note, [oldKey, newKey]).verified.length !== 2) {
    throw new LogError('signature', 'a succession is signed by the old and the new key');
  }
  const checkpoint = openCheckpoint(published, from.origin, verifiers);
  const former = { origin: from.origin, verifiers, published: checkpoint, publishedNote: published, size, at };
  return { succession, former: { ...former, successor: to.origin } };
}

/**
 * Follows the records, oldest first, to the log of today.
 * @param verifiers the keys of today's log, oldest first
 * @throws LogError `signature` when a record does not lead to the next one or the last one not to today's log
 */
export function followSuccessions(
  records: readonly string[],
  origin: string,
  verifiers: readonly Verifier[],
): FormerLog[] {
  const opened = records.map(openSuccession);
  for (const [i, { succession }] of opened.entries()) {
    const next = opened[i + 1]?.former;
    const nextOrigin = next === undefined ? origin : next.origin;
    const nextKey = (next === undefined ? verifiers : next.verifiers)[0]?.text;
    if (succession.to.origin !== nextOrigin || succession.to.verifierKey !== nextKey) {
      throw new LogError('signature', `the succession of ${succession.from.origin} does not lead to ${nextOrigin}`);
    }
  }
  return opened.map(({ former }) => former);
}

/** Entries that a published checkpoint of a former log covers and that a restore took away; a signed record says so. */
export interface Loss {
  origin: string;
  /** Size of the checkpoint. */
  published: number;
  /** First and last position lost. */
  from: number;
  to: number;
  /** When the log that follows began. */
  at: Date;
  successor: string;
}

/**
 * Whether a signed checkpoint is of a former log and covers entries that a restore took away. Its signature is verified.
 * After several restores the first that cut below the checkpoint is named; what later ones took besides is theirs to state.
 * @param formers oldest first, as {@link followSuccessions} gives them
 * @returns undefined for a checkpoint that the entries of today must agree with, and for one that cannot be used
 */
export function lossOf(note: string, formers: readonly FormerLog[]): Loss | undefined {
  for (const [i, former] of formers.entries()) {
    const checkpoint = tryOpen(note, former);
    if (checkpoint === undefined) continue;
    const cut = formers.slice(i).find(({ size }) => size < checkpoint.size);
    if (cut === undefined) return undefined;
    const { origin, size: published } = checkpoint;
    return { origin, published, from: cut.size, to: published - 1, at: cut.at, successor: cut.successor };
  }
  return undefined;
}

function tryOpen(note: string, former: FormerLog): Checkpoint | undefined {
  try {
    return openCheckpoint(note, former.origin, former.verifiers);
  } catch (error) {
    if (error instanceof LogError) return undefined;
    throw error;
  }
}

/** Opens a checkpoint of today's log or of one that it continues. @throws LogError as {@link openCheckpoint} */
export function openCheckpointOfAny(
  note: string | Uint8Array,
  log: { origin: string; verifiers: readonly Verifier[] },
  formers: readonly Pick<FormerLog, 'origin' | 'verifiers'>[],
): Checkpoint {
  const { origin } = parseCheckpointText(parseNote(note).text);
  const { origin: name, verifiers } = formers.find((former) => former.origin === origin) ?? log;
  return openCheckpoint(note, name, verifiers);
}

function parseSuccession(text: string): Succession {
  const [title, line, end, ...more] = text.split('\n');
  const parsed = Statement.safeParse(title === TITLE && end === '' && more.length === 0 ? parseJson(line) : undefined);
  if (!parsed.success || canonicalJson(parsed.data) !== line) throw new LogError('malformed', 'malformed succession');
  return { ...parsed.data, at: new Date(parsed.data.at) };
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

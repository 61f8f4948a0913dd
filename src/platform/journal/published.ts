import {
  type Checkpoint,
  LogError,
  type LogKeys,
  openCheckpoint,
  readPrivate,
  removePrivate,
  replacePrivate,
  rootFromTiles,
} from './log/index.ts';
import { type LogSource, tileReaderOf } from './log-source.ts';

/**
 * The newest signed checkpoint of this log, in the key folder: outside the database and its backup, so that a database
 * restored from a backup can be told from the one that published it. A plain signed note: where the folder was lost,
 * a checkpoint that somebody else kept can be put here.
 */
export const PUBLISHED_FILE = 'log-published-checkpoint.txt';

/** Makes a signed checkpoint durable in the key folder; only then may anyone see it. */
export function keepPublished(keyFolder: string, note: string): Promise<void> {
  return replacePrivate(keyFolder, PUBLISHED_FILE, note);
}

/** The kept checkpoint as a signed note; undefined when none was kept. */
export async function readPublished(keyFolder: string): Promise<string | undefined> {
  return (await readPrivate(keyFolder, PUBLISHED_FILE))?.toString('utf8');
}

export function removePublished(keyFolder: string): Promise<void> {
  return removePrivate(keyFolder, PUBLISHED_FILE);
}

/** @throws LogError in one line for people when the kept file is damaged or of another log */
export function openPublished(note: string, origin: string, keys: LogKeys): Checkpoint {
  try {
    return openCheckpoint(note, origin, keys.verifiers);
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
    throw new LogError(
      error.code,
      `keys/${PUBLISHED_FILE} does not belong to ${origin} and its key (${error.message}): put back what belongs together`,
    );
  }
}

/** How a database stands to a checkpoint that was published from it. */
export interface Standing {
  /** `shorter`: entries are missing at the end. `different`: other entries stand where the published ones stood. */
  relation: 'continues' | 'shorter' | 'different';
  /** Entries with a position in the database. */
  size: number;
}

/** Compares the log in the database with a published checkpoint. Reads a few tiles, whatever the size. */
export async function standingOf(source: LogSource, published: Checkpoint): Promise<Standing> {
  const size = await source.size();
  if (size < published.size) return { relation: 'shorter', size };
  const root = await rootFromTiles(published.size, tileReaderOf(source));
  return { relation: root.equals(published.root) ? 'continues' : 'different', size };
}

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import {
  createPrivate,
  type FormerLog,
  followSuccessions,
  KEY_FILE,
  LogError,
  type LogKeys,
  loadKeys,
  loadOrCreateKeys,
  makePrivateFolder,
  readPrivate,
} from './log/index.ts';
import { readPublished } from './published.ts';

/** Records of new beginnings, oldest first, in the key folder. They are public. */
export const SUCCESSIONS_FILE = 'log-successions.json';
/** A new beginning that was decided on and is not yet complete; see successor.ts. */
export const PENDING_FILE = 'log-succession-pending.json';
export const ORIGIN_FILE = 'log-origin';

export const keyFolder = (data: string): string => join(data, 'keys');
export const secretFolder = (data: string): string => join(data, 'secrets');

/** The log of an installation as its data folder knows it: name, keys, and what came before. */
export interface InstalledLog {
  /** The log's name: outsiders know the log by it. */
  origin: string;
  keys: LogKeys;
  /** Succession records, oldest first; public. */
  successions: string[];
  /** The same, read: the logs that this one continues, oldest first. */
  formers: FormerLog[];
  /** Newest checkpoint known to have been published under this name, as a signed note. */
  published: string | undefined;
}

/** The name that a secret of 32 random bytes gives. */
export const originOf = (secret: Buffer): string => `harmoni-${secret.toString('hex').slice(0, 16)}`;

/**
 * Reads the log of a data folder; makes nothing. Right beside a running server, too.
 * @throws LogError `key` with one line for people: something is missing, damaged, or does not belong together
 */
export async function readLog(data: string): Promise<InstalledLog> {
  const keys = keyFolder(data);
  if (await readPrivate(keys, PENDING_FILE)) {
    throw new LogError('key', `a restore is not complete: start Harmoni once (keys/${PENDING_FILE} says so)`);
  }
  const origin = await readOrigin(data);
  if (origin === undefined) throw new LogError('key', missingOrigin);
  return withHistory(data, origin, await loadKeys(keys, origin));
}

/**
 * Reads the log of a data folder or makes its name and key at the first start. One server at a time holds the folder.
 * @param known whether the database has checkpoints of the log with this name; then a lost key is not silently replaced
 * @throws LogError `key` as {@link readLog}
 */
export async function readOrCreateLog(
  data: string,
  known: (origin: string) => Promise<boolean>,
): Promise<InstalledLog> {
  const keys = keyFolder(data);
  let origin = await readOrigin(data);
  const hasKey = (await readPrivate(keys, KEY_FILE)) !== undefined;
  if (origin === undefined) {
    if (hasKey) throw new LogError('key', missingOrigin);
    await makePrivateFolder(secretFolder(data));
    await createPrivate(secretFolder(data), ORIGIN_FILE, randomBytes(32));
    origin = await readOrigin(data);
    if (origin === undefined) throw new LogError('key', `secrets/${ORIGIN_FILE} vanished while it was made`);
  } else if (!hasKey && (await known(origin))) {
    throw new LogError(
      'key',
      `the signing key of ${origin} is missing: put keys/${KEY_FILE} back, or move secrets/${ORIGIN_FILE} away for a new log`,
    );
  }
  return withHistory(data, origin, await loadOrCreateKeys(keys, origin));
}

const missingOrigin = `secrets/${ORIGIN_FILE} is missing: put back the one that belongs to keys/${KEY_FILE}`;

async function readOrigin(data: string): Promise<string | undefined> {
  const secret = await readPrivate(secretFolder(data), ORIGIN_FILE);
  if (secret !== undefined && secret.length !== 32) throw new LogError('key', `secrets/${ORIGIN_FILE} is damaged`);
  return secret && originOf(secret);
}

async function withHistory(data: string, origin: string, keys: LogKeys): Promise<InstalledLog> {
  const successions = await readSuccessions(keyFolder(data));
  const published = await readPublished(keyFolder(data));
  return { origin, keys, successions, formers: followSuccessions(successions, origin, keys.verifiers), published };
}

/** @throws LogError `key` when the file is damaged */
export async function readSuccessions(folder: string): Promise<string[]> {
  const bytes = await readPrivate(folder, SUCCESSIONS_FILE);
  if (bytes === undefined) return [];
  try {
    return z.array(z.string()).parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    throw new LogError('key', `keys/${SUCCESSIONS_FILE} is damaged`);
  }
}

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import {
  createPrivate,
  KEY_FILE,
  LogError,
  makePrivateFolder,
  newKeyFile,
  openSuccession,
  readKeys,
  readPrivate,
  removePrivate,
  replacePrivate,
  type Succession,
  signSuccession,
} from './log/index.ts';
import {
  type InstalledLog,
  keyFolder,
  ORIGIN_FILE,
  originOf,
  PENDING_FILE,
  readOrCreateLog,
  readSuccessions,
  SUCCESSIONS_FILE,
  secretFolder,
} from './log-folder.ts';
import type { LogSource } from './log-source.ts';
import { keepPublished, openPublished, PUBLISHED_FILE, removePublished, standingOf } from './published.ts';

/** What a new log needs, in one file, so that deciding on it is one atomic step. It holds the new secret key. */
const Pending = z.strictObject({ origin: z.hex().length(64), keyFile: z.string(), note: z.string() });
type Pending = z.infer<typeof Pending>;

/** The log at the start of a server. */
export interface StartedLog extends InstalledLog {
  /** Set when this start found the database restored behind a published checkpoint and began a new log. */
  begun: Succession | undefined;
}

/**
 * The log for a server that is about to start: reads or makes name and key, and compares the database with the newest
 * checkpoint kept in the key folder. A database that holds fewer entries, or another root at that size, was restored
 * behind what was published; signing on under the old name would contradict it. Then a new log begins, with a new
 * name and key, and a record signed by both keys that names the old one.
 *
 * The caller holds the data folder, and nothing is signed before this has returned. A crash at any point is made good
 * by the next start: the new beginning is decided by one atomic file (`log-succession-pending.json`); the steps after it
 * are repeated from that file, each harmless when it was done before, until its removal says that all of them were.
 * A crash before that file is there leaves the old log as it was, and the next start decides anew.
 * @throws LogError with one line for people when keys and name do not belong together
 */
export async function startLog(data: string, source: LogSource, now = new Date()): Promise<StartedLog> {
  const half = await readPending(data);
  if (half !== undefined) await complete(data, half);
  const known = async (origin: string) => (await source.signedSize(origin)) > 0;
  const log = await readOrCreateLog(data, known);
  if (log.published === undefined) {
    await adoptPublished(data, log, source);
    return { ...log, begun: half && openSuccession(half.note).succession };
  }
  const published = openPublished(log.published, log.origin, log.keys);
  const { relation, size } = await standingOf(source, published);
  if (relation === 'continues') return { ...log, begun: undefined };
  const pending = decide(log, log.published, size, now);
  await replacePrivate(keyFolder(data), PENDING_FILE, JSON.stringify(pending));
  await complete(data, pending);
  return { ...(await readOrCreateLog(data, known)), begun: openSuccession(pending.note).succession };
}

/** Where no checkpoint was kept yet (the folder is of an earlier version) the database's newest one is kept from now on. */
async function adoptPublished(data: string, log: InstalledLog, source: LogSource): Promise<void> {
  const note = await source.checkpoint(log.origin);
  // One that our keys did not sign is for `verify` to report; nothing is to be measured against it.
  if (note !== undefined && isOurs(note, log)) await keepPublished(keyFolder(data), note);
}

function isOurs(note: string, log: InstalledLog): boolean {
  try {
    openPublished(note, log.origin, log.keys);
    return true;
  } catch (error) {
    if (error instanceof LogError) return false;
    throw error;
  }
}

function decide(log: InstalledLog, published: string, size: number, at: Date): Pending {
  const secret = randomBytes(32);
  const origin = originOf(secret);
  const keyFile = newKeyFile(origin);
  const { signers, verifierKey } = readKeys(keyFile, origin);
  const [oldSigner] = log.keys.signers;
  const [newSigner] = signers;
  if (oldSigner === undefined || newSigner === undefined) throw new LogError('key', 'a log without a key');
  const from = { origin: log.origin, verifierKey: log.keys.verifierKey, rotations: log.keys.rotations };
  const note = signSuccession({ at, from, published, size, to: { origin, verifierKey } }, oldSigner, newSigner);
  return { origin: secret.toString('hex'), keyFile, note };
}

/** Puts a decided beginning in force. Every step may be repeated; the old key is never lost, the pending file goes last. */
async function complete(data: string, pending: Pending): Promise<void> {
  const keys = keyFolder(data);
  const secrets = secretFolder(data);
  const archive = join(keys, `former-${openSuccession(pending.note).succession.from.origin}`);
  await makePrivateFolder(archive);
  // Copies are made before anything is replaced, and `createPrivate` never overwrites: a repetition keeps the old ones.
  for (const [folder, name] of [
    [keys, KEY_FILE],
    [keys, PUBLISHED_FILE],
    [secrets, ORIGIN_FILE],
  ] as const) {
    const content = await readPrivate(folder, name);
    if (content !== undefined) await createPrivate(archive, name, content);
  }
  const records = await readSuccessions(keys);
  if (!records.includes(pending.note)) {
    await replacePrivate(keys, SUCCESSIONS_FILE, `${JSON.stringify([...records, pending.note], null, 2)}\n`);
  }
  await replacePrivate(secrets, ORIGIN_FILE, Buffer.from(pending.origin, 'hex'));
  await replacePrivate(keys, KEY_FILE, pending.keyFile);
  await removePublished(keys);
  await removePrivate(keys, PENDING_FILE);
}

async function readPending(data: string): Promise<Pending | undefined> {
  const bytes = await readPrivate(keyFolder(data), PENDING_FILE);
  if (bytes === undefined) return undefined;
  try {
    return Pending.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    // The parser's message would quote the text, which is secret.
    throw new LogError('key', `keys/${PENDING_FILE} is damaged`);
  }
}

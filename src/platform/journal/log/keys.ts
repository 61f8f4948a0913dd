import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { LogError } from './errors.ts';
import { generateSignerKey, parseSignerKey, type Signer, type Verifier } from './note-keys.ts';
import { openRotation, type Rotation, signRotation, verifyRotations } from './rotation.ts';

/** The file in the key folder. Keep the folder out of the database and out of its backups. */
export const KEY_FILE = 'log-signing-key.json';

/**
 * Secret keys and the records of their rotations stand in one file, so that one atomic replacement changes both:
 * after a crash there is never a new key without its record.
 */
const KeyFile = z.strictObject({
  version: z.literal(1),
  /** Current key first; after a rotation the previous one signs along until it is retired. */
  signers: z.array(z.string()).min(1).max(2),
  rotations: z.array(z.string()),
});
type KeyFile = z.infer<typeof KeyFile>;

/** The keys of a log, ready for use. */
export interface LogKeys {
  /** Sign every checkpoint with all of these; the current key is first. */
  signers: Signer[];
  /** The current verifier key, for `GET /log/vkey`. */
  verifierKey: string;
  /** Every key that the log ever had, oldest first: older checkpoints are verified against them. */
  verifiers: Verifier[];
  /** Rotation records, oldest first; public. */
  rotations: string[];
}

/**
 * Loads the signing key from a folder or makes a new one there (folder 0700, file 0600, written whole or not at all).
 * Two processes starting at once end up with the same key.
 * @param name key name, the same as the log's origin
 * @throws LogError `key` when the file is damaged, belongs to another log, or can be read by other users
 */
export async function loadOrCreateKeys(folder: string, name: string): Promise<LogKeys> {
  const existing = await readKeyFile(folder);
  if (existing !== undefined) return toKeys(existing, name);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await createKeyFile(folder, { version: 1, signers: [generateSignerKey(name)], rotations: [] });
  const created = await readKeyFile(folder);
  if (created === undefined) throw new LogError('key', `${KEY_FILE} vanished while it was made`);
  return toKeys(created, name);
}

/**
 * Makes a new key; the old one signs the record, and signs checkpoints along until {@link retireOldKey}.
 * One process at a time: the caller holds the sequencer's lock.
 * @throws LogError `key` when there is no key yet or an earlier old key is not retired
 */
export async function rotateKey(folder: string, name: string, rotation: Rotation): Promise<LogKeys> {
  const file = await requireKeyFile(folder);
  const { signers } = toKeys(file, name);
  const [oldText] = file.signers;
  const [oldSigner] = signers;
  if (oldText === undefined || oldSigner === undefined || signers.length > 1) {
    throw new LogError('key', 'retire the previous key before the next rotation');
  }
  const newText = generateSignerKey(name);
  const record = signRotation(rotation, oldSigner, parseSignerKey(newText));
  const next: KeyFile = { version: 1, signers: [newText, oldText], rotations: [...file.rotations, record] };
  await replaceKeyFile(folder, next);
  return toKeys(next, name);
}

/** Destroys the secret part of the previous key; its public part stays in the rotation record. Harmless when there is none. */
export async function retireOldKey(folder: string, name: string): Promise<LogKeys> {
  const file = await requireKeyFile(folder);
  const next: KeyFile = { ...file, signers: file.signers.slice(0, 1) };
  const keys = toKeys(next, name);
  if (file.signers.length > 1) await replaceKeyFile(folder, next);
  return keys;
}

function toKeys(file: KeyFile, name: string): LogKeys {
  const signers = file.signers.map(parseSignerKey);
  const current = signers[0]?.verifier;
  if (current === undefined || signers.some((signer) => signer.verifier.name !== name)) {
    throw new LogError('key', `the signing key in ${KEY_FILE} is not the one of ${name}`);
  }
  const [firstRotation] = file.rotations;
  const origin = firstRotation === undefined ? current : openRotation(firstRotation).oldKey;
  const verifiers = verifyRotations(origin.text, file.rotations);
  const previous = signers[1]?.verifier;
  if (verifiers.at(-1)?.text !== current.text || (previous && previous.text !== verifiers.at(-2)?.text)) {
    throw new LogError('key', `the rotations in ${KEY_FILE} do not lead to its key`);
  }
  return { signers, verifierKey: current.text, verifiers, rotations: file.rotations };
}

async function requireKeyFile(folder: string): Promise<KeyFile> {
  const file = await readKeyFile(folder);
  if (file === undefined) throw new LogError('key', `there is no ${KEY_FILE} yet`);
  return file;
}

async function readKeyFile(folder: string): Promise<KeyFile | undefined> {
  const path = join(folder, KEY_FILE);
  let text: string;
  try {
    await requirePrivate(path);
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  const parsed = KeyFile.safeParse(parseJson(text));
  if (!parsed.success) throw new LogError('key', `${KEY_FILE} is damaged`);
  return parsed.data;
}

/** A key that others on the machine can read proves nothing. Windows has no such mode bits. */
async function requirePrivate(path: string): Promise<void> {
  const { mode } = await stat(path);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new LogError('key', `${path} can be read by other users: run chmod 600 on it`);
  }
}

/** Puts the file there unless another process was first: `link` never overwrites. */
async function createKeyFile(folder: string, file: KeyFile): Promise<void> {
  const temporary = await writeTemporary(folder, file);
  try {
    await link(temporary, join(folder, KEY_FILE));
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    await unlink(temporary);
  }
  await syncFolder(folder);
}

async function replaceKeyFile(folder: string, file: KeyFile): Promise<void> {
  await rename(await writeTemporary(folder, file), join(folder, KEY_FILE));
  await syncFolder(folder);
}

async function writeTemporary(folder: string, file: KeyFile): Promise<string> {
  const path = join(folder, `${KEY_FILE}.${randomUUID()}.tmp`);
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(file, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return path;
}

/** Makes the new name itself durable. Windows cannot open a folder and does not need to. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message would quote the text, which is secret.
    return undefined;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

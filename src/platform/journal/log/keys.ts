import { z } from 'zod';
import { LogError } from './errors.ts';
import { generateSignerKey, parseSignerKey, type Signer, type Verifier } from './note-keys.ts';
import { createPrivate, makePrivateFolder, readPrivate, replacePrivate } from './private-file.ts';
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
  await makePrivateFolder(folder);
  await createPrivate(folder, KEY_FILE, newKeyFile(name));
  return loadKeys(folder, name);
}

/**
 * Loads the keys that are there; makes none.
 * @throws LogError `key` as {@link loadOrCreateKeys}, and when there is no key file
 */
export async function loadKeys(folder: string, name: string): Promise<LogKeys> {
  return toKeys(await requireKeyFile(folder), name);
}

/** The text of a key file for a new log. It holds the secret key. */
export function newKeyFile(name: string): string {
  return fileText({ version: 1, signers: [generateSignerKey(name)], rotations: [] });
}

/** The keys in the text of a key file. @throws LogError `key` */
export function readKeys(text: string, name: string): LogKeys {
  return toKeys(parseKeyFile(text), name);
}

/** The keys that a log had, oldest first, from its present key and the records of its rotations. @throws LogError */
export function allVerifiers(verifierKey: string, rotations: readonly string[]): Verifier[] {
  const [first] = rotations;
  const verifiers = verifyRotations(first === undefined ? verifierKey : openRotation(first).oldKey.text, rotations);
  if (verifiers.at(-1)?.text !== verifierKey) throw new LogError('key', 'the rotations do not lead to the present key');
  return verifiers;
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
  await replacePrivate(folder, KEY_FILE, fileText(next));
  return toKeys(next, name);
}

/** Destroys the secret part of the previous key; its public part stays in the rotation record. Harmless when there is none. */
export async function retireOldKey(folder: string, name: string): Promise<LogKeys> {
  const file = await requireKeyFile(folder);
  const next: KeyFile = { ...file, signers: file.signers.slice(0, 1) };
  const keys = toKeys(next, name);
  if (file.signers.length > 1) await replacePrivate(folder, KEY_FILE, fileText(next));
  return keys;
}

function toKeys(file: KeyFile, name: string): LogKeys {
  const signers = file.signers.map(parseSignerKey);
  const current = signers[0]?.verifier;
  if (current === undefined || signers.some((signer) => signer.verifier.name !== name)) {
    throw new LogError('key', `the signing key in ${KEY_FILE} is not the one of ${name}`);
  }
  const verifiers = allVerifiers(current.text, file.rotations);
  const previous = signers[1]?.verifier;
  if (previous && previous.text !== verifiers.at(-2)?.text) {
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
  const bytes = await readPrivate(folder, KEY_FILE);
  return bytes && parseKeyFile(bytes.toString('utf8'));
}

function parseKeyFile(text: string): KeyFile {
  const parsed = KeyFile.safeParse(parseJson(text));
  if (!parsed.success) throw new LogError('key', `${KEY_FILE} is damaged`);
  return parsed.data;
}

function fileText(file: KeyFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message would quote the text, which is secret.
    return undefined;
  }
}

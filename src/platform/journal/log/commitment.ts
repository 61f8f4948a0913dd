import { hash, randomBytes } from 'node:crypto';
import { HASH_BYTES, requireHash, sameBytes } from './bytes.ts';
import { canonicalBytes } from './canonical.ts';
import { LogError } from './errors.ts';

/** Length of a salt, bytes. 256 random bits, so that a guessed head or body cannot be tried against its commitment. */
export const SALT_BYTES = 32;

/** Length of a leaf entry, bytes. */
export const LEAF_BYTES = 1 + HASH_BYTES + HASH_BYTES;

const LEAF_VERSION = 1;

/** The two halves of an entry: the head stays for ever, the body can be erased without breaking a proof. */
export type EntryPart = 'head' | 'body';

// A different prefix for each half, so that a commitment to a head never passes as one to a body.
const domains: Record<EntryPart, Buffer> = {
  head: Buffer.from('harmoni/head/v1\n', 'ascii'),
  body: Buffer.from('harmoni/body/v1\n', 'ascii'),
};

/** The two commitments in one leaf of the log. */
export interface LeafCommitments {
  head: Uint8Array;
  body: Uint8Array;
}

/** A new salt for one half of one entry. Never reuse a salt. */
export function newSalt(): Buffer {
  return randomBytes(SALT_BYTES);
}

/**
 * SHA-256(`"harmoni/<part>/v1\n"` ‖ salt (32 bytes) ‖ canonical JSON of the value in UTF-8).
 * @throws LogError `malformed` for a salt of another length, `not_json` for a value that JSON cannot carry
 */
export function commit(part: EntryPart, salt: Uint8Array, value: unknown): Buffer {
  if (salt.length !== SALT_BYTES) throw new LogError('malformed', `a salt has ${SALT_BYTES} bytes, not ${salt.length}`);
  return hash('sha256', Buffer.concat([domains[part], salt, canonicalBytes(value)]), 'buffer');
}

/** Whether a commitment opens to this value with this salt. A value or salt that could never be committed to does not. */
export function opens(part: EntryPart, commitment: Uint8Array, salt: Uint8Array, value: unknown): boolean {
  try {
    return sameBytes(commit(part, salt, value), commitment);
  } catch (error) {
    if (error instanceof LogError) return false;
    throw error;
  }
}

/**
 * The entry as it stands in the log, 65 bytes: version (1 byte, value 1) ‖ head commitment (32) ‖ body commitment (32).
 * @throws LogError `malformed` for a commitment that is not 32 bytes long
 */
export function encodeLeaf(commitments: LeafCommitments): Buffer {
  requireHash(commitments.head, 'head commitment');
  requireHash(commitments.body, 'body commitment');
  return Buffer.concat([Buffer.of(LEAF_VERSION), commitments.head, commitments.body]);
}

/**
 * Reads the 65 bytes written by {@link encodeLeaf}.
 * @throws LogError `malformed` for another length or version
 */
export function decodeLeaf(leaf: Uint8Array): LeafCommitments {
  if (leaf.length !== LEAF_BYTES) throw new LogError('malformed', `a leaf has ${LEAF_BYTES} bytes, not ${leaf.length}`);
  if (leaf[0] !== LEAF_VERSION) throw new LogError('malformed', `unknown leaf version ${leaf[0]}`);
  return { head: leaf.subarray(1, 1 + HASH_BYTES), body: leaf.subarray(1 + HASH_BYTES) };
}

/** What must be stored to open an entry later: its leaf and the two salts. */
export interface SealedParts {
  leaf: Buffer;
  headSalt: Buffer;
  bodySalt: Buffer;
}

/**
 * Seals a new entry with fresh salts. An entry without details has the body `{}`: a body that is null is an erased one.
 * @throws LogError `not_json`
 */
export function sealEntry(head: object, body: object): SealedParts {
  const headSalt = newSalt();
  const bodySalt = newSalt();
  const leaf = encodeLeaf({ head: commit('head', headSalt, head), body: commit('body', bodySalt, body) });
  return { leaf, headSalt, bodySalt };
}

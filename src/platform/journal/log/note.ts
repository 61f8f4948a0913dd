import { decodeBase64, sameBytes } from './bytes.ts';
import { LogError } from './errors.ts';
import { hexKeyId, isKeyName, type Signer, type Verifier } from './note-keys.ts';

/** Larger notes are refused unread. 16 post-quantum signatures of 5 kB, which a verifier must accept, are well below. */
export const MAX_NOTE_BYTES = 1 << 20;
/** More signatures than this are refused, as in the Go implementation. */
export const MAX_NOTE_SIGNATURES = 100;

const KEY_ID_BYTES = 4;
const SIGNATURE_PREFIX = '— ';

/** One signature line. */
export interface NoteSignature {
  name: string;
  keyId: number;
  /** Without the key id before it. */
  signature: Buffer;
}

/** A note taken apart, not yet verified: show or use nothing of it before {@link openNote} has accepted it. */
export interface Note {
  /** With its final newline. */
  text: string;
  signatures: NoteSignature[];
}

/** A note with at least one good signature of a known key. */
export interface OpenedNote {
  text: string;
  verified: NoteSignature[];
  /** Signatures of unknown keys. */
  unverified: NoteSignature[];
}

/**
 * Signs a text (ending in a newline) with each signer, after the signatures already there; one of the same key is replaced.
 * Two signers, the old and the new, carry a log over a change of keys.
 * @throws LogError `malformed` for a text that no note may have
 */
export function signNote(text: string, signers: readonly Signer[], existing: readonly NoteSignature[] = []): string {
  requireNoteText(text);
  if (!text.endsWith('\n')) throw new LogError('malformed', 'the text of a note ends in a newline');
  const message = Buffer.from(text, 'utf8');
  const fresh = signers.map(
    (signer): NoteSignature => ({
      name: signer.verifier.name,
      keyId: signer.verifier.keyId,
      signature: signer.sign(message),
    }),
  );
  const kept = existing.filter((old) => !fresh.some((one) => isSameKey(one, old)));
  const lines = [...kept, ...fresh].map(signatureLine);
  if (lines.length === 0) throw new LogError('signature', 'a note has at least one signature');
  return `${text}\n${lines.join('')}`;
}

/**
 * Takes a signed note apart, strictly by C2SP signed-note: UTF-8, no control characters but newline, text and
 * signatures parted by the last blank line, each signature line complete. Verifies nothing.
 * @throws LogError `malformed`
 */
export function parseNote(note: string | Uint8Array): Note {
  const whole = decodeNote(note);
  requireNoteText(whole);
  const split = whole.lastIndexOf('\n\n');
  const block = whole.slice(split + 2);
  if (split < 0 || block === '' || !block.endsWith('\n')) throw new LogError('malformed', 'note without signatures');
  const lines = block.slice(0, -1).split('\n');
  if (lines.length > MAX_NOTE_SIGNATURES) throw new LogError('malformed', 'note with too many signatures');
  return { text: whole.slice(0, split + 1), signatures: lines.map(parseSignatureLine) };
}

/**
 * Verifies a note. Signatures of unknown keys are set aside; one wrong signature of a known key refuses the whole note.
 * @throws LogError `malformed`, or `signature` when one is wrong, none is of a known key, or two known keys share name and id
 */
export function openNote(note: string | Uint8Array, verifiers: readonly Verifier[]): OpenedNote {
  const { text, signatures } = parseNote(note);
  const message = Buffer.from(text, 'utf8');
  const verified: NoteSignature[] = [];
  const unverified: NoteSignature[] = [];
  for (const signature of signatures) {
    const verifier = findVerifier(signature, verifiers);
    if (verifier === undefined) {
      if (!unverified.some((seen) => isSameKey(seen, signature) && sameBytes(seen.signature, signature.signature))) {
        unverified.push(signature);
      }
    } else if (!verifier.verify(message, signature.signature)) {
      throw new LogError('signature', `wrong signature of key ${keyLabel(signature)}`);
    } else if (!verified.some((seen) => isSameKey(seen, signature))) {
      verified.push(signature);
    }
  }
  if (verified.length === 0) throw new LogError('signature', 'no signature of a known key');
  return { text, verified, unverified };
}

function findVerifier(signature: NoteSignature, verifiers: readonly Verifier[]): Verifier | undefined {
  const matches = verifiers.filter((verifier) => isSameKey(verifier, signature));
  if (new Set(matches.map((verifier) => verifier.text)).size > 1) {
    throw new LogError('signature', `two known keys share the name and id ${keyLabel(signature)}`);
  }
  return matches[0];
}

function decodeNote(note: string | Uint8Array): string {
  const size = typeof note === 'string' ? Buffer.byteLength(note, 'utf8') : note.length;
  if (size > MAX_NOTE_BYTES) throw new LogError('malformed', `note of ${size} bytes is too large`);
  if (typeof note === 'string') return note;
  try {
    // ignoreBOM keeps a byte order mark in the text: dropping it would change what was signed.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(note);
  } catch {
    throw new LogError('malformed', 'note is not UTF-8');
  }
}

function requireNoteText(text: string): void {
  if (!text.isWellFormed()) throw new LogError('malformed', 'note is not valid Unicode');
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 && code !== 0x0a) throw new LogError('malformed', 'note with a control character');
  }
}

function parseSignatureLine(line: string): NoteSignature {
  const [name, base64, ...rest] = line.slice(SIGNATURE_PREFIX.length).split(' ');
  if (!line.startsWith(SIGNATURE_PREFIX) || name === undefined || base64 === undefined || rest.length > 0) {
    throw new LogError('malformed', 'malformed signature line');
  }
  const bytes = decodeBase64(base64);
  if (!isKeyName(name) || bytes.length <= KEY_ID_BYTES) throw new LogError('malformed', 'malformed signature line');
  return { name, keyId: bytes.readUInt32BE(0), signature: bytes.subarray(KEY_ID_BYTES) };
}

function signatureLine(signature: NoteSignature): string {
  const keyId = Buffer.alloc(KEY_ID_BYTES);
  keyId.writeUInt32BE(signature.keyId);
  return `${SIGNATURE_PREFIX}${signature.name} ${Buffer.concat([keyId, signature.signature]).toString('base64')}\n`;
}

function isSameKey(a: { name: string; keyId: number }, b: { name: string; keyId: number }): boolean {
  return a.name === b.name && a.keyId === b.keyId;
}

function keyLabel(key: { name: string; keyId: number }): string {
  return `${key.name}+${hexKeyId(key.keyId)}`;
}

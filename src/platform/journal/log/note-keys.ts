import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { decodeBase64 } from './bytes.ts';
import { LogError } from './errors.ts';

/** C2SP signed-note signature type of plain Ed25519. */
const ED25519 = 0x01;
const KEY_BYTES = 32;
/** The fixed DER before a raw Ed25519 key (RFC 8410), which is how node:crypto takes one. */
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** A key that checks signatures. */
export interface Verifier {
  readonly name: string;
  /** First 4 bytes of SHA-256(name ‖ "\n" ‖ 0x01 ‖ public key), as uint32. */
  readonly keyId: number;
  /** `<name>+<hex key id>+<base64>`: what is handed to outsiders. */
  readonly text: string;
  verify(text: Uint8Array, signature: Uint8Array): boolean;
}

/** A key that signs. Never log or serialise it. */
export interface Signer {
  readonly verifier: Verifier;
  sign(text: Uint8Array): Buffer;
}

/** A new Ed25519 key in its secret text form `PRIVATE+KEY+<name>+<hex key id>+<base64>`. @throws LogError `key` for a bad name */
export function generateSignerKey(name: string): string {
  requireKeyName(name);
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(PRIVATE_PREFIX.length);
  const verifier = makeVerifier(name, rawPublicKey(publicKey));
  return `PRIVATE+KEY+${name}+${hexKeyId(verifier.keyId)}+${typedKey(seed).toString('base64')}`;
}

/** Reads a secret key text. @throws LogError `key`; the message never repeats the key */
export function parseSignerKey(text: string): Signer {
  const match = /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text);
  const [, name, keyId, data] = match ?? [];
  if (name === undefined || keyId === undefined || data === undefined)
    throw new LogError('key', 'malformed signer key');
  const seed = untypedKey(data, 'signer key');
  const privateKey = createPrivateKey({ key: Buffer.concat([PRIVATE_PREFIX, seed]), format: 'der', type: 'pkcs8' });
  const verifier = makeVerifier(name, rawPublicKey(createPublicKey(privateKey)));
  if (hexKeyId(verifier.keyId) !== keyId) throw new LogError('key', 'key id of the signer key does not match');
  return { verifier, sign: (message) => sign(null, message, privateKey) };
}

/** Reads a verifier key text. Only Ed25519 (type 0x01) is supported. @throws LogError `key` */
export function parseVerifierKey(text: string): Verifier {
  const match = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text);
  const [, name, keyId, data] = match ?? [];
  if (name === undefined || keyId === undefined || data === undefined)
    throw new LogError('key', 'malformed verifier key');
  const verifier = makeVerifier(name, untypedKey(data, 'verifier key'));
  if (hexKeyId(verifier.keyId) !== keyId) throw new LogError('key', 'key id of the verifier key does not match');
  return verifier;
}

/** Whether a text may be a key name: not empty, valid Unicode, no white space, no plus, no control character. */
export function isKeyName(name: string): boolean {
  // \p{Cc} goes beyond the specification for U+007F–U+009F; such a name could only confuse a reader.
  return name.isWellFormed() && /^[^\p{White_Space}\p{Cc}+]+$/u.test(name);
}

function requireKeyName(name: string): void {
  if (!isKeyName(name)) throw new LogError('key', 'a key name is not empty and has no white space and no plus');
}

function makeVerifier(name: string, publicKey: Buffer): Verifier {
  requireKeyName(name);
  const typed = typedKey(publicKey);
  const keyId = hash('sha256', Buffer.concat([Buffer.from(`${name}\n`, 'utf8'), typed]), 'buffer').readUInt32BE(0);
  const key = createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, publicKey]), format: 'der', type: 'spki' });
  return {
    name,
    keyId,
    text: `${name}+${hexKeyId(keyId)}+${typed.toString('base64')}`,
    verify: (message, signature) => verify(null, message, key, signature),
  };
}

function rawPublicKey(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' }).subarray(PUBLIC_PREFIX.length);
}

function typedKey(key: Buffer): Buffer {
  return Buffer.concat([Buffer.of(ED25519), key]);
}

function untypedKey(base64: string, what: string): Buffer {
  const typed = decodeKey(base64, what);
  if (typed[0] !== ED25519) throw new LogError('key', `${what} is not of type Ed25519`);
  if (typed.length !== 1 + KEY_BYTES) throw new LogError('key', `${what} has a wrong length`);
  return typed.subarray(1);
}

function decodeKey(base64: string, what: string): Buffer {
  try {
    return decodeBase64(base64);
  } catch (error) {
    if (error instanceof LogError) throw new LogError('key', `malformed ${what}`);
    throw error;
  }
}

/** The key id as it is written in key texts: 8 hexadecimal digits. */
export function hexKeyId(keyId: number): string {
  return keyId.toString(16).padStart(8, '0');
}

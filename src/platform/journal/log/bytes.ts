import { LogError } from './errors.ts';

/** Length of a SHA-256 value, bytes. */
export const HASH_BYTES = 32;

/** Whether two byte strings are the same. None of the values compared here is secret, so no constant time is needed. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

/**
 * Decodes standard base64 (RFC 4648 §4) and refuses every second spelling of the same bytes: missing padding,
 * URL alphabet, blanks, leftover bits. Node's own decoder takes all of these, which would make signed text malleable.
 * @throws LogError `malformed`
 */
export function decodeBase64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw new LogError('malformed', 'not canonical base64');
  return bytes;
}

/** @throws LogError `malformed` unless the value is 32 bytes long */
export function requireHash(hash: Uint8Array, what: string): void {
  if (hash.length !== HASH_BYTES)
    throw new LogError('malformed', `${what} is ${hash.length} bytes long, not ${HASH_BYTES}`);
}

/** @throws LogError `range` unless the value is a whole number from 0 to 2^53 - 1 */
export function requireCount(value: number, what: string): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new LogError('range', `${what} is not a whole number: ${value}`);
}

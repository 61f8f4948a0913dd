import canonicalize from 'canonicalize';
import { LogError } from './errors.ts';

/** Nesting beyond this is refused, so that a hostile value cannot exhaust the stack (and a cycle ends here). */
const MAX_DEPTH = 64;

/**
 * Canonical JSON text by RFC 8785: keys in UTF-16 order, ECMAScript number form, no blanks.
 * Unlike `JSON.stringify` nothing is dropped or changed silently: `undefined`, NaN, infinities, BigInt, functions,
 * symbols, lone surrogates, holes in arrays, dates and other class instances are refused with the path to the value.
 *
 * @example canonicalJson({ b: 1, a: [true, null] }) // '{"a":[true,null],"b":1}'
 * @throws LogError `not_json`
 */
export function canonicalJson(value: unknown): string {
  requireJson(value, '$', 0);
  const text = canonicalize(value);
  if (text === undefined) throw new LogError('not_json', '$: not a JSON value');
  return text;
}

/** The UTF-8 bytes of {@link canonicalJson}: what is hashed. */
export function canonicalBytes(value: unknown): Buffer {
  return Buffer.from(canonicalJson(value), 'utf8');
}

function requireJson(value: unknown, path: string, depth: number): void {
  if (depth > MAX_DEPTH) throw new LogError('not_json', `${path}: nested deeper than ${MAX_DEPTH} levels, or a cycle`);
  switch (typeof value) {
    case 'boolean':
      return;
    case 'number':
      if (!Number.isFinite(value)) throw new LogError('not_json', `${path}: ${value} is not a JSON number`);
      return;
    case 'string':
      if (!value.isWellFormed()) throw new LogError('not_json', `${path}: text with a lone surrogate`);
      return;
    case 'object':
      if (value === null) return;
      if (Array.isArray(value)) requireArray(value, path, depth);
      else requireObject(value, path, depth);
      return;
    default:
      throw new LogError('not_json', `${path}: ${typeof value} is not a JSON value`);
  }
}

function requireArray(items: readonly unknown[], path: string, depth: number): void {
  // A hole has no key and any other property has one too many: neither would survive as JSON.
  if (Object.keys(items).length !== items.length)
    throw new LogError('not_json', `${path}: an array with holes or keys`);
  for (const [i, item] of items.entries()) requireJson(item, `${path}[${i}]`, depth + 1);
}

function requireObject(value: object, path: string, depth: number): void {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new LogError('not_json', `${path}: only plain objects and arrays, not an instance of a class`);
  }
  if (Object.getOwnPropertySymbols(value).length > 0) throw new LogError('not_json', `${path}: a symbol as key`);
  for (const [key, member] of Object.entries(value)) {
    if (!key.isWellFormed()) throw new LogError('not_json', `${path}: a key with a lone surrogate`);
    requireJson(member, `${path}.${key}`, depth + 1);
  }
}

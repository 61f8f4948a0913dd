import type { BilingualText } from './geo-error.ts';
import { contentChunks, type GeoSource, type ReadOptions } from './source.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * Reads the whole source once to learn its encoding: a byte order mark decides; then the zero bytes of UTF-16;
 * then UTF-8 when every byte fits; else Windows-1252, which old spreadsheets write, with a warning.
 */
export async function detectEncoding(source: GeoSource, options: ReadOptions = {}): Promise<TextEncoding> {
  let head: Uint8Array | null = null;
  const strict = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of contentChunks(source, options)) {
      if (!head) {
        head = chunk;
        const marked = fromByteOrder(head);
        if (marked) return marked;
      }
      decodeStrictly(strict, chunk);
    }
    decodeStrictly(strict, null);
    return 'utf-8';
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    options.onWarning?.(notUtf8Warning);
    return 'windows-1252';
  }
}

class NotUtf8 extends Error {}

function decodeStrictly(decoder: InstanceType<typeof TextDecoder>, chunk: Uint8Array | null): void {
  try {
    if (chunk) decoder.decode(chunk, { stream: true });
    else decoder.decode();
  } catch (error) {
    throw new NotUtf8('not UTF-8', { cause: error });
  }
}

const notUtf8Warning: BilingualText = {
  id: 'berkas bukan UTF-8; dibaca sebagai Windows-1252, periksa huruf beraksen',
  en: 'the file is not UTF-8; read as Windows-1252, check accented letters',
};

function fromByteOrder(head: Uint8Array): TextEncoding | null {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return null;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const sample = head.subarray(0, 1024);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) i % 2 === 0 ? even++ : odd++;
  // Latin text in UTF-16 has a zero in nearly every second byte.
  const many = sample.length * 0.3;
  if (odd > many && even === 0) return 'utf-16le';
  if (even > many && odd === 0) return 'utf-16be';
  return null;
}

/** The source's text in pieces, without byte order mark. Sequences cut by a chunk's end are joined. */
export async function* textChunks(
  source: GeoSource,
  encoding: TextEncoding,
  options: ReadOptions = {},
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of contentChunks(source, options)) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/** Trims, joins runs of white space and removes control characters (PostgreSQL cannot hold U+0000). Empty becomes null. */
export function cleanText(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  // Lone surrogates cannot be encoded as UTF-8.
  const text = String(value)
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return text === '' ? null : text;
}

/**
 * A number as people write it: "12", "-6.25", "-6,25", "1.234.567", "1,234.5", "1 234,5". A single separator is taken
 * as decimal. Null when it is anything else.
 */
export function parseDecimal(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.length > 60) return null;
  let text = value
    .trim()
    .replace(/[\s\u00a0]/g, '')
    .replace(/^\u2212/, '-');
  if (!/^[+-]?[\d.,]*\d[\d.,]*(e[+-]?\d{1,3})?$/i.test(text)) return null;
  const commas = text.split(',').length - 1;
  const points = text.split('.').length - 1;
  if (commas > 0 && points > 0) {
    const decimal = text.lastIndexOf(',') > text.lastIndexOf('.') ? ',' : '.';
    if ((decimal === ',' ? commas : points) > 1) return null;
    text = text.replaceAll(decimal === ',' ? '.' : ',', '').replace(',', '.');
  } else if (commas > 1 || points > 1) {
    if (!/^[+-]?\d{1,3}([.,]\d{3})+$/.test(text)) return null;
    text = text.replace(/[.,]/g, '');
  } else {
    text = text.replace(',', '.');
  }
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}

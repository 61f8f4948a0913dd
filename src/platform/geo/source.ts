import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type BilingualText, GeoFileError, messageOf } from './geo-error.ts';

/** Something that can be read from its start as often as a reader needs (formats with forward references take two passes). */
export interface GeoSource {
  /** Shown in errors. */
  name: string;
  /** Bytes as stored, before any decompression. */
  size: number;
  chunks(): AsyncIterable<Uint8Array>;
}

export interface ReadOptions {
  /** Called with bytes of the stored file read so far and its size; at least at the end. */
  onProgress?: (done: number, total: number) => void;
  /** A remark on the whole file that does not stop the reading, such as its encoding. */
  onWarning?: (warning: BilingualText) => void;
  /** Greatest size after decompression, bytes; beyond it the reading stops with an error. Default 8 GiB. */
  maxBytes?: number;
}

const defaultMaxBytes = 8 * 1024 ** 3;

/** A file on disk. Throws `GeoFileError` when it is absent or not a plain file. */
export async function fileSource(path: string): Promise<GeoSource> {
  const name = basename(path);
  try {
    const info = await stat(path);
    if (!info.isFile()) throw new Error('not a file');
    return { name, size: info.size, chunks: () => createReadStream(path) };
  } catch (error) {
    throw new GeoFileError(name, null, {
      id: 'berkas tidak dapat dibuka',
      en: `cannot be opened (${messageOf(error)})`,
    });
  }
}

/** Bytes already in memory, such as an upload or a test's input; handed on in pieces of `chunkSize`. */
export function bytesSource(name: string, bytes: Uint8Array, chunkSize = 65_536): GeoSource {
  return {
    name,
    size: bytes.length,
    async *chunks() {
      for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
    },
  };
}

/**
 * The content of a source, gunzipped when it begins with the gzip magic number (whatever its name says).
 * Throws `GeoFileError` when it cannot be read, is truncated inside gzip, or grows beyond `maxBytes`.
 */
export async function* contentChunks(source: GeoSource, options: ReadOptions = {}): AsyncGenerator<Uint8Array> {
  const maxBytes = options.maxBytes ?? defaultMaxBytes;
  const counter = { read: 0 };
  let total = 0;
  try {
    for await (const chunk of await openContent(source, counter)) {
      total += chunk.length;
      if (total > maxBytes) {
        throw new GeoFileError(source.name, null, {
          id: `isi berkas lebih besar dari ${maxBytes} bita`,
          en: `the content is larger than ${maxBytes} bytes`,
        });
      }
      yield chunk;
      options.onProgress?.(counter.read, source.size);
    }
    options.onProgress?.(source.size, source.size);
  } catch (error) {
    if (error instanceof GeoFileError) throw error;
    const position = { unit: 'byte', value: counter.read } as const;
    throw new GeoFileError(
      source.name,
      position,
      {
        id: 'berkas terpotong atau rusak (tidak dapat dibaca sampai akhir)',
        en: `truncated or corrupt, cannot be read to its end (${messageOf(error)})`,
      },
      error,
    );
  }
}

async function openContent(source: GeoSource, counter: { read: number }): Promise<AsyncIterable<Uint8Array>> {
  const stored = count(source.chunks(), counter);
  const first = await stored.next();
  if (first.done) return stored;
  const all = prepend(first.value, stored);
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) return all;
  const gunzip = createGunzip();
  // The error also reaches the loop that reads `gunzip`; without a listener here it would be raised twice.
  pipeline(Readable.from(all), gunzip, () => undefined);
  return gunzip;
}

async function* count(chunks: AsyncIterable<Uint8Array>, counter: { read: number }): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    counter.read += chunk.length;
    yield chunk;
  }
}

async function* prepend(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

/** The progress of one of several passes over the same file, reported as a share of all of them. */
export function passOptions(options: ReadOptions, pass: number, passes: number): ReadOptions {
  const { onProgress } = options;
  if (!onProgress) return options;
  return { ...options, onProgress: (done, total) => onProgress(Math.floor((pass * total + done) / passes), total) };
}

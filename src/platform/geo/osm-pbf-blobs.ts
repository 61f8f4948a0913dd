import { inflateSync } from 'node:zlib';
import { PbfReader } from 'pbf';
import { ByteReader } from './byte-reader.ts';
import { GeoFileError, messageOf } from './geo-error.ts';
import { contentChunks, type GeoSource, type ReadOptions } from './source.ts';

// Limits of the format (wiki.openstreetmap.org/wiki/PBF_Format): what is larger is corrupt or hostile.
const maxHeaderBytes = 64 * 1024;
const maxBlobBytes = 32 * 1024 * 1024;

/** One uncompressed block of a PBF file. */
export interface OsmBlob {
  type: string;
  data: Uint8Array;
  /** Byte of the file at which the blob begins. */
  at: number;
}

/** Reads the blobs of an `.osm.pbf` file one after the other. Throws `GeoFileError`. */
export async function* readBlobs(source: GeoSource, options: ReadOptions): AsyncGenerator<OsmBlob> {
  const reader = new ByteReader(source.name, contentChunks(source, options));
  try {
    for (;;) {
      const at = reader.position;
      const lengthBytes = await reader.read(4);
      if (!lengthBytes) return;
      const headerLength = new DataView(lengthBytes.buffer).getUint32(0);
      if (headerLength > maxHeaderBytes) throw corrupt(source.name, at, `blob header of ${headerLength} bytes`);
      const header = await reader.read(headerLength);
      const { type, size } = decode(source.name, at, () => readHeader(header));
      const body = await reader.read(size);
      yield { type, data: decode(source.name, at, () => readBody(body)), at };
    }
  } finally {
    await reader.close();
  }
}

/** Runs a piece of decoding; whatever it throws becomes a `GeoFileError` at the blob. */
export function decode<T>(file: string, at: number, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof GeoFileError) throw error;
    throw corrupt(file, at, messageOf(error), error);
  }
}

function corrupt(file: string, at: number, detail: string, cause?: unknown): GeoFileError {
  return new GeoFileError(
    file,
    { unit: 'byte', value: at },
    {
      id: 'data OSM PBF rusak atau terpotong pada blok ini',
      en: `OSM PBF is corrupt or truncated in this block (${detail})`,
    },
    cause,
  );
}

function readHeader(bytes: Uint8Array | null): { type: string; size: number } {
  const header = { type: '', size: -1 };
  readMessage(bytes, (field, pbf) => {
    if (field === 1) header.type = readText(pbf);
    else if (field === 3) header.size = pbf.readVarint();
  });
  if (header.size < 0 || header.size > maxBlobBytes) throw new Error(`blob of ${header.size} bytes`);
  return header;
}

function readBody(bytes: Uint8Array | null): Uint8Array {
  const body: { raw?: Uint8Array; deflated?: Uint8Array; size: number } = { size: maxBlobBytes };
  readMessage(bytes, (field, pbf) => {
    if (field === 1) body.raw = readBytes(pbf);
    else if (field === 2) body.size = pbf.readVarint();
    else if (field === 3) body.deflated = readBytes(pbf);
    else if (field >= 4 && field <= 7) throw new Error('compressed by another method than zlib');
  });
  if (body.raw) return body.raw;
  if (!body.deflated) throw new Error('a blob without data');
  if (body.size > maxBlobBytes) throw new Error(`uncompressed block of ${body.size} bytes`);
  return inflateSync(body.deflated, { maxOutputLength: Math.max(body.size, 1) });
}

/** Reads every field of a message and checks that none reached over its end (the library itself would read nothing there). */
export function readMessage(bytes: Uint8Array | null, field: (tag: number, pbf: PbfReader) => void): void {
  if (!bytes) throw new Error('the message is absent');
  const pbf = new PbfReader(bytes);
  for (let tag = pbf.nextField(); tag !== 0; tag = pbf.nextField()) field(tag, pbf);
  if (pbf.pos !== pbf.length) throw new Error('a field reaches over the end of its message');
}

/** A length-delimited field that must lie inside its message. */
export function readBytes(pbf: PbfReader): Uint8Array {
  if (pbf.type !== 2) throw new Error('wrong wire type');
  const bytes = pbf.readBytes();
  if (pbf.pos > pbf.length) throw new Error('a field reaches over the end of its message');
  return bytes;
}

/** A string field in UTF-8. */
export function readText(pbf: PbfReader): string {
  return utf8.decode(readBytes(pbf));
}

const utf8 = new TextDecoder();

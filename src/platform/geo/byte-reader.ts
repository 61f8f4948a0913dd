import { GeoFileError } from './geo-error.ts';

/** Exact pieces out of a stream of chunks, for formats with lengths in front. Holds at most one piece and one chunk. */
export class ByteReader {
  /** Bytes given out so far. */
  position = 0;
  private readonly file: string;
  private readonly chunks: AsyncIterator<Uint8Array>;
  private rest: Uint8Array = new Uint8Array(0);

  constructor(file: string, chunks: AsyncIterable<Uint8Array>) {
    this.file = file;
    this.chunks = chunks[Symbol.asyncIterator]();
  }

  /** The next `length` bytes, or null at a clean end. Throws `GeoFileError` when the file stops in between. */
  async read(length: number): Promise<Uint8Array | null> {
    const piece = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      if (this.rest.length === 0) {
        const next = await this.chunks.next();
        if (next.done) break;
        this.rest = next.value;
      }
      const part = this.rest.subarray(0, length - filled);
      piece.set(part, filled);
      filled += part.length;
      this.rest = this.rest.subarray(part.length);
    }
    if (filled === 0 && length > 0) return null;
    if (filled < length) {
      throw new GeoFileError(
        this.file,
        { unit: 'byte', value: this.position + filled },
        {
          id: 'berkas terpotong',
          en: `truncated: ${length - filled} more bytes expected`,
        },
      );
    }
    this.position += length;
    return piece;
  }

  /** Releases the source early. */
  async close(): Promise<void> {
    await this.chunks.return?.();
  }
}

import { HASH_BYTES, requireHash } from './bytes.ts';
import { LogError } from './errors.ts';
import { foldRoots, hashNode } from './merkle.ts';

const SIZE_BYTES = 8;

/**
 * The right edge of a growing tree: the roots of its perfect subtrees, largest first, one for each 1 in the binary size.
 * That is all one needs to append leaves and to know the root: O(log n) memory, at most 53 hashes.
 *
 * @example
 * const edge = new CompactRange();
 * edge.append(hashLeaf(entry));
 * edge.root();
 */
export class CompactRange {
  #size = 0;
  #roots: Uint8Array[] = [];

  /** Number of leaves so far. */
  get size(): number {
    return this.#size;
  }

  /** Appends one leaf hash (32 bytes). @throws LogError `malformed` for another length */
  append(leafHash: Uint8Array): void {
    requireHash(leafHash, 'leaf hash');
    let merged: Uint8Array = Buffer.from(leafHash);
    // Like a carry in binary addition: every trailing 1 of the size is a subtree as large as the one being carried.
    for (let rest = this.#size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      const left = this.#roots.pop();
      if (left === undefined) throw new LogError('malformed', 'fewer subtrees than the size says');
      merged = hashNode(left, merged);
    }
    this.#roots.push(merged);
    this.#size += 1;
  }

  /** The tree head over all leaves so far. */
  root(): Buffer {
    return foldRoots(this.#roots);
  }

  /** An independent copy, for a look ahead. */
  clone(): CompactRange {
    return CompactRange.restore(this.serialize());
  }

  /** 8 bytes big-endian size, then the subtree roots, largest first. */
  serialize(): Buffer {
    const size = Buffer.alloc(SIZE_BYTES);
    size.writeBigUInt64BE(BigInt(this.#size));
    return Buffer.concat([size, ...this.#roots]);
  }

  /** Reads what {@link serialize} wrote. @throws LogError `malformed` */
  static restore(bytes: Uint8Array): CompactRange {
    const buffer = Buffer.from(bytes);
    if (buffer.length < SIZE_BYTES) throw new LogError('malformed', 'compact range is too short');
    const size = buffer.readBigUInt64BE(0);
    if (size > BigInt(Number.MAX_SAFE_INTEGER)) throw new LogError('range', `tree size ${size} is too large`);
    const count = size.toString(2).replaceAll('0', '').length;
    if (buffer.length !== SIZE_BYTES + count * HASH_BYTES) {
      throw new LogError('malformed', `compact range of size ${size} needs ${count} hashes`);
    }
    const range = new CompactRange();
    range.#size = Number(size);
    range.#roots = Array.from({ length: count }, (_, i) => {
      const at = SIZE_BYTES + i * HASH_BYTES;
      return buffer.subarray(at, at + HASH_BYTES);
    });
    return range;
  }
}

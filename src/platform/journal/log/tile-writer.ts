import { HASH_BYTES, requireHash } from './bytes.ts';
import { LogError } from './errors.ts';
import { foldRoots, perfectNodes, treeRoot } from './merkle.ts';
import { TILE_WIDTH, type Tile, tilesBetween } from './tiles.ts';

/**
 * Gives `count` hashes of one tile level from `start`: level 0 the leaf hashes, level l the roots of 256^l leaves each.
 * May be a table, a file or memory.
 */
export type HashSource = (
  level: number,
  start: number,
  count: number,
) => Promise<readonly Uint8Array[]> | readonly Uint8Array[];

/** A tile with its bytes: the hashes one after the other. */
export interface TileContent {
  tile: Tile;
  bytes: Buffer;
}

/** The bytes of one tile, read from a source of hashes. @throws LogError `malformed` when the source gives other than asked */
export async function tileBytes(tile: Tile, source: HashSource): Promise<Buffer> {
  const hashes = await source(tile.level, tile.index * TILE_WIDTH, tile.width);
  if (hashes.length !== tile.width) {
    throw new LogError('malformed', `source gave ${hashes.length} hashes of ${tile.width} at level ${tile.level}`);
  }
  for (const hash of hashes) requireHash(hash, 'tile hash');
  return Buffer.concat(hashes);
}

/** The bytes of each tile of a tree of `newSize` that is new or wider than at `oldSize`. */
export async function* tileContents(oldSize: number, newSize: number, source: HashSource): AsyncGenerator<TileContent> {
  for (const tile of tilesBetween(oldSize, newSize)) yield { tile, bytes: await tileBytes(tile, source) };
}

/** The root of a full tile: the one hash that stands for it on the level above. @throws LogError `malformed` */
export function fullTileRoot(bytes: Uint8Array): Buffer {
  if (bytes.length !== TILE_WIDTH * HASH_BYTES) throw new LogError('malformed', 'not a full tile');
  return treeRoot(splitHashes(bytes));
}

/** Cuts the bytes of a tile into its hashes. @throws LogError `malformed` for a length that is no multiple of 32 */
export function splitHashes(bytes: Uint8Array): Buffer[] {
  if (bytes.length % HASH_BYTES !== 0) throw new LogError('malformed', `a tile of ${bytes.length} bytes`);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, i) =>
    buffer.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
  );
}

/**
 * The growing right edge of the tiles, for the sequencer: append leaf hashes, store each full tile once as it comes out.
 * Memory: at most 255 hashes a level. Restored from the partial tiles of the stored size.
 */
export class TileEdge {
  readonly #levels: { index: number; hashes: Uint8Array[] }[] = [];

  /** Appends one leaf hash; returns the tiles that became full by it, lowest level first (usually none). */
  append(leafHash: Uint8Array): TileContent[] {
    requireHash(leafHash, 'leaf hash');
    const full: TileContent[] = [];
    let carried: Uint8Array | undefined = Buffer.from(leafHash);
    for (let level = 0; carried !== undefined; level++) {
      const edge = this.#edge(level);
      edge.hashes.push(carried);
      carried = undefined;
      if (edge.hashes.length === TILE_WIDTH) {
        const bytes = Buffer.concat(edge.hashes);
        full.push({ tile: { level, index: edge.index, width: TILE_WIDTH }, bytes });
        carried = fullTileRoot(bytes);
        edge.index += 1;
        edge.hashes = [];
      }
    }
    return full;
  }

  /** The partial tiles of the present size, lowest level first. */
  partialTiles(): TileContent[] {
    return this.#levels.flatMap(({ index, hashes }, level) =>
      hashes.length === 0 ? [] : [{ tile: { level, index, width: hashes.length }, bytes: Buffer.concat(hashes) }],
    );
  }

  /** The tree head of the present size, from memory alone: every level holds the perfect subtrees right of the level above. */
  root(): Buffer {
    const roots = this.#levels.toReversed().flatMap(({ hashes }) =>
      perfectNodes({ start: 0, end: hashes.length }).map(({ height, index }) => {
        const width = 2 ** height;
        return treeRoot(hashes, { start: index * width, end: (index + 1) * width });
      }),
    );
    return foldRoots(roots);
  }

  /** The edge of a tree of this size, from a source that holds it (reads at most 255 hashes a level). */
  static async restore(size: number, source: HashSource): Promise<TileEdge> {
    const edge = new TileEdge();
    for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / TILE_WIDTH)) {
      const index = Math.floor(count / TILE_WIDTH);
      const width = count % TILE_WIDTH;
      const hashes = width === 0 ? [] : splitHashes(await tileBytes({ level, index, width }, source));
      edge.#levels.push({ index, hashes });
    }
    return edge;
  }

  #edge(level: number): { index: number; hashes: Uint8Array[] } {
    const known = this.#levels[level];
    if (known !== undefined) return known;
    const fresh = { index: 0, hashes: [] };
    this.#levels.push(fresh);
    return fresh;
  }
}

import { HASH_BYTES, requireCount } from './bytes.ts';
import { LogError } from './errors.ts';
import {
  consistencyRanges,
  emptyRoot,
  foldRoots,
  inclusionRanges,
  type LeafRange,
  type PerfectNode,
  perfectNodes,
  treeRoot,
} from './merkle.ts';
import { splitHashes } from './tile-writer.ts';
import { decodeBundle, type EntryBundle, TILE_WIDTH, type Tile, tilePath, widthInTree } from './tiles.ts';

const TILE_HEIGHT = 8;

/**
 * Fetches one tile, from a database or over HTTP alike. Where only the full tile is left of a partial one
 * (tlog-tiles lets a log drop partial tiles), the full tile may be given: its beginning is the partial tile.
 */
export type TileReader = (tile: Tile) => Promise<Uint8Array>;

/** Fetches one bundle of entries; a full one in place of a partial one may be given too. */
export type BundleReader = (bundle: EntryBundle) => Promise<Uint8Array>;

/**
 * The hashes of one tile as it stands in a tree.
 * @throws LogError `malformed` when the bytes are neither the tile nor its full form
 */
export async function readTile(tile: Tile, read: TileReader): Promise<Buffer[]> {
  const bytes = await read(tile);
  const wanted = tile.width * HASH_BYTES;
  if (bytes.length !== wanted && bytes.length !== TILE_WIDTH * HASH_BYTES) {
    throw new LogError('malformed', `${tilePath(tile)} has ${bytes.length} bytes, not ${wanted}`);
  }
  return splitHashes(bytes.subarray(0, wanted));
}

/** The tree head at a size, computed from the tiles of that size. Compare it with a signed checkpoint. */
export async function rootFromTiles(size: number, read: TileReader): Promise<Buffer> {
  requireCount(size, 'tree size');
  if (size === 0) return emptyRoot();
  return rangeRoot({ start: 0, end: size }, new TileNodes(size, read));
}

/** The inclusion proof of one leaf in the tree of this size. @throws LogError `range` or `malformed` */
export async function inclusionProofFromTiles(index: number, size: number, read: TileReader): Promise<Buffer[]> {
  const nodes = new TileNodes(size, read);
  return Promise.all(inclusionRanges(index, size).map((range) => rangeRoot(range, nodes)));
}

/** The consistency proof between two sizes, from the tiles of the newer. @throws LogError `range` or `malformed` */
export async function consistencyProofFromTiles(older: number, newer: number, read: TileReader): Promise<Buffer[]> {
  const nodes = new TileNodes(newer, read);
  return Promise.all(consistencyRanges(older, newer).map((range) => rangeRoot(range, nodes)));
}

/** All entries of a log in order, bundle by bundle: what an outsider needs to recompute every root. */
export async function* entriesFromBundles(size: number, read: BundleReader): AsyncGenerator<Buffer> {
  requireCount(size, 'tree size');
  for (let index = 0; index * TILE_WIDTH < size; index++) {
    const width = widthInTree(0, index, size);
    yield* await readBundle({ index, width }, read);
  }
}

async function readBundle(bundle: EntryBundle, read: BundleReader): Promise<Buffer[]> {
  const bytes = await read(bundle);
  try {
    return decodeBundle(bytes, bundle.width);
  } catch (error) {
    // The width is known only after decoding: try the full bundle before giving up.
    if (!(error instanceof LogError) || bundle.width === TILE_WIDTH) throw error;
    return decodeBundle(bytes, TILE_WIDTH).slice(0, bundle.width);
  }
}

async function rangeRoot(range: LeafRange, nodes: TileNodes): Promise<Buffer> {
  return foldRoots(await Promise.all(perfectNodes(range).map((node) => nodes.root(node))));
}

/** Roots of perfect subtrees out of tiles; each tile is fetched once for a proof. */
class TileNodes {
  readonly #size: number;
  readonly #read: TileReader;
  readonly #tiles = new Map<string, Promise<Buffer[]>>();

  constructor(size: number, read: TileReader) {
    this.#size = size;
    this.#read = read;
  }

  /** A subtree of height 8·l + r is the root over 2^r neighbouring hashes of one tile of level l. */
  async root(node: PerfectNode): Promise<Buffer> {
    const level = Math.floor(node.height / TILE_HEIGHT);
    const count = 2 ** (node.height % TILE_HEIGHT);
    const first = node.index * count;
    const index = Math.floor(first / TILE_WIDTH);
    const start = first % TILE_WIDTH;
    return treeRoot(await this.#tile(level, index), { start, end: start + count });
  }

  #tile(level: number, index: number): Promise<Buffer[]> {
    const key = `${level}/${index}`;
    const known = this.#tiles.get(key);
    if (known !== undefined) return known;
    const width = widthInTree(level, index, this.#size);
    const fetched = readTile({ level, index, width }, this.#read);
    this.#tiles.set(key, fetched);
    return fetched;
  }
}

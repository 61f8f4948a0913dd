import { requireCount } from './bytes.ts';
import { LogError } from './errors.ts';

/** Hashes in a full tile, entries in a full bundle: C2SP tlog-tiles fixes it. */
export const TILE_WIDTH = 256;

const MAX_LEVEL = 63;

/** One tile of hashes. Level 0 holds leaf hashes; each hash of a level above is the root of a full tile below it. */
export interface Tile {
  level: number;
  /** Number of the tile within its level, from 0. */
  index: number;
  /** Hashes in it, 1 to 256; below 256 the tile is partial. */
  width: number;
}

/** One bundle of entries: the same index and width as the tile of level 0 with their hashes. */
export interface EntryBundle {
  index: number;
  width: number;
}

/**
 * The path of a tile below the log's prefix.
 * @example tilePath({ level: 0, index: 1234067, width: 8 }) // 'tile/0/x001/x234/067.p/8'
 * @throws LogError `range`
 */
export function tilePath(tile: Tile): string {
  requireCount(tile.level, 'tile level');
  if (tile.level > MAX_LEVEL) throw new LogError('range', `tile level ${tile.level} is above ${MAX_LEVEL}`);
  return `tile/${tile.level}/${coordinatePath(tile.index, tile.width)}`;
}

/** The path of a bundle of entries, as `tile/entries/x001/x234/067`. @throws LogError `range` */
export function entriesPath(bundle: EntryBundle): string {
  return `tile/entries/${coordinatePath(bundle.index, bundle.width)}`;
}

/** Reads the path of a tile of hashes; undefined for everything that {@link tilePath} would not have written. */
export function parseTilePath(path: string): Tile | undefined {
  const match = /^tile\/(0|[1-9]\d?)\/(.+)$/.exec(path);
  const level = Number(match?.[1]);
  const coordinate = parseCoordinate(match?.[2]);
  if (coordinate === undefined || level > MAX_LEVEL) return undefined;
  return { level, ...coordinate };
}

/** Reads the path of a bundle of entries; undefined for everything that {@link entriesPath} would not have written. */
export function parseEntriesPath(path: string): EntryBundle | undefined {
  return parseCoordinate(/^tile\/entries\/(.+)$/.exec(path)?.[1]);
}

/** Hashes that stand on one level in a tree of this size: floor(size / 256^level). */
export function hashesAtLevel(level: number, size: number): number {
  return Math.floor(size / TILE_WIDTH ** level);
}

/** Width that a tile has in a tree of this size, 0 when the tree does not have it. The server's test for what it may serve. */
export function widthInTree(level: number, index: number, size: number): number {
  return Math.max(0, Math.min(TILE_WIDTH, hashesAtLevel(level, size) - index * TILE_WIDTH));
}

/**
 * The tiles of a tree of `newSize` that are new or wider than in a tree of `oldSize`, level by level; from 0, all of them.
 * @throws LogError `range`
 */
export function* tilesBetween(oldSize: number, newSize: number): Generator<Tile> {
  requireCount(oldSize, 'old size');
  requireCount(newSize, 'new size');
  for (let level = 0; hashesAtLevel(level, newSize) > 0; level++) {
    const before = hashesAtLevel(level, oldSize);
    const after = hashesAtLevel(level, newSize);
    if (after <= before) continue;
    for (let index = Math.floor(before / TILE_WIDTH); index * TILE_WIDTH < after; index++) {
      yield { level, index, width: widthInTree(level, index, newSize) };
    }
  }
}

const LENGTH_BYTES = 2;
const MAX_ENTRY_BYTES = 0xffff;

/** The bytes of a bundle: each entry after its length as a big-endian uint16. @throws LogError `range` */
export function encodeBundle(entries: readonly Uint8Array[]): Buffer {
  if (entries.length < 1 || entries.length > TILE_WIDTH) {
    throw new LogError('range', `a bundle has 1 to ${TILE_WIDTH} entries, not ${entries.length}`);
  }
  const parts = entries.flatMap((entry) => {
    if (entry.length > MAX_ENTRY_BYTES) throw new LogError('range', `an entry of ${entry.length} bytes is too long`);
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt16BE(entry.length);
    return [length, entry];
  });
  return Buffer.concat(parts);
}

/** The entries of a bundle of known width. @throws LogError `malformed` for cut, surplus or too few bytes */
export function decodeBundle(bytes: Uint8Array, width: number): Buffer[] {
  const buffer = Buffer.from(bytes);
  const entries: Buffer[] = [];
  let at = 0;
  while (at < buffer.length) {
    if (at + LENGTH_BYTES > buffer.length) throw new LogError('malformed', 'bundle ends within a length');
    const end = at + LENGTH_BYTES + buffer.readUInt16BE(at);
    if (end > buffer.length) throw new LogError('malformed', 'bundle ends within an entry');
    entries.push(buffer.subarray(at + LENGTH_BYTES, end));
    at = end;
  }
  if (entries.length !== width) throw new LogError('malformed', `bundle has ${entries.length} entries, not ${width}`);
  return entries;
}

function coordinatePath(index: number, width: number): string {
  requireCount(index, 'tile index');
  if (!Number.isInteger(width) || width < 1 || width > TILE_WIDTH) {
    throw new LogError('range', `a tile is 1 to ${TILE_WIDTH} wide, not ${width}`);
  }
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  const path = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/');
  return width === TILE_WIDTH ? path : `${path}.p/${width}`;
}

function parseCoordinate(text: string | undefined): EntryBundle | undefined {
  const match = /^((?:x\d{3}\/){0,5}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(text ?? '');
  if (match === null) return undefined;
  const index = Number(match[1]?.replaceAll(/[x/]/g, ''));
  const width = match[2] === undefined ? TILE_WIDTH : Number(match[2]);
  // Writing it again catches leading groups of zeros, `.p/256` and numbers beyond 2^53.
  if (!Number.isSafeInteger(index) || width > TILE_WIDTH || coordinatePath(index, width) !== text) return undefined;
  return { index, width };
}

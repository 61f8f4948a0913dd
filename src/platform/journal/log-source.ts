import { encodeLeaf, fullTileRoot, type HashSource, TILE_WIDTH, type TileReader } from './log/index.ts';

/** One question to the database: SQL with `$n`, answered by rows. */
export type Ask = <Row>(sql: string, values?: unknown[]) => Promise<Row[]>;

const tileWidth = TILE_WIDTH;
const hashBytes = 32;
const removed = Buffer.alloc(hashBytes);

const split = (tile: Buffer): Buffer[] =>
  Array.from({ length: tile.length / hashBytes }, (_, at) => tile.subarray(at * hashBytes, (at + 1) * hashBytes));

/** The log as it stands in the database: level 0 from the sequence, the levels above from the stored full tiles. */
export interface LogSource {
  /** Number of entries that have a position. */
  size(): Promise<number>;
  /** Size of the newest signed checkpoint of this origin, 0 when there is none. */
  signedSize(origin: string): Promise<number>;
  /** The newest signed checkpoint of this origin. */
  checkpoint(origin: string): Promise<string | undefined>;
  hashes: HashSource;
  /** Leaf entries (the 65 bytes of commitments) from `start`. */
  entries(start: number, count: number): Promise<Buffer[]>;
}

export function logSource(ask: Ask): LogSource {
  /** Roots of full tiles one level down; each stored tile of `level` holds 256 of them. */
  async function upperHashes(level: number, start: number, count: number): Promise<Buffer[]> {
    const first = Math.floor(start / tileWidth);
    const last = Math.floor((start + count - 1) / tileWidth);
    const rows = await ask<{ index: number; hashes: Buffer }>(
      'select index, hashes from journal.tile where level = $1 and index between $2 and $3 order by index',
      [level, first, last],
    );
    const known = new Map(rows.map((row) => [row.index, split(row.hashes)]));
    const answer: Buffer[] = [];
    for (let at = start; at < start + count; at++) {
      const stored = known.get(Math.floor(at / tileWidth));
      answer.push(stored ? stored[at % tileWidth]! : await tileRoot(level - 1, at));
    }
    return answer;
  }

  /** The root of full tile `index` of `level`, for the right edge whose parent tile is not full yet. */
  async function tileRoot(level: number, index: number): Promise<Buffer> {
    return fullTileRoot(Buffer.concat(await hashes(level, index * tileWidth, tileWidth)));
  }

  async function hashes(level: number, start: number, count: number): Promise<Buffer[]> {
    if (count === 0) return [];
    if (level > 0) return upperHashes(level, start, count);
    const rows = await ask<{ position: number; leaf: Buffer }>(
      'select position, leaf from journal.sequence where position >= $1 and position < $2',
      [start, start + count],
    );
    // A position that someone removed keeps its place, so that the others stay where they are.
    const answer = new Array<Buffer>(count).fill(removed);
    for (const row of rows) answer[Number(row.position) - start] = row.leaf;
    return answer;
  }

  const source: LogSource = {
    async size() {
      const rows = await ask<{ size: number }>('select coalesce(max(position) + 1, 0) as size from journal.sequence');
      return Number(rows[0]!.size);
    },
    async signedSize(origin) {
      const rows = await ask<{ size: number }>(
        'select coalesce(max(size), 0) as size from journal.checkpoint where origin = $1',
        [origin],
      );
      return Number(rows[0]!.size);
    },
    async checkpoint(origin) {
      const rows = await ask<{ note: string }>(
        'select note from journal.checkpoint where origin = $1 order by size desc limit 1',
        [origin],
      );
      return rows[0]?.note;
    },
    hashes,
    async entries(start, count) {
      const rows = await ask<{ head_hash: Buffer; body_hash: Buffer }>(
        `select e.head_hash, e.body_hash from journal.sequence s join journal.entry e on e.id = s.entry_id
         where s.position >= $1 and s.position < $2 order by s.position`,
        [start, start + count],
      );
      return rows.map((row) => encodeLeaf({ head: row.head_hash, body: row.body_hash }));
    },
  };
  return source;
}

/** Reads tiles of the tree from a source; the same form that an outsider gets over HTTP. */
export const tileReaderOf =
  (source: LogSource): TileReader =>
  async (tile) =>
    Buffer.concat(await source.hashes(tile.level, tile.index * tileWidth, tile.width));

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LogError } from './errors.ts';
import { consistencyProof, hashLeaf, inclusionProof, treeRoot } from './merkle.ts';
import {
  consistencyProofFromTiles,
  entriesFromBundles,
  inclusionProofFromTiles,
  rootFromTiles,
  type TileReader,
} from './tile-reader.ts';
import { type HashSource, TileEdge, tileBytes, tileContents } from './tile-writer.ts';
import {
  decodeBundle,
  encodeBundle,
  entriesPath,
  parseEntriesPath,
  parseTilePath,
  TILE_WIDTH,
  type Tile,
  tilePath,
  tilesBetween,
  widthInTree,
} from './tiles.ts';

describe('paths (C2SP tlog-tiles)', () => {
  test.each<[string, Tile]>([
    ['tile/0/000', { level: 0, index: 0, width: 256 }],
    ['tile/0/000.p/1', { level: 0, index: 0, width: 1 }],
    ['tile/0/x001/x234/067', { level: 0, index: 1234067, width: 256 }],
    ['tile/0/x001/x234/067.p/8', { level: 0, index: 1234067, width: 8 }],
    ['tile/5/x123/x456/078', { level: 5, index: 123456078, width: 256 }],
    ['tile/63/999.p/255', { level: 63, index: 999, width: 255 }],
    ['tile/1/x001/000', { level: 1, index: 1000, width: 256 }],
  ])('%s', (path, tile) => {
    expect(tilePath(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual(tile);
  });

  test('bundles of entries', () => {
    expect(entriesPath({ index: 1234067, width: 256 })).toBe('tile/entries/x001/x234/067');
    expect(parseEntriesPath('tile/entries/x001/x234/067.p/6')).toEqual({ index: 1234067, width: 6 });
    expect(parseTilePath('tile/entries/000')).toBeUndefined();
    expect(parseEntriesPath('tile/0/000')).toBeUndefined();
  });

  test.each([
    'tile/5/123/456/078',
    'tile/-1/x123/x456/078',
    'tile/00/000',
    'tile/64/000',
    'tile/0/x000/001',
    'tile/0/01',
    'tile/0/0001',
    'tile/0/x001',
    'tile/0/000.p/0',
    'tile/0/000.p/08',
    'tile/0/000.p/256',
    'tile/0/000.p/1000',
    'tile/0/000.p',
    'tile/0/000.p/',
    'tile/0/000/',
    '/tile/0/000',
    'tile/0/000\n',
    'tile/0/x999/x999/x999/x999/x999/999',
    '',
  ])('refuses %j', (path) => {
    expect(parseTilePath(path)).toBeUndefined();
  });

  test('property: every tile survives its path', () => {
    const tiles = fc.record({
      level: fc.nat(63),
      index: fc.nat(Number.MAX_SAFE_INTEGER),
      width: fc.integer({ min: 1, max: 256 }),
    });
    fc.assert(
      fc.property(tiles, (tile) => {
        expect(parseTilePath(tilePath(tile))).toEqual(tile);
      }),
    );
  });
});

describe('which tiles a tree has', () => {
  test('the examples of the specification', () => {
    const all = [...tilesBetween(0, 70_000)];
    expect(all.filter((tile) => tile.level === 0 && tile.width === 256)).toHaveLength(273);
    expect(all.filter((tile) => tile.width < 256)).toEqual([
      { level: 0, index: 273, width: 112 },
      { level: 1, index: 1, width: 17 },
      { level: 2, index: 0, width: 1 },
    ]);
    expect(all).toHaveLength(273 + 1 + 1 + 1 + 1);
    expect([...tilesBetween(0, 256)]).toEqual([
      { level: 0, index: 0, width: 256 },
      { level: 1, index: 0, width: 1 },
    ]);
    expect([...tilesBetween(0, 0)]).toEqual([]);
    expect([...tilesBetween(300, 300)]).toEqual([]);
    expect([...tilesBetween(300, 301)]).toEqual([{ level: 0, index: 1, width: 45 }]);
    expect(widthInTree(0, 274, 70_000)).toBe(0);
  });
});

describe('tiles against the whole tree', () => {
  const leaves = Array.from({ length: 66_000 }, (_, i) => hashLeaf(Buffer.from(`leaf ${i}`)));
  const source: HashSource = (level, start, count) => {
    const span = TILE_WIDTH ** level;
    return Array.from({ length: count }, (_, i) =>
      treeRoot(leaves, { start: (start + i) * span, end: (start + i + 1) * span }),
    );
  };

  test('roots and proofs of random sizes', async () => {
    const sizes = fc.record({ size: fc.integer({ min: 1, max: 1500 }), pick: fc.nat() });
    await fc.assert(
      fc.asyncProperty(sizes, async ({ size, pick }) => {
        const read = await storedTiles(size, source);
        const part = leaves.slice(0, size);
        expect(await rootFromTiles(size, read)).toEqual(treeRoot(part));
        expect(await inclusionProofFromTiles(pick % size, size, read)).toEqual(inclusionProof(pick % size, part));
        const older = pick % (size + 1);
        expect(await consistencyProofFromTiles(older, size, read)).toEqual(consistencyProof(older, part));
      }),
      { numRuns: 40 },
    );
  });

  test.each([255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 65_999])(
    'size %i, at the edges of tiles',
    async (size) => {
      const read = await storedTiles(size, source);
      const part = leaves.slice(0, size);
      expect(await rootFromTiles(size, read)).toEqual(treeRoot(part));
      expect(await inclusionProofFromTiles(size - 1, size, read)).toEqual(inclusionProof(size - 1, part));
      expect(await consistencyProofFromTiles(250, size, read)).toEqual(consistencyProof(250, part));
    },
  );

  test('a full tile may stand in for a partial one, other lengths not', async () => {
    const full: TileReader = async (tile) => tileBytes({ ...tile, width: tile.level === 0 ? 256 : tile.width }, source);
    expect(await rootFromTiles(300, full)).toEqual(treeRoot(leaves.slice(0, 300)));
    await expect(rootFromTiles(300, async () => Buffer.alloc(31))).rejects.toThrow(LogError);
    await expect(tileBytes({ level: 0, index: 0, width: 2 }, () => [leaves[0]!])).rejects.toThrow(LogError);
  });

  test('the growing edge gives the same tiles, also when restored', async () => {
    let edge = new TileEdge();
    const written = new Map<string, string>();
    for (const [i, leaf] of leaves.entries()) {
      if (i === 700 || i === 65_536) edge = await TileEdge.restore(i, source);
      for (const { tile, bytes } of edge.append(leaf)) written.set(tilePath(tile), bytes.toString('hex'));
    }
    for (const { tile, bytes } of edge.partialTiles()) written.set(tilePath(tile), bytes.toString('hex'));
    const wanted = new Map<string, string>();
    for await (const { tile, bytes } of tileContents(0, leaves.length, source)) {
      wanted.set(tilePath(tile), bytes.toString('hex'));
    }
    expect(written).toEqual(wanted);
  });
});

describe('bundles of entries', () => {
  test('big-endian lengths before the entries', () => {
    const bytes = encodeBundle([Buffer.from('abc'), Buffer.alloc(0), Buffer.alloc(258, 1)]);
    expect(bytes.subarray(0, 9).toString('hex')).toBe('000361626300000102');
    expect(decodeBundle(bytes, 3).map((entry) => entry.length)).toEqual([3, 0, 258]);
    expect(() => decodeBundle(bytes, 2)).toThrow(LogError);
    expect(() => decodeBundle(bytes.subarray(0, -1), 3)).toThrow(LogError);
    expect(() => decodeBundle(bytes.subarray(0, 1), 1)).toThrow(LogError);
    expect(() => encodeBundle([])).toThrow(LogError);
    expect(() => encodeBundle([Buffer.alloc(65_536)])).toThrow(LogError);
  });

  test('a log is read back entry by entry, from partial or full bundles', async () => {
    const entries = Array.from({ length: 768 }, (_, i) => Buffer.from(`entry ${i}`));
    for (const full of [false, true]) {
      const got: Buffer[] = [];
      const asked: number[] = [];
      const read = entriesFromBundles(522, async ({ index, width }) => {
        asked.push(width);
        return encodeBundle(entries.slice(index * 256, index * 256 + (full ? 256 : width)));
      });
      for await (const entry of read) got.push(entry);
      expect(got).toEqual(entries.slice(0, 522));
      expect(asked).toEqual([256, 256, 10]);
    }
  });
});

async function storedTiles(size: number, source: HashSource): Promise<TileReader> {
  const stored = new Map<string, Buffer>();
  for await (const { tile, bytes } of tileContents(0, size, source)) stored.set(tilePath(tile), bytes);
  return async (tile) => {
    const bytes = stored.get(tilePath(tile));
    if (bytes === undefined) throw new Error(`asked for ${tilePath(tile)}, which a tree of ${size} does not have`);
    return bytes;
  };
}

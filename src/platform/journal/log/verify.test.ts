import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { signCheckpoint } from './checkpoint.ts';
import { commit, encodeLeaf, newSalt, sealEntry } from './commitment.ts';
import { describeFinding } from './finding.ts';
import { hashLeaf, treeRoot } from './merkle.ts';
import { generateSignerKey, parseSignerKey } from './note-keys.ts';
import type { SealedEntry } from './seal-check.ts';
import { entriesFromBundles, type TileReader } from './tile-reader.ts';
import { encodeBundle } from './tiles.ts';
import { type VerifyOptions, type VerifyReport, verifyJournal, verifyLeaves } from './verify.ts';

const origin = 'log.example/polres';
const signer = parseSignerKey(generateSignerKey(origin));
const SIZE = 300;
const journal = Array.from({ length: SIZE }, (_, position) => makeEntry(position));
const hashes = journal.map((entry) => hashLeaf(entry.leaf));
const tiles: TileReader = async ({ index, width }) => Buffer.concat(hashes.slice(index * 256, index * 256 + width));

function makeEntry(position: number, head: object = { action: 'note', n: position }): SealedEntry {
  const body = { words: `entry ${position}` };
  return { position, head, body, erased: false, ...sealEntry(head, body) };
}

function checkpoint(size: number, root = treeRoot(hashes.slice(0, size))): string {
  return signCheckpoint({ origin, size, root, extensions: [] }, [signer]);
}

function verify(entries: SealedEntry[], more: Partial<VerifyOptions> = {}): Promise<VerifyReport> {
  const checkpoints = [checkpoint(SIZE), checkpoint(100), checkpoint(200)];
  return verifyJournal(entries, { origin, verifiers: [signer.verifier], checkpoints, tiles, ...more });
}

function renumbered(entries: SealedEntry[]): SealedEntry[] {
  return entries.map((entry, position) => ({ ...entry, position }));
}

const erases = (head: unknown): number[] =>
  typeof head === 'object' && head !== null && 'erases' in head && typeof head.erases === 'number' ? [head.erases] : [];

const anyPosition = fc.nat(SIZE - 1);
const runs = { numRuns: 25 };

describe('a sound journal', () => {
  test('is confirmed, with progress', async () => {
    const seen: number[] = [];
    const report = await verify(journal, { onProgress: (entries) => seen.push(entries), progressEvery: 100 });
    expect(report).toEqual({ ok: true, first: null, findings: [], entries: SIZE, confirmedSize: SIZE, unsigned: 0 });
    expect(seen).toEqual([100, 200, 300, 300]);
  });

  test('without tiles, counted from 1, and empty', async () => {
    expect((await verify(journal, { tiles: undefined })).ok).toBe(true);
    const fromOne = journal.map((entry) => ({ ...entry, position: entry.position + 1 }));
    expect((await verify(fromOne, { firstPosition: 1 })).ok).toBe(true);
    expect(await verify([], { checkpoints: [checkpoint(0)] })).toMatchObject({ ok: true, confirmedSize: 0 });
  });

  test('entries not yet signed are counted, up to a limit', async () => {
    const checkpoints = [checkpoint(290)];
    expect(await verify(journal, { checkpoints, maxUnsigned: 10 })).toMatchObject({ ok: true, unsigned: 10 });
    const report = await verify(journal, { checkpoints, maxUnsigned: 9 });
    expect(report.first).toMatchObject({ kind: 'extra_entry', position: 299 });
  });

  test('an outsider confirms it from the bundles alone', async () => {
    const leaves = entriesFromBundles(SIZE, async ({ index, width }) =>
      encodeBundle(journal.slice(index * 256, index * 256 + width).map((entry) => entry.leaf)),
    );
    const trust = { origin, verifiers: [signer.verifier], checkpoints: [checkpoint(SIZE), checkpoint(3)] };
    expect(await verifyLeaves(leaves, trust)).toMatchObject({ ok: true, confirmedSize: SIZE });
  });

  test('stops when asked to', async () => {
    const signal = AbortSignal.abort(new Error('stopped'));
    await expect(verify(journal, { signal })).rejects.toThrow('stopped');
  });
});

describe('property: one entry altered, removed or inserted is named at its position', () => {
  const altered: [string, string, (entry: SealedEntry) => SealedEntry][] = [
    ['head', 'head_changed', (entry) => ({ ...entry, head: { action: 'note', n: -1 } })],
    ['head salt', 'head_changed', (entry) => ({ ...entry, headSalt: newSalt() })],
    ['body', 'body_changed', (entry) => ({ ...entry, body: { words: 'other' } })],
    ['body salt', 'body_changed', (entry) => ({ ...entry, bodySalt: newSalt() })],
    ['lost body salt', 'body_changed', (entry) => ({ ...entry, bodySalt: null })],
    ['lost body', 'body_missing', (entry) => ({ ...entry, body: null, bodySalt: null })],
    ['half erasure', 'erasure_incomplete', (entry) => ({ ...entry, body: null, erased: true })],
    ['leaf of no known form', 'leaf_changed', (entry) => ({ ...entry, leaf: entry.leaf.subarray(1) })],
    ['whole entry, sealed anew', 'leaf_changed', (entry) => makeEntry(entry.position, { action: 'forged' })],
  ];
  test.each(altered)('%s', async (_name, kind, alter) => {
    await fc.assert(
      fc.asyncProperty(anyPosition, async (position) => {
        const report = await verify(journal.with(position, alter(journal[position]!)));
        expect(report.ok).toBe(false);
        expect(report.first).toMatchObject({ kind, position });
      }),
      runs,
    );
  });

  test('any flipped bit of a leaf', async () => {
    await fc.assert(
      fc.asyncProperty(anyPosition, fc.nat(65 * 8 - 1), async (position, bit) => {
        const leaf = Buffer.from(journal[position]!.leaf);
        leaf[bit >> 3]! ^= 1 << (bit & 7);
        const changed = journal.with(position, { ...journal[position]!, leaf });
        expect((await verify(changed)).first).toMatchObject({ position });
        expect((await verify(changed, { tiles: undefined })).first).toMatchObject({ position });
      }),
      runs,
    );
  });

  test('removed, with a gap left or renumbered', async () => {
    await fc.assert(
      fc.asyncProperty(anyPosition, async (position) => {
        const without = journal.toSpliced(position, 1);
        const wanted = { kind: 'missing_entry', position };
        expect((await verify(without)).first).toMatchObject(wanted);
        expect((await verify(renumbered(without))).first).toMatchObject(wanted);
      }),
      runs,
    );
  });

  test('inserted, with a doubled position or renumbered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(SIZE), async (position) => {
        const more = journal.toSpliced(position, 0, makeEntry(position, { action: 'forged' }));
        expect((await verify(renumbered(more))).first).toMatchObject({ kind: 'extra_entry', position });
        if (position < SIZE) expect((await verify(more)).first).toMatchObject({ position });
      }),
      runs,
    );
  });

  test('without tiles a coherent forgery is narrowed to the span between two checkpoints', async () => {
    await fc.assert(
      fc.asyncProperty(anyPosition, async (position) => {
        const forged = journal.with(position, makeEntry(position, { action: 'forged' }));
        const start = Math.floor(position / 100) * 100;
        expect((await verify(forged, { tiles: undefined })).first).toEqual({
          kind: 'root_differs',
          position: start,
          lastPosition: start + 99,
          size: start + 100,
          detail: '',
        });
      }),
      runs,
    );
  });
});

describe('erasure', () => {
  const erased = (entry: SealedEntry) => ({ ...entry, body: null, bodySalt: null, erased: true });
  const erasing = makeEntry(SIZE, { action: 'journal.erased', erases: 40 });
  const whole = [...journal, erasing];
  const checkpoints = [
    signCheckpoint(
      { origin, size: SIZE + 1, root: treeRoot(whole.map((entry) => hashLeaf(entry.leaf))), extensions: [] },
      [signer],
    ),
    checkpoint(100),
  ];
  const options = { checkpoints, erases, tiles: undefined };

  test('with its own entry leaves every proof valid', async () => {
    expect((await verify(whole.with(40, erased(journal[40]!)), options)).ok).toBe(true);
  });

  test('claimed by the row only, or of another entry, is a missing body', async () => {
    expect((await verify(whole.with(41, erased(journal[41]!)), options)).first).toMatchObject({
      kind: 'body_missing',
      position: 41,
    });
    expect((await verify(journal.with(40, erased(journal[40]!)), { erases })).ok).toBe(false);
  });

  test('by a forged entry does not count', async () => {
    const forged = { ...journal[50]!, head: { action: 'journal.erased', erases: 40 } };
    const report = await verify(journal.with(40, erased(journal[40]!)).with(50, forged), { erases });
    expect(report.findings.map(({ kind, position }) => [kind, position])).toEqual([
      ['body_missing', 40],
      ['head_changed', 50],
    ]);
  });

  test('is still believed, and its lack still found, after a break in the order', async () => {
    const broken = (entries: SealedEntry[]) => entries.toSpliced(60, 1);
    expect((await verify(broken(whole.with(40, erased(journal[40]!))), options)).first).toMatchObject({ position: 60 });
    expect((await verify(broken(whole.with(41, erased(journal[41]!))), options)).first).toMatchObject({ position: 41 });
  });
});

describe('checkpoints and tiles', () => {
  test('a wrong signature, a strange key, another log, none at all', async () => {
    const stranger = parseSignerKey(generateSignerKey(origin));
    const byStranger = signCheckpoint({ origin, size: 1, root: hashes[0]!, extensions: [] }, [stranger]);
    const ofAnother = signCheckpoint({ origin: 'x', size: 1, root: hashes[0]!, extensions: [] }, [signer]);
    const cases: [string, string][] = [
      [checkpoint(100).replace('\n100\n', '\n101\n'), 'signature_wrong'],
      [byStranger, 'signature_wrong'],
      [ofAnother, 'checkpoint_bad'],
      ['nonsense', 'checkpoint_bad'],
    ];
    for (const [bad, kind] of cases) {
      const report = await verify(journal, { checkpoints: [bad, checkpoint(SIZE)] });
      expect(report).toMatchObject({ ok: false, first: { kind, position: null }, confirmedSize: SIZE });
    }
    expect((await verify(journal, { checkpoints: [] })).first).toMatchObject({ kind: 'no_checkpoint' });
  });

  test('a journal shorter than a checkpoint lacks its next entry', async () => {
    const report = await verify(journal.slice(0, 250));
    expect(report).toMatchObject({ confirmedSize: 200, first: { kind: 'missing_entry', position: 250 } });
  });

  test('a checkpoint of a rewritten log at size n differs', async () => {
    const report = await verify(journal, { checkpoints: [checkpoint(SIZE), checkpoint(120, Buffer.alloc(32, 1))] });
    expect(report.first).toMatchObject({ kind: 'root_differs', size: 120, position: 0, lastPosition: 119 });
  });

  test('a damaged tile is told from a damaged entry', async () => {
    const damaged: TileReader = async (tile) => {
      const bytes = Buffer.from(await tiles(tile));
      if (tile.index === 0) bytes[32 * 77]! ^= 1;
      return bytes;
    };
    const report = await verify(journal, { tiles: damaged });
    expect(report).toMatchObject({ confirmedSize: SIZE, first: { kind: 'tile_changed', position: 77 } });
    const short = await verify(journal, { tiles: async () => Buffer.alloc(5) });
    expect(short.first).toMatchObject({ kind: 'tile_changed', position: 0 });
    const unreachable = new Error('connection refused');
    await expect(verify(journal, { tiles: () => Promise.reject(unreachable) })).rejects.toBe(unreachable);
  });

  test('many findings stay in order and bounded', async () => {
    const many = Array.from({ length: 1200 }, (_, position) => ({ ...makeEntry(position), head: {} }));
    const root = treeRoot(many.map((entry) => hashLeaf(entry.leaf)));
    const report = await verify(many, { checkpoints: [checkpoint(1200, root)], tiles: undefined });
    expect(report.findings).toHaveLength(1000);
    expect(report.first).toMatchObject({ kind: 'head_changed', position: 0 });
  });

  test('findings read as sentences', async () => {
    const report = await verify(journal.with(7, { ...journal[7]!, head: {} }));
    expect(describeFinding(report.first!, 'id')).toBe('Kepala entri 7 telah diubah');
    expect(describeFinding(report.first!, 'en')).toBe('The head of entry 7 was changed');
  });

  test('a body that moves to another entry is seen', async () => {
    const moved = { ...journal[9]!, body: journal[8]!.body, bodySalt: journal[8]!.bodySalt };
    expect((await verify(journal.with(9, moved))).first).toMatchObject({ kind: 'body_changed', position: 9 });
    const leaf = encodeLeaf({ head: commit('head', moved.headSalt, moved.head), body: Buffer.alloc(32) });
    expect((await verify(journal.with(9, { ...journal[9]!, leaf }))).first).toMatchObject({ position: 9 });
  });
});

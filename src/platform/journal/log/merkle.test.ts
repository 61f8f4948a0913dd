import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CompactRange } from './compact.ts';
import { LogError } from './errors.ts';
import {
  consistencyProof,
  consistencyRanges,
  emptyRoot,
  hashLeaf,
  hashNode,
  inclusionProof,
  inclusionRanges,
  treeRoot,
} from './merkle.ts';
import { verifyConsistency, verifyInclusion } from './proof.ts';

// The eight leaves and their roots that Certificate Transparency implementations share.
const ctLeaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => hashLeaf(Buffer.from(hex, 'hex')));
const ctRoots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('Certificate Transparency test vectors', () => {
  test('roots of 0 to 8 leaves, whole and appended', () => {
    const edge = new CompactRange();
    for (const [size, root] of ctRoots.entries()) {
      expect(hex(treeRoot(ctLeaves.slice(0, size)))).toBe(root);
      expect(hex(edge.root())).toBe(root);
      if (size < ctLeaves.length) edge.append(ctLeaves[size]!);
    }
  });

  test.each([
    [0, 8, ['96a296d224f285c6', '5f083f0a1a33ca07', '6b47aaf29ee3c2af']],
    [5, 8, ['bc1a0643b12e4d2d', 'ca854ea128ed050b', 'd37ee418976dd957']],
    [2, 3, ['fac54203e7cc696c']],
    [1, 5, ['6e340b9cffb37a98', '5f083f0a1a33ca07', 'bc1a0643b12e4d2d']],
  ])('inclusion of leaf %i in %i', (index, size, wanted) => {
    const proof = inclusionProof(index, ctLeaves.slice(0, size));
    expect(proof.map((hash) => hex(hash).slice(0, 16))).toEqual(wanted);
  });

  test.each([
    [1, 1, []],
    [1, 8, ['96a296d224f285c6', '5f083f0a1a33ca07', '6b47aaf29ee3c2af']],
    [6, 8, ['0ebc5d3437fbe2db', 'ca854ea128ed050b', 'd37ee418976dd957']],
    [2, 5, ['5f083f0a1a33ca07', 'bc1a0643b12e4d2d']],
    [6, 7, ['0ebc5d3437fbe2db', 'b08693ec2e721597', 'd37ee418976dd957']],
  ])('consistency of %i with %i', (older, newer, wanted) => {
    const proof = consistencyProof(older, ctLeaves.slice(0, newer));
    expect(proof.map((hash) => hex(hash).slice(0, 16))).toEqual(wanted);
  });
});

describe('against the recursion of RFC 6962, written down once more', () => {
  const leaves = someLeaves(70);
  const roots = Array.from({ length: 71 }, (_, n) => plainRoot(leaves.slice(0, n)));

  test('all sizes: roots and inclusion proofs', () => {
    for (let size = 1; size <= 70; size++) {
      const part = leaves.slice(0, size);
      expect(treeRoot(part)).toEqual(roots[size]);
      for (let index = 0; index < size; index++) {
        const proof = inclusionProof(index, part);
        expect(proof).toEqual(plainPath(index, part));
        const claim = { index, size, leafHash: leaves[index]!, root: roots[size]! };
        expect(verifyInclusion(claim, proof)).toBe(true);
      }
    }
  });

  test('all pairs of sizes: consistency proofs', () => {
    for (let newer = 0; newer <= 70; newer++) {
      for (let older = 0; older <= newer; older++) {
        const part = leaves.slice(0, newer);
        const proof = consistencyProof(older, part);
        if (older > 0) expect(proof).toEqual(plainSubproof(older, part, true));
        const claim = { olderSize: older, olderRoot: roots[older]!, newerSize: newer, newerRoot: roots[newer]! };
        expect(verifyConsistency(claim, proof)).toBe(true);
        if (older !== newer) expect(verifyConsistency({ ...claim, olderRoot: roots[newer]! }, proof)).toBe(false);
      }
    }
  });

  test('random larger sizes, and every damage to a proof is seen', () => {
    const many = someLeaves(700);
    const sizes = fc.tuple(fc.integer({ min: 2, max: 700 }), fc.nat(), fc.nat(255), fc.nat());
    fc.assert(
      fc.property(sizes, ([size, pick, bit, which]) => {
        const part = many.slice(0, size);
        const index = pick % size;
        const older = 1 + (pick % (size - 1));
        const root = treeRoot(part);
        const inclusion = { index, size, leafHash: part[index]!, root };
        const path = inclusionProof(index, part);
        expect(verifyInclusion(inclusion, path)).toBe(true);
        for (const bad of damaged(path, which, bit)) expect(verifyInclusion(inclusion, bad)).toBe(false);
        expect(verifyInclusion({ ...inclusion, leafHash: flip(part[index]!, bit) }, path)).toBe(false);
        expect(verifyInclusion({ ...inclusion, root: flip(root, bit) }, path)).toBe(false);
        expect(verifyInclusion({ ...inclusion, index: index ^ 1 }, path)).toBe(false);

        const consistency = {
          olderSize: older,
          olderRoot: treeRoot(many.slice(0, older)),
          newerSize: size,
          newerRoot: root,
        };
        const proof = consistencyProof(older, part);
        expect(verifyConsistency(consistency, proof)).toBe(true);
        for (const bad of damaged(proof, which, bit)) expect(verifyConsistency(consistency, bad)).toBe(false);
        expect(verifyConsistency({ ...consistency, newerRoot: flip(root, bit) }, proof)).toBe(false);
        expect(verifyConsistency({ ...consistency, olderRoot: flip(consistency.olderRoot, bit) }, proof)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  test('what cannot be is refused', () => {
    const [root] = someLeaves(1);
    expect(verifyInclusion({ index: 0, size: 0, leafHash: root!, root: root! }, [])).toBe(false);
    expect(verifyInclusion({ index: 0, size: 1, leafHash: Buffer.alloc(0), root: Buffer.alloc(0) }, [])).toBe(false);
    const pair = { olderSize: 2, olderRoot: root!, newerSize: 1, newerRoot: root! };
    expect(verifyConsistency(pair, [])).toBe(false);
    const fromNothing = { olderSize: 0, olderRoot: root!, newerSize: 1, newerRoot: root! };
    expect(verifyConsistency(fromNothing, [])).toBe(false);
    expect(verifyConsistency({ ...fromNothing, olderRoot: emptyRoot() }, [])).toBe(true);
    expect(() => inclusionRanges(3, 3)).toThrow(LogError);
    expect(() => consistencyRanges(4, 3)).toThrow(LogError);
    expect(() => hashNode(root!, Buffer.alloc(31))).toThrow(LogError);
  });

  test('sizes beyond 2^32 stay exact', () => {
    const size = 2 ** 40 + 3;
    expect(inclusionRanges(size - 1, size)).toEqual([
      { start: 2 ** 40, end: 2 ** 40 + 2 },
      { start: 0, end: 2 ** 40 },
    ]);
    expect(consistencyRanges(2 ** 40, size)).toEqual([{ start: 2 ** 40, end: size }]);
  });
});

describe('compact range', () => {
  test('grows like the tree, also through being stored and restored, and copies are independent', () => {
    const leaves = someLeaves(300);
    let edge = new CompactRange();
    for (const [i, leaf] of leaves.entries()) {
      edge.append(leaf);
      if (i % 7 === 0) edge = CompactRange.restore(edge.serialize());
      expect(edge.size).toBe(i + 1);
      if (i < 40 || i % 50 === 0) expect(edge.root()).toEqual(plainRoot(leaves.slice(0, i + 1)));
    }
    const copy = edge.clone();
    copy.append(leaves[0]!);
    expect(edge.root()).toEqual(plainRoot(leaves));
  });

  test('refuses a damaged store', () => {
    const edge = new CompactRange();
    edge.append(someLeaves(1)[0]!);
    expect(() => CompactRange.restore(edge.serialize().subarray(1))).toThrow(LogError);
    expect(() => CompactRange.restore(Buffer.alloc(3))).toThrow(LogError);
    expect(() => CompactRange.restore(Buffer.alloc(8, 255))).toThrow(LogError);
  });
});

function someLeaves(count: number): Buffer[] {
  return Array.from({ length: count }, (_, i) => hashLeaf(Buffer.from(`leaf ${i}`)));
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

function flip(bytes: Uint8Array, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[bit >> 3]! ^= 1 << (bit & 7);
  return copy;
}

function damaged(proof: readonly Buffer[], which: number, bit: number): Buffer[][] {
  const extra = Buffer.alloc(32, 9);
  const longer = [
    [...proof, extra],
    [extra, ...proof],
    [...proof, Buffer.alloc(0)],
  ];
  if (proof.length === 0) return longer;
  const at = which % proof.length;
  return [...longer, proof.with(at, flip(proof[at]!, bit)), proof.slice(1), proof.slice(0, -1)];
}

// RFC 6962 §2.1 word for word, sharing no code with the implementation.
function plainNode(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest();
}

function plainSplit(n: number): number {
  return 2 ** (Math.ceil(Math.log2(n)) - 1);
}

function plainRoot(d: readonly Buffer[]): Buffer {
  if (d.length === 0) return createHash('sha256').digest();
  if (d.length === 1) return d[0]!;
  const k = plainSplit(d.length);
  return plainNode(plainRoot(d.slice(0, k)), plainRoot(d.slice(k)));
}

function plainPath(m: number, d: readonly Buffer[]): Buffer[] {
  if (d.length === 1) return [];
  const k = plainSplit(d.length);
  return m < k
    ? [...plainPath(m, d.slice(0, k)), plainRoot(d.slice(k))]
    : [...plainPath(m - k, d.slice(k)), plainRoot(d.slice(0, k))];
}

function plainSubproof(m: number, d: readonly Buffer[], whole: boolean): Buffer[] {
  if (m === d.length) return whole ? [] : [plainRoot(d)];
  const k = plainSplit(d.length);
  return m <= k
    ? [...plainSubproof(m, d.slice(0, k), whole), plainRoot(d.slice(k))]
    : [...plainSubproof(m - k, d.slice(k), false), plainRoot(d.slice(0, k))];
}

import { hash } from 'node:crypto';
import { HASH_BYTES, requireCount, requireHash } from './bytes.ts';
import { LogError } from './errors.ts';

/** The leaves from `start` up to but not including `end`. */
export interface LeafRange {
  start: number;
  end: number;
}

/** RFC 6962 §2.1: SHA-256(0x00 ‖ entry). */
export function hashLeaf(entry: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([Buffer.of(0), entry]), 'buffer');
}

/** RFC 6962 §2.1: SHA-256(0x01 ‖ left ‖ right). */
export function hashNode(left: Uint8Array, right: Uint8Array): Buffer {
  requireHash(left, 'left hash');
  requireHash(right, 'right hash');
  const node = Buffer.allocUnsafe(1 + 2 * HASH_BYTES);
  node[0] = 1;
  node.set(left, 1);
  node.set(right, 1 + HASH_BYTES);
  return hash('sha256', node, 'buffer');
}

/** The tree head of no leaves: SHA-256 of nothing. */
export function emptyRoot(): Buffer {
  return hash('sha256', '', 'buffer');
}

/** Folds the roots of neighbouring perfect trees, largest first, into the root over all of them (from the right). */
export function foldRoots(roots: readonly Uint8Array[]): Buffer {
  const last = roots.at(-1);
  if (last === undefined) return emptyRoot();
  return roots.slice(0, -1).reduceRight<Buffer>((right, left) => hashNode(left, right), Buffer.from(last));
}

/** The tree head over leaf hashes (or over one range of them), O(n). */
export function treeRoot(
  leafHashes: readonly Uint8Array[],
  range: LeafRange = { start: 0, end: leafHashes.length },
): Buffer {
  const count = range.end - range.start;
  if (count === 0) return emptyRoot();
  const first = leafHashes[range.start];
  if (first === undefined) throw new LogError('range', `no leaf ${range.start}`);
  if (count === 1) return Buffer.from(first);
  const middle = range.start + splitPoint(count);
  return hashNode(
    treeRoot(leafHashes, { start: range.start, end: middle }),
    treeRoot(leafHashes, { start: middle, end: range.end }),
  );
}

/**
 * The subtrees whose roots form the inclusion proof of one leaf, nearest the leaf first: PATH of RFC 6962 §2.1.1.
 * @throws LogError `range` unless 0 ≤ index < size
 */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  requireCount(index, 'leaf index');
  requireCount(size, 'tree size');
  if (index >= size) throw new LogError('range', `no leaf ${index} in a tree of ${size}`);
  const ranges: LeafRange[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + splitPoint(end - start);
    if (index < middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
    }
  }
  return ranges.reverse();
}

/**
 * The subtrees whose roots form the consistency proof between two sizes, in order: PROOF of RFC 6962 §2.1.2.
 * Empty for equal sizes and for an older size of 0.
 * @throws LogError `range` unless 0 ≤ older ≤ newer
 */
export function consistencyRanges(older: number, newer: number): LeafRange[] {
  requireCount(older, 'older size');
  requireCount(newer, 'newer size');
  if (older > newer) throw new LogError('range', `no consistency proof from ${older} back to ${newer}`);
  if (older === 0 || older === newer) return [];
  const ranges: LeafRange[] = [];
  let start = 0;
  let end = newer;
  while (end !== older) {
    const middle = start + splitPoint(end - start);
    if (older <= middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
    }
  }
  // The verifier already holds the older root, so it is left out where it is a whole subtree from the first leaf.
  if (start !== 0) ranges.push({ start, end });
  return ranges.reverse();
}

/** The inclusion proof of one leaf, from all leaf hashes. @throws LogError `range` */
export function inclusionProof(index: number, leafHashes: readonly Uint8Array[]): Buffer[] {
  return inclusionRanges(index, leafHashes.length).map((range) => treeRoot(leafHashes, range));
}

/** The consistency proof from an older size to all leaf hashes given. @throws LogError `range` */
export function consistencyProof(older: number, leafHashes: readonly Uint8Array[]): Buffer[] {
  return consistencyRanges(older, leafHashes.length).map((range) => treeRoot(leafHashes, range));
}

/** A perfect subtree: leaves from index × 2^height, 2^height of them. */
export interface PerfectNode {
  height: number;
  index: number;
}

/** Cuts a range as it occurs in the proofs above into perfect subtrees, largest first; {@link foldRoots} joins them again. */
export function perfectNodes(range: LeafRange): PerfectNode[] {
  const nodes: PerfectNode[] = [];
  let at = range.start;
  while (at < range.end) {
    let height = 0;
    let width = 1;
    while (width * 2 <= range.end - at) {
      width *= 2;
      height += 1;
    }
    nodes.push({ height, index: at / width });
    at += width;
  }
  return nodes;
}

/** The largest power of two below n (n ≥ 2). Arithmetic, not bit operators: those stop at 2^31. */
function splitPoint(n: number): number {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
}

import { HASH_BYTES, requireCount, sameBytes } from './bytes.ts';
import { emptyRoot, hashNode } from './merkle.ts';

/** What an inclusion proof claims: this leaf hash stands at this index of the tree with this size and root. */
export interface InclusionClaim {
  index: number;
  size: number;
  leafHash: Uint8Array;
  root: Uint8Array;
}

/** What a consistency proof claims: the older tree is the beginning of the newer one. */
export interface ConsistencyClaim {
  olderSize: number;
  olderRoot: Uint8Array;
  newerSize: number;
  newerRoot: Uint8Array;
}

/** Checks an inclusion proof by RFC 9162 §2.1.3.2 (the same trees as RFC 6962). False for anything that does not fit. */
export function verifyInclusion(claim: InclusionClaim, proof: readonly Uint8Array[]): boolean {
  requireCount(claim.index, 'leaf index');
  requireCount(claim.size, 'tree size');
  if (claim.index >= claim.size || !areHashes([claim.leafHash, claim.root, ...proof])) return false;
  let node = claim.index;
  let last = claim.size - 1;
  let root: Uint8Array = claim.leafHash;
  for (const step of proof) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      root = hashNode(step, root);
      while (!isOdd(node) && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else {
      root = hashNode(root, step);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 && sameBytes(root, claim.root);
}

/** Checks a consistency proof by RFC 9162 §2.1.4.2. False for anything that does not fit. */
export function verifyConsistency(claim: ConsistencyClaim, proof: readonly Uint8Array[]): boolean {
  const { olderSize, olderRoot, newerSize, newerRoot } = claim;
  requireCount(olderSize, 'older size');
  requireCount(newerSize, 'newer size');
  if (olderSize > newerSize || !areHashes([olderRoot, newerRoot, ...proof])) return false;
  if (olderSize === newerSize) return proof.length === 0 && sameBytes(olderRoot, newerRoot);
  if (olderSize === 0) return proof.length === 0 && sameBytes(olderRoot, emptyRoot());

  let node = olderSize - 1;
  let last = newerSize - 1;
  while (isOdd(node)) {
    node = half(node);
    last = half(last);
  }
  // node is 0 here exactly when the older size is a power of two: then the older root itself starts the path.
  const path = node === 0 ? [olderRoot, ...proof] : proof;
  const [seed, ...steps] = path;
  if (seed === undefined) return false;
  let older = seed;
  let newer = seed;
  for (const step of steps) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      older = hashNode(step, older);
      newer = hashNode(step, newer);
      while (!isOdd(node) && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else {
      newer = hashNode(newer, step);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 && sameBytes(older, olderRoot) && sameBytes(newer, newerRoot);
}

function areHashes(values: readonly Uint8Array[]): boolean {
  return values.every((value) => value.length === HASH_BYTES);
}

function isOdd(n: number): boolean {
  return n % 2 === 1;
}

function half(n: number): number {
  return Math.floor(n / 2);
}

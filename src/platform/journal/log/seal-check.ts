import { decodeLeaf, type LeafCommitments, opens } from './commitment.ts';
import { LogError } from './errors.ts';
import { type Finding, findingAt } from './finding.ts';

/** One journal entry as stored, to be checked. The journal's rows must come ordered by position. */
export interface SealedEntry {
  position: number;
  leaf: Uint8Array;
  head: unknown;
  headSalt: Uint8Array;
  /** Null when erased. */
  body: unknown;
  bodySalt: Uint8Array | null;
  /** What the row itself says; believed only when `erases` is not given. */
  erased: boolean;
}

type Report = (finding: Finding) => void;

/**
 * Opens the two commitments of each entry. The erasure of a body is an entry of its own, later in the journal: until it
 * comes by, a missing body stays suspect. Memory: the positions of these.
 */
export class SealCheck {
  readonly #suspect = new Set<number>();
  readonly #erases: ((head: unknown) => readonly number[]) | undefined;

  /** @param erases positions that an entry with this head erases; without it the row's own flag is believed */
  constructor(erases: ((head: unknown) => readonly number[]) | undefined) {
    this.#erases = erases;
  }

  check(entry: SealedEntry, report: Report): void {
    const commitments = tryDecodeLeaf(entry.leaf);
    if (commitments === undefined) {
      report(findingAt('leaf_changed', entry.position));
      return;
    }
    if (opens('head', commitments.head, entry.headSalt, entry.head)) this.#acceptErasures(entry.head);
    else report(findingAt('head_changed', entry.position));
    this.#checkBody(entry, commitments, report);
  }

  checkOutOfPlace(entry: SealedEntry): void {
    const commitments = tryDecodeLeaf(entry.leaf);
    if (commitments !== undefined && opens('head', commitments.head, entry.headSalt, entry.head)) {
      this.#acceptErasures(entry.head);
    }
  }

  finish(report: Report): void {
    for (const position of this.#suspect) report(findingAt('body_missing', position));
  }

  #checkBody({ position, body, bodySalt, erased }: SealedEntry, commitments: LeafCommitments, report: Report): void {
    if (erased && (body !== null || bodySalt !== null)) {
      // A salt left behind would let anyone try guesses at the erased body.
      report(findingAt('erasure_incomplete', position));
    } else if (body !== null) {
      const right = bodySalt !== null && opens('body', commitments.body, bodySalt, body);
      if (!right) report(findingAt('body_changed', position));
    } else if (bodySalt === null && this.#erases !== undefined) {
      this.#suspect.add(position);
    } else if (!erased) {
      report(findingAt('body_missing', position));
    }
  }

  #acceptErasures(head: unknown): void {
    for (const position of this.#erases?.(head) ?? []) this.#suspect.delete(position);
  }
}

function tryDecodeLeaf(leaf: Uint8Array): LeafCommitments | undefined {
  try {
    return decodeLeaf(leaf);
  } catch (error) {
    if (error instanceof LogError) return undefined;
    throw error;
  }
}

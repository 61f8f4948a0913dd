import type { Checkpoint } from './checkpoint.ts';
import { LogError } from './errors.ts';
import { compareFindings, type Finding } from './finding.ts';
import type { Verifier } from './note-keys.ts';
import { SealCheck, type SealedEntry } from './seal-check.ts';
import { type FormerLog, openCheckpointOfAny } from './succession.ts';
import type { TileReader } from './tile-reader.ts';
import { TreeCheck } from './tree-check.ts';

/** Whom to trust and how to compare. */
export interface LogTrust {
  origin: string;
  /** All keys of the log, those of the past too: see `verifyRotations`. */
  verifiers: readonly Verifier[];
  /** Logs that this one continues after a restore: their checkpoints are of the same tree. See `followSuccessions`. */
  formers?: readonly Pick<FormerLog, 'origin' | 'verifiers'>[];
  /** Signed checkpoints, older and newest, in any order. */
  checkpoints: readonly (string | Uint8Array)[];
  /** Position of the first leaf: 0 unless the journal counts from 1. */
  firstPosition?: number;
  /** The published tiles. With them a rewritten, removed or inserted entry is named exactly, not only as a range. */
  tiles?: TileReader;
  /** How many entries may follow the newest checkpoint, not yet signed. Default 0. */
  maxUnsigned?: number;
  /** Called after every `progressEvery` entries (default 10,000) and at the end. */
  onProgress?: (entries: number) => void;
  progressEvery?: number;
  /** Ends the run with the signal's reason. */
  signal?: AbortSignal;
}

export interface VerifyOptions extends LogTrust {
  /** Positions that an entry with this head erases; [] for all other acts. Without it the flag of the row is believed. */
  erases?: (head: unknown) => readonly number[];
}

export interface VerifyReport {
  ok: boolean;
  /** The first bad position, or what makes a verdict impossible. */
  first: Finding | null;
  /** By position, 1,000 at most. After the first entry missing or inserted, or the first wrong root, no more are looked for. */
  findings: Finding[];
  /** Entries read. */
  entries: number;
  /** Size of the largest checkpoint whose root the entries gave; null when none. */
  confirmedSize: number | null;
  /** Entries after the newest checkpoint: their commitments are checked, their place in the log is not yet proved. */
  unsigned: number;
}

const MAX_FINDINGS = 1000;
const PROGRESS_EVERY = 10_000;

/**
 * Recomputes a journal against its checkpoints: every commitment, every leaf, every root. Memory is O(log n) plus the
 * positions of bodies whose erasure entry has not come by yet. What it cannot see: false input, and entries written
 * properly by whoever holds the key.
 * @throws whatever the source or the tile reader throws, and the reason of an aborted signal
 */
export async function verifyJournal(
  entries: AsyncIterable<SealedEntry> | Iterable<SealedEntry>,
  options: VerifyOptions,
): Promise<VerifyReport> {
  return run(entries, options, new SealCheck(options.erases));
}

/**
 * The same for an outsider, who has the published entries but no heads and bodies: leaves and roots only.
 * @example await verifyLeaves(entriesFromBundles(checkpoint.size, fetchBundle), { origin, verifiers, checkpoints })
 */
export async function verifyLeaves(
  leaves: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  trust: LogTrust,
): Promise<VerifyReport> {
  const noSeals = { check: () => {}, checkOutOfPlace: () => {}, finish: () => {} };
  return run(numbered(leaves, trust.firstPosition ?? 0), trust, noSeals);
}

type Report = (finding: Finding) => void;

/** What is checked of one entry beside its place in the tree. */
interface EntryCheck<E> {
  check(entry: E, report: Report): void;
  /** Entries after the tree check had to end: nothing is known of their place any more. */
  checkOutOfPlace(entry: E): void;
  finish(report: Report): void;
}

async function run<E extends { position: number; leaf: Uint8Array }>(
  entries: AsyncIterable<E> | Iterable<E>,
  trust: LogTrust,
  seals: EntryCheck<E>,
): Promise<VerifyReport> {
  const findings: Finding[] = [];
  const limited = (limit: number) => (finding: Finding) => {
    if (findings.length < limit) findings.push(finding);
  };
  const report = limited(MAX_FINDINGS);
  const tree = new TreeCheck(openAll(trust, report), trust, report);
  const every = trust.progressEvery ?? PROGRESS_EVERY;
  let read = 0;
  let inOrder = true;
  for await (const [entry, next] of withNext(entries)) {
    trust.signal?.throwIfAborted();
    read += 1;
    inOrder &&= tree.isInPlace(entry.position);
    if (inOrder) {
      seals.check(entry, report);
      inOrder = await tree.add(entry.leaf, next?.leaf);
    } else {
      seals.checkOutOfPlace(entry);
    }
    if (read % every === 0) trust.onProgress?.(read);
  }
  if (inOrder) tree.finish();
  // With room of their own: these come last but may stand before all others.
  seals.finish(limited(findings.length + MAX_FINDINGS));
  trust.onProgress?.(read);
  findings.sort(compareFindings);
  return {
    ok: findings.length === 0,
    first: findings[0] ?? null,
    findings: findings.slice(0, MAX_FINDINGS),
    entries: read,
    confirmedSize: tree.confirmedSize,
    unsigned: tree.unsigned,
  };
}

function openAll(trust: LogTrust, report: Report): Checkpoint[] {
  const opened = trust.checkpoints.flatMap((note) => {
    try {
      return [openCheckpointOfAny(note, trust, trust.formers ?? [])];
    } catch (error) {
      if (!(error instanceof LogError)) throw error;
      const kind = error.code === 'signature' ? 'signature_wrong' : 'checkpoint_bad';
      report({ kind, position: null, lastPosition: null, size: null, detail: error.message });
      return [];
    }
  });
  if (trust.checkpoints.length === 0) {
    report({ kind: 'no_checkpoint', position: null, lastPosition: null, size: null, detail: '' });
  }
  return opened.sort((a, b) => a.size - b.size);
}

async function* numbered(leaves: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, first: number) {
  let position = first;
  for await (const leaf of leaves) yield { position: position++, leaf };
}

/** Each item with the one after it: telling a removed entry from an inserted one takes a look at the next. */
async function* withNext<T>(items: AsyncIterable<T> | Iterable<T>): AsyncGenerator<[T, T | undefined]> {
  let held: { item: T } | undefined;
  for await (const item of items) {
    if (held !== undefined) yield [held.item, item];
    held = { item };
  }
  if (held !== undefined) yield [held.item, undefined];
}

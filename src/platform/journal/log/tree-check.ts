import { sameBytes } from './bytes.ts';
import type { Checkpoint } from './checkpoint.ts';
import { CompactRange } from './compact.ts';
import { LogError } from './errors.ts';
import { type Finding, type FindingKind, findingAt } from './finding.ts';
import { hashLeaf } from './merkle.ts';
import { readTile, type TileReader } from './tile-reader.ts';
import { TILE_WIDTH, widthInTree } from './tiles.ts';

interface TreeOptions {
  firstPosition?: number;
  tiles?: TileReader;
  maxUnsigned?: number;
}

/** Follows the leaves in order and compares with the published tiles and with the signed roots as it passes them. */
export class TreeCheck {
  readonly #checkpoints: readonly Checkpoint[];
  readonly #first: number;
  readonly #tiles: TileReader | undefined;
  readonly #maxUnsigned: number;
  readonly #report: (finding: Finding) => void;
  readonly #range = new CompactRange();
  readonly #signedSize: number;
  #nextCheckpoint = 0;
  #confirmed: number | null = null;
  #tile: { index: number; hashes: Buffer[] } | undefined;
  /** A leaf that differs from its tile: the next signed root decides which of the two is wrong. */
  #suspect: Finding | undefined;

  /** @param checkpoints verified, ordered by size */
  constructor(checkpoints: readonly Checkpoint[], options: TreeOptions, report: (finding: Finding) => void) {
    this.#checkpoints = checkpoints;
    this.#first = options.firstPosition ?? 0;
    this.#tiles = options.tiles;
    this.#maxUnsigned = options.maxUnsigned ?? 0;
    this.#report = report;
    this.#signedSize = checkpoints.at(-1)?.size ?? 0;
    this.#compareRoots();
  }

  get confirmedSize(): number | null {
    return this.#confirmed;
  }

  get unsigned(): number {
    return Math.max(0, this.#range.size - this.#signedSize);
  }

  /** Whether the next entry stands at the next position; otherwise reports it and the run must end. */
  isInPlace(position: number): boolean {
    const expected = this.#first + this.#range.size;
    if (position === expected) return true;
    if (position > expected) this.#fail('missing_entry', expected);
    else this.#fail('extra_entry', position);
    return false;
  }

  /** Takes the next leaf; `next` is the one after it, for the diagnosis. False when the run must end. */
  async add(leaf: Uint8Array, next: Uint8Array | undefined): Promise<boolean> {
    const index = this.#range.size;
    if (this.#checkpoints.length > 0 && index >= this.#signedSize + this.#maxUnsigned) {
      this.#report(findingAt('extra_entry', this.#first + index));
      return false;
    }
    const leafHash = hashLeaf(leaf);
    if (this.#suspect === undefined) await this.#compareTile(index, leafHash, next);
    this.#range.append(leafHash);
    return this.#compareRoots();
  }

  /** After the last leaf: what a checkpoint still promises is missing. */
  finish(): void {
    if (this.#range.size < this.#signedSize) this.#fail('missing_entry', this.#first + this.#range.size);
    else if (this.#suspect !== undefined) this.#report(this.#suspect);
  }

  #fail(kind: FindingKind, position: number): void {
    // A leaf that already differed from its tile lies before this position and is where the trouble begins.
    this.#report(this.#suspect ?? findingAt(kind, position));
  }

  async #compareTile(index: number, leafHash: Buffer, next: Uint8Array | undefined): Promise<void> {
    if (this.#tiles === undefined || index >= this.#signedSize) return;
    const position = this.#first + index;
    try {
      const published = await this.#published(this.#tiles, index);
      if (published !== undefined && sameBytes(published, leafHash)) return;
      const following = index + 1 < this.#signedSize ? await this.#published(this.#tiles, index + 1) : undefined;
      let kind: FindingKind = 'leaf_changed';
      if (following !== undefined && sameBytes(following, leafHash)) kind = 'missing_entry';
      else if (published !== undefined && next !== undefined && sameBytes(published, hashLeaf(next)))
        kind = 'extra_entry';
      this.#suspect = findingAt(kind, position);
    } catch (error) {
      if (!(error instanceof LogError)) throw error;
      this.#suspect = { ...findingAt('tile_changed', position), detail: error.message };
    }
  }

  async #published(tiles: TileReader, index: number): Promise<Buffer | undefined> {
    const tileIndex = Math.floor(index / TILE_WIDTH);
    if (this.#tile?.index !== tileIndex) {
      const width = widthInTree(0, tileIndex, this.#signedSize);
      this.#tile = { index: tileIndex, hashes: await readTile({ level: 0, index: tileIndex, width }, tiles) };
    }
    return this.#tile.hashes[index % TILE_WIDTH];
  }

  #compareRoots(): boolean {
    const size = this.#range.size;
    for (;;) {
      const checkpoint = this.#checkpoints[this.#nextCheckpoint];
      if (checkpoint === undefined || checkpoint.size !== size) return true;
      this.#nextCheckpoint += 1;
      if (!sameBytes(checkpoint.root, this.#range.root())) {
        this.#report(this.#suspect ?? this.#rootDiffers(size));
        return false;
      }
      this.#confirmed = size;
      if (this.#suspect !== undefined) {
        this.#report({ ...this.#suspect, kind: 'tile_changed' });
        this.#suspect = undefined;
      }
    }
  }

  #rootDiffers(size: number): Finding {
    const position = this.#first + (this.#confirmed ?? 0);
    const lastPosition = this.#first + Math.max(size - 1, 0);
    return { kind: 'root_differs', position: Math.min(position, lastPosition), lastPosition, size, detail: '' };
  }
}

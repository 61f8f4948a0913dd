/**
 * What can be wrong with a journal.
 * - `head_changed`, `body_changed`: the commitment in the leaf does not open to what is stored
 * - `body_missing`: the body is gone and no erasure entry says so
 * - `erasure_incomplete`: erased, but body or salt is still there
 * - `missing_entry`, `extra_entry`: a position without its entry, an entry that was never logged there
 * - `leaf_changed`: the leaf is not the one that was published
 * - `tile_changed`: the entries agree with the checkpoint, but the published tile does not
 * - `root_differs`: the entries do not give the root of a signed checkpoint
 * - `checkpoint_bad`: a checkpoint given is malformed or of another log; `signature_wrong`: no good signature of a known key
 * - `no_checkpoint`: nothing signed was given, so nothing is proved
 */
export type FindingKind =
  | 'head_changed'
  | 'body_changed'
  | 'body_missing'
  | 'erasure_incomplete'
  | 'missing_entry'
  | 'extra_entry'
  | 'leaf_changed'
  | 'tile_changed'
  | 'root_differs'
  | 'checkpoint_bad'
  | 'signature_wrong'
  | 'no_checkpoint';

/** One thing wrong, with its place. */
export interface Finding {
  kind: FindingKind;
  /** The position concerned; for `root_differs` the first position that may be; null when it is about a checkpoint as a whole. */
  position: number | null;
  /** For `root_differs`: the last position that may be the changed one. Otherwise the same as `position`. */
  lastPosition: number | null;
  /** Tree size of the checkpoint concerned, null where none is. */
  size: number | null;
  /** The technical reason in English where there is one (a malformed checkpoint, say), else empty. */
  detail: string;
}

/** A finding at one exact position. */
export function findingAt(kind: FindingKind, position: number): Finding {
  return { kind, position, lastPosition: position, size: null, detail: '' };
}

/** Sorts findings: checkpoints that could not be used first, then by position; a range counts where it ends. */
export function compareFindings(a: Finding, b: Finding): number {
  return (a.lastPosition ?? -1) - (b.lastPosition ?? -1);
}

const texts: Record<FindingKind, { id: string; en: string }> = {
  head_changed: { id: 'Kepala entri {position} telah diubah', en: 'The head of entry {position} was changed' },
  body_changed: { id: 'Isi entri {position} telah diubah', en: 'The body of entry {position} was changed' },
  body_missing: {
    id: 'Isi entri {position} hilang tanpa entri penghapusan',
    en: 'The body of entry {position} is missing without an erasure entry',
  },
  erasure_incomplete: {
    id: 'Entri {position} dinyatakan terhapus, tetapi isi atau garamnya masih ada',
    en: 'Entry {position} is marked as erased, but its body or salt is still there',
  },
  missing_entry: { id: 'Entri {position} hilang', en: 'Entry {position} is missing' },
  extra_entry: { id: 'Entri {position} disisipkan', en: 'Entry {position} was inserted' },
  leaf_changed: {
    id: 'Segel entri {position} berbeda dari yang telah diterbitkan',
    en: 'The seal of entry {position} differs from the one published',
  },
  tile_changed: {
    id: 'Ubin log pada entri {position} rusak; entrinya sendiri benar',
    en: 'The log tile at entry {position} is damaged; the entry itself is right',
  },
  root_differs: {
    id: 'Akar berbeda dari titik periksa ukuran {size}: ada perubahan di antara entri {position} dan {last}',
    en: 'The root differs from the checkpoint of size {size}: something changed between entries {position} and {last}',
  },
  checkpoint_bad: { id: 'Titik periksa tidak dapat dipakai: {detail}', en: 'A checkpoint cannot be used: {detail}' },
  signature_wrong: {
    id: 'Tanda tangan titik periksa salah: {detail}',
    en: 'The signature of a checkpoint is wrong: {detail}',
  },
  no_checkpoint: {
    id: 'Tidak ada titik periksa bertanda tangan, jadi tidak ada yang terbukti',
    en: 'There is no signed checkpoint, so nothing is proved',
  },
};

/** A finding as one sentence for people, in Indonesian or English, without a final full stop. */
export function describeFinding(finding: Finding, language: 'id' | 'en'): string {
  return texts[finding.kind][language]
    .replace('{position}', String(finding.position))
    .replace('{last}', String(finding.lastPosition))
    .replace('{size}', String(finding.size))
    .replace('{detail}', () => finding.detail);
}

import type { Text } from '../../platform/problem/problem.ts';

/** What is needed of an incident to judge a merge. `primaryId` is set while it is merged into another. */
export interface MergeSide {
  id: string;
  primaryId: string | null;
}

/**
 * Why `source` may not be merged into `target`; null when it may. Merges are kept one level deep (a duplicate points
 * straight at the incident that stays), so that undoing one never changes another.
 * `duplicatesOfSource`: ids merged into `source` now.
 */
export function mergeRefusal(source: MergeSide, target: MergeSide, duplicatesOfSource: readonly string[]): Text | null {
  if (source.id === target.id) {
    return { id: 'Kejadian tidak dapat digabung dengan dirinya.', en: 'An incident cannot be merged with itself.' };
  }
  if (source.primaryId) return { id: 'Sudah digabung. Pisahkan dahulu.', en: 'Already merged. Split it off first.' };
  if (target.primaryId) {
    return {
      id: 'Tujuan sudah digabung. Pilih kejadian utamanya.',
      en: 'The target is merged. Choose its main incident.',
    };
  }
  if (duplicatesOfSource.length > 0) {
    return {
      id: 'Kejadian ini punya laporan gabungan. Gabungkan ke arah sebaliknya.',
      en: 'Other reports are merged into this one. Merge the other way round.',
    };
  }
  return null;
}

import type { NeedCode, NeedCount } from './needs.types.ts';

export const need = (code: NeedCode, count = 1): NeedCount => ({ need: code, count });
export const patrol = (count = 1): NeedCount => need('patrol', count);

/** A comma-separated list as an array: long word lists stay readable. */
export const words = (list: string): string[] => list.split(',').map((word) => word.trim());

import type { TimelineEntry } from '../cases.contract.ts';

/** Whether a change says nothing: nothing before, nothing after. */
export function isSilent({ from, to }: TimelineEntry['changes'][string]): boolean {
  const isEmpty = (value: typeof from): boolean =>
    value === null || value === '' || (Array.isArray(value) && value.length === 0);
  return isEmpty(from) && isEmpty(to);
}

type Placed = Pick<TimelineEntry, 'at' | 'position'>;

/** The entries with the newest first; of one moment the later in the journal first, one that has no place there yet before all. */
export function newestFirst<E extends Placed>(entries: readonly E[]): E[] {
  const place = ({ position }: Placed): number => position ?? Number.POSITIVE_INFINITY;
  return entries.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at) || (place(b) > place(a) ? 1 : -1));
}

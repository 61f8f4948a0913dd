/** A setting that changes by date: each value holds from 00:00 UTC of `from` (ISO date) until the next one. */
export type Dated<T> = readonly { from: string; value: T; source?: string }[];

/**
 * The value in force at `at` (ms since the epoch). Before the first date the first value holds, so that records
 * imported from earlier years still get a figure.
 * Throws RangeError on an empty list: a setting without a value is a mistake of the programmer or administrator.
 */
export function inForce<T>(setting: Dated<T>, at: number): T {
  const sorted = setting.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from));
  const current = sorted.findLast((entry) => Date.parse(entry.from) <= at) ?? sorted[0];
  if (!current) throw new RangeError('A dated setting needs at least one value.');
  return current.value;
}

import type { Role } from '../access/permissions.ts';

/** Counts below this are not told outside the unit: few people could be recognised in them. */
export const smallCount = 5;

/** Roles that stand outside the unit. Whoever holds any other role reads counts as they are. */
const outside: readonly Role[] = ['board', 'partner'];

/** Whether small counts are merged for a person with these roles. */
export const mergesSmallCounts = (roles: readonly Role[]): boolean => roles.every((role) => outside.includes(role));

/** One count for outside: null where it is from 1 to 4. Nothing at all is no secret. */
export const mergedCount = (count: number): number | null => (count > 0 && count < smallCount ? null : count);

/**
 * Which parts of a known total are kept back outside. Those from 1 to 4 are; so that none of them follows by taking the others
 * from the total, the smallest further parts are kept back too until those kept back number two and hold 5 together.
 * @returns for each part whether it is kept back.
 */
export function hiddenParts(counts: readonly number[]): boolean[] {
  const kept = new Set(counts.flatMap((count, at) => (mergedCount(count) === null ? [at] : [])));
  const rest = counts.flatMap((count, at) => (kept.has(at) ? [] : [{ count, at }])).sort((a, b) => a.count - b.count);
  const sum = () => [...kept].reduce((total, at) => total + (counts[at] ?? 0), 0);
  for (const { count, at } of rest) {
    if (kept.size === 0 || (kept.size >= 2 && sum() >= smallCount)) break;
    if (count > 0) kept.add(at);
  }
  return counts.map((_, at) => kept.has(at));
}

/** The parts themselves, null where one is kept back (`hiddenParts`). */
export function mergedParts(counts: readonly number[]): (number | null)[] {
  const hidden = hiddenParts(counts);
  return counts.map((count, at) => (hidden[at] === true ? null : count));
}

import type { PlanState, SectorKey } from './sectors.types.ts';

/** What decides which accepted plan holds on a day. */
export interface Dated {
  id: string;
  validFrom: string | null;
}

/**
 * States of plans on a day. Of the accepted ones that have begun, the one with the latest day is in force (of two with the same
 * day the one accepted later); those before it are past.
 * @param accepted the newest first: by day, then by moment of acceptance.
 * @param today day of the district's zone, `2026-11-22`.
 */
export function statesOf(
  accepted: readonly Dated[],
  today: string,
): Map<string, { state: PlanState; validTo: string | null }> {
  const states = new Map<string, { state: PlanState; validTo: string | null }>();
  let next: string | null = null;
  let held = false;
  for (const { id, validFrom } of accepted) {
    const begun = validFrom !== null && validFrom <= today;
    states.set(id, { state: !begun ? 'planned' : held ? 'past' : 'in_force', validTo: next });
    held ||= begun;
    next = validFrom;
  }
  return states;
}

/** The plan in force on a day; undefined when none has begun. */
export const inForce = <Plan extends Dated>(accepted: readonly Plan[], today: string): Plan | undefined =>
  accepted.find(({ validFrom }) => validFrom !== null && validFrom <= today);

/** Sector of each unit: what a person set, else the sector of the area in which its post lies. */
export function sectorOfUnit(
  unit: { id: string; post: { kind: string; area: string | null } | null },
  byHand: Readonly<Record<string, SectorKey | null>>,
  areas: Readonly<Record<string, SectorKey | null>>,
): { sector: SectorKey | null; by: 'hand' | 'post' | 'whole' | 'none' } {
  const set = byHand[unit.id];
  if (set !== undefined) return { sector: set, by: 'hand' };
  if (!unit.post) return { sector: null, by: 'none' };
  if (unit.post.kind === 'hq') return { sector: null, by: 'whole' };
  const sector = unit.post.area === null ? null : (areas[unit.post.area] ?? null);
  return { sector, by: sector === null ? 'none' : 'post' };
}

/**
 * Gives the parts of a new split the letters of the plan in force where they cover most of the same areas, so that a
 * comparison shows what really changes.
 * @returns the letter of each part, `keys` in their order for the rest.
 */
export function lettersOf(
  parts: readonly (readonly string[])[],
  before: Readonly<Record<string, SectorKey | null>>,
  keys: readonly SectorKey[],
): SectorKey[] {
  const overlaps = parts.flatMap((codes, part) => {
    const counts = Map.groupBy(codes, (code) => before[code] ?? null);
    return [...counts].flatMap(([key, same]) =>
      key !== null && keys.includes(key) ? [{ part, key, n: same.length }] : [],
    );
  });
  const letters: (SectorKey | undefined)[] = parts.map(() => undefined);
  for (const { part, key } of overlaps.sort((a, b) => b.n - a.n || a.part - b.part)) {
    if (letters[part] === undefined && !letters.includes(key)) letters[part] = key;
  }
  const free = keys.filter((key) => !letters.includes(key));
  return letters.map((letter) => letter ?? free.shift()!);
}

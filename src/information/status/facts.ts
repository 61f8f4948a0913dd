import { type Counts, usualWindows, windowDays } from './counts.rules.ts';
import type { AreaRow, CountRow, ProblemRow, TensionRow } from './facts.repository.ts';
import type { AreaFacts } from './status.rules.ts';
import { type Gauge, gauges, type StatusLevel } from './status.types.ts';

/** Full windows of history before the present one. */
export function fullWindows(first: Date | null, at: Date): number {
  if (!first) return 0;
  const windows = Math.floor((at.getTime() - first.getTime()) / (windowDays * 86_400_000)) - 1;
  return Math.max(0, Math.min(usualWindows, windows));
}

/** Counts of one area by gauge. */
export type GaugeCounts = Readonly<Record<Gauge, Counts>>;

const none = (full: number): Counts => ({ recent: 0, windows: Array<number>(full).fill(0), week: 0 });
export const emptyCounts = (full: number): GaugeCounts => ({
  security: none(full),
  safety: none(full),
  order: none(full),
  flow: none(full),
});
export const plus = (a: Counts, b: Counts, sign = 1): Counts => ({
  recent: a.recent + sign * b.recent,
  windows: a.windows.map((n, w) => n + sign * (b.windows[w] ?? 0)),
  week: a.week + sign * b.week,
});
export const total = (counts: GaugeCounts, full: number): Counts =>
  gauges.reduce((sum, gauge) => plus(sum, counts[gauge]), none(full));

/** Counts of every area that the rows lie in, from RW to regency. */
export function tallyCounts(rows: readonly CountRow[], full: number): Map<string, GaugeCounts> {
  const tallies = new Map<string, Record<Gauge, Counts>>();
  for (const row of rows) {
    const own: Counts = {
      recent: row.windows[0] ?? 0,
      windows: row.windows.slice(1, full + 1).reverse(),
      week: row.week,
    };
    for (const code of codesOf(row)) {
      const before = tallies.get(code) ?? { ...emptyCounts(full) };
      before[row.gauge] = plus(before[row.gauge], own);
      tallies.set(code, before);
    }
  }
  return tallies;
}

/**
 * Counts after something happened in a few villages: theirs are counted afresh; what lies above them takes over the difference, so
 * that nothing else has to be counted.
 * @returns undefined when what was stored has other windows than now; then everything is counted.
 */
export function adjustCounts(given: {
  fresh: ReadonlyMap<string, GaugeCounts>;
  stored: ReadonlyMap<string, GaugeCounts>;
  villages: readonly string[];
  above: readonly string[];
  full: number;
}): Map<string, GaugeCounts> | undefined {
  const { fresh, stored, villages, above, full } = given;
  const fits = (counts: GaugeCounts | undefined): counts is GaugeCounts =>
    counts !== undefined && gauges.every((gauge) => counts[gauge].windows.length === full);
  const found = new Map([...fresh].filter(([code]) => !above.includes(code)));
  for (const code of above) {
    let own = stored.get(code);
    if (!fits(own)) return undefined;
    for (const village of villages) {
      if (!village.startsWith(`${code}.`)) continue;
      const [was, is] = [stored.get(village), fresh.get(village) ?? emptyCounts(full)];
      if (!fits(was)) return undefined;
      const kept: GaugeCounts = own;
      own = Object.fromEntries(
        gauges.map((gauge) => [gauge, plus(plus(kept[gauge], is[gauge]), was[gauge], -1)]),
      ) as Record<Gauge, Counts>;
    }
    found.set(code, own);
  }
  return found;
}

type Places = Pick<ProblemRow, 'rw_code' | 'village_code' | 'district_code' | 'regency_code'>;
const codesOf = (row: Places): string[] =>
  [row.regency_code, row.district_code, row.village_code, row.rw_code].filter((code) => code !== null);
/**
 * Where a record counts: in its village and RW, or, when it is placed no finer, in the district or regency it names. Areas above
 * hear of it by the status of those below.
 */
const recordCodes = (row: Places): string[] =>
  row.village_code ? [row.village_code, ...(row.rw_code ? [row.rw_code] : [])] : codesOf(row).slice(-1);

export interface Facts {
  areas: readonly AreaRow[];
  /** Facts of an area; `shown` tells what is shown of the areas below it. */
  of(area: AreaRow, shown: (code: string) => StatusLevel | null): AreaFacts;
}

/** Puts what the questions found together, area by area. */
export function gatherFacts(given: {
  areas: readonly AreaRow[];
  counts: ReadonlyMap<string, GaugeCounts>;
  problems: readonly (ProblemRow & { grave: boolean; shown: StatusLevel | null })[];
  tensions: readonly TensionRow[];
  /** Codes of the areas of each closed road. */
  closures: readonly (readonly string[])[];
  full: number;
}): Facts {
  const problems = new Map<string, AreaFacts['problems']>();
  for (const row of given.problems) {
    for (const code of recordCodes(row)) {
      const own = problems.get(code) ?? { open: 0, grave: 0, rawan: 0 };
      own.open += 1;
      if (row.grave) own.grave += 1;
      if (row.shown === 'rawan') own.rawan += 1;
      problems.set(code, own);
    }
  }
  const tensions = new Map<string, AreaFacts['tension']>();
  for (const row of given.tensions) {
    for (const code of recordCodes(row)) {
      const own = tensions.get(code);
      tensions.set(code, { open: (own?.open ?? 0) + 1, heat: Math.max(own?.heat ?? 0, row.heat) });
    }
  }
  const closures = new Map<string, number>();
  for (const code of given.closures.flat()) closures.set(code, (closures.get(code) ?? 0) + 1);
  const below = Map.groupBy(given.areas, ({ parent_code }) => parent_code);
  const empty = emptyCounts(given.full);
  return {
    areas: given.areas,
    of(area, shown) {
      const own = given.counts.get(area.code) ?? empty;
      const statuses = (below.get(area.code) ?? []).map(({ code }) => shown(code));
      const above = area.level === 'regency' || area.level === 'district';
      return {
        level: area.level,
        total: total(own, given.full),
        gauges: own,
        closures: closures.get(area.code) ?? 0,
        problems: problems.get(area.code) ?? { open: 0, grave: 0, rawan: 0 },
        tension: tensions.get(area.code) ?? { open: 0, heat: 0 },
        children: above
          ? {
              of: statuses.length,
              waspada: statuses.filter((status) => status === 'waspada').length,
              rawan: statuses.filter((status) => status === 'rawan').length,
            }
          : null,
      };
    },
  };
}

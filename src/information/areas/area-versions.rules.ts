import type { AreaInput } from './geodata.ts';

/** One dated version of an area's boundary, as far as merging needs it. */
export type AreaVersion = Pick<
  AreaInput,
  'code' | 'parentCode' | 'level' | 'name' | 'geometry' | 'validFrom' | 'validTo'
>;

export interface AreaChanges<Row> {
  /** New versions, with the last day they hold settled. */
  insert: Row[];
  /** Versions of the same first day that were corrected: name, boundary or end. */
  correct: Row[];
  /** Versions that end earlier now, because a later one follows. */
  close: { code: string; validFrom: string; validTo: string }[];
  unchanged: number;
}

/**
 * Merges imported areas into those known. A code with another boundary from a later day closes the version before it; one
 * from the same day corrects it; one that says what already holds changes nothing, so the same file twice changes nothing.
 */
export function mergeAreaVersions<Row extends AreaVersion>(
  known: readonly AreaVersion[],
  incoming: readonly Row[],
): AreaChanges<Row> {
  const changes: AreaChanges<Row> = { insert: [], correct: [], close: [], unchanged: 0 };
  const byCode = Map.groupBy(known, (area) => area.code);
  for (const [code, rows] of Map.groupBy(incoming, (area) => area.code)) {
    const timeline = [...(byCode.get(code) ?? [])];
    // Of several rows for one day the last counts, as if the files had come one after the other.
    const last = new Map(rows.map((row) => [row.validFrom, row])).values();
    for (const row of [...last].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))) add(timeline, row, changes);
  }
  return changes;
}

function add<Row extends AreaVersion>(timeline: AreaVersion[], row: Row, changes: AreaChanges<Row>): void {
  timeline.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const next = timeline.find((other) => other.validFrom > row.validFrom);
  const settled: Row = { ...row, validTo: earlier(row.validTo, next?.validFrom ?? null) };
  const at = timeline.findIndex((other) => other.validFrom === row.validFrom);
  const same = timeline[at];
  if (same) {
    if (sameContent(same, settled) && same.validTo === settled.validTo) {
      changes.unchanged++;
      return;
    }
    changes.correct.push(settled);
    timeline[at] = settled;
    return;
  }
  const before = timeline.findLast((other) => other.validFrom < row.validFrom);
  const covers = before && (before.validTo === null || before.validTo > row.validFrom);
  if (covers && sameContent(before, settled) && before.validTo === settled.validTo) {
    changes.unchanged++;
    return;
  }
  if (covers) {
    changes.close.push({ code: row.code, validFrom: before.validFrom, validTo: row.validFrom });
    timeline[timeline.indexOf(before)] = { ...before, validTo: row.validFrom };
  }
  changes.insert.push(settled);
  timeline.push(settled);
}

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

function sameContent(a: AreaVersion, b: AreaVersion): boolean {
  return (
    a.name === b.name &&
    a.level === b.level &&
    a.parentCode === b.parentCode &&
    a.geometry.type === b.geometry.type &&
    JSON.stringify(a.geometry.coordinates) === JSON.stringify(b.geometry.coordinates)
  );
}

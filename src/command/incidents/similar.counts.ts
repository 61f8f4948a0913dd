import { metresPerDegree } from '../../platform/geo/metric.ts';
import type { DuplicateSettings } from './duplicates.rules.ts';
import { type ReadReport, type Report, reachOf, readReport, scoreReports } from './similar.scores.ts';

/** Which of the open incidents of one district look alike, kept up to date with each look at the whole list. */
export interface SimilarCounts {
  /** Takes the whole list: only new and changed reports are compared with their neighbours. */
  update(reports: Report[], settings: DuplicateSettings): void;
  /** How many look like this one, without those named. */
  count(id: string, without: readonly string[]): number;
}

interface Entry {
  report: ReadReport;
  cell: string;
  alike: Set<string>;
}

const same = (a: Report, b: Report): boolean =>
  a.kind === b.kind && a.lon === b.lon && a.lat === b.lat && a.at === b.at && a.text === b.text;

/** Reports lie in a grid of cells as wide as the reach, so that a report is compared with its neighbours only. */
export function createSimilarCounts(): SimilarCounts {
  let entries = new Map<string, Entry>();
  let cells = new Map<string, Set<string>>();
  let inForce: DuplicateSettings | undefined;
  let step = 1;

  const at = (report: Report): [number, number] => [Math.floor(report.lon / step), Math.floor(report.lat / step)];

  function remove(id: string, entry: Entry): void {
    for (const other of entry.alike) entries.get(other)?.alike.delete(id);
    cells.get(entry.cell)?.delete(id);
    entries.delete(id);
  }

  function add(given: Report, settings: DuplicateSettings): void {
    const report = readReport(given);
    const [column, row] = at(report);
    const entry: Entry = { report, cell: `${column},${row}`, alike: new Set() };
    for (let x = column - 1; x <= column + 1; x++) {
      for (let y = row - 1; y <= row + 1; y++) {
        for (const id of cells.get(`${x},${y}`) ?? []) {
          const other = entries.get(id);
          if (!other || scoreReports(report, other.report, settings) === null) continue;
          entry.alike.add(id);
          other.alike.add(report.id);
        }
      }
    }
    entries.set(report.id, entry);
    const cell = cells.get(entry.cell);
    if (cell) cell.add(report.id);
    else cells.set(entry.cell, new Set([report.id]));
  }

  return {
    update(reports, settings) {
      if (JSON.stringify(settings) !== JSON.stringify(inForce)) {
        entries = new Map();
        cells = new Map();
        inForce = settings;
        // Cells must be as wide as the reach also where a degree of longitude is shortest: 60° at the outside.
        step = Math.max(0.001, (reachOf(settings).metres / metresPerDegree) * 2);
      }
      const present = new Set(reports.map((report) => report.id));
      for (const [id, entry] of entries) if (!present.has(id)) remove(id, entry);
      for (const report of reports) {
        const known = entries.get(report.id);
        if (known && same(known.report, report)) continue;
        if (known) remove(report.id, known);
        add(report, settings);
      }
    },
    count(id, without) {
      const alike = entries.get(id)?.alike;
      if (!alike) return 0;
      return alike.size - without.filter((other) => alike.has(other)).length;
    },
  };
}

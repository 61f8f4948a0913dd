import { mergedParts } from '../../platform/privacy/small-counts.ts';
import type { AreaProfile } from './profile.contract.ts';

/** Reports by weekday (Monday first) and hour of the day. */
export type Grid = readonly (readonly number[])[];

/** One count of a weekday (Monday = 1) and an hour. */
export interface HourCount {
  day: number;
  hour: number;
  n: number;
}

/** A full grid of 7 × 24 from the counts there are. */
export function gridOf(counts: readonly HourCount[]): Grid {
  const grid = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
  for (const { day, hour, n } of counts) {
    const row = grid[day - 1];
    if (row) row[hour] = (row[hour] ?? 0) + n;
  }
  return grid;
}

const blockHours = 6;

/** The same for readers outside the unit: blocks of six hours, small ones kept back. */
export function mergedGrid(grid: Grid): (number | null)[][] {
  const blocks = grid.flatMap((row) =>
    Array.from({ length: 24 / blockHours }, (_, at) =>
      row.slice(at * blockHours, (at + 1) * blockHours).reduce((sum, n) => sum + n, 0),
    ),
  );
  const shown = mergedParts(blocks);
  return grid.map((_, day) => shown.slice((day * 24) / blockHours, ((day + 1) * 24) / blockHours));
}

type Window = NonNullable<NonNullable<AreaProfile['answers']['priority']['kind']>['window']>;
const windowDays = 2;
const windowHours = 5;

/**
 * The two days in a row and five hours in a row with the most reports; hours past midnight belong to the evening before.
 * Null when fewer than five fall into it: then there is no pattern to speak of. Of equal ones the first in the week.
 */
export function peakWindow(grid: Grid): Window | null {
  let best: Window | null = null;
  for (let day = 0; day < 7; day++) {
    for (let hour = 0; hour < 24; hour++) {
      let n = 0;
      for (let d = 0; d < windowDays; d++) {
        for (let h = hour; h < hour + windowHours; h++) n += grid[(day + d + Math.floor(h / 24)) % 7]?.[h % 24] ?? 0;
      }
      if (n > (best?.n ?? 4))
        best = { fromDay: day + 1, days: windowDays, fromHour: hour, toHour: hour + windowHours, n };
    }
  }
  return best;
}

/** Five classes of equal width over counts: the first count of each, from 0. */
export function heatBounds(rows: readonly (readonly (number | null)[])[]): number[] {
  const most = Math.max(0, ...rows.flat().map((n) => n ?? 0));
  const step = Math.max(1, Math.ceil((most + 1) / 5));
  return [0, 1, 2, 3, 4].map((at) => at * step);
}

/** The class of a value, 0 to the number of bounds: how many of the bounds it has reached. */
export const classOf = (value: number, bounds: readonly number[]): number =>
  bounds.filter((bound) => value >= bound).length;

/** Where the classes 1–4 of a map begin: fifths of what there is, so that every shade is used; ascending, without repeats. */
export function shadeBounds(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const bounds = [1, 2, 3, 4].flatMap((fifth) => sorted[Math.floor((fifth * sorted.length) / 5)] ?? []);
  return [...new Set(bounds)].filter((bound) => bound > (sorted[0] ?? 0));
}

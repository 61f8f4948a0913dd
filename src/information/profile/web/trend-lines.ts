import type { AreaProfile, Month } from '../profile.contract.ts';

export interface Plane {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}
type Point = readonly [x: number, y: number];

/** What is drawn of a trend, in the units of the plane. */
export interface TrendLines {
  /** Corners of the band of intervals, and points of the line, of the whole months in a row. */
  bands: Point[][];
  lines: Point[][];
  /** From the last whole month to what the running one comes to. */
  running: { from: Point; to: Point; expected: number } | null;
  usual: { y: number; height: number } | null;
  ticks: { value: number; y: number }[];
  /** Where the rise or fall begins. */
  sinceX: number | null;
}

const niceStep = (most: number): number => {
  const rough = Math.max(1, most / 5);
  const power = 10 ** Math.floor(Math.log10(rough));
  return Math.max(1, ([1, 2, 5, 10].find((step) => step * power >= rough) ?? 10) * power);
};

/** Lays the months out on the plane; months that were not measured leave a gap. */
export function trendLines({ months, usual, since }: AreaProfile['trend'], plane: Plane): TrendLines {
  const most = Math.max(
    4,
    usual?.high ?? 0,
    ...months.map(({ ends, expected }) => Math.max(ends?.high ?? 0, expected ?? 0)),
  );
  const step = niceStep(most);
  const top = Math.ceil(most / step) * step;
  const x = (at: number): number =>
    plane.left + (at * (plane.width - plane.left - plane.right)) / Math.max(1, months.length - 1);
  const y = (value: number): number =>
    plane.height - plane.bottom - (value / top) * (plane.height - plane.top - plane.bottom);
  const whole = months.map((month, at) => ({ month, at })).filter(({ month }) => isWhole(month, months));
  const runs: (typeof whole)[] = [];
  for (const one of whole) {
    const last = runs.at(-1);
    if (last && last.at(-1)!.at === one.at - 1) last.push(one);
    else runs.push([one]);
  }
  const last = whole.at(-1);
  const expected = months.at(-1)?.expected ?? null;
  const sinceAt = months.findIndex(({ month }) => month === since);
  return {
    bands: runs.map((run) => [
      ...run.map(({ month, at }): Point => [x(at), y(month.ends!.high)]),
      ...run.toReversed().map(({ month, at }): Point => [x(at), y(month.ends!.low)]),
    ]),
    lines: runs.map((run) => run.map(({ month, at }): Point => [x(at), y(month.n!)])),
    running:
      last && expected !== null && last.at === months.length - 2
        ? { from: [x(last.at), y(last.month.n!)], to: [x(months.length - 1), y(expected)], expected }
        : null,
    usual: usual && { y: y(usual.high), height: y(usual.low) - y(usual.high) },
    ticks: Array.from({ length: Math.round(top / step) + 1 }, (_, at) => ({ value: at * step, y: y(at * step) })),
    sinceX: since === null || sinceAt < 0 ? null : x(sinceAt),
  };
}

/** A month that is over, with its count told. The running one would look like a fall. */
const isWhole = (month: Month, months: readonly Month[]): boolean =>
  month.n !== null && month.ends !== null && month !== months.at(-1);

/** Points as an SVG attribute. */
export const pointsText = (points: readonly Point[]): string =>
  points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');

import { countInterval, rankRanges } from '../../platform/statistics/intervals.ts';

export interface Ranked {
  code: string;
  n: number;
  population: number;
}
export interface RankedArea extends Ranked {
  /** Reports per 10,000 people and year, with the 95 % interval. */
  rate: number;
  low: number;
  high: number;
  /** First and last place that this area may truly have. */
  rankFrom: number;
  rankTo: number;
}

/** Ranks areas by their rate, the highest first, without telling apart what cannot be told apart (`rankRanges`). */
export function rankAreas(areas: readonly Ranked[], days: number): RankedArea[] {
  const rated = areas
    .filter(({ population }) => population > 0)
    .map((area) => {
      const factor = (10_000 / area.population) * (365 / days);
      const { low, high } = countInterval(area.n);
      return { ...area, rate: area.n * factor, low: low * factor, high: high * factor };
    })
    .sort((a, b) => b.rate - a.rate || (a.code < b.code ? -1 : 1));
  const ranges = rankRanges(rated);
  return rated.map((area, at) => ({
    ...area,
    rankFrom: ranges[at]?.from ?? 1,
    rankTo: ranges[at]?.to ?? rated.length,
  }));
}

import type { Random } from './random.ts';

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;
/** WIB is UTC+7 all year. */
export const zoneMs = 7 * hourMs;

/** One local day of the demo's history with what makes it special. */
export interface DemoDay {
  /** Local midnight, ms since 1970 UTC. */
  start: number;
  /** 0 = Monday. */
  weekday: number;
  /** 0 dry, 1 heavy rain all afternoon. */
  rain: number;
  fasting: boolean;
}

/**
 * Month of the tabular Islamic calendar (1–12) of a moment: civil epoch 16 July 622, leap years 2, 5, 7, 10, 13, 16,
 * 18, 21, 24, 26, 29 of 30. It may differ by a day from the date declared after sighting, which is enough for a demo.
 */
export function islamicMonth(ms: number): number {
  const julianDay = Math.floor((ms + zoneMs) / dayMs) + 2_440_588;
  const days = julianDay - 1_948_440;
  const year = Math.floor((30 * days + 10_646) / 10_631);
  const yearStart = (year - 1) * 354 + Math.floor((3 + 11 * year) / 30);
  return Math.min(12, Math.floor((days - yearStart) / 29.5) + 1);
}

/** Mean share of days with heavy rain by month, January first: a wet west monsoon and a dry east monsoon. */
const wetShare = [0.55, 0.52, 0.44, 0.34, 0.2, 0.1, 0.06, 0.05, 0.09, 0.22, 0.38, 0.5] as const;

/** The days up to `asOf`; wet days come in runs (a two-state chain around the month's share). */
export function buildCalendar(asOf: Date, count: number, random: Random): DemoDay[] {
  const lastStart = Math.floor((asOf.getTime() + zoneMs) / dayMs) * dayMs - zoneMs;
  let wet = false;
  return Array.from({ length: count + 1 }, (_, i) => {
    const start = lastStart - (count - i) * dayMs;
    const local = new Date(start + zoneMs);
    const share = wetShare[local.getUTCMonth()]!;
    wet = random.chance(wet ? share + (1 - share) * 0.35 : share * 0.65);
    return {
      start,
      weekday: (local.getUTCDay() + 6) % 7,
      rain: wet ? Math.min(1, random.exponential(0.55)) : 0,
      fasting: islamicMonth(start + dayMs / 2) === 9,
    };
  });
}

import type { Zone } from '../../../platform/web/text/format.ts';

/** Lengths that are chosen with one press, in days; `own` by its two ends. */
export const periodChoices = ['30', '90', '365', 'own'] as const;
export type PeriodChoice = (typeof periodChoices)[number];

/** Two days, both included, as `YYYY-MM-DD`. */
export interface Period {
  from: string;
  to: string;
}

const timeZones: Record<Zone, string> = { WIB: 'Asia/Jakarta', WITA: 'Asia/Makassar', WIT: 'Asia/Jayapura' };

/** The day that it is in a zone. */
export function dayIn(zone: Zone, at: number): string {
  // The Swedish way of writing a day is ISO 8601.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: timeZones[zone] }).format(at);
}

/** The last `days` days up to and with `to`. */
export function lastDays(days: number, to: string): Period {
  const from = new Date(`${to}T00:00:00Z`);
  from.setUTCDate(from.getUTCDate() - (days - 1));
  return { from: from.toISOString().slice(0, 10), to };
}

/** Reads the period out of the address: a known length, or two days in their order; else the last 90 days. */
export function readPeriod(query: URLSearchParams, today: string): { choice: PeriodChoice; period: Period } {
  const [from, to] = [query.get('from') ?? '', query.get('to') ?? ''];
  const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  if (isDay(from) && isDay(to) && from <= to) return { choice: 'own', period: { from, to } };
  const choice = periodChoices.find((one) => one !== 'own' && one === query.get('days')) ?? '90';
  return { choice, period: lastDays(Number(choice), today) };
}

/** From how many cases on the middle says something, and the ninth of ten does. */
export const enough = { half: 5, most: 10 } as const;

/** What may be said of a spread by its count. */
export function trustOf(n: number): 'none' | 'small' | 'few' | 'fair' {
  if (n === 0) return 'none';
  if (n < enough.half) return 'small';
  return n < enough.most ? 'few' : 'fair';
}

/** Share of the longest, in percent, for a bar; 0 where nothing was counted. */
export function shareOf(seconds: number | null, longest: number): number {
  return seconds === null || longest <= 0 ? 0 : Math.min(100, (seconds / longest) * 100);
}

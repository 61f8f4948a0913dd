import { metresPerDegree, metresPerDegreeLon } from '../../platform/geo/metric.ts';
import { type DuplicateScore, type DuplicateSettings, kindRelation, scoreDuplicate } from './duplicates.rules.ts';
import { findKind } from './incident-kinds.types.ts';
import type { Reach } from './similar.repository.ts';
import { significantWords } from './words.rules.ts';

/** What tells two reports apart. */
export interface Report {
  id: string;
  kind: string;
  lon: number;
  lat: number;
  /** ms since the epoch. */
  at: number;
  text: string;
}

/** A report with its telling words taken out once, since it is compared with many. */
export interface ReadReport extends Report {
  words: Map<string, string>;
}
export const readReport = (report: Report): ReadReport => ({ ...report, words: significantWords(report.text) });

/**
 * How far apart two reports can be and still reach the score from which they are shown. Kind and words give at most 1, so
 * near × soon must reach it alone: each by itself, and (see `beyondReach`) both together.
 */
export function reachOf(settings: DuplicateSettings): Reach {
  const times = Math.sqrt(Math.max(0, 1 / settings.showFrom - 1));
  return {
    metres: Math.min(settings.maxDistanceM, settings.halfDistanceM * times),
    seconds: Math.min(settings.maxGapS, settings.halfGapS * times),
  };
}

/** Flat distance in metres; true to less than a metre over the few kilometres that matter here. */
export function metresBetween(a: { lon: number; lat: number }, b: { lon: number; lat: number }): number {
  return Math.hypot((a.lon - b.lon) * metresPerDegreeLon((a.lat + b.lat) / 2), (a.lat - b.lat) * metresPerDegree);
}

/** Whether two reports are too far apart in space and time together to be shown, whatever their words. Cheap. */
function beyondReach(distanceM: number, gapS: number, settings: DuplicateSettings): boolean {
  if (distanceM > settings.maxDistanceM || gapS > settings.maxGapS) return true;
  const both = (1 + (distanceM / settings.halfDistanceM) ** 2) * (1 + (gapS / settings.halfGapS) ** 2);
  return both * settings.showFrom > 1;
}

/** The score of two reports, or null when it is below what is shown. `kind` null: not chosen yet. */
export function scoreReports(
  a: Omit<ReadReport, 'kind'> & { kind: string | null },
  b: ReadReport,
  settings: DuplicateSettings,
): DuplicateScore | null {
  const distanceM = metresBetween(a, b);
  const gapS = Math.abs(a.at - b.at) / 1000;
  if (beyondReach(distanceM, gapS, settings)) return null;
  const first = a.kind === null ? undefined : findKind(a.kind);
  const second = findKind(b.kind);
  const relation = first && second ? kindRelation(first.code, second.code) : 'other';
  const shared = Array.from(a.words).flatMap(([stem, written]) => (b.words.has(stem) ? [written] : []));
  const scored = scoreDuplicate({ distanceM, gapS, relation, shared }, settings);
  return scored.score >= settings.showFrom ? scored : null;
}

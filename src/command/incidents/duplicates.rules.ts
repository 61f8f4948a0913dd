import type { Text } from '../../platform/problem/problem.ts';
import { type KindCode, relatedKinds } from './incident-kinds.types.ts';
import { significantWords } from './words.rules.ts';

export const duplicatesVersion = 'duplicates-1';

/** Settings of a district; every figure is a choice to be tuned on its own merges and splits, which are kept. */
export interface DuplicateSettings {
  /** Distance in metres at which nearness counts half. */
  halfDistanceM: number;
  /** Time in seconds at which closeness in time counts half. */
  halfGapS: number;
  /** Shown while typing from this score. */
  showFrom: number;
  /** Offered as the first choice ("Gabung") from this score. */
  likelyFrom: number;
  /** Nothing further away or longer ago is looked at; the bounds of the database search. */
  maxDistanceM: number;
  maxGapS: number;
}

export const duplicateSettings: DuplicateSettings = {
  halfDistanceM: 1200,
  halfGapS: 1800,
  showFrom: 0.4,
  likelyFrom: 0.8,
  maxDistanceM: 3000,
  maxGapS: 7200,
};

export type KindRelation = 'same' | 'related' | 'other';

export interface DuplicateInput {
  /** Metres between the two places, 0 or more. */
  distanceM: number;
  /** Seconds between the two reports; the sign does not matter. */
  gapS: number;
  relation: KindRelation;
  /** Words that both narratives use, as `sharedWords` gives them. */
  shared: readonly string[];
}

export interface DuplicateScore {
  /** 0 to 1. Orders the candidates; it is not a measured probability. */
  score: number;
  reason: Text;
  version: string;
}

const kindWeight: Readonly<Record<KindRelation, number>> = { same: 0.2, related: 0.1, other: 0 };

/**
 * How likely two reports are one event: near × soon × (0.55 + 0.2 kind + 0.25 words). Place and time multiply, since the
 * same words an hour's drive away are another event; kind and words only add, since two callers see one event
 * differently. near = 1 / (1 + (d / half)²), soon likewise, words = n / (n + 1). Never rises with distance or time,
 * never falls with another shared word.
 */
export function scoreDuplicate(input: DuplicateInput, settings: DuplicateSettings = duplicateSettings): DuplicateScore {
  const near = fall(input.distanceM, settings.halfDistanceM);
  const soon = fall(Math.abs(input.gapS), settings.halfGapS);
  const words = input.shared.length / (input.shared.length + 1);
  const score = near * soon * (0.55 + kindWeight[input.relation] + 0.25 * words);
  return { score, reason: reasonOf(input), version: duplicatesVersion };
}

/** Half at `half`, 1 at 0. */
const fall = (value: number, half: number): number => 1 / (1 + (value / half) ** 2);

/** Whether two kinds are the same, often told for one another, or neither. Symmetric. */
export function kindRelation(a: KindCode, b: KindCode): KindRelation {
  if (a === b) return 'same';
  const together = relatedKinds.some(([main, ...others]) => {
    const pair = main === a ? b : main === b ? a : undefined;
    return pair !== undefined && others.includes(pair);
  });
  return together ? 'related' : 'other';
}

/** Telling words that both texts use (by stem), as the first text writes them, in its order. */
export function sharedWords(a: string, b: string): string[] {
  const other = significantWords(b);
  return Array.from(significantWords(a)).flatMap(([key, written]) => (other.has(key) ? [written] : []));
}

/** Words shown in the reason; more would not be read. */
const wordsShown = 3;

function reasonOf({ distanceM, gapS, shared }: DuplicateInput): Text {
  const gap = Math.abs(gapS);
  const list = shared.slice(0, wordsShown).join(', ');
  const id = [distanceText(distanceM, ','), gapText(gap, ['dtk', 'mnt', 'jam'], 'lalu'), list && `kata sama: ${list}`];
  const en = [distanceText(distanceM, '.'), gapText(gap, ['s', 'min', 'h'], 'ago'), list && `shared words: ${list}`];
  return { id: id.filter(Boolean).join(' · '), en: en.filter(Boolean).join(' · ') };
}

/** "230 m", "1,2 km". Metres to the nearest ten: a place told over the telephone is no surveyed point. */
function distanceText(metres: number, comma: string): string {
  const tens = Math.round(metres / 10) * 10;
  return tens < 1000 ? `${tens} m` : `${(metres / 1000).toFixed(1).replace('.', comma)} km`;
}

function gapText(seconds: number, [s, m, h]: readonly [string, string, string], ago: string): string {
  if (seconds < 60) return `${Math.floor(seconds)} ${s} ${ago}`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} ${m} ${ago}`;
  return `${Math.floor(seconds / 3600)} ${h} ${ago}`;
}

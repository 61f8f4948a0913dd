import { metresPerDegree, metresPerDegreeLon } from '../../platform/geo/metric.ts';
import { normaliseName, type PlaceHint, type PlaceQuestion } from './place-norm.ts';

/** A place that may be meant, as found by its trigrams. */
export interface PlaceCandidate {
  kind: 'area' | 'road' | 'crossing' | 'landmark';
  name: string;
  norm: string;
  detail: string;
  lon: number;
  lat: number;
  villageCode: string | null;
  weight: number;
}

export interface RankedPlace<Row extends PlaceCandidate> {
  place: Row;
  /** 0–1. */
  score: number;
  /** From the point given with the question. */
  metres: number | null;
}

/** A word counts as found from this likeness on. */
const leastLikeness = 0.45;
/** A word found in the village's or district's name only. */
const contextShare = 0.8;

/**
 * Orders candidates: how well every word of the question is found in the name (or, at less value, in the names of the areas
 * around), how much of the name was asked for, whether the kind is the one hinted at, nearness to `near`, importance.
 * Places of one kind or one name do not crowd out the others.
 */
export function rankPlaces<Row extends PlaceCandidate>(
  question: PlaceQuestion,
  candidates: readonly Row[],
  near: { lon: number; lat: number } | null,
  limit: number,
): RankedPlace<Row>[] {
  const likeness = createLikeness();
  const ranked: RankedPlace<Row>[] = [];
  for (const place of candidates) {
    const match = matchOf(question.words, place, likeness);
    if (match < leastLikeness / 2) continue;
    const away = near ? metresBetween(near, place) : null;
    const close = away === null ? 0 : Math.exp(-away / 3000);
    const score = match * 0.82 + hinted(question.hints, place) * 0.06 + place.weight * 0.06 + close * 0.06;
    ranked.push({ place, score: Math.min(1, score), metres: away });
  }
  ranked.sort(
    (a, b) => b.score - a.score || (a.metres ?? 0) - (b.metres ?? 0) || (a.place.name < b.place.name ? -1 : 1),
  );
  return spread(ranked, question.hints, limit);
}

function matchOf(words: readonly string[], place: PlaceCandidate, likeness: Likeness): number {
  const name = place.norm.split(' ');
  const context = normaliseName(place.detail.slice(place.detail.indexOf('|') + 1)).split(' ');
  const used = new Set<number>();
  let sum = 0;
  let length = 0;
  words.forEach((word, i) => {
    // The last word may be half typed.
    const typing = i === words.length - 1;
    let best = 0;
    let bestAt = -1;
    name.forEach((other, at) => {
      if (used.has(at)) return;
      const alike = likeness(word, other, typing);
      if (alike > best) [best, bestAt] = [alike, at];
    });
    const around = Math.max(0, ...context.map((other) => likeness(word, other, typing))) * contextShare;
    if (best >= leastLikeness && best >= around) used.add(bestAt);
    const value = Math.max(best, around);
    const size = Math.min(Math.max(word.length, 2), 8);
    sum += (value >= leastLikeness ? value : 0) * size;
    length += size;
  });
  if (length === 0) return 0;
  const meaningful = name.filter((word) => !structural.has(word)).length;
  const covered = [...used].filter((at) => !structural.has(name[at] ?? '')).length;
  const coverage = meaningful === 0 ? 1 : Math.min(1, covered / meaningful);
  return (sum / length) * (0.88 + 0.12 * coverage);
}

const structural = new Set(['jl', 'gg', 'kel', 'kec', 'kab', 'kota', 'x']);

type Likeness = (asked: string, word: string, typing: boolean) => number;

/** Likeness of two words, 0–1: Dice over trigrams and edits, whichever is more; a half-typed word counts by its beginning. */
function createLikeness(): Likeness {
  const known = new Map<string, number>();
  return (asked, word, typing) => {
    if (asked === word) return 1;
    const key = `${asked} ${word} ${typing ? 1 : 0}`;
    let value = known.get(key);
    if (value === undefined) {
      value = compare(asked, word, typing);
      known.set(key, value);
    }
    return value;
  };
}

const numbered = /^(r[tw])?\d+$/;

function compare(asked: string, word: string, typing: boolean): number {
  // "5" and "15", "rw5" and "rw15" are two numbers, however alike they look.
  if (numbered.test(asked) || numbered.test(word))
    return typing && numbered.test(word) && word.startsWith(asked) ? 0.5 : 0;
  if (word.startsWith(asked)) return Math.max(0.6, 0.7 + (0.28 * asked.length) / word.length) * (typing ? 1 : 0.9);
  const edits = editDistance(asked, word);
  const whole = 1 - edits / Math.max(asked.length, word.length);
  if (!typing || word.length <= asked.length) return Math.max(0, whole);
  const begun = 1 - (editDistance(asked, word.slice(0, asked.length)) + 0.5) / asked.length;
  return Math.max(0, whole, begun * 0.9);
}

/** Edits from one word to the other: insert, remove, replace, and swap of neighbours (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let [older, before, row] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j), [] as number[]];
  for (let i = 1; i <= a.length; i++) {
    row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (older[j - 2] ?? 0) + 1);
      row[j] = least;
    }
    [older, before] = [before, row];
  }
  return before[b.length] ?? 0;
}

function hinted(hints: ReadonlySet<PlaceHint>, place: PlaceCandidate): number {
  const word = place.detail.slice(0, place.detail.indexOf('|'));
  if (hints.has('crossing')) return place.kind === 'crossing' ? 1 : 0;
  if (hints.has('rt')) return word === 'rt' ? 1 : 0;
  if (hints.has('rw')) return word === 'rw' ? 1 : 0;
  if (hints.has('alley')) return place.norm.startsWith('gg ') ? 1 : 0;
  if (hints.has('road')) return place.kind === 'road' && !place.norm.startsWith('gg ') ? 1 : 0;
  if (hints.has('village')) return word === 'village' || word === 'ruralVillage' ? 1 : 0;
  if (hints.has('district')) return word === 'district' ? 1 : 0;
  if (hints.has('regency')) return word === 'regency' || word === 'city' ? 1 : 0;
  return 0;
}

/** At most this many places of one kind, and of one name, before the others had their turn. */
const ofOneKind = 3;
const ofOneName = 2;

function spread<Row extends PlaceCandidate>(
  ranked: RankedPlace<Row>[],
  hints: ReadonlySet<PlaceHint>,
  limit: number,
): RankedPlace<Row>[] {
  const counts = new Map<string, number>();
  const first: RankedPlace<Row>[] = [];
  const later: RankedPlace<Row>[] = [];
  const best = ranked[0]?.score ?? 0;
  for (const one of ranked) {
    // Who names a kind wants places of that kind.
    const crowded =
      (count(counts, one.place.kind) > ofOneKind && hints.size === 0) ||
      count(counts, `= ${one.place.name}`) > ofOneName;
    // A clearly poorer match is not drawn up for the sake of variety.
    (crowded && one.score >= best - 0.25 ? later : first).push(one);
  }
  const chosen = first.slice(0, limit);
  return [...chosen, ...later.slice(0, limit - chosen.length)].sort((a, b) => b.score - a.score);
}

function count(counts: Map<string, number>, key: string): number {
  const now = (counts.get(key) ?? 0) + 1;
  counts.set(key, now);
  return now;
}

function metresBetween(a: { lon: number; lat: number }, b: { lon: number; lat: number }): number {
  return Math.hypot((a.lon - b.lon) * metresPerDegreeLon(a.lat), (a.lat - b.lat) * metresPerDegree);
}

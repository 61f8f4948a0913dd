import { type IncidentKind, incidentKinds } from '../../command/incidents/incident-kinds.types.ts';
import { WordIndex } from '../../command/incidents/typos.rules.ts';
import { foldWord, isStopWord, stem } from '../../command/incidents/words.rules.ts';
import type { Text } from '../../platform/problem/problem.ts';
import type { Question } from './search.ports.ts';
import { thesaurus } from './thesaurus.types.ts';

export interface ReadQuestion extends Question {
  corrected: { from: string; to: string }[];
  meant: { word: string; means: Text }[];
}

const single = (phrase: string): string[] => (/\s/.test(phrase) ? [] : [foldWord(phrase)]);

/** Stem of an everyday word → the kinds of incident it names. */
const kindsByStem = new Map<string, IncidentKind[]>();
for (const kind of incidentKinds) {
  for (const word of new Set([...kind.keywords.flatMap(single), kind.code, kind.short.toLowerCase()].map(stem))) {
    const known = kindsByStem.get(word);
    if (known) known.push(kind);
    else kindsByStem.set(word, [kind]);
  }
}

/** Stem → the other words of its group in the thesaurus. */
const synonyms = new Map<string, string[]>();
for (const group of thesaurus) {
  for (const word of group) {
    synonyms.set(stem(word), [...(synonyms.get(stem(word)) ?? []), ...group.filter((other) => other !== word)]);
  }
}

/** Words that every search knows, whatever a district holds. */
export const knownWords: readonly string[] = [
  ...new Set([...incidentKinds.flatMap((kind) => kind.keywords.flatMap(single)), ...thesaurus.flat()]),
];

/** Prepares words, each given once, for {@link readQuestion}; a lookup costs a few map reads whatever their number. */
export const wordIndex = (words: Iterable<string>): WordIndex => new WordIndex(words, stem);

/**
 * What somebody typed, made ready for looking: informal spelling written out, one slip of the fingers in a longer word put right
 * by the words that occur in the district, everyday words joined with what they stand for (`begal` → curas).
 * @returns undefined when nothing in it can be looked for
 */
export function readQuestion(
  typed: string,
  words: WordIndex,
  wordOf: (id: number) => string,
): ReadQuestion | undefined {
  const number = /^\s*(?:#|[Kk]-)?\s*(\d{1,9})\s*$/.exec(typed)?.[1];
  const given = Array.from(typed.matchAll(/[\p{L}\p{N}]+/gu), (match) => foldWord(match[0])).slice(0, 12);
  const telling = given.filter((word) => !isStopWord(word));
  // "di mana saja" has only small words: then they are what is looked for.
  const asked = telling.length > 0 ? telling : given;
  if (asked.length === 0) return undefined;
  const corrected: ReadQuestion['corrected'] = [];
  const meant: ReadQuestion['meant'] = [];
  const kinds = new Set<string>();
  const looked = asked.map((word) => {
    const right = rightWord(word, words, wordOf);
    if (right !== word) corrected.push({ from: word, to: right });
    const named = kindsByStem.get(stem(right)) ?? [];
    for (const kind of named) kinds.add(kind.code);
    const [first] = named;
    if (first && first.code !== right) meant.push({ word: right, means: first.label });
    return { right, others: new Set([...(synonyms.get(stem(right)) ?? []), ...named.flatMap(namesOf)]) };
  });
  return {
    text: looked.map(({ right }) => right).join(' '),
    number: number === undefined ? null : Number(number),
    kinds: [...kinds],
    tsquery: looked.map(({ right, others }) => alternatives(right, others)).join(' & '),
    corrected,
    meant,
  };
}

/** The word itself when it is known, or too short or strange to be put right. */
function rightWord(word: string, words: WordIndex, wordOf: (id: number) => string): string {
  if (/\d/.test(word) || words.idOf(word) !== undefined) return word;
  const [best] = words.match(word);
  if (best === undefined) return word;
  const known = wordOf(best);
  // The same stem is no slip: the full-text search finds it anyway.
  return stem(known) === stem(word) ? word : known;
}

/** The everyday names of a kind in one word each, its code included: what a record may call it. */
const namesOf = (kind: IncidentKind): string[] => [kind.code, ...kind.keywords.flatMap(single)];

function alternatives(word: string, others: ReadonlySet<string>): string {
  const all = [word, ...others].filter((one) => /^[\p{L}\p{N}_]+$/u.test(one));
  return all.length === 1 ? `${word}:*` : `(${[...new Set(all)].map((one) => `${one}:*`).join(' | ')})`;
}

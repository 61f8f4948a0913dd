import { findKind, incidentKinds, type KindCode } from './incident-kinds.types.ts';
import { questions } from './questions.types.ts';
import { WordIndex } from './typos.rules.ts';
import { isStopWord, stem, type Word, wordsOf } from './words.rules.ts';

/** One recognised stretch of the narrative, to underline: `text.slice(start, end)`. */
export interface Mark {
  start: number;
  end: number;
  kinds: readonly KindCode[];
  answers: readonly { question: string; answer: string }[];
  /** "tanpa senjata": recognised, and argues against. */
  negated: boolean;
}

export interface Suggestions {
  marks: Mark[];
  /** Most likely first; `score` only orders them and is no probability. */
  kinds: { code: KindCode; score: number; words: string[] }[];
  /** Question code → answer code, for questions of any kind: show those of the chosen kind. */
  answers: Record<string, string>;
}

type Target = { kind: KindCode } | { question: string; answer: string; urgency: number };
interface Phrase {
  words: readonly number[];
  targets: Target[];
}

const negators = new Set(['tidak', 'tanpa', 'bukan', 'belum', 'tiada']);
const tokens = (phrase: string): string[] => wordsOf(phrase).map((word) => word.folded);

const listed: { phrase: string; target: Target }[] = [
  ...incidentKinds.flatMap((kind) => kind.keywords.map((phrase) => ({ phrase, target: { kind: kind.code } }))),
  ...Object.values(questions).flatMap((question) =>
    question.answers.flatMap((answer) =>
      (answer.keywords ?? []).map((phrase) => ({
        phrase,
        target: { question: question.code, answer: answer.code, urgency: answer.raiseTo ?? 9 },
      })),
    ),
  ),
];
const index = new WordIndex(
  listed.flatMap(({ phrase }) => tokens(phrase)),
  stem,
);
const phrasesByFirst = buildPhrases();

/**
 * Recognises everyday words of the narrative while it is typed: what to underline, which kinds and which answers they
 * suggest. Forgives one slip in longer words, informal spelling, endings, and one word in between ("motor teman hilang").
 * Pure and quick enough for every keystroke: below 5 ms for 2,000 characters.
 */
export function suggestKinds(text: string): Suggestions {
  const words = wordsOf(text);
  const ids = words.map(({ folded }) => (isStopWord(folded) ? exactOnly(folded) : index.match(folded)));
  const marks = [...timeMarks(text)];
  for (let at = 0; at < words.length; at++) {
    const found = longestAt(words, ids, at);
    const first = words[at];
    const last = words[found?.last ?? at];
    if (!found || !first || !last) continue;
    marks.push(toMark(first.start, last.end, found.targets, isNegated(words, at)));
    at = found.last;
  }
  marks.sort((a, b) => a.start - b.start || b.end - a.end);
  const apart = withoutOverlaps(marks);
  return { marks: apart, kinds: rankKinds(text, apart), answers: chooseAnswers(apart) };
}

/** Of two marks that overlap the first stays, so that a screen can underline without nesting. */
function withoutOverlaps(sorted: readonly Mark[]): Mark[] {
  let end = 0;
  return sorted.filter((mark) => {
    if (mark.start < end) return false;
    end = mark.end;
    return true;
  });
}

const exactOnly = (folded: string): readonly number[] => {
  const id = index.idOf(folded);
  return id === undefined ? [] : [id];
};

function longestAt(
  words: readonly Word[],
  ids: readonly (readonly number[])[],
  at: number,
): { last: number; targets: Target[] } | undefined {
  let best: { last: number; targets: Target[]; length: number } | undefined;
  for (const id of ids[at] ?? []) {
    for (const phrase of phrasesByFirst.get(id) ?? []) {
      const last = follow(phrase, words, ids, at);
      if (last === undefined || (best && phrase.words.length < best.length)) continue;
      if (best && phrase.words.length === best.length) best.targets.push(...phrase.targets);
      else best = { last, targets: [...phrase.targets], length: phrase.words.length };
    }
  }
  return best;
}

/** Position of the phrase's last word when it starts at `at`; undefined when it does not go on. */
function follow(
  phrase: Phrase,
  words: readonly Word[],
  ids: readonly (readonly number[])[],
  at: number,
): number | undefined {
  let here = at;
  for (const wanted of phrase.words.slice(1)) {
    const gap = words[here + 1];
    if (ids[here + 1]?.includes(wanted)) here += 1;
    else if (gap && !negators.has(gap.folded) && ids[here + 2]?.includes(wanted)) here += 2;
    else return undefined;
  }
  return here;
}

/** "tidak ada luka", "tanpa senjata": a negator just before, with at most "ada" between. */
function isNegated(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]?.folded ?? '';
  return negators.has(before) || (before === 'ada' && negators.has(words[at - 2]?.folded ?? ''));
}

const numberWords = 'satu dua tiga empat lima enam tujuh delapan sembilan sepuluh'.split(' ');
const timePhrase = new RegExp(
  `\\b(?:baru\\s+)?(?:sekitar\\s+|kira-kira\\s+|kurang lebih\\s+)?(\\d{1,3}|${numberWords.join('|')}|setengah|se)\\s*(menit|mnt|jam)(?:\\s+(?:yang\\s+|yg\\s+)?(?:lalu|tadi))?\\b`,
  'gi',
);

/** "baru sekitar dua menit" → when it happened. A clock time ("jam 7") has its number behind and is not meant. */
function* timeMarks(text: string): Generator<Mark> {
  for (const match of text.matchAll(timePhrase)) {
    const [whole, count = '', unit = ''] = match;
    const spelled = numberWords.indexOf(count.toLowerCase()) + 1;
    const amount = spelled || { setengah: 0.5, se: 1 }[count.toLowerCase()] || Number(count);
    const minutes = unit.toLowerCase() === 'jam' ? amount * 60 : amount;
    const answer = minutes <= 5 ? 'under_5_min' : minutes <= 60 ? 'under_1_h' : 'over_1_h';
    const answers = [{ question: questions.when.code, answer }];
    yield { start: match.index, end: match.index + whole.length, kinds: [], answers, negated: false };
  }
}

function toMark(start: number, end: number, targets: readonly Target[], negated: boolean): Mark {
  const kinds = targets.flatMap((target) => ('kind' in target ? [target.kind] : []));
  const answers = targets.flatMap((target) =>
    'question' in target ? [{ question: target.question, answer: negated ? 'no' : target.answer }] : [],
  );
  return { start, end, kinds: [...new Set(kinds)], answers: answers.filter(isAnswer), negated };
}

const urgencies = new Map<string, number>(
  Object.values(questions).flatMap((question) =>
    question.answers.map((answer) => [`${question.code}.${answer.code}`, answer.raiseTo ?? 9] as const),
  ),
);
const isAnswer = (one: { question: string; answer: string }): boolean => urgencies.has(`${one.question}.${one.answer}`);

function rankKinds(text: string, marks: readonly Mark[]): Suggestions['kinds'] {
  const scores = new Map<KindCode, { score: number; words: Map<string, string> }>();
  for (const mark of marks) {
    if (mark.negated) continue;
    const written = text.slice(mark.start, mark.end).toLowerCase();
    for (const code of mark.kinds) {
      const row = scores.get(code) ?? { score: 0, words: new Map() };
      const key = wordsOf(written)
        .map((word) => stem(word.folded))
        .join(' ');
      // A word said twice says no more; a phrase says a little more than a word.
      if (!row.words.has(key)) row.score += (0.75 + key.split(' ').length / 4) * weightOf(code);
      row.words.set(key, row.words.get(key) ?? written);
      scores.set(code, row);
    }
  }
  return Array.from(scores, ([code, row]) => ({ code, score: row.score, words: [...row.words.values()] })).sort(
    (a, b) => b.score - a.score,
  );
}

/** Of kinds named alike the more urgent goes first (a crash before its traffic jam); "tanya" and "info" say little. */
const weightOf = (code: KindCode): number =>
  code === 'service_question' ? 0.3 : 1 + (4 - (findKind(code)?.priority ?? 4)) * 0.15;

/** One answer a question: a "yes" beats a "no", the more urgent beats the less urgent. */
function chooseAnswers(marks: readonly Mark[]): Record<string, string> {
  const chosen: Record<string, string> = {};
  const weight = (question: string, answer: string) =>
    (urgencies.get(`${question}.${answer}`) ?? 9) + (answer === 'no' ? 10 : 0);
  for (const { question, answer } of marks.flatMap((mark) => mark.answers)) {
    const before = chosen[question];
    if (before === undefined || weight(question, answer) < weight(question, before)) chosen[question] = answer;
  }
  return chosen;
}

function buildPhrases(): Map<number, Phrase[]> {
  const byText = new Map<string, Phrase>();
  for (const { phrase, target } of listed) {
    const folded = tokens(phrase);
    const known = byText.get(folded.join(' '));
    if (known) known.targets.push(target);
    else byText.set(folded.join(' '), { words: folded.flatMap((word) => index.idOf(word) ?? []), targets: [target] });
  }
  const byFirst = new Map<number, Phrase[]>();
  for (const phrase of byText.values()) {
    const first = phrase.words[0];
    if (first !== undefined) byFirst.set(first, [...(byFirst.get(first) ?? []), phrase]);
  }
  return byFirst;
}

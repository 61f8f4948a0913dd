import type { WordIndex } from '../../command/incidents/typos.rules.ts';
import { foldWord } from '../../command/incidents/words.rules.ts';
import type { Database } from '../../platform/database/database.ts';
import { knownWords, wordIndex } from './question.rules.ts';
import { wordsOfDistrict } from './search.repository.ts';

export interface Vocabulary {
  index: WordIndex;
  wordOf(id: number): string;
}

const freshMs = 10 * 60_000;

/**
 * The words that occur in a district's names and records, against which a slip of the fingers is put right. Read again in the
 * background when ten minutes old; a search never waits for it but the first.
 */
export function createVocabulary(db: Database): (polresId: string) => Promise<Vocabulary> {
  const kept = new Map<string, { made: Promise<Vocabulary>; at: number }>();

  async function make(polresId: string): Promise<Vocabulary> {
    const found = (await wordsOfDistrict(db, polresId)).map(foldWord).filter((word) => /^\p{L}{3,}$/u.test(word));
    const words = [...new Set([...knownWords, ...found])];
    return { index: wordIndex(words), wordOf: (id) => words[id] ?? '' };
  }

  return (polresId) => {
    const known = kept.get(polresId);
    if (known && Date.now() - known.at < freshMs) return known.made;
    const made = make(polresId);
    // Who asks meanwhile is answered from the old words; one that failed is tried again by the next.
    const next = { made: known?.made ?? made, at: Date.now() };
    kept.set(polresId, next);
    made.then(
      () => {
        next.made = made;
      },
      () => kept.delete(polresId),
    );
    return next.made;
  };
}

import { searchesPerson } from '../../command/incidents/search-words.rules.ts';
import type { Actor } from '../../platform/access/actor.ts';
import { newId } from '../../platform/ids/ids.ts';
import type { Work } from '../../platform/journal/work.ts';
import { readQuestion } from './question.rules.ts';
import {
  type PersonAnswer,
  type PersonSearch,
  type SearchAnswer,
  type SearchHit,
  type SearchSource,
  searchSources,
} from './search.contract.ts';
import type { PersonSearchable, Searchable } from './search.ports.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface SearchService {
  /** One box over everything that the person may see. A source that fails is named in `missing`; the others answer. */
  search(actor: Actor, query: { q: string; limit: number }): Promise<SearchAnswer>;
  /** Looks into personal fields; the look is journaled with its purpose before its answer leaves. */
  searchPerson(work: Work, actor: Actor, input: PersonSearch): Promise<PersonAnswer>;
}

export function createSearchService(deps: {
  sources: readonly Searchable[];
  people: readonly PersonSearchable[];
  vocabulary: (polresId: string) => Promise<Vocabulary>;
  onError: (source: SearchSource, error: Error) => void;
}): SearchService {
  const { sources, people, vocabulary, onError } = deps;

  return {
    async search(actor, { q, limit }) {
      const begin = performance.now();
      const missing: SearchSource[] = [];
      const answer = (items: SearchHit[], reading: SearchAnswer['reading']): SearchAnswer => ({
        items,
        next: null,
        reading,
        missing,
        tookMs: Math.round((performance.now() - begin) * 10) / 10,
      });
      if (searchesPerson(q)) return answer([], { corrected: [], meant: [], person: true });
      const { index, wordOf } = await vocabulary(actor.polresId);
      const question = readQuestion(q, index, wordOf);
      if (!question) return answer([], { corrected: [], meant: [], person: false });
      const found = await Promise.all(
        sources
          .filter(({ permission }) => actor.permissions.has(permission))
          .map(async (source) => {
            try {
              return (await source.find(actor, question, limit)).slice(0, limit);
            } catch (error) {
              missing.push(source.source);
              onError(source.source, error as Error);
              return [];
            }
          }),
      );
      const place = new Map(searchSources.map((source, at) => [source, at]));
      const items = found.flat().sort((a, b) => place.get(a.source)! - place.get(b.source)! || b.score - a.score);
      return answer(items, { corrected: question.corrected, meant: question.meant, person: false });
    },

    async searchPerson(work, actor, { q, purpose, limit }) {
      const given = { text: q, digits: digitsOf(q), purpose };
      const found = await Promise.all(
        people
          .filter(({ permission }) => actor.permissions.has(permission))
          .map((source) => source.findPerson(actor, given, limit)),
      );
      const items = found.flat().slice(0, limit);
      const id = newId();
      work.record({
        action: 'search.person_searched',
        subject: { type: 'search', id },
        ground: purpose,
        body: { q, found: items.map(({ source, id: hit }) => `${source}:${hit}`) },
      });
      return { items, next: null, id };
    },
  };
}

/** The digits of a telephone number as it is stored, without the country's code; empty when it is none. */
function digitsOf(text: string): string {
  const digits = text.replace(/\D/g, '');
  return digits.length >= 5 ? digits.replace(/^(?:62|0)/, '') : '';
}

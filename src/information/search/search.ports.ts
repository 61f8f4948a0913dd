import type { Actor } from '../../platform/access/actor.ts';
import type { Permission } from '../../platform/access/permissions.ts';
import type { SearchHit, SearchSource } from './search.contract.ts';

/** What is looked for, after the words were read (`question.rules.ts`). */
export interface Question {
  /** The words with slips of the fingers put right, as one text. */
  text: string;
  /** `#22803`, `K-12` or a bare number: a record's number. */
  number: number | null;
  /** Kinds of incident that the words are everyday names of. */
  kinds: readonly string[];
  /** For full text: every word of it or one of its synonyms must be there, as the beginning of a word (`to_tsquery`). */
  tsquery: string;
}

/** A room that can be searched. It answers only what this person may see, best first. */
export interface Searchable {
  source: SearchSource;
  permission: Permission;
  find(actor: Actor, question: Question, limit: number): Promise<SearchHit[]>;
}

/** A room that holds personal fields; asked only with a purpose, which it need not journal: the search does. */
export interface PersonSearchable {
  permission: Permission;
  /** `digits`: those of a telephone number, without the country's code; empty for a name. */
  findPerson(
    actor: Actor,
    given: { text: string; digits: string; purpose: string },
    limit: number,
  ): Promise<SearchHit[]>;
}

/**
 * Finds which known words a typed word may stand for: itself, the same stem, or one slip of the fingers. Symmetric
 * deletion: every known word is stored under itself with one letter missing, so a lookup costs a few map reads
 * whatever the size of the list.
 */
export class WordIndex {
  readonly #exact = new Map<string, number>();
  readonly #stems = new Map<string, number[]>();
  readonly #deletes = new Map<string, number[]>();
  readonly #known: string[] = [];
  readonly #stem: (word: string) => string;

  constructor(known: Iterable<string>, stem: (word: string) => string) {
    this.#stem = stem;
    for (const word of new Set(known)) {
      const id = this.#known.push(word) - 1;
      this.#exact.set(word, id);
      add(this.#stems, stem(word), id);
      if (word.length >= shortestTypo) for (const short of deletions(word)) add(this.#deletes, short, id);
    }
  }

  /** Id of a known word; undefined for another. */
  idOf(word: string): number | undefined {
    return this.#exact.get(word);
  }

  /** Ids of the known words that `word` may stand for: the word itself first, else same stem, else one slip away. */
  match(word: string): readonly number[] {
    const exact = this.#exact.get(word);
    const stemmed = word.length >= 4 ? (this.#stems.get(this.#stem(word)) ?? []) : [];
    if (exact !== undefined) return [exact, ...stemmed.filter((id) => id !== exact)];
    if (stemmed.length > 0 || word.length < shortestTypo) return stemmed;
    const near = new Set<number>();
    for (const short of [word, ...deletions(word)]) for (const id of this.#deletes.get(short) ?? []) near.add(id);
    for (const short of deletions(word)) {
      const id = this.#exact.get(short);
      if (id !== undefined && short.length >= shortestTypo) near.add(id);
    }
    return [...near].filter((id) => isSlip(word, this.#known[id] ?? ''));
  }
}

/** Shorter words are too alike: "masa" and "massa", "kali" and "kaki". */
const shortestTypo = 5;

/**
 * One letter too many, missing, swapped with its neighbour, or (from six letters) wrong; the first letter must be right.
 * Shorter words with one wrong letter are more often another word ("pisah", "pisau") than a slip.
 */
export function isSlip(typed: string, known: string): boolean {
  if (typed[0] !== known[0] || typed === known) return false;
  let start = 0;
  while (start < typed.length && typed[start] === known[start]) start++;
  const typedRest = typed.slice(start);
  const knownRest = known.slice(start);
  if (typed.length === known.length) {
    const swapped = `${typedRest[1] ?? ''}${typedRest[0] ?? ''}${typedRest.slice(2)}`;
    return swapped === knownRest || (typed.length >= 6 && typedRest.slice(1) === knownRest.slice(1));
  }
  return typedRest.slice(1) === knownRest || typedRest === knownRest.slice(1);
}

function deletions(word: string): string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

function add(map: Map<string, number[]>, key: string, id: number): void {
  const ids = map.get(key);
  if (!ids) map.set(key, [id]);
  else if (!ids.includes(id)) ids.push(id);
}

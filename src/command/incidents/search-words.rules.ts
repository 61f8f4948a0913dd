/**
 * What people type as a full-text question: every word, each as the beginning of one (`bega` finds "begal").
 * Null when nothing in it can be looked for.
 */
export function tsqueryOf(text: string): string | null {
  const words = text.match(/[\p{L}\p{N}]+/gu)?.slice(0, 12) ?? [];
  return words.length === 0 ? null : words.map((word) => `${word}:*`).join(' & ');
}

/** Seven digits and more are somebody's number, not an incident's. */
const numberLike = /(?:\+?\d[ .()-]?){7,}/;
/** B 1234 KJA: area letters, number, series; but not `RT 3 RW`, `Jl 5 A`. */
const plateLike =
  /(?:^|\s)(?!(?:rt|rw|no|jl|gg|km|di|ke)\b)[a-z]{1,2} ?\d{1,4} ?(?!(?:rt|rw|no|jl|gg|km|di|ke)\b)[a-z]{1,3}(?:\s|$)/i;

/** Whether a text looks for a person, by telephone or by number plate; such a search needs a stated purpose. */
export function searchesPerson(text: string): boolean {
  return numberLike.test(text) || plateLike.test(text);
}

/** A recognised stretch of the narrative: `text.slice(start, end)`. */
export interface Stretch {
  start: number;
  end: number;
}

function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

function commonEnd(a: string, b: string, most: number): number {
  let count = 0;
  while (count < most && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count++;
  return count;
}

/**
 * Stretches found in an earlier state of the text, at their places in the present one; those in the edited part are
 * left out. So the underlines stand still while the next reading is under way.
 */
export function carryStretches<T extends Stretch>(stretches: readonly T[], before: string, now: string): T[] {
  if (before === now) return [...stretches];
  const head = commonStart(before, now);
  const tail = commonEnd(before, now, Math.min(before.length, now.length) - head);
  const shift = now.length - before.length;
  return stretches.flatMap((one) => {
    if (one.end <= head) return [one];
    if (one.start >= before.length - tail) return [{ ...one, start: one.start + shift, end: one.end + shift }];
    return [];
  });
}

/** The text cut into plain and marked pieces, in order; together they are the text. Stretches must not overlap. */
export function cutText(text: string, stretches: readonly Stretch[]): { at: number; text: string; marked: boolean }[] {
  const pieces: { at: number; text: string; marked: boolean }[] = [];
  let at = 0;
  for (const { start, end } of [...stretches].sort((a, b) => a.start - b.start)) {
    if (start < at || end > text.length || end <= start) continue;
    if (start > at) pieces.push({ at, text: text.slice(at, start), marked: false });
    pieces.push({ at: start, text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) pieces.push({ at, text: text.slice(at), marked: false });
  return pieces;
}

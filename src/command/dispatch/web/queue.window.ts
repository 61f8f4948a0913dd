/** Height of a queue row, px; the same as in the kit. */
export const rowHeight = 76;

/** The part of a long list that is drawn: rows `from` up to but not including `to`, and the px that stand for the rest. */
export interface ListWindow {
  from: number;
  to: number;
  above: number;
  below: number;
}

/**
 * Which rows to draw. A few more on both sides, so that a scroll or a key shows no gap.
 * @param scrollTop px scrolled
 * @param height px seen
 */
export function listWindow(count: number, scrollTop: number, height: number, spare = 4): ListWindow {
  const first = Math.floor(Math.max(0, scrollTop) / rowHeight);
  const from = Math.max(0, Math.min(first - spare, count));
  const to = Math.min(count, Math.max(from, first + Math.ceil(height / rowHeight) + spare));
  return { from, to, above: from * rowHeight, below: (count - to) * rowHeight };
}

/** Where to scroll so that row `index` is wholly seen; the same place when it is. */
export function scrollToRow(index: number, scrollTop: number, height: number): number {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  return top + rowHeight > scrollTop + height ? top + rowHeight - height : scrollTop;
}

/** How many rows lie wholly below what is seen. */
export function rowsBelow(count: number, scrollTop: number, height: number): number {
  return Math.max(0, count - Math.ceil((scrollTop + height) / rowHeight));
}

/**
 * The list while the person has scrolled: what they look at keeps its place. Those that are gone leave, new ones wait
 * outside (`fresh`) until the person is at the top again.
 */
export function heldOrder<T extends { id: string }>(
  held: readonly string[],
  present: readonly T[],
): { rows: T[]; fresh: number } {
  const byId = new Map(present.map((row) => [row.id, row]));
  const rows = held.flatMap((id) => byId.get(id) ?? []);
  return { rows, fresh: present.length - rows.length };
}

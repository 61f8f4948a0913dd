/** A cell of a population column, read as written. */
interface Cell {
  whole: number;
  /** Digits after a single separator; '' when there is none. */
  fraction: string;
  grouped: number | null;
}

/**
 * Reads a column of resident counts. Indonesian tables write 33.800, 33800, or thousands with a decimal point (33.8) in some
 * rows of one column. People are whole, which gives the rule:
 * - exactly three digits after a separator are a thousands group: "12.633" → 12,633;
 * - one or two digits (or more than three) after a single separator are a decimal, and the value is in thousands: "33.8" → 33,800;
 * - a whole number below 1,000 is in thousands only where the column has such a decimal: there "18" → 18,000, elsewhere 18.
 * Null for a cell that is not a count. `inThousands` says that the second rule was used, which deserves a warning.
 */
export function readPeopleCounts(column: readonly string[]): { counts: (number | null)[]; inThousands: boolean } {
  const cells = column.map(readCell);
  const inThousands = cells.some((cell) => cell !== null && cell.grouped === null && cell.fraction !== '');
  const counts = cells.map((cell) => {
    if (!cell) return null;
    if (cell.grouped !== null) return cell.grouped;
    if (cell.fraction !== '') return Math.round(Number(`${cell.whole}.${cell.fraction}`) * 1000);
    return inThousands && cell.whole < 1000 ? cell.whole * 1000 : cell.whole;
  });
  return { counts: counts.map((count) => (count !== null && count < 2 ** 31 ? count : null)), inThousands };
}

function readCell(text: string): Cell | null {
  const plain = text
    .trim()
    .replace(/[\s\u00a0]/g, '')
    .replace(/[.,]0+$/, (zeros) => (zeros.length === 4 ? zeros : ''));
  if (/^\d{1,3}([.,]\d{3})+$/.test(plain))
    return { whole: 0, fraction: '', grouped: Number(plain.replace(/[.,]/g, '')) };
  const match = /^(\d{1,10})(?:[.,](\d{1,6}))?$/.exec(plain);
  return match?.[1] ? { whole: Number(match[1]), fraction: match[2] ?? '', grouped: null } : null;
}

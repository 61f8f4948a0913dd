import { type Column, columnsOf } from './columns.rules.ts';
import { type Language, toWkt, writeValue } from './csv-values.ts';
import type { RecordView, RegisterView } from './registers.contract.ts';

export interface CsvOptions {
  /** Semicolon goes with decimal commas, as spreadsheets in Indonesian expect. */
  delimiter: ',' | ';';
  /** Titles and items in words of a language; without it ids, which never change. */
  language?: Language;
}
type Columned = Pick<RegisterView, 'fields' | 'placement'>;

/** Cells that a spreadsheet would take for a formula, and ones that would read as the closing note. */
export const risky = /^'*[=+\-@\t\r\n＝＋－＠#]/;
/** A text that no spreadsheet takes for a formula. */
export const harmless = (text: string): string => (risky.test(text) ? `'${text}` : text);

function quote(cell: string | number, delimiter: string): string {
  if (typeof cell === 'number') return delimiter === ';' ? String(cell).replace('.', ',') : String(cell);
  const safe = harmless(cell);
  return /["\r\n;,|\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line of a table, every cell quoted as it needs. */
export const line = (cells: (string | number)[], delimiter: string): string =>
  `${cells.map((cell) => quote(cell, delimiter)).join(delimiter)}\r\n`;

/** The titles of a table: words of a language, or ids. */
export const titlesOf = (columns: readonly Column[], language: Language | undefined): string[] =>
  columns.map(({ key, texts }) => (language ? texts[language] : key));

/** A record as the cells of a table; empty text where it has nothing. */
export const cellsOf = (
  columns: readonly Column[],
  record: RecordView,
  language: Language | undefined,
): (string | number)[] => columns.map((column) => cellOf(column, record, language));

function cellOf(
  { part, field }: Column,
  { values, place }: RecordView,
  language: Language | undefined,
): string | number {
  switch (part) {
    case 'lon':
    case 'lat':
      return place?.[part] ?? '';
    case 'area':
      return place?.areaCode ?? '';
    case 'geometry':
      return place?.geometry ? toWkt(place.geometry) : '';
    case 'value':
      return field ? writeValue(field, values[field.id], language) : '';
    case 'consent': {
      const value = field ? values[field.id] : null;
      return value && typeof value === 'object' && 'consentOn' in value ? value.consentOn : '';
    }
  }
}

/** The byte order mark and the header line of a register's CSV. */
export const csvHead = (view: Columned, { delimiter, language }: CsvOptions): string =>
  `\ufeff${line(titlesOf(columnsOf(view), language), delimiter)}`;

/** Records as lines. Text that begins like a formula gets an apostrophe before it; numbers stay numbers. */
export function csvLines(view: Columned, records: readonly RecordView[], { delimiter, language }: CsvOptions): string {
  const columns = columnsOf(view);
  return records.map((record) => line(cellsOf(columns, record, language), delimiter)).join('');
}

/** The closing row: licence and period, marked so that it is not read as a record. */
export const csvNote = (note: string): string => `"# ${note.replace(/\s+/g, ' ').replaceAll('"', '""')}"\r\n`;

import writeXlsxFile, { type Row } from 'write-excel-file/node';
import { columnsOf } from './columns.rules.ts';
import { cellsOf, harmless, titlesOf } from './csv.ts';
import type { Language } from './csv-values.ts';
import type { RecordView, RegisterView } from './registers.contract.ts';

/** Rows of one sheet; the writer keeps them all in memory, so that a longer list goes out as CSV. */
export const mostSheetRows = 20_000;

/** What a sheet holds, with nothing left to look up; may go to another thread. */
export interface SheetContent {
  name: string;
  titles: string[];
  rows: (string | number)[][];
  widths: number[];
  note: string;
}

/** A register's records as a sheet: titles, the rows, and the note of the file for its last row. */
export function sheetOf(
  view: RegisterView,
  records: readonly RecordView[],
  { language, note }: { language?: Language; note: string },
): SheetContent {
  const columns = columnsOf(view);
  return {
    name: sheetName(view, language),
    titles: titlesOf(columns, language),
    rows: records.map((record) => cellsOf(columns, record, language)),
    widths: columns.map(({ part }) => (part === 'value' ? 22 : 14)),
    note,
  };
}

/** A workbook of one sheet, its titles in bold and always in sight. */
export async function xlsxOf({ name, titles, rows, widths, note }: SheetContent): Promise<Buffer> {
  const head: Row = titles.map((value) => ({ value, type: String, fontWeight: 'bold' }));
  const body = rows.map(
    (cells): Row =>
      cells.map((value) => {
        if (typeof value === 'number') return { value, type: Number };
        // A text has its type, so that no spreadsheet works it out; the apostrophe is for those who save it as CSV.
        return value === '' ? null : { value: cut(harmless(value)), type: String };
      }),
  );
  const last: Row = [{ value: `# ${note}`, type: String }];
  const columns = widths.map((width) => ({ width }));
  return writeXlsxFile([head, ...body, last], { sheet: name, stickyRowsCount: 1, columns }).toBuffer();
}

/** A cell holds 32,767 characters. */
const cut = (text: string): string => (text.length > 32_767 ? `${text.slice(0, 32_766)}…` : text);

/** At most 31 characters, none of those that name other sheets. */
const sheetName = ({ id, texts }: RegisterView, language: Language | undefined): string =>
  (language ? texts.many[language] : id).replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);

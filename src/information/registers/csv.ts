import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type { Text } from '../../platform/problem/problem.ts';
import { type Language, readCell, readDay, readNumber, writeValue } from './csv-values.ts';
import type { FieldView, NewRecord, RecordView, RegisterView, Values } from './registers.contract.ts';

export interface CsvOptions {
  /** Semicolon goes with decimal commas, as spreadsheets in Indonesian expect. */
  delimiter: ',' | ';';
  /** Titles and items in words of a language; without it ids, which never change. */
  language?: Language;
}

/** A row that was not taken: `row` counts records from 1, the header is 0; `field` is an id or a column's title. */
export interface CsvRefusal {
  row: number;
  field: string | null;
  reason: Text;
}
export interface CsvReading {
  records: { row: number; input: NewRecord }[];
  refused: CsvRefusal[];
}

interface Column {
  key: string;
  part: 'value' | 'consent' | 'lon' | 'lat' | 'area';
  field: FieldView | null;
  texts: Text;
}

const placeTexts = {
  lon: { id: 'Bujur', en: 'Longitude' },
  lat: { id: 'Lintang', en: 'Latitude' },
  area: { id: 'Wilayah', en: 'Area' },
} as const;

/** The columns of a register: its fields in order, a contact with the day of its consent, then the place. */
function columnsOf(view: RegisterView): Column[] {
  const fields = view.fields.flatMap((field): Column[] => {
    const value: Column = { key: field.id, part: 'value', field, texts: field.texts };
    if (field.type !== 'contact') return [value];
    const texts = { id: `${field.texts.id} (izin)`, en: `${field.texts.en} (consent)` };
    return [value, { key: `${field.id}.consent`, part: 'consent', field, texts }];
  });
  const place = (['lon', 'lat', 'area'] as const).map(
    (part): Column => ({ key: part, part, field: null, texts: placeTexts[part] }),
  );
  return [
    ...fields,
    ...place.filter(({ part }) => (view.placement === 'point' ? part !== 'area' : part === view.placement)),
  ];
}

/** Cells that a spreadsheet would take for a formula, and ones that would read as the closing note. */
const risky = /^'*[=+\-@\t\r\n＝＋－＠#]/;

function quote(cell: string | number, delimiter: string): string {
  if (typeof cell === 'number') return delimiter === ';' ? String(cell).replace('.', ',') : String(cell);
  const safe = risky.test(cell) ? `'${cell}` : cell;
  return /["\r\n;,|\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const line = (cells: (string | number)[], delimiter: string): string =>
  `${cells.map((cell) => quote(cell, delimiter)).join(delimiter)}\r\n`;

/** The byte order mark and the header line of a register's CSV. */
export const csvHead = (view: RegisterView, { delimiter, language }: CsvOptions): string =>
  `\ufeff${line(
    columnsOf(view).map(({ key, texts }) => (language ? texts[language] : key)),
    delimiter,
  )}`;

/** Records as lines. Text that begins like a formula gets an apostrophe before it; numbers stay numbers. */
export function csvLines(
  view: RegisterView,
  records: readonly RecordView[],
  { delimiter, language }: CsvOptions,
): string {
  const columns = columnsOf(view);
  const cell = ({ part, field }: Column, { values, place }: RecordView): string | number => {
    if (part === 'lon' || part === 'lat') return place?.[part] ?? '';
    if (part === 'area') return place?.areaCode ?? '';
    const value = field ? values[field.id] : null;
    if (part === 'value') return field ? writeValue(field, value, language) : '';
    return value && typeof value === 'object' && !Array.isArray(value) ? value.consentOn : '';
  };
  return records
    .map((record) =>
      line(
        columns.map((column) => cell(column, record)),
        delimiter,
      ),
    )
    .join('');
}

/** The closing row: licence and period. Only where somebody asked for it, since it is no record. */
export const csvNote = (note: string): string => `"# ${note.replace(/\s+/g, ' ').replaceAll('"', '""')}"\r\n`;

/** A whole register as UTF-8 CSV with BOM and CRLF. */
export const recordsToCsv = (
  view: RegisterView,
  records: readonly RecordView[],
  options: CsvOptions & { note?: string },
): string => csvHead(view, options) + csvLines(view, records, options) + (options.note ? csvNote(options.note) : '');

/** The separator that parts the header into most cells, outside quotes. */
function findDelimiter(text: string): string {
  const head = (text.trimStart().split(/[\r\n]/, 1)[0] ?? '').replace(/"[^"]*"/g, '');
  return [',', ';', '\t'].reduce((best, one) => (head.split(one).length > head.split(best).length ? one : best));
}

const refusal = (row: number, field: string | null, id: string, en: string): CsvRefusal => ({
  row,
  field,
  reason: { id, en },
});
const nothing = (refused: CsvRefusal): CsvReading => ({ records: [], refused: [refused] });

/**
 * Reads CSV with a header of field ids or texts (either language), in any order; comma, semicolon or tab. A file whose
 * characters were lost, whose header is not understood or whose quotes never close is refused whole, in one refusal;
 * otherwise each row becomes an input for a new record, or one refusal for each of its fields that is wrong.
 */
export function csvToRecords(text: string, view: RegisterView): CsvReading {
  let rows: string[][];
  try {
    rows = parse(text, { bom: true, delimiter: findDelimiter(text), relax_column_count: true, skip_empty_lines: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const at = error.lines ?? 1;
    return nothing(
      refusal(0, null, `Tanda kutip tidak benar di sekitar baris ${at}.`, `Quotes are wrong near line ${at}.`),
    );
  }
  const lost = rows.findIndex((cells) => cells.some((cell) => cell.includes('\ufffd')));
  if (lost >= 0)
    return nothing(
      refusal(lost, null, 'Huruf rusak: simpan berkas sebagai UTF-8.', 'Characters were lost: save the file as UTF-8.'),
    );
  const [head, ...body] = rows;
  if (!head) return nothing(refusal(0, null, 'Berkas kosong.', 'The file is empty.'));
  const columns = readHead(head, view);
  if (!Array.isArray(columns)) return nothing(columns);
  const last = body.at(-1);
  if (last?.[0]?.startsWith('#') && last.slice(1).every((cell) => cell === '')) body.pop();
  const reading: CsvReading = { records: [], refused: [] };
  for (const [index, cells] of body.entries()) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const read = readRow(index + 1, cells, columns, view);
    if (Array.isArray(read)) reading.refused.push(...read);
    else reading.records.push({ row: index + 1, input: read });
  }
  return reading;
}

/** The column of each title, null for one without a title. */
function readHead(head: string[], view: RegisterView): (Column | null)[] | CsvRefusal {
  const known = columnsOf(view);
  const columns: (Column | null)[] = [];
  for (const title of head.map((cell) => cell.trim())) {
    const asked = title.toLowerCase();
    const column =
      known.find(({ key }) => key === title) ??
      known.find(({ key, texts }) => [key, texts.id, texts.en].some((name) => name.toLowerCase() === asked));
    if (!column && title !== '') {
      const names = known.map(({ key }) => key).join(', ');
      const shown = title.slice(0, 60);
      return refusal(
        0,
        shown,
        `Kolom "${shown}" tidak dikenal. Kolom: ${names}.`,
        `Column "${shown}" is not known. Columns: ${names}.`,
      );
    }
    if (column && columns.includes(column))
      return refusal(0, column.key, 'Kolom ini muncul dua kali.', 'This column occurs twice.');
    columns.push(column ?? null);
  }
  return columns;
}

function readRow(
  row: number,
  cells: string[],
  columns: (Column | null)[],
  view: RegisterView,
): NewRecord | CsvRefusal[] {
  const refused: CsvRefusal[] = [];
  const refuse = (field: string | null, id: string, en: string) => refused.push(refusal(row, field, id, en));
  const texts = new Map<string, string>();
  for (const [index, cell] of cells.entries()) {
    const column = columns[index];
    // The apostrophe that `quote` put before a risky cell.
    const plain = (risky.test(cell) && cell.startsWith("'") ? cell.slice(1) : cell).trim();
    if (column) texts.set(column.key, plain);
    else if (plain !== '')
      refuse(null, 'Ada isi di luar kolom berjudul.', 'There is a cell outside the titled columns.');
  }
  const values: Values = {};
  for (const field of view.fields) {
    const cell = texts.get(field.id) ?? '';
    if (cell === '') {
      if (field.required && field.asked) refuse(field.id, 'Wajib diisi.', 'Is required.');
      continue;
    }
    if (!field.asked) {
      refuse(field.id, 'Kolom ini sudah tidak dipakai.', 'This field has been retired.');
      continue;
    }
    if (field.type === 'contact') {
      const consentOn = readDay(texts.get(`${field.id}.consent`) ?? '');
      if (cell.length > 200) refuse(field.id, 'Paling panjang 200 huruf.', 'At most 200 characters.');
      else if (consentOn) values[field.id] = { value: cell, consentOn };
      else refuse(`${field.id}.consent`, 'Tulis tanggal izin pemiliknya.', 'Write the day on which its owner agreed.');
      continue;
    }
    const read = readCell(field, cell);
    if ('reason' in read) refused.push({ row, field: field.id, reason: read.reason });
    else values[field.id] = read.value;
  }
  const place = readPlace(texts, refuse);
  return refused.length > 0 ? refused : { values, ...(place ? { place } : {}) };
}

function readPlace(
  texts: Map<string, string>,
  refuse: (field: string, id: string, en: string) => void,
): NewRecord['place'] {
  const area = texts.get('area') ?? '';
  if (area !== '') {
    if (area.length >= 2 && area.length <= 40) return { areaCode: area };
    refuse('area', 'Bukan kode wilayah.', 'Not the code of an area.');
    return null;
  }
  const [lon, lat] = (['lon', 'lat'] as const).map((part) => texts.get(part) ?? '');
  if (!lon && !lat) return null;
  const at = { lon: readNumber(lon ?? '', false), lat: readNumber(lat ?? '', false) };
  if (at.lon === null || Math.abs(at.lon) > 180) refuse('lon', 'Bujur −180 sampai 180.', 'Longitude from −180 to 180.');
  else if (at.lat === null || Math.abs(at.lat) > 90)
    refuse('lat', 'Lintang −90 sampai 90.', 'Latitude from −90 to 90.');
  else return { lon: at.lon, lat: at.lat };
  return null;
}

import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/universal';
import { GeoFileError } from '../../platform/geo/geo-error.ts';
import { readGeoJson } from '../../platform/geo/geojson-reader.ts';
import { bytesSource } from '../../platform/geo/source.ts';
import { detectEncoding, textChunks } from '../../platform/geo/text.ts';
import { invalid, type Problem, type Text } from '../../platform/problem/problem.ts';
import type { Cell } from './csv-values.ts';
import { limits, type tableFormats } from './import.types.ts';
import { checkZip } from './import-zip.ts';

/** What a file says of itself before its rows. */
export interface TableHead {
  format: (typeof tableFormats)[number];
  titles: string[];
  encoding: string | null;
  delimiter: string | null;
  /** Remarks that do not stop the reading. */
  warnings: Text[];
}
export interface TableRow {
  /** As a spreadsheet counts, the titles being in row 1; for GeoJSON the feature's number from 1. */
  row: number;
  cells: Cell[];
  /** Of a feature, not checked yet; null = it has none. Undefined where the file has no geometry. */
  geometry?: unknown;
  /** Why this row cannot be taken as it stands. */
  problem?: Text;
}
export interface Table extends TableHead {
  rows: TableRow[];
}

export const refuseFile = (id: string, en: string): Problem => invalid([], { id, en });
const tooManyRows = () =>
  refuseFile(
    `Berkas punya lebih dari ${limits.rows} baris; bagi menjadi beberapa berkas.`,
    `The file has more than ${limits.rows} rows; split it into several files.`,
  );

/**
 * Reads a table from the bytes of a file, whatever its name says: XLSX (first sheet), GeoJSON, else CSV.
 * @throws Problem invalid (422) that says in both languages why the file as a whole cannot be read.
 */
export async function readTable(bytes: Uint8Array): Promise<Table> {
  const table = await read(bytes);
  if (table.titles.length > limits.columns) {
    throw refuseFile(
      `Berkas punya lebih dari ${limits.columns} kolom.`,
      `The file has more than ${limits.columns} columns.`,
    );
  }
  if (table.rows.length > limits.rows) throw tooManyRows();
  return table;
}

const begins = (bytes: Uint8Array, ...head: number[]) => head.every((byte, at) => bytes[at] === byte);

async function read(bytes: Uint8Array): Promise<Table> {
  if (bytes.length === 0) throw refuseFile('Berkas kosong.', 'The file is empty.');
  if (begins(bytes, 0x50, 0x4b)) return readXlsx(bytes);
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw refuseFile('Format Excel lama: simpan sebagai .xlsx.', 'An old Excel format: save it as .xlsx.');
  }
  try {
    const source = bytesSource('', bytes);
    const encoding = await detectEncoding(source, { maxBytes: limits.unpacked });
    let text = '';
    // Gunzipped when it is; bounded either way.
    for await (const chunk of textChunks(source, encoding, { maxBytes: limits.unpacked })) text += chunk;
    if (text.includes('\u0000')) throw refuseFile('Ini bukan berkas teks.', 'This is not a text file.');
    if (/^[{[]/.test(text.replaceAll('\u001e', '').trimStart()))
      return await readFeatures(new TextEncoder().encode(text), encoding);
    return readCsv(text, encoding);
  } catch (error) {
    // Its sentence begins with the name of the file, which has none here.
    if (error instanceof GeoFileError) {
      const { id, en } = error.text;
      throw refuseFile(`Berkas tidak terbaca${id}.`, `The file cannot be read${en}.`);
    }
    throw error;
  }
}

/** The separator that parts the titles into most cells, outside quotes. */
function findDelimiter(text: string): string {
  const head = (text.trimStart().split(/[\r\n]/, 1)[0] ?? '').replace(/"[^"]*"/g, '');
  return [',', ';', '\t'].reduce((best, one) => (head.split(one).length > head.split(best).length ? one : best));
}

function readCsv(text: string, encoding: string): Table {
  const delimiter = findDelimiter(text);
  let rows: string[][];
  try {
    rows = parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      max_record_size: limits.cell * 5,
      to: limits.rows + 2,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_MAX_RECORD_SIZE') {
      throw refuseFile('Satu baris terlalu panjang.', 'One row is too long.');
    }
    const at = error.lines ?? 1;
    throw refuseFile(`Tanda kutip tidak benar di sekitar baris ${at}.`, `Quotes are wrong near line ${at}.`);
  }
  const lost = rows.findIndex((cells) => cells.some((cell) => cell.includes('\ufffd')));
  if (lost >= 0) {
    const row = lost + 1;
    throw refuseFile(
      `Huruf rusak di baris ${row}: simpan berkas sebagai UTF-8.`,
      `Characters were lost in row ${row}: save the file as UTF-8.`,
    );
  }
  return tableOf({ format: 'csv', encoding, delimiter, warnings: warningsOf(encoding) }, rows);
}

const warningsOf = (encoding: string): Text[] =>
  encoding === 'windows-1252'
    ? [
        {
          id: 'Berkas bukan UTF-8; dibaca sebagai Windows-1252. Periksa huruf beraksen.',
          en: 'The file is not UTF-8; it was read as Windows-1252. Check accented letters.',
        },
      ]
    : [];

async function readXlsx(bytes: Uint8Array): Promise<Table> {
  checkZip(bytes, limits.unpacked);
  let rows: unknown[][];
  try {
    const copy = new ArrayBuffer(bytes.byteLength);
    new Uint8Array(copy).set(bytes);
    rows = await readSheet(copy);
  } catch {
    throw refuseFile('Ini bukan berkas XLSX yang utuh.', 'This is not a whole XLSX file.');
  }
  return tableOf(
    { format: 'xlsx', encoding: null, delimiter: null, warnings: [] },
    rows.map((cells) => cells.map(sheetCell)),
  );
}

/** A cell as the reader gives it; a moment at midnight is a day, since a sheet knows no others. */
function sheetCell(value: unknown): Cell {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return null;
    const text = value.toISOString();
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 16);
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

const isBlank = (cell: Cell): boolean => cell === null || (typeof cell === 'string' && cell.trim() === '');

/** The first row that is not empty has the titles; empty rows and the closing note of an export are no records. */
function tableOf(head: Omit<TableHead, 'titles'>, rows: readonly Cell[][]): Table {
  const start = rows.findIndex((cells) => !cells.every(isBlank));
  const titles = (rows[start] ?? []).map((cell) => String(cell ?? '').trim());
  if (start < 0) throw refuseFile('Berkas kosong.', 'The file is empty.');
  const body = rows
    .map((cells, at): TableRow => ({ row: at + 1, cells }))
    .filter(({ row, cells }) => row > start + 1 && !cells.every(isBlank));
  const isNote = ({ cells: [first, ...rest] }: TableRow) =>
    typeof first === 'string' && first.startsWith('#') && rest.every(isBlank);
  const last = body.at(-1);
  if (last && isNote(last)) body.pop();
  const width = Math.max(titles.length, ...body.slice(0, 1).map(({ cells }) => cells.length));
  while (titles.length < width && titles.length <= limits.columns) titles.push('');
  return { ...head, titles, rows: body };
}

async function readFeatures(bytes: Uint8Array, encoding: string): Promise<Table> {
  const titles = new Map<string, number>();
  const rows: TableRow[] = [];
  for await (const { row, properties, geometry } of readGeoJson(bytesSource('', bytes))) {
    if (rows.length >= limits.rows) throw tooManyRows();
    const cells: Cell[] = [];
    for (const [name, value] of Object.entries(properties)) {
      if (titles.size > limits.columns) break;
      const at = titles.get(name) ?? titles.size;
      titles.set(name, at);
      cells[at] = propertyCell(value);
    }
    const count = positionsOf(geometry);
    rows.push({
      row,
      cells: Array.from(cells, (cell) => cell ?? null),
      ...(count > limits.positions
        ? {
            geometry: null,
            problem: {
              id: `Geometri punya ${count} titik; paling banyak ${limits.positions}. Sederhanakan dahulu.`,
              en: `The geometry has ${count} positions; at most ${limits.positions}. Simplify it first.`,
            },
          }
        : { geometry: geometry ?? null }),
    });
  }
  return {
    format: 'geojson',
    titles: [...titles.keys()],
    encoding,
    delimiter: null,
    warnings: warningsOf(encoding),
    rows,
  };
}

function propertyCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join('|');
  return JSON.stringify(value).slice(0, limits.cell);
}

/** Positions in a geometry, at any depth that GeoJSON allows. */
function positionsOf(geometry: unknown, depth = 0): number {
  if (geometry === null || typeof geometry !== 'object' || depth > 6) return 0;
  if (Array.isArray(geometry)) {
    if (typeof geometry[0] === 'number') return 1;
    return geometry.reduce((sum: number, part: unknown) => sum + positionsOf(part, depth + 1), 0);
  }
  const { coordinates, geometries } = geometry as { coordinates?: unknown; geometries?: unknown };
  return positionsOf(coordinates ?? geometries ?? null, depth + 1);
}

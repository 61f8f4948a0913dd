import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { type BilingualText, GeoFileError, messageOf } from './geo-error.ts';
import { type GeoSource, passOptions, type ReadOptions } from './source.ts';
import { detectEncoding, textChunks } from './text.ts';

/** One record of a CSV file with a header line. */
export interface CsvRow {
  /** 1-based number of the record; the header is not counted. */
  row: number;
  cells: Record<string, string>;
  /** Why the record should be refused as it stands, or null. */
  problem: BilingualText | null;
}

const maxRecordCharacters = 32 * 1024 * 1024;
const separators = [',', ';', '\t', '|'] as const;

/**
 * Reads CSV record by record with the separator (comma, semicolon, tab, bar) and the encoding found out. Quotes as in
 * RFC 4180, also stray ones inside a cell (6°15'20"S). Empty lines are passed over; absent cells at a line's end are empty;
 * extra cells that begin with a space belong to the last column, other extra cells are a `problem`.
 * Throws `GeoFileError` when there is no header, a quote is never closed, or the file stops in the middle of its last record.
 */
export async function* readCsv(source: GeoSource, options: ReadOptions = {}): AsyncGenerator<CsvRow> {
  const encoding = await detectEncoding(source, passOptions(options, 0, 2));
  const text = textChunks(source, encoding, passOptions(options, 1, 2));
  const head = await firstLines(text);
  if (head.trim() === '') throw new GeoFileError(source.name, null, { id: 'berkas kosong', en: 'the file is empty' });
  const tail = { last: '' };
  const parser = parse({
    delimiter: findSeparator(head),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: maxRecordCharacters,
  });
  // The error also reaches the loop below; without a listener here it would be raised twice.
  pipeline(Readable.from(watchEnd(head, text, tail)), parser, () => undefined);
  let header: string[] | null = null;
  let row = 0;
  let width = 0;
  try {
    for await (const record of parser) {
      const values = toStrings(record);
      if (!header) header = checkHeader(source.name, values);
      else {
        width = values.length;
        yield toRow(header, values, ++row);
      }
    }
  } catch (error) {
    throw asFileError(source.name, error, parser.info.lines);
  }
  if (!header)
    throw new GeoFileError(source.name, null, { id: 'tidak ada baris judul', en: 'there is no header line' });
  if (row > 0 && width < header.length && !/[\r\n]$/.test(tail.last)) {
    throw new GeoFileError(
      source.name,
      { unit: 'row', value: row },
      {
        id: 'berkas terpotong di tengah baris terakhir',
        en: 'truncated in the middle of the last record',
      },
    );
  }
}

async function firstLines(text: AsyncGenerator<string>): Promise<string> {
  let head = '';
  while (!head.trimStart().includes('\n') && head.length < 1_000_000) {
    const next = await text.next();
    if (next.done) break;
    head += next.value;
  }
  return head;
}

/** The separator that occurs most often outside quotes in the first line that is not empty; a comma when none does. */
function findSeparator(head: string): string {
  const line = (head.trimStart().split(/[\r\n]/, 1)[0] ?? '').replace(/"[^"]*"/g, '');
  let best: string = separators[0];
  for (const separator of separators) if (line.split(separator).length > line.split(best).length) best = separator;
  return best;
}

async function* watchEnd(head: string, rest: AsyncGenerator<string>, tail: { last: string }): AsyncGenerator<string> {
  tail.last = head;
  yield head;
  for await (const text of rest) {
    tail.last = text;
    yield text;
  }
}

function toStrings(record: unknown): string[] {
  return Array.isArray(record) ? record.map((cell: unknown) => String(cell)) : [];
}

function checkHeader(file: string, values: string[]): string[] {
  const header = values.map((name) => name.trim());
  const seen = new Set<string>();
  for (const name of header) {
    if (name !== '' && seen.has(name)) {
      throw new GeoFileError(
        file,
        { unit: 'line', value: 1 },
        {
          id: `judul kolom "${name}" muncul dua kali`,
          en: `column title "${name}" occurs twice`,
        },
      );
    }
    seen.add(name);
  }
  return header;
}

function toRow(header: string[], values: string[], row: number): CsvRow {
  const cells: Record<string, string> = Object.create(null);
  header.forEach((name, i) => {
    if (name !== '') cells[name] = values[i] ?? '';
  });
  const extra = values.slice(header.length);
  // Prose in the last column is often written without quotes; its commas are followed by a space, those between cells are not.
  const isProse = header.at(-1) !== '' && extra.every((cell) => /^\s/.test(cell));
  if (isProse && extra.length > 0) cells[header.at(-1) ?? ''] = values.slice(header.length - 1).join(',');
  const problem =
    !isProse && extra.some((cell) => cell.trim() !== '')
      ? {
          id: `${values.length} sel untuk ${header.length} kolom (koma desimal tanpa tanda kutip?)`,
          en: `${values.length} cells for ${header.length} columns (a decimal comma without quotes?)`,
        }
      : null;
  return { row, cells, problem };
}

function asFileError(file: string, error: unknown, line: number): GeoFileError {
  if (error instanceof GeoFileError) return error;
  const unclosed = error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED';
  return new GeoFileError(
    file,
    { unit: 'line', value: Math.max(line, 1) },
    {
      id: unclosed ? 'tanda kutip tidak ditutup; berkas terpotong?' : 'CSV rusak',
      en: unclosed ? 'a quote is never closed; truncated file?' : `broken CSV (${messageOf(error)})`,
    },
    error,
  );
}

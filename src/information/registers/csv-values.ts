import { parseWkt } from '../../platform/geo/wkt.ts';
import type { Text } from '../../platform/problem/problem.ts';
import { type FieldValue, type FieldView, GeometryValue } from './registers.contract.ts';

/** What a cell of a table holds: a spreadsheet knows numbers and truth values, a day comes as YYYY-MM-DD. */
export type Cell = string | number | boolean | null;
/** A value of a cell, or why it is none. */
export type Read = { value: FieldValue } | { reason: Text };
export type Language = 'id' | 'en';

const refused = (id: string, en: string): Read => ({ reason: { id, en } });

const yes = new Set(['ya', 'y', 'yes', 'true', '1', 'ada', 'benar']);
const no = new Set(['tidak', 'tdk', 't', 'n', 'no', 'false', '0', 'tidak ada', 'salah']);

/**
 * A number as people of either language write it: `1.234,5`, `1,234.5`, `12,5`, `Rp 25.000`. One sign before three digits
 * parts thousands where only whole numbers make sense, and is the decimal sign elsewhere. Null when it is no number.
 */
export function readNumber(cell: string, whole: boolean): number | null {
  const text = cell.replace(/^rp\.?\s*/i, '').replace(/[\s\u00a0]/g, '');
  const grouped = /^[+-]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]\d+)?$/.test(text);
  const signs = text.replace(/[^.,]/g, '');
  let plain: string;
  if (signs === '') plain = text;
  else if (signs.length === 1) plain = whole && grouped ? text.replace(/[.,]/, '') : text.replace(',', '.');
  else if (grouped) {
    const last = signs.at(-1)!;
    plain = last === signs[0] ? text.replaceAll(last, '') : text.replaceAll(signs[0]!, '').replace(last, '.');
  } else return null;
  return /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(plain) && Number.isFinite(Number(plain)) ? Number(plain) : null;
}

/** YYYY-MM-DD from itself or DD/MM/YYYY (also with dots or dashes); null when there is no such day. */
export function readDay(cell: string): string | null {
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell);
  const text = local ? `${local[3]}-${local[2]!.padStart(2, '0')}-${local[1]!.padStart(2, '0')}` : cell;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : null;
}

function readItem(field: FieldView, cell: string): Read {
  const asked = cell.toLowerCase();
  const items = field.items ?? [];
  const item =
    items.find(({ id }) => id === cell) ??
    items.find(({ id, texts }) => [id, texts.id, texts.en].some((text) => text.toLowerCase() === asked));
  const known = items.filter(({ retired }) => !retired);
  const list = (language: Language) => known.map(({ texts }) => texts[language]).join(', ');
  if (!item) return refused(`Pilihan: ${list('id')}.`, `One of: ${list('en')}.`);
  if (item.retired) return refused('Pilihan ini sudah tidak dipakai.', 'This choice has been retired.');
  return { value: item.id };
}

function readSeveral(field: FieldView, cell: string): Read {
  const values: string[] = [];
  for (const part of cell.split('|').map((one) => one.trim())) {
    if (part === '') continue;
    const read = field.type === 'enum' ? readItem(field, part) : { value: part };
    if ('reason' in read) return read;
    if (typeof read.value === 'string' && !values.includes(read.value)) values.push(read.value);
  }
  return { value: values };
}

function readQuantity(field: FieldView, cell: Cell): Read {
  const whole = field.integer || field.type === 'money';
  const value = typeof cell === 'number' ? cell : readNumber(String(cell), whole);
  if (value === null) return refused('Bukan angka.', 'Not a number.');
  if (whole && !Number.isSafeInteger(value)) return refused('Harus bilangan bulat.', 'Must be a whole number.');
  if (field.min !== null && value < field.min) return refused(`Paling sedikit ${field.min}.`, `At least ${field.min}.`);
  if (field.max !== null && value > field.max) return refused(`Paling banyak ${field.max}.`, `At most ${field.max}.`);
  return { value };
}

/** A geometry written as WKT or GeoJSON; undefined when it is neither. */
export function readGeometry(cell: string): GeometryValue | undefined {
  let given: unknown;
  try {
    given = cell.startsWith('{') ? JSON.parse(cell) : parseWkt(cell);
  } catch {
    return undefined;
  }
  return GeometryValue.safeParse(given).data;
}

/** A cell as the text that a person would have typed. */
export const cellText = (cell: Cell): string => (cell === null ? '' : String(cell).trim());

/** What a cell that is not empty says for its field; a contact is read with its day of consent by the caller. */
export function readCell(field: FieldView, given: Cell): Read {
  const cell = cellText(given);
  switch (field.type) {
    case 'number':
    case 'money':
      return readQuantity(field, given);
    case 'date': {
      const value = readDay(cell);
      return value === null ? refused('Tulis tanggal HH/BB/TTTT.', 'Write the day as DD/MM/YYYY.') : { value };
    }
    case 'yesno': {
      const word = cell.toLowerCase();
      return yes.has(word) || no.has(word)
        ? { value: yes.has(word) }
        : refused('Tulis ya atau tidak.', 'Write yes or no.');
    }
    case 'enum':
      return field.several ? readSeveral(field, cell) : readItem(field, cell);
    case 'reference':
    case 'area':
      return field.several ? readSeveral(field, cell) : { value: cell };
    case 'point':
    case 'line':
    case 'polygon': {
      const value = readGeometry(cell);
      return value ? { value } : refused('Bukan WKT atau GeoJSON.', 'Neither WKT nor GeoJSON.');
    }
    case 'attachment':
    case 'computed':
      return refused('Kolom ini tidak dapat diimpor.', 'This column cannot be imported.');
    default:
      return field.maxLength !== null && cell.length > field.maxLength
        ? refused(`Paling panjang ${field.maxLength} huruf.`, `At most ${field.maxLength} characters.`)
        : { value: cell };
  }
}

type Nested = number | readonly Nested[];

/** Well-known text of a point, a line or a border, and their multiple forms. */
export function toWkt(geometry: GeometryValue): string {
  const write = (part: Nested, outer = false): string => {
    if (typeof part === 'number') return String(part);
    if (typeof part[0] === 'number') return part.slice(0, 2).join(' ');
    const text = part.map((one) => write(one)).join(', ');
    return outer ? text : `(${text})`;
  };
  return `${geometry.type.toUpperCase()}(${write(geometry.coordinates, true)})`;
}

/** A value as the text of a cell, before quoting; ids for items, or their texts in a language. */
export function writeValue(
  field: FieldView,
  value: FieldValue | undefined,
  language: Language | undefined,
): string | number {
  if (value === null || value === undefined) return '';
  const named = (id: string) => (language && field.items?.find((item) => item.id === id)?.texts[language]) || id;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return language === 'id' ? (value ? 'ya' : 'tidak') : value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(named).join('|');
  if (typeof value === 'object') return 'type' in value ? toWkt(value) : value.value;
  return field.type === 'enum' ? named(value) : value;
}

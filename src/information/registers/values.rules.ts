import type { FieldError, Text } from '../../platform/problem/problem.ts';
import type { Field, RegisterDefinition } from './definition.types.ts';
import { mostFieldPositions, readGeometry, readPoint } from './geometry.rules.ts';
import { isAsked, maxLengthOf, maySee } from './projection.rules.ts';
import type { Viewer } from './records.types.ts';
import type { FieldValue, Values } from './registers.contract.ts';
import { isGeometry } from './shape.rules.ts';

export interface ReadValues {
  /** Everything that the record holds from now on; nothing is kept for what is empty. */
  values: Values;
  /** Paths `values.<field>`; empty when all is well. */
  errors: FieldError[];
}

const text = (id: string, en: string): Text => ({ id, en });
const wrongKind = text('Jenis isian tidak cocok.', 'Not the kind of value of this field.');
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const mostItems = 50;

/** A cleaned value, or why it is refused. */
type Read = { value: FieldValue } | { error: Text };

/**
 * Checks given values against the present definition, over what the record holds already.
 * A field that this person may not see is answered like one that does not exist, and keeps its value.
 * @param before values of the record, null for a new one. A retired item or field is accepted only as it stands there.
 * @param now no consent was given after this moment.
 */
export function readValues(
  viewer: Viewer,
  definition: RegisterDefinition,
  given: Values,
  before: Values | null,
  now: Date,
): ReadValues {
  const values: Values = { ...before };
  const errors: FieldError[] = [];
  const refuse = (id: string, reason: Text) => errors.push({ path: `values.${id}`, reason });
  for (const [id, raw] of Object.entries(given)) {
    const field = Object.hasOwn(definition.fields, id) ? definition.fields[id] : undefined;
    if (!field || !maySee(viewer, field)) {
      refuse(id, text('Register ini tidak punya kolom itu.', 'This register has no such field.'));
      continue;
    }
    const old = before?.[id] ?? null;
    const read = isEmpty(raw) ? { value: null } : readOne(field, raw, old, now);
    if ('error' in read) refuse(id, read.error);
    else if (read.value === null) delete values[id];
    else if (isAsked(field, definition.version) || sameValue(read.value, old)) values[id] = read.value;
    else refuse(id, text('Kolom ini sudah tidak dipakai.', 'This field is not used any more.'));
  }
  for (const [id, field] of Object.entries(definition.fields)) {
    if (!field.required || !isAsked(field, definition.version) || values[id] !== undefined) continue;
    if (!errors.some(({ path }) => path === `values.${id}`)) refuse(id, text('Wajib diisi.', 'Required.'));
  }
  return { values, errors };
}

/** Whether two stored values are the same, whatever the order of an object's parts. */
export function sameValue(one: FieldValue, other: FieldValue): boolean {
  const form = (value: FieldValue) => {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
    return isGeometry(value) ? [value.type, value.coordinates] : [value.value, value.consentOn];
  };
  return JSON.stringify(form(one)) === JSON.stringify(form(other));
}

const isEmpty = (value: FieldValue): boolean =>
  value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);

function readOne(field: Field, raw: FieldValue, old: FieldValue, now: Date): Read {
  switch (field.type) {
    case 'text':
    case 'longtext':
      return typeof raw === 'string' ? readText(field, raw) : { error: wrongKind };
    case 'number':
      return typeof raw === 'number' ? readNumber(raw, field) : { error: wrongKind };
    case 'money':
      return typeof raw === 'number' ? readNumber(raw, { min: 0, integer: true }) : { error: wrongKind };
    case 'yesno':
      return typeof raw === 'boolean' ? { value: raw } : { error: wrongKind };
    case 'date':
      if (typeof raw !== 'string') return { error: wrongKind };
      return isRealDate(raw)
        ? { value: raw }
        : { error: text('Bukan tanggal (TTTT-BB-HH).', 'Not a date (YYYY-MM-DD).') };
    case 'contact':
      return readContact(raw, now);
    case 'enum': {
      const had = new Set([old].flat());
      return readItems(raw, field.several ?? false, (item) => {
        const known = Object.hasOwn(field.items, item) ? field.items[item] : undefined;
        if (!known) return text('Bukan pilihan kolom ini.', 'Not one of the items of this field.');
        return known.retired && !had.has(item)
          ? text('Pilihan ini sudah tidak dipakai.', 'This item can no longer be chosen.')
          : undefined;
      });
    }
    case 'reference':
      return readItems(lowerIds(field.to, raw), field.several ?? false, (item) =>
        field.to === 'area' ? (item.length <= 40 ? undefined : wrongKind) : uuid.test(item) ? undefined : wrongKind,
      );
    case 'area':
      return readItems(raw, field.several ?? false, (item) => (item.length <= 40 ? undefined : wrongKind));
    case 'attachment':
      return readItems(lowerIds('file', raw), field.several ?? false, (item) =>
        uuid.test(item) ? undefined : wrongKind,
      );
    case 'point':
    case 'line':
    case 'polygon': {
      if (!isGeometry(raw)) return { error: wrongKind };
      const read = field.type === 'point' ? readPoint(raw) : readGeometry(field.type, raw, mostFieldPositions);
      return 'error' in read ? read : { value: read.geometry };
    }
    case 'computed':
      return { error: text('Kolom ini dihitung sendiri.', 'This field is worked out by itself.') };
  }
}

function readText(field: Extract<Field, { type: 'text' | 'longtext' }>, raw: string): Read {
  const value = field.type === 'text' ? raw.trim().replace(/\s+/g, ' ') : raw.trim();
  const most = maxLengthOf(field);
  if (value.length > most) return { error: text(`Paling banyak ${most} huruf.`, `At most ${most} characters.`) };
  return value.includes('\u0000') || !value.isWellFormed() ? { error: wrongKind } : { value };
}

function readNumber(value: number, { min, max, integer }: { min?: number; max?: number; integer?: boolean }): Read {
  if (!Number.isFinite(value) || (integer && !Number.isSafeInteger(value))) {
    return { error: text('Harus bilangan bulat.', 'Must be a whole number.') };
  }
  if (min !== undefined && value < min) return { error: text(`Paling kecil ${min}.`, `At least ${min}.`) };
  if (max !== undefined && value > max) return { error: text(`Paling besar ${max}.`, `At most ${max}.`) };
  return { value };
}

function readContact(raw: FieldValue, now: Date): Read {
  if (raw === null || typeof raw !== 'object' || Array.isArray(raw) || isGeometry(raw)) return { error: wrongKind };
  const value = raw.value.trim();
  if (value === '') return { error: text('Kontak kosong.', 'The contact is empty.') };
  if (!isRealDate(raw.consentOn)) {
    return { error: text('Tanggal persetujuan wajib diisi.', 'The day of consent is required.') };
  }
  // The newest day anywhere in Indonesia (WIT, UTC+9).
  const today = new Date(now.getTime() + 9 * 3_600_000).toISOString().slice(0, 10);
  if (raw.consentOn > today) return { error: text('Persetujuan belum terjadi.', 'The consent lies in the future.') };
  return { value: { value, consentOn: raw.consentOn } };
}

/** UUIDs are the same in either case, and are kept in one. */
function lowerIds(to: string, raw: FieldValue): FieldValue {
  if (to === 'area') return raw;
  if (Array.isArray(raw)) return raw.map((id) => id.toLowerCase());
  return typeof raw === 'string' ? raw.toLowerCase() : raw;
}

function readItems(raw: FieldValue, several: boolean, refusal: (item: string) => Text | undefined): Read {
  if (!(several ? Array.isArray(raw) : typeof raw === 'string')) return { error: wrongKind };
  const items = [...new Set([raw].flat())].filter((item) => typeof item === 'string');
  if (items.length > mostItems) return { error: text(`Paling banyak ${mostItems}.`, `At most ${mostItems}.`) };
  for (const item of items) {
    const error = refusal(item);
    if (error) return { error };
  }
  return { value: several ? items : items[0]! };
}

/** A day of the calendar as YYYY-MM-DD, between 1900 and 2199. */
export function isRealDate(value: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

import { type FieldError, invalid } from '../../platform/problem/problem.ts';
import type { Field, RegisterDefinition } from './definition.types.ts';
import { maySee } from './projection.rules.ts';
import type { Viewer } from './records.types.ts';
import { isRealDate } from './values.rules.ts';

/** One condition on a record's values; an open end of a range is null. */
export type FieldFilter =
  | { field: string; equals: string | number | boolean; several: boolean }
  | { field: string; from: string | number | null; to: string | number | null };

/**
 * Reads filters of a list: `field:value`, for a number, money or date also `field:from..to` with either end open.
 * @throws Problem invalid naming `query.filter.<place>`; a field that one may not see is answered like an unknown one.
 */
export function readFilters(viewer: Viewer, definition: RegisterDefinition, given: readonly string[]): FieldFilter[] {
  const errors: FieldError[] = [];
  const filters = given.flatMap((text, place): FieldFilter[] => {
    const filter = readFilter(viewer, definition, text);
    if (filter) return [filter];
    const reason = { id: 'Saringan tidak dikenal: kolom:nilai.', en: 'Not a filter of this register: field:value.' };
    errors.push({ path: `query.filter.${place}`, reason });
    return [];
  });
  if (errors.length > 0) throw invalid(errors);
  return filters;
}

function readFilter(viewer: Viewer, definition: RegisterDefinition, text: string): FieldFilter | undefined {
  const [, id = '', value = ''] = /^([^:]+):(.+)$/s.exec(text) ?? [];
  const field = Object.hasOwn(definition.fields, id) ? definition.fields[id] : undefined;
  if (!field?.filter || !maySee(viewer, field)) return undefined;
  switch (field.type) {
    case 'enum':
      if (!Object.hasOwn(field.items, value)) return undefined;
      return { field: id, equals: value, several: field.several ?? false };
    case 'reference':
    case 'area':
      return { field: id, equals: value, several: field.several ?? false };
    case 'yesno':
      return /^(true|false)$/.test(value) ? { field: id, equals: value === 'true', several: false } : undefined;
    case 'number':
    case 'money':
    case 'date':
      return readRange(id, field, value);
    default:
      return undefined;
  }
}

function readRange(id: string, field: Field, text: string): FieldFilter | undefined {
  const ends = text.includes('..') ? text.split('..') : [text, text];
  if (ends.length !== 2 || ends.every((end) => end === '')) return undefined;
  const [from, to] = ends.map((end) => (end === '' ? null : endOf(field, end)));
  return from === undefined || to === undefined ? undefined : { field: id, from, to };
}

function endOf(field: Field, end: string): string | number | undefined {
  if (field.type === 'date') return isRealDate(end) ? end : undefined;
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(end) ? Number(end) : undefined;
}

import { coversArea } from '../../platform/access/actor.ts';
import type { Text } from '../../platform/problem/problem.ts';
import type { Compute, Field, FieldType, RegisterDefinition } from './definition.types.ts';
import { namesPeople } from './people.rules.ts';
import { isReadOnly } from './read-only.rules.ts';
import type { Changes, RecordAreas, StoredRecord, Viewer } from './records.types.ts';
import type { FieldValue, FieldView, RecordView, RegisterView, Values } from './registers.contract.ts';
import { isGeometry } from './shape.rules.ts';

type NameOf = (areaCode: string) => string | null;

/** Whether this person may open the register at all. */
export const mayRead = (viewer: Viewer, definition: RegisterDefinition): boolean =>
  viewer.permissions.has(definition.read);

/** Whether this person may see the field, in any door. */
export const maySee = (viewer: Viewer, field: Field): boolean =>
  field.seenBy === undefined || viewer.permissions.has(field.seenBy);

/** One who may read the register and has no other right: what all its readers see. Live views and search words are theirs. */
export const everyReader = (definition: RegisterDefinition): Viewer => ({ permissions: new Set([definition.read]) });

/**
 * A record without a place is of the whole district, and everybody's to read; one with a place is for those in whose areas it
 * lies. A point that no area holds is for those who have the whole district.
 */
export function inScope(
  actor: { areaCodes: string[] | null },
  record: Pick<RecordAreas, 'areaCode' | 'village' | 'lon'>,
): boolean {
  if (record.areaCode === null && record.lon === null) return true;
  return coversArea(actor, record.village) || coversArea(actor, record.areaCode);
}

/** Whether the field is asked in this version: it has begun, has not retired, and is not worked out by itself. */
export const isAsked = (field: Field, version: number): boolean =>
  field.type !== 'computed' && (field.since ?? 1) <= version && (field.until ?? version) >= version;

/**
 * How a record written under an earlier version is read: by that version's fields and texts. Sight only grows stricter:
 * a field that is hidden in either version is hidden.
 */
export function readingOf(present: RegisterDefinition, written: RegisterDefinition): RegisterDefinition {
  if (present.version === written.version) return present;
  const fields = Object.entries(written.fields).map(([id, field]) => {
    const seenBy = present.fields[id]?.seenBy ?? field.seenBy;
    return [id, seenBy === undefined ? field : { ...field, seenBy }] as const;
  });
  return { ...written, read: present.read, write: present.write, fields: Object.fromEntries(fields) };
}

/**
 * The one way out for a record: only the fields that this person may see. Every door takes its answer.
 * @param definition how the record is read (`readingOf`).
 * @returns the view; `names` is left empty for whoever knows what the visible references are called.
 */
export function project(
  viewer: Viewer,
  definition: RegisterDefinition,
  record: StoredRecord,
  nameOf: NameOf = () => null,
): RecordView {
  const values = visibleOf(viewer, definition, record.data);
  return {
    id: record.id,
    register: record.register,
    definitionVersion: record.definitionVersion,
    title: titleOf(definition, values),
    values,
    names: {},
    files: {},
    erased: record.erasedFields.filter((id) => {
      const field = Object.hasOwn(definition.fields, id) ? definition.fields[id] : undefined;
      return field !== undefined && maySee(viewer, field);
    }),
    place: placeOf(record, nameOf),
    closedAt: record.closedAt?.toISOString() ?? null,
    createdAt: record.createdAt.toISOString(),
    changedAt: record.changedAt.toISOString(),
    version: record.version,
  };
}

/** Changes as this person may see them; `place` is no field and is as public as the record's place. */
export function projectChanges(viewer: Viewer, definition: RegisterDefinition, changes: Changes): Changes {
  const { place, ...fields } = changes;
  return { ...visibleOf(viewer, definition, fields), ...(place && !definition.fields.place ? { place } : {}) };
}

/** The definition for a screen: fields that this person may see, in their order. */
export function projectDefinition(
  viewer: Viewer,
  definition: RegisterDefinition,
  counted: Pick<RegisterView, 'open'>,
): RegisterView {
  const { id, version, texts, placement, symbol, title, level = 'rt' } = definition;
  return {
    id,
    version,
    texts,
    placement,
    level,
    owner: definition.owner ?? null,
    symbol,
    retention: definition.retention ?? null,
    component: definition.component ?? null,
    title,
    fields: Object.entries(definition.fields)
      .filter(([, field]) => maySee(viewer, field))
      .map(([name, field]) => fieldView(name, field, version)),
    people: namesPeople(definition),
    writable: viewer.permissions.has(definition.write) && !isReadOnly(id),
    open: counted.open,
  };
}

function visibleOf<Value>(viewer: Viewer, definition: RegisterDefinition, all: Record<string, Value>) {
  return Object.fromEntries(
    Object.entries(all).filter(([id]) => {
      const field = Object.hasOwn(definition.fields, id) ? definition.fields[id] : undefined;
      return field !== undefined && maySee(viewer, field);
    }),
  );
}

/** The record's name in lists; the register's word for one where its own is not visible or not there. */
function titleOf(definition: RegisterDefinition, values: Values): string {
  const field = definition.fields[definition.title];
  const value = values[definition.title];
  return (field && value !== undefined && value !== null && wordsOf(field, value)) || definition.texts.one.id;
}

/** Types whose values are no words: what they stand for is called elsewhere, or is drawn. */
const wordless = new Set<FieldType>([
  'reference',
  'yesno',
  'area',
  'attachment',
  'point',
  'line',
  'polygon',
  'computed',
]);

/** A value in words, Indonesian first; nothing for what is named elsewhere or drawn. */
export function wordsOf(field: Field, value: FieldValue): string {
  if (value === null || wordless.has(field.type) || isGeometry(value)) return '';
  if (field.type === 'enum') {
    return [value]
      .flat()
      .map((item) => field.items[String(item)]?.texts.id ?? '')
      .join(' ')
      .trim();
  }
  return typeof value === 'object' && !Array.isArray(value) ? value.value : String(value);
}

/** The words that the search box finds a value by: its own, and for items their other names. */
export function searchWordsOf(field: Field, value: FieldValue): string {
  const own = wordsOf(field, value);
  if (field.type !== 'enum') return own;
  const items = [value].flat().map((item) => field.items[String(item)]);
  return [own, ...items.flatMap((item) => [item?.texts.en ?? '', ...(item?.aliases ?? [])])].join(' ').trim();
}

function placeOf(record: StoredRecord, nameOf: NameOf): RecordView['place'] {
  const { lon, lat, areaCode, guessed, geometry } = record;
  if (areaCode === null && lon === null) return null;
  return { lon, lat, areaCode, areaText: areaText(record, nameOf), guessed, geometry };
}

/** "RT 002, RW 04, Kel. Cempaka, Kec. Tanjung Waru": as far as it is known. */
export function areaText(areas: RecordAreas, nameOf: NameOf): string {
  const { rt, rw, village, district, regency } = areas;
  const named = (code: string | null, prefix = '') => {
    const name = code === null ? null : nameOf(code);
    return name === null ? [] : [name.startsWith(prefix) ? name : prefix + name];
  };
  // The fourth part of a village's code begins with 1 for a kelurahan and 2 for a desa.
  const word = village?.split('.')[3]?.startsWith('2') ? 'Desa ' : 'Kel. ';
  return [
    ...named(rt),
    ...named(rw),
    ...named(village, word),
    ...named(district, 'Kec. '),
    ...(district ? [] : named(regency)),
  ].join(', ');
}

const without: Pick<
  FieldView,
  | 'unit'
  | 'min'
  | 'max'
  | 'integer'
  | 'maxLength'
  | 'several'
  | 'items'
  | 'to'
  | 'toRegister'
  | 'due'
  | 'finest'
  | 'computed'
> = {
  unit: null,
  min: null,
  max: null,
  integer: false,
  maxLength: null,
  several: false,
  items: null,
  to: null,
  toRegister: null,
  due: false,
  finest: null,
  computed: null,
};

function fieldView(id: string, field: Field, version: number): FieldView {
  return {
    id,
    type: field.type,
    texts: field.texts,
    help: field.help ?? null,
    about: field.about,
    required: field.required ?? false,
    search: field.search ?? false,
    filter: field.filter ?? false,
    asked: isAsked(field, version),
    ...without,
    ...ownParts(field),
  };
}

function ownParts(field: Field): Partial<typeof without> {
  switch (field.type) {
    case 'text':
    case 'longtext':
      return { maxLength: maxLengthOf(field) };
    case 'number':
      return { unit: field.unit, min: field.min ?? null, max: field.max ?? null, integer: field.integer ?? false };
    case 'money':
      return { unit: rupiah, min: 0, integer: true };
    case 'enum':
      return {
        several: field.several ?? false,
        items: Object.entries(field.items).map(([item, { texts, retired }]) => ({
          id: item,
          texts,
          retired: retired ?? false,
        })),
      };
    case 'reference':
      return { several: field.several ?? false, to: field.to, toRegister: field.register ?? null };
    case 'date':
      return { due: field.due ?? false };
    case 'area':
      return { several: field.several ?? false, to: 'area', finest: field.finest ?? 'rt' };
    case 'attachment':
      return { several: field.several ?? false };
    case 'computed':
      return computedParts(field.compute);
    default:
      return {};
  }
}

function computedParts({ how }: Compute): Partial<typeof without> {
  switch (how) {
    case 'count':
      return { computed: { how, result: 'number' }, integer: true };
    case 'latest':
      return { computed: { how, result: 'date' } };
    case 'age':
      return { computed: { how, result: 'number' }, unit: { id: 'hari', en: 'days' }, integer: true };
    case 'sum':
      // Of what, the definition of the other register knows; the room settles it (`computed.service.ts`).
      return { computed: { how, result: 'number' } };
  }
}

const rupiah: Text = { id: 'Rp', en: 'Rp' };

/** Characters that a text may have. */
export const maxLengthOf = (field: Extract<Field, { type: 'text' | 'longtext' }>): number =>
  field.maxLength ?? (field.type === 'text' ? 200 : 4_000);

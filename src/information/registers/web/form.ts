import type {
  EditRecord,
  FieldValue,
  FieldView,
  NewRecord,
  RecordView,
  RegisterView,
  Values,
} from '../registers.contract.ts';
import { isGeometry } from '../shape.rules.ts';
import { type ShapeKind, shapeIn } from './drawing.ts';
import { parseNumber, typedNumber } from './numbers.ts';

/** What stands in one field's input: words as typed (a shape as its text), chosen ids, or a contact with the day of its consent. */
export type Typed = string | readonly string[] | { value: string; consentOn: string };

export interface TypedPlace {
  lon: number | null;
  lat: number | null;
  areaCode: string | null;
  /** A line or border as text. */
  shape?: string;
  /** How the place is called, for the person; the server finds the areas itself. */
  text: string;
}

/** A form as it is typed: kept as a draft, so everything in it is plain JSON. */
export interface Form {
  typed: Readonly<Record<string, Typed>>;
  place: TypedPlace | null;
  /** Names of what references point to, by id. */
  names: Readonly<Record<string, string>>;
}

/** Part of a form under which the place is compared and refused; no field may be called so. */
export const placePart = '@place';

/** Nothing typed yet. */
export const emptyForm: Form = { typed: {}, place: null, names: {} };

/** The fields that a form asks. */
export function askedFields(register: Pick<RegisterView, 'fields'>): FieldView[] {
  return register.fields.filter((field) => field.asked);
}

/** The kind of shape that a field holds; undefined for all others. */
export function shapeOf({ type }: Pick<FieldView, 'type'>): ShapeKind | undefined {
  return type === 'point' || type === 'line' || type === 'polygon' ? type : undefined;
}

/** Whether a field takes a list of ids. */
const isList = (field: FieldView): boolean => field.several;

export function typedOf(field: FieldView, value: FieldValue | undefined): Typed {
  if (isList(field)) return Array.isArray(value) ? value : [];
  if (isGeometry(value)) return JSON.stringify(value);
  if (field.type === 'contact') {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : { value: '', consentOn: '' };
  }
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return typedNumber(value, field.type === 'money');
  return typeof value === 'string' ? value : '';
}

/** What is typed of a field, or nothing in the shape of its type. */
export function typedIn(form: Form, field: FieldView): Typed {
  return form.typed[field.id] ?? typedOf(field, undefined);
}

/** A record as its form begins. */
export function formOf(register: RegisterView, record: RecordView): Form {
  const { place } = record;
  return {
    typed: Object.fromEntries(
      askedFields(register).map((field) => [field.id, typedOf(field, record.values[field.id])]),
    ),
    place: place && {
      lon: place.lon,
      lat: place.lat,
      areaCode: place.areaCode,
      text: place.areaText,
      ...(place.geometry ? { shape: JSON.stringify(place.geometry) } : {}),
    },
    names: record.names,
  };
}

/** A field's value as the server takes it; null for nothing, undefined for what cannot be read as its type. */
export function readTyped(field: FieldView, typed: Typed): FieldValue | undefined {
  if (typeof typed === 'object' && 'consentOn' in typed) {
    const value = typed.value.trim();
    return value || typed.consentOn ? { value, consentOn: typed.consentOn } : null;
  }
  if (typeof typed !== 'string') return typed.length > 0 ? [...typed] : null;
  const text = typed.trim();
  if (text === '') return null;
  const kind = shapeOf(field);
  if (kind) return shapeIn(kind, text);
  if (field.type === 'yesno') return text === 'yes';
  if (field.type === 'number' || field.type === 'money') return parseNumber(text, field.type === 'money');
  return text;
}

/** Why a field cannot be sent yet, as a key of the texts; undefined when it can. */
export function faultOf(
  field: FieldView,
  typed: Typed,
): 'fault_required' | 'fault_number' | 'fault_consent' | 'fault_shape' | undefined {
  const value = readTyped(field, typed);
  if (value === undefined) return shapeOf(field) ? 'fault_shape' : 'fault_number';
  if (value === null) return field.required ? 'fault_required' : undefined;
  if (typeof value !== 'object' || Array.isArray(value) || isGeometry(value)) return undefined;
  return value.value && value.consentOn ? undefined : 'fault_consent';
}

interface Refusal {
  path: string;
  reason: string;
}
/** Whether the server refused this part: the path itself, or one below it. */
const isAt = ({ path }: Refusal, part: string): boolean => path === part || path.startsWith(`${part}.`);

/** Why the server refused a part of the form (`values.<field>` or `place`); undefined when it did not. */
export function refusalOf(refusals: readonly Refusal[], part: string): string | undefined {
  return refusals.find((one) => isAt(one, part))?.reason;
}

/** The refusals that no input of the form shows: of fields that this screen does not know or ask. */
export function refusedElsewhere(register: Pick<RegisterView, 'fields'>, refusals: readonly Refusal[]): Refusal[] {
  const shown = ['place', ...askedFields(register).map(({ id }) => `values.${id}`)];
  return refusals.filter((one) => !shown.some((part) => isAt(one, part)));
}

function placeInput(register: Pick<RegisterView, 'placement'>, place: TypedPlace | null): NewRecord['place'] {
  if (!place || register.placement === 'none') return null;
  if (register.placement === 'point' && place.lon !== null && place.lat !== null) {
    return { lon: place.lon, lat: place.lat };
  }
  if (register.placement === 'line' || register.placement === 'polygon') {
    const shape = shapeIn(register.placement, place.shape ?? '');
    return shape && shape.type !== 'Point' ? { geometry: shape } : null;
  }
  return place.areaCode ? { areaCode: place.areaCode } : null;
}

/** The command that adds a record; the id is the form's own, so that sending twice adds one. */
export function toNew(register: RegisterView, form: Form, id: string): NewRecord {
  const values: Values = {};
  for (const field of askedFields(register)) {
    const value = readTyped(field, typedIn(form, field));
    if (value !== null && value !== undefined) values[field.id] = value;
  }
  const place = placeInput(register, form.place);
  return { id, values, ...(place ? { place } : {}) };
}

/** Everything of a form that is changed, compared and chosen as one: its fields' ids, and the place. */
export function partsOf(register: RegisterView): string[] {
  const fields = askedFields(register).map((field) => field.id);
  return register.placement === 'none' ? fields : [...fields, placePart];
}

/** Whether two forms say the same in this part. */
export function samePart(register: RegisterView, a: Form, b: Form, part: string): boolean {
  if (part === placePart) {
    return JSON.stringify(placeInput(register, a.place)) === JSON.stringify(placeInput(register, b.place));
  }
  const field = register.fields.find((one) => one.id === part);
  if (!field) return true;
  const [left, right] = [a, b].map((form) => readTyped(field, typedIn(form, field)));
  if (left === undefined || right === undefined) return typedIn(a, field) === typedIn(b, field);
  return JSON.stringify(left) === JSON.stringify(right);
}

/** The command with only what was changed; undefined when nothing was. */
export function toEdit(register: RegisterView, read: Form, form: Form, version: number): EditRecord | undefined {
  const changed = partsOf(register).filter((part) => !samePart(register, read, form, part));
  if (changed.length === 0) return undefined;
  const edit: EditRecord = { version };
  const values: Values = {};
  for (const field of askedFields(register)) {
    if (changed.includes(field.id)) values[field.id] = readTyped(field, typedIn(form, field)) ?? null;
  }
  if (Object.keys(values).length > 0) edit.values = values;
  if (changed.includes(placePart)) edit.place = placeInput(register, form.place) ?? null;
  return edit;
}

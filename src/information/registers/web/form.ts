import type {
  EditRecord,
  FieldValue,
  FieldView,
  NewRecord,
  RecordView,
  RegisterView,
  Values,
} from '../registers.contract.ts';
import { parseNumber, typedNumber } from './numbers.ts';

/** What stands in one field's input: words as typed, chosen ids, or a contact with the day of its consent. */
export type Typed = string | readonly string[] | { value: string; consentOn: string };

export interface TypedPlace {
  lon: number | null;
  lat: number | null;
  areaCode: string | null;
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

/** Whether a field takes a list of ids. */
const isList = (field: FieldView): boolean => field.several;

function typedOf(field: FieldView, value: FieldValue | undefined): Typed {
  if (isList(field)) return Array.isArray(value) ? value : [];
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
    place: place && { lon: place.lon, lat: place.lat, areaCode: place.areaCode, text: place.areaText },
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
  if (field.type === 'yesno') return text === 'yes';
  if (field.type === 'number' || field.type === 'money') return parseNumber(text, field.type === 'money');
  return text;
}

/** Why a field cannot be sent yet, as a key of the texts; undefined when it can. */
export function faultOf(
  field: FieldView,
  typed: Typed,
): 'fault_required' | 'fault_number' | 'fault_consent' | undefined {
  const value = readTyped(field, typed);
  if (value === undefined) return 'fault_number';
  if (value === null) return field.required ? 'fault_required' : undefined;
  if (typeof value === 'object' && !Array.isArray(value) && !(value.value && value.consentOn)) return 'fault_consent';
  return undefined;
}

function placeInput(register: Pick<RegisterView, 'placement'>, place: TypedPlace | null): NewRecord['place'] {
  if (!place || register.placement === 'none') return null;
  if (register.placement === 'point' && place.lon !== null && place.lat !== null) {
    return { lon: place.lon, lat: place.lat };
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

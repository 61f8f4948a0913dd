import type { FieldView, Values } from '../../../information/registers/registers.contract.ts';
import { faultOf, readTyped, type Typed, typedOf } from '../../../information/registers/web/index.ts';
import type { CaseView, EditCase, ProcessView } from '../cases.contract.ts';
import type { OutsideBody, PoliceFunction } from '../owners.types.ts';

/** What stands in the inputs, by field; plain JSON, so that it can be kept as a draft. */
export type TypedValues = Readonly<Record<string, Typed>>;

/** The fields with these ids in the order of the definition; a step says which of them are required. */
export function fieldsOf(
  process: Pick<ProcessView, 'fields'>,
  ids: readonly string[],
  required: readonly string[] = [],
): FieldView[] {
  return process.fields
    .filter(({ id }) => ids.includes(id))
    .map((field) => ({ ...field, required: required.includes(field.id) }));
}

/** Whether a field is a level from 1 to 5, which is shown as a scale. */
export function isScale(field: Pick<FieldView, 'type' | 'min' | 'max' | 'integer'>): boolean {
  return field.type === 'number' && field.integer && field.min === 1 && field.max === 5;
}

/** Values as their inputs begin. */
export function typedValues(fields: readonly FieldView[], values: Values): TypedValues {
  return Object.fromEntries(fields.map((field) => [field.id, typedOf(field, values[field.id])]));
}

/** What is typed of a field, or nothing in the shape of its type. */
export const typedIn = (typed: TypedValues, field: FieldView): Typed => typed[field.id] ?? typedOf(field, undefined);

/** The values that are filled in. */
export function toValues(fields: readonly FieldView[], typed: TypedValues): Values {
  const values: Values = {};
  for (const field of fields) {
    const value = readTyped(field, typedIn(typed, field));
    if (value !== null && value !== undefined) values[field.id] = value;
  }
  return values;
}

/** The values that differ from what was read; null for one that was emptied. */
export function changedValues(fields: readonly FieldView[], read: TypedValues, typed: TypedValues): Values {
  const values: Values = {};
  for (const field of fields) {
    const [before, now] = [read, typed].map((form) => readTyped(field, typedIn(form, field)) ?? null);
    if (JSON.stringify(before) !== JSON.stringify(now)) values[field.id] = now ?? null;
  }
  return values;
}

/** Whether a field cannot be sent yet. */
export const isFaulty = (fields: readonly FieldView[], typed: TypedValues): boolean =>
  fields.some((field) => faultOf(field, typedIn(typed, field)) !== undefined);

/** Fields that are corrected outside of a step: those of the intake, and what was filled since. */
export function editableFields(one: Pick<CaseView, 'definition' | 'values'>): FieldView[] {
  const { intake, fields } = one.definition;
  const ids = fields
    .filter(({ id, asked }) => asked && (intake.fields.includes(id) || one.values[id] != null))
    .map(({ id }) => id);
  return fieldsOf(one.definition, ids, intake.required);
}

/** A case as it is corrected. */
export interface CaseForm {
  typed: TypedValues;
  areaCode: string | null;
  functions: readonly PoliceFunction[];
  bodies: readonly OutsideBody[];
}

/** Parts besides the fields; no field may be called so. */
export const areaPart = '@area';
export const functionsPart = '@functions';
export const bodiesPart = '@bodies';

export function formOf(one: CaseView, fields: readonly FieldView[]): CaseForm {
  const { areaCode, functions, bodies } = one;
  return { typed: typedValues(fields, one.values), areaCode, functions, bodies };
}

/** Everything of the form that is changed, compared and chosen as one. */
export const partsOf = (fields: readonly FieldView[]): string[] => [
  ...fields.map(({ id }) => id),
  areaPart,
  functionsPart,
  bodiesPart,
];

function partOf(fields: readonly FieldView[], form: CaseForm, part: string): unknown {
  if (part === areaPart) return form.areaCode;
  if (part === functionsPart) return [...form.functions].sort();
  if (part === bodiesPart) return [...form.bodies].sort();
  const field = fields.find(({ id }) => id === part);
  if (!field) return null;
  const typed = typedIn(form.typed, field);
  // What cannot be read as a value is compared as it was typed.
  return readTyped(field, typed) ?? (typeof typed === 'string' ? typed.trim() : null);
}

/** Whether two forms say the same in this part. */
export function samePart(fields: readonly FieldView[], a: CaseForm, b: CaseForm, part: string): boolean {
  return JSON.stringify(partOf(fields, a, part) ?? '') === JSON.stringify(partOf(fields, b, part) ?? '');
}

/** The form after the choice: theirs, with my value in each part that is kept. */
export function merged(mine: CaseForm, theirs: CaseForm, keepMine: ReadonlySet<string>): CaseForm {
  const typed = { ...theirs.typed };
  for (const [id, value] of Object.entries(mine.typed)) if (keepMine.has(id)) typed[id] = value;
  return {
    typed,
    areaCode: keepMine.has(areaPart) ? mine.areaCode : theirs.areaCode,
    functions: keepMine.has(functionsPart) ? mine.functions : theirs.functions,
    bodies: keepMine.has(bodiesPart) ? mine.bodies : theirs.bodies,
  };
}

/** The command with only what was changed; undefined when nothing was. */
export function toEdit(
  fields: readonly FieldView[],
  read: CaseForm,
  form: CaseForm,
  version: number,
): EditCase | undefined {
  const changed = partsOf(fields).filter((part) => !samePart(fields, read, form, part));
  if (changed.length === 0) return undefined;
  const values: Values = {};
  for (const field of fields) {
    if (changed.includes(field.id)) values[field.id] = readTyped(field, typedIn(form.typed, field)) ?? null;
  }
  return {
    version,
    ...(Object.keys(values).length > 0 ? { values } : {}),
    ...(changed.includes(areaPart) ? { areaCode: form.areaCode } : {}),
    ...(changed.includes(functionsPart) ? { functions: [...form.functions] } : {}),
    ...(changed.includes(bodiesPart) ? { bodies: [...form.bodies] } : {}),
  };
}

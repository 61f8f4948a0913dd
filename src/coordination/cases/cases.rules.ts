import { wordsOf } from '../../information/registers/projection.rules.ts';
import type { Changes, Viewer } from '../../information/registers/records.types.ts';
import type { FieldValue, Values } from '../../information/registers/registers.contract.ts';
import { readValues, sameValue } from '../../information/registers/values.rules.ts';
import type { FieldError } from '../../platform/problem/problem.ts';
import { missingFields } from '../../platform/states/states.ts';
import type { CaseBody, StoredCase } from './cases.types.ts';
import { asRegister } from './process.rules.ts';
import type { ProcessDefinition } from './process.types.ts';
import { everyReader, visibleOf } from './projection.rules.ts';

/** What a step asks: its fields, and those that must be filled when it is over. */
export interface Form {
  fields: readonly string[];
  required: readonly string[];
}

const required = { id: 'Wajib diisi.', en: 'Required.' };

/**
 * Checks what was given in a step, over what the case holds already.
 * @param now no consent was given after this moment.
 * @returns the values from now on, and refusals named `values.<field>`; none when all is well.
 */
export function readForm(
  viewer: Viewer,
  process: ProcessDefinition,
  form: Form,
  given: Values,
  before: Values,
  now: Date,
): { values: Values; errors: FieldError[] } {
  const { values, errors } = readValues(viewer, asRegister(process), given, before, now);
  const asked = new Set([...form.fields, ...form.required]);
  for (const id of Object.keys(given)) {
    if (asked.has(id) || errors.some(({ path }) => path === `values.${id}`)) continue;
    errors.push({
      path: `values.${id}`,
      reason: { id: 'Tidak ditanyakan pada langkah ini.', en: 'Not asked in this step.' },
    });
  }
  for (const id of missingFields({ to: '', permission: '', label: required, required: form.required }, values)) {
    if (!errors.some(({ path }) => path === `values.${id}`)) errors.push({ path: `values.${id}`, reason: required });
  }
  return { values, errors };
}

/**
 * What may be corrected between two steps: the fields of the intake and those filled since. What a step has required
 * stays filled.
 */
export function correctable(process: ProcessDefinition, data: Values): Form {
  const everRequired = new Set([
    ...process.intake.required,
    ...Object.values(process.table).flatMap((row) => Object.values(row).flatMap((move) => move.required ?? [])),
  ]);
  return {
    fields: [...new Set([...process.intake.fields, ...Object.keys(data)])],
    required: Object.keys(data).filter((id) => everRequired.has(id)),
  };
}

/** The name of a case in lists. */
export const titleOf = (process: ProcessDefinition, data: Values): string => {
  const field = process.fields[process.title];
  return (field && wordsOf(field, data[process.title] ?? null)) || process.texts.one.id;
};

/** What the search box finds a case by: searchable words that every reader of the process sees. */
export function searchWords(process: ProcessDefinition, data: Values): string {
  return Object.entries(visibleOf(everyReader(process), process, data))
    .flatMap(([id, value]) => (process.fields[id]?.search ? [wordsOf(process.fields[id], value)] : []))
    .join(' ');
}

/** Fields and parts of a case that differ, as the journal keeps them. */
export function changesOf(before: StoredCase | null, after: StoredCase): Changes {
  const changes: Changes = {};
  const compare = (id: string, from: FieldValue, to: FieldValue) => {
    if (!sameValue(from, to)) changes[id] = { from, to };
  };
  for (const id of new Set([...Object.keys(before?.data ?? {}), ...Object.keys(after.data)])) {
    compare(id, before?.data[id] ?? null, after.data[id] ?? null);
  }
  compare('area', before?.areaCode ?? null, after.areaCode);
  compare('functions', before?.functions ?? null, after.functions);
  compare('bodies', before?.bodies ?? null, after.bodies);
  return changes;
}

/** What the journal keeps of an act on a case. */
export const bodyOf = (found: StoredCase, more: Omit<CaseBody, 'process' | 'definitionVersion'>): CaseBody => ({
  process: found.process,
  definitionVersion: found.definitionVersion,
  ...more,
});

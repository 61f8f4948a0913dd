import type { Compute, Field, RegisterDefinition } from './definition.types.ts';

type Lookup = (register: string) => RegisterDefinition | undefined;

/** What is wrong with the computed fields of a definition, seen with the others that they count over; undefined when sound. */
export function sourceProblem(definition: RegisterDefinition, lookup: Lookup): string | undefined {
  for (const [id, field] of Object.entries(definition.fields)) {
    const problem = field.type === 'computed' ? problemOf(definition, field.compute, lookup) : undefined;
    if (problem !== undefined) return `field ${id}: ${problem}`;
  }
  return undefined;
}

function problemOf(definition: RegisterDefinition, compute: Compute, lookup: Lookup): string | undefined {
  if (compute.how === 'age') {
    return typed(definition, compute.field, ['date'])
      ? undefined
      : `"${compute.field}" is no date field of this register`;
  }
  if ('incidents' in compute.of) {
    const own = fieldOf(definition, compute.of.incidents);
    if (own?.type !== 'reference' || own.to !== 'incident') return `"${compute.of.incidents}" refers to no incidents`;
    return 'field' in compute && compute.field ? 'incidents have no fields of a register' : undefined;
  }
  const { register, by, where } = compute.of;
  const there = lookup(register);
  if (!there) return `there is no register "${register}"`;
  const pointing = fieldOf(there, by);
  if (pointing?.type !== 'reference' || pointing.to !== 'record' || pointing.register !== definition.id) {
    return `field "${by}" of register "${register}" does not refer to this one`;
  }
  for (const [name, value] of Object.entries(where ?? {})) {
    const one = fieldOf(there, name);
    const fits =
      one?.type === 'yesno'
        ? typeof value === 'boolean'
        : one?.type === 'enum' && !one.several && Object.hasOwn(one.items, String(value));
    if (!fits) return `"${name}" of register "${register}" cannot be ${JSON.stringify(value)}`;
  }
  if (compute.how === 'sum' && !typed(there, compute.field, ['number', 'money'])) {
    return `"${compute.field}" of register "${register}" is no number or money`;
  }
  if (compute.how === 'latest' && compute.field !== undefined && !typed(there, compute.field, ['date'])) {
    return `"${compute.field}" of register "${register}" is no date`;
  }
  return undefined;
}

const fieldOf = ({ fields }: RegisterDefinition, id: string): Field | undefined =>
  Object.hasOwn(fields, id) ? fields[id] : undefined;
const typed = (definition: RegisterDefinition, id: string, types: Field['type'][]): boolean => {
  const field = fieldOf(definition, id);
  return field !== undefined && types.includes(field.type);
};

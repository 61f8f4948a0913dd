import type { FieldView, RegisterView } from '../registers.contract.ts';

const most = 3;
const least = 2;
/** Too long for a column, or shown only where one looks for it. */
const untelling = new Set<FieldView['type']>(['longtext', 'contact', 'attachment', 'point', 'line', 'polygon']);

/** The fields that a list can show besides its title: all that fit into a column. */
export function columnChoices(register: Pick<RegisterView, 'fields' | 'title'>): FieldView[] {
  return register.fields.filter(
    (field) => (field.asked || field.computed) && field.id !== register.title && !untelling.has(field.type),
  );
}

/**
 * The fields shown in the list: those that somebody chose, in that order; otherwise two or three, since what one filters by
 * tells most, then what everyone must fill in.
 */
export function columnsOf(
  register: Pick<RegisterView, 'fields' | 'title'>,
  wanted: readonly string[] = [],
): FieldView[] {
  const own = wanted.flatMap((id) => columnChoices(register).find((field) => field.id === id) ?? []);
  if (own.length > 0) return own;
  const weight = (field: FieldView): number => (field.filter ? 2 : 0) + (field.required ? 1 : 0);
  const chosen = register.fields
    .filter((field) => field.asked && field.id !== register.title && !untelling.has(field.type))
    .sort((a, b) => weight(b) - weight(a))
    .filter((field, place) => place < least || (place < most && weight(field) > 0));
  // In the order of the definition, as everywhere else.
  return register.fields.filter((field) => chosen.includes(field));
}

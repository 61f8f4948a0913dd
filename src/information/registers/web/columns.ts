import type { FieldView, RegisterView } from '../registers.contract.ts';

const most = 3;
const least = 2;
/** Too long for a column, or shown only where one looks for it. */
const untelling = new Set<FieldView['type']>(['longtext', 'contact']);

/** The two or three fields shown in the list: what one filters by tells most, then what everyone must fill in. */
export function columnsOf(register: Pick<RegisterView, 'fields' | 'title'>): FieldView[] {
  const weight = (field: FieldView): number => (field.filter ? 2 : 0) + (field.required ? 1 : 0);
  const chosen = register.fields
    .filter((field) => field.asked && field.id !== register.title && !untelling.has(field.type))
    .sort((a, b) => weight(b) - weight(a))
    .filter((field, place) => place < least || (place < most && weight(field) > 0));
  // In the order of the definition, as everywhere else.
  return register.fields.filter((field) => chosen.includes(field));
}

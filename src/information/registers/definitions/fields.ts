import type { Text } from '../../../platform/problem/problem.ts';
import type { EnumItem, Field, FieldType, ReferenceTarget } from '../definition.types.ts';

/** What a field may say besides its type and texts; `about` is a thing unless it is said. */
type More<Kind extends FieldType> = Partial<Omit<Extract<Field, { type: Kind }>, 'type' | 'texts'>>;
type Items = Readonly<Record<string, EnumItem>>;

/** A text in both languages. */
export const say = (id: string, en: string): Text => ({ id, en });

/** Items of an enum: id → Indonesian, English. */
export const items = (words: Readonly<Record<string, readonly [id: string, en: string]>>): Items =>
  Object.fromEntries(Object.entries(words).map(([item, [id, en]]) => [item, { texts: { id, en } }]));

const base = (id: string, en: string) => ({ texts: { id, en }, about: 'thing' as const });

export const text = (id: string, en: string, more: More<'text'> = {}): Field => ({
  type: 'text',
  ...base(id, en),
  ...more,
});

export const longText = (id: string, en: string, more: More<'longtext'> = {}): Field => ({
  type: 'longtext',
  ...base(id, en),
  ...more,
});

export const number = (id: string, en: string, unit: Text, more: More<'number'> = {}): Field => ({
  type: 'number',
  ...base(id, en),
  unit,
  ...more,
});

export const day = (id: string, en: string, more: More<'date'> = {}): Field => ({
  type: 'date',
  ...base(id, en),
  ...more,
});

/** One of the items, or several of them. */
export const choice = (id: string, en: string, from: Items, more: More<'enum'> = {}): Field => ({
  type: 'enum',
  ...base(id, en),
  items: from,
  ...more,
});

export const money = (id: string, en: string, more: More<'money'> = {}): Field => ({
  type: 'money',
  ...base(id, en),
  ...more,
});

export const yesNo = (id: string, en: string, more: More<'yesno'> = {}): Field => ({
  type: 'yesno',
  ...base(id, en),
  ...more,
});

/** A name or number with the day of its owner's consent. */
export const contact = (id: string, en: string, more: More<'contact'> = {}): Field => ({
  type: 'contact',
  ...base(id, en),
  about: 'person',
  ...more,
});

/** Points to a unit, an incident, an account or an area. */
export const pointer = (
  id: string,
  en: string,
  to: Exclude<ReferenceTarget, 'record'>,
  more: More<'reference'> = {},
): Field => ({ type: 'reference', ...base(id, en), to, ...more });

/** Points to a record of a register. */
export const record = (id: string, en: string, register: string, more: More<'reference'> = {}): Field => ({
  type: 'reference',
  ...base(id, en),
  to: 'record',
  register,
  ...more,
});

type Since = { since?: number };

/** How many open records of `register` point here with their field `by`. */
export const countOf = (id: string, en: string, register: string, by: string, more: Since = {}): Field => ({
  type: 'computed',
  ...base(id, en),
  compute: { how: 'count', of: { register, by } },
  ...more,
});

/** Sum of `field` over the open records of `register` that point here with their field `by`. */
export const sumOf = (
  id: string,
  en: string,
  register: string,
  by: string,
  field: string,
  more: Since = {},
): Field => ({
  type: 'computed',
  ...base(id, en),
  compute: { how: 'sum', of: { register, by }, field },
  ...more,
});

/** Days since this record's own date `field`. */
export const ageOf = (id: string, en: string, field: string, more: Since = {}): Field => ({
  type: 'computed',
  ...base(id, en),
  compute: { how: 'age', field },
  ...more,
});

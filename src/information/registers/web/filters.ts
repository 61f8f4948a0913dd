import type { FieldView, ViewQuery } from '../registers.contract.ts';

/** Rows asked for at once. */
export const pageSize = 50;
export const closedChoices = ['open', 'closed', 'all'] as const;
export type ClosedChoice = (typeof closedChoices)[number];

/** What one looks for. Kept in the address, so that it survives a reload and can be sent to a colleague. */
export interface Filters {
  q: string;
  area: string;
  closed: ClosedChoice;
  /** Field id → wanted value; for a number or a day `from..to`, either end may be empty. */
  fields: Readonly<Record<string, string>>;
  /** What the records are counted by: a field's id or `area:` with a level; empty for nothing. */
  by: string;
  /** Fields shown as columns, in their order; empty for the usual ones. */
  columns: readonly string[];
}

export const noFilters: Filters = { q: '', area: '', closed: 'open', fields: {}, by: '', columns: [] };

/** Part of the address under which a field's filter stands. */
const prefix = 'f.';

const filterable = new Set<FieldView['type']>(['enum', 'yesno', 'date', 'number', 'money', 'reference', 'area']);

/** The fields that the list is filtered by: those that say so and whose type has choices or an order. */
export function filterFields(fields: readonly FieldView[]): FieldView[] {
  return fields.filter(({ filter, type }) => filter && filterable.has(type));
}

/** Whether a field is filtered by its two ends. */
export function isRange(field: Pick<FieldView, 'type'>): boolean {
  return field.type === 'date' || field.type === 'number' || field.type === 'money';
}

/** The two ends of a range; empty where open. */
export function rangeOf(value: string | undefined): [from: string, to: string] {
  const [from = '', to = ''] = (value ?? '').split('..');
  return [from, to];
}

/** A range as it is asked for; empty when both ends are open. */
export function rangeText(from: string, to: string): string {
  return from || to ? `${from}..${to}` : '';
}

/** Whether the list is narrowed by anything. */
export const isNarrowed = ({ q, area, closed, fields }: Filters): boolean =>
  q !== '' || area !== '' || closed !== 'open' || Object.keys(fields).length > 0;

/** The list as it is kept under a name, and back. */
export function toView(filters: Filters): ViewQuery {
  return {
    ...(filters.q ? { q: filters.q } : {}),
    ...(filters.area ? { area: filters.area } : {}),
    ...(filters.by ? { by: filters.by } : {}),
    filter: Object.entries(filters.fields).map(([field, value]) => `${field}:${value}`),
    closed: filters.closed,
    columns: [...filters.columns],
  };
}
export function fromView(query: ViewQuery): Filters {
  const fields = query.filter.map((filter) => {
    const at = filter.indexOf(':');
    return [filter.slice(0, at), filter.slice(at + 1)] as const;
  });
  return {
    q: query.q ?? '',
    area: query.area ?? '',
    closed: query.closed,
    fields: Object.fromEntries(fields),
    by: query.by ?? '',
    columns: query.columns,
  };
}

/** The filters with one field's wanted value; an empty one is left out. */
export function withField(filters: Filters, field: string, value: string): Filters {
  const { [field]: _before, ...others } = filters.fields;
  return { ...filters, fields: value ? { ...others, [field]: value } : others };
}

/** Reads the filters out of the address; what is not known is left. */
export function readFilters(query: URLSearchParams): Filters {
  const fields = [...query]
    .filter(([name, value]) => name.startsWith(prefix) && value !== '')
    .map(([name, value]) => [name.slice(prefix.length), value] as const);
  return {
    q: query.get('q') ?? '',
    area: query.get('area') ?? '',
    closed: closedChoices.find((choice) => choice === query.get('closed')) ?? 'open',
    fields: Object.fromEntries(fields),
    by: query.get('by') ?? '',
    columns: (query.get('columns') ?? '').split(',').filter(Boolean),
  };
}

/** The address of the filters: only what differs from nothing chosen. */
export function writeFilters(filters: Filters): URLSearchParams {
  const query = new URLSearchParams();
  if (filters.q) query.set('q', filters.q);
  if (filters.area) query.set('area', filters.area);
  if (filters.closed !== 'open') query.set('closed', filters.closed);
  for (const [field, value] of Object.entries(filters.fields)) query.set(prefix + field, value);
  if (filters.by) query.set('by', filters.by);
  if (filters.columns.length > 0) query.set('columns', filters.columns.join(','));
  return query;
}

/** The question to the server, for the list, its map and its CSV alike. */
export function toParams(filters: Filters, more: Readonly<Record<string, string>> = {}): URLSearchParams {
  const params = new URLSearchParams({ closed: filters.closed, ...more });
  if (filters.q.trim()) params.set('q', filters.q.trim());
  if (filters.area) params.set('area', filters.area);
  for (const [field, value] of Object.entries(filters.fields)) params.append('filter', `${field}:${value}`);
  return params;
}

import { type PoliceFunction, policeFunctions } from '../owners.types.ts';

/** Rows asked for at once. */
export const pageSize = 50;
export const whoseChoices = ['all', 'me', 'role', 'none'] as const;
export type Whose = (typeof whoseChoices)[number];
export const statusChoices = ['open', 'closed', 'all'] as const;
export type Status = (typeof statusChoices)[number];

/** What one looks for. Kept in the address, so that it survives a reload and can be sent to a colleague. */
export interface Filters {
  /** Empty: the cases of every process. */
  process: string;
  q: string;
  state: string;
  whose: Whose;
  area: string;
  owner: PoliceFunction | '';
  status: Status;
  overdue: boolean;
  /** Only cases linked to this record, incident or case. */
  linked: string;
}

export const noFilters: Filters = {
  process: '',
  q: '',
  state: '',
  whose: 'all',
  area: '',
  owner: '',
  status: 'open',
  overdue: false,
  linked: '',
};

/** Reads the filters out of the address; what is not known is left. */
export function readFilters(query: URLSearchParams): Filters {
  const text = (name: string): string => query.get(name) ?? '';
  return {
    process: text('process'),
    q: text('q'),
    state: text('state'),
    whose: whoseChoices.find((one) => one === text('whose')) ?? 'all',
    area: text('area'),
    owner: policeFunctions.find((one) => one === text('owner')) ?? '',
    status: statusChoices.find((one) => one === text('status')) ?? 'open',
    overdue: text('overdue') === 'true',
    linked: text('linked'),
  };
}

/** The address of the filters: only what differs from nothing chosen. */
export function writeFilters(filters: Filters): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    if (value !== noFilters[name as keyof Filters]) query.set(name, String(value));
  }
  return query;
}

/** The same filters in another process: a state belongs to one process only. */
export function inProcess(filters: Filters, process: string): Filters {
  return { ...filters, process, state: '' };
}

/** Whether anything but the process narrows the list. */
export function isNarrowed(filters: Filters): boolean {
  return writeFilters({ ...filters, process: '' }).size > 0;
}

/** The question to the server, for the list and its CSV alike. */
export function toParams(filters: Filters, more: Readonly<Record<string, string>> = {}): URLSearchParams {
  const params = new URLSearchParams({ status: filters.status, ...more });
  const { process, state, area, owner, linked } = filters;
  for (const [name, value] of Object.entries({ process, state, area, linked, function: owner })) {
    if (value) params.set(name, value);
  }
  if (filters.q.trim()) params.set('q', filters.q.trim());
  if (filters.whose !== 'all') params.set('mine', filters.whose);
  if (filters.overdue) params.set('overdue', 'true');
  return params;
}

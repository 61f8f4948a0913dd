import { incidentStates } from '../incidents.states.ts';

/** Rows asked for at once. */
export const pageSize = 50;

/** What one looks for. Kept in the address, so that it survives a reload and can be sent to a colleague. */
export interface Filters {
  q: string;
  /** `open`, `ended`, `all`, or one state. */
  state: string;
  kind: string;
  priority: string;
  area: string;
  /** Days of the district's calendar, `2026-11-21`; both included. */
  from: string;
  to: string;
  /** west,south,east,north of the map when the list follows it. */
  bbox: string;
}

export const noFilters: Filters = {
  q: '',
  state: 'open',
  kind: '',
  priority: '',
  area: '',
  from: '',
  to: '',
  bbox: '',
};

/** A search for a person: never in the address, because an address is kept and passed on. */
export interface PersonSearch {
  person: string;
  purpose: string;
}

const names = Object.keys(noFilters) as (keyof Filters)[];

/** Reads the filters out of the address; unknown names are left. */
export function readFilters(query: URLSearchParams): Filters {
  return Object.fromEntries(names.map((name) => [name, query.get(name) ?? noFilters[name]])) as unknown as Filters;
}

/** The address of the filters: only what differs from nothing chosen. */
export function writeFilters(filters: Filters): URLSearchParams {
  return new URLSearchParams(
    names.filter((name) => filters[name] !== noFilters[name]).map((name) => [name, filters[name]]),
  );
}

const zoneHours = { WIB: 7, WITA: 8, WIT: 9 } as const;
const dayMs = 86_400_000;

/** The instant at which a day of the district's calendar begins; undefined for what is no day. */
export function dayStart(day: string, zone: keyof typeof zoneHours): Date | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  const at = Date.parse(`${day}T00:00:00Z`) - zoneHours[zone] * 3_600_000;
  return Number.isNaN(at) ? undefined : new Date(at);
}

/** The question to the server for one page. */
export function toQuery(
  filters: Filters,
  zone: keyof typeof zoneHours,
  person: PersonSearch | undefined,
  cursor: string | undefined,
): Record<string, string | number | undefined> {
  const from = dayStart(filters.from, zone);
  const to = dayStart(filters.to, zone);
  return {
    limit: pageSize,
    state: filters.state,
    q: filters.q.trim() || undefined,
    kind: filters.kind || undefined,
    priority: filters.priority || undefined,
    area: filters.area || undefined,
    bbox: filters.bbox || undefined,
    from: from?.toISOString(),
    to: to && new Date(to.getTime() + dayMs - 1).toISOString(),
    person: person?.person.trim() || undefined,
    purpose: person?.purpose.trim() || undefined,
    cursor,
  };
}

/** What the contract asks of a search for a person. */
export function personReady({ person, purpose }: PersonSearch): boolean {
  return person.trim().length >= 3 && purpose.trim().length >= 5;
}

/** A part of the map as the server reads it: five decimals are about a metre. */
export function bboxOf(bounds: readonly number[]): string {
  return bounds.map((value) => value.toFixed(5)).join(',');
}

/** The states to choose from, the three groups first. */
export const stateChoices = ['open', 'ended', 'all', ...incidentStates] as const;

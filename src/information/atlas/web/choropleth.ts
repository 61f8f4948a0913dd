import type { StatusRow } from '../../status/status.contract.ts';
import { type StatusLevel, statusLevels } from '../../status/status.types.ts';
import type { AreaFigure, Figures } from '../atlas.contract.ts';
import { classesOf, classOf, type ValueClass } from '../classes.rules.ts';

/** One area as the map, the table and the popover show it. */
export interface ShownArea {
  code: string;
  name: string;
  at: readonly [lon: number, lat: number];
  population: number | null;
  status: StatusLevel | null;
  /** Figure of the measure; null where it is not known or not shown. */
  value: number | null;
  count: number | null;
  few: boolean;
  /** Index of its class; undefined when it has none. */
  group: number | undefined;
}

export interface Choropleth {
  kind: 'none' | 'status' | 'figures';
  /** Whether the figures are divided, so that small numbers say little. */
  rates: boolean;
  areas: readonly ShownArea[];
  classes: readonly ValueClass[];
  byStatus: Readonly<Record<StatusLevel, number>>;
}

/** Areas by what they are coloured by; `figures` also brings names and places of all areas of the level. */
export function choroplethOf(
  kind: Choropleth['kind'],
  rates: boolean,
  figures: Figures | undefined,
  statuses: readonly StatusRow[] | undefined,
): Choropleth {
  const items = figures?.items ?? [];
  const statusAt = new Map((statuses ?? []).map(({ code, status }) => [code, status]));
  const classes = kind === 'figures' ? classesOf(items.flatMap(({ value }) => value ?? [])) : [];
  const areas = items.map(
    (one: AreaFigure): ShownArea => ({
      code: one.code,
      name: one.name,
      at: [one.lon, one.lat],
      population: one.population,
      status: statusAt.get(one.code) ?? null,
      value: one.value,
      count: one.count,
      few: one.few,
      group: kind === 'figures' ? classOf(classes, one.value) : undefined,
    }),
  );
  const byStatus = { aman: 0, waspada: 0, rawan: 0 };
  for (const { status } of areas) if (status) byStatus[status] += 1;
  return { kind, rates, areas, classes, byStatus };
}

/** Codes of the areas of each status or class, for the style of the map. */
export function groupsOf({ kind, areas }: Choropleth): { key: string; codes: string[] }[] {
  const keyOf = ({ status, group }: ShownArea): string | undefined =>
    kind === 'status' ? (status ?? undefined) : group === undefined ? undefined : String(group);
  const groups = Map.groupBy(areas, keyOf);
  return [...groups].flatMap(([key, members]) =>
    key === undefined ? [] : [{ key, codes: members.map(({ code }) => code) }],
  );
}

/** Rows of the table: what needs a look first, then the larger value, then the name. */
export function tableRows({ kind, areas }: Choropleth): ShownArea[] {
  const rank = (area: ShownArea): number =>
    kind === 'status' ? (area.status ? statusLevels.indexOf(area.status) : -1) : (area.value ?? -1);
  return [...areas].sort((a, b) => rank(b) - rank(a) || a.name.localeCompare(b.name, 'id'));
}

import type { PlanArea, SectorFigures, Split } from '../sectors.contract.ts';
import { type SectorKey, sectorKeys } from '../sectors.types.ts';

/** Figures of the table in the order of its columns. */
export const figureKeys = ['load', 'people', 'km2', 'per_officer', 'travel'] as const;
export type FigureKey = (typeof figureKeys)[number];

/** A figure of a sector; null = not measured. */
export function figureOf(figures: SectorFigures, key: FigureKey): number | null {
  switch (key) {
    case 'load':
      return figures.load.hours;
    case 'people':
      return figures.population.people;
    case 'km2':
      return figures.km2;
    case 'per_officer':
      return figures.peoplePerOfficer;
    case 'travel':
      return figures.travel.seconds;
  }
}

export interface Scale {
  /** Over the sectors where it was measured; null when in none. */
  mean: number | null;
  max: number;
}

/** Mean and largest of each figure, which the bars are drawn against. */
export function scalesOf(sectors: Split['sectors']): Record<FigureKey, Scale> {
  const scale = (key: FigureKey): Scale => {
    const known = sectors.flatMap(({ figures }) => figureOf(figures, key) ?? []);
    const sum = known.reduce((total, value) => total + value, 0);
    return { mean: known.length > 0 ? sum / known.length : null, max: Math.max(0, ...known) };
  };
  return {
    load: scale('load'),
    people: scale('people'),
    km2: scale('km2'),
    per_officer: scale('per_officer'),
    travel: scale('travel'),
  };
}

/** Areas by the one above and by name: an order that does not jump when one is moved. */
export function listedAreas(areas: readonly PlanArea[]): PlanArea[] {
  return [...areas].sort(
    (a, b) =>
      (a.parent ?? '').localeCompare(b.parent ?? '', 'id') ||
      a.name.localeCompare(b.name, 'id', { numeric: true }) ||
      a.code.localeCompare(b.code),
  );
}

/** The area before or after the chosen one in the list; from nothing the first or the last. */
export function stepArea(order: readonly PlanArea[], chosen: string | undefined, by: 1 | -1): string | undefined {
  const at = order.findIndex(({ code }) => code === chosen);
  const next = at < 0 ? (by > 0 ? 0 : order.length - 1) : Math.min(order.length - 1, Math.max(0, at + by));
  return order[next]?.code;
}

/** Codes of the areas whose sector differs between two splits of one level. */
export function changedAreas(now: Split, before: Split | null): string[] {
  if (!before || before.level !== now.level) return [];
  const was = new Map(before.areas.map(({ code, sector }) => [code, sector]));
  return now.areas.flatMap(({ code, sector }) => ((was.get(code) ?? null) === sector ? [] : code));
}

/** Codes by sector, for the style of the map. */
export function codesBySector(areas: readonly PlanArea[]): [SectorKey, string[]][] {
  const groups = Map.groupBy(areas, ({ sector }) => sector);
  return [...groups].flatMap(([key, own]): [SectorKey, string[]][] =>
    key === null ? [] : [[key, own.map(({ code }) => code)]],
  );
}

/** Areas of the level that lie in a beat, which may be named by an area above or below them. */
export const inBeat = (areas: readonly PlanArea[], beats: readonly string[]): string[] =>
  areas.flatMap(({ code }) =>
    beats.some((beat) => code === beat || code.startsWith(`${beat}.`) || beat.startsWith(`${code}.`)) ? code : [],
  );

export const colourOf = (key: SectorKey): `--sector-${number}` => `--sector-${sectorKeys.indexOf(key) + 1}`;

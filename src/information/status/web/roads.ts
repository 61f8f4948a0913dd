import type { RoadRow } from '../status.contract.ts';
import { rankOf, type StatusLevel } from '../status.types.ts';

/** What the list may be narrowed to: a worst gauge, or sections with too few reports to say. */
export const roadFilters = ['all', 'rawan', 'waspada', 'aman', 'unknown'] as const;
export type RoadFilter = (typeof roadFilters)[number];

const weight = (status: StatusLevel | null | undefined): number => (status ? rankOf(status) : -1);
/** How many gauges stand at the worst level: two at risk weigh more than one. */
const atWorst = ({ status, gauges }: RoadRow): number =>
  Object.values(gauges).filter((level) => level === status).length;

/** The worst first, then by how many gauges are as bad, by reports of the last 28 days, and by name; those not judged come last. */
export const orderRoads = (rows: readonly RoadRow[]): RoadRow[] =>
  rows.toSorted(
    (a, b) =>
      weight(b.status) - weight(a.status) ||
      atWorst(b) - atWorst(a) ||
      (b.recent ?? 0) - (a.recent ?? 0) ||
      a.name.localeCompare(b.name, 'id') ||
      a.code.localeCompare(b.code),
  );

export const filterRoads = (rows: readonly RoadRow[], filter: RoadFilter): RoadRow[] =>
  rows.filter(({ status }) => filter === 'all' || (status ?? 'unknown') === filter);

/** Zoom at which a section and its side streets fill the map. */
const sectionZoom = 15;

/** Address of the map with the layer of road sections, at this one when its place is known. */
export function roadOnMap({ lon, lat }: Pick<RoadRow, 'lon' | 'lat'>): string {
  const camera = lon === null || lat === null ? '' : `&c=${lon.toFixed(5)},${lat.toFixed(5)},${sectionZoom}`;
  return `/map?r=road-sections${camera}`;
}

export const roadRecord = ({ code }: Pick<RoadRow, 'code'>): string => `/registers/road-sections/${code}`;

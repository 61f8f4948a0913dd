import type { Database } from '../../platform/database/database.ts';
import type { Bounds } from '../../platform/geo/metric.ts';
import { namesNotice } from './area-names.ts';
import { findRoadBounds, findSources, findVersions, hasNotice, listPolres, loadAreas } from './areas.repository.ts';
import type { AreaLevel } from './geodata.ts';
import { type AreaIndex, createAreaIndex } from './locate.ts';

/** All that is kept of one district's areas. */
export interface AreaState {
  index: AreaIndex;
  /** By code; the version in force wins over past ones. */
  names: ReadonlyMap<string, { name: string; level: AreaLevel }>;
  boundaryVersion: number | null;
  /** Newest import of any kind. */
  version: number;
  bounds: Bounds | null;
  sources: { kind: string; source: string }[];
  /** Whether names come from the official list, or were checked against it. */
  officialNames: boolean;
  /** The day in the district's zone. */
  today(): string;
}

export interface AreaMemory {
  get(polresId: string): AreaState | undefined;
  /** Loads what is newer in the database than here. Calls made meanwhile share one further look. */
  refresh(): Promise<void>;
}

/** Keeps the areas of all districts in memory. */
export function createAreaMemory(db: Database): AreaMemory {
  const states = new Map<string, AreaState>();
  let running: Promise<void> | null = null;
  let queued: Promise<void> | null = null;

  async function look(): Promise<void> {
    const versions = await findVersions(db);
    for (const { id, timezone } of await listPolres(db)) {
      const version = versions.get(id);
      const known = states.get(id);
      if (known && known.version === (version?.any ?? 0)) continue;
      states.set(id, await loadState(db, id, timezone, version ?? { any: 0, areas: null }, known));
    }
  }

  return {
    get: (polresId) => states.get(polresId),
    refresh() {
      if (!running) {
        running = look().finally(() => {
          running = null;
        });
        return running;
      }
      // The look under way may have begun before the change: one more follows it.
      const again = () => {
        queued = null;
        return this.refresh();
      };
      queued ??= running.then(again, again);
      return queued;
    },
  };
}

async function loadState(
  db: Database,
  polresId: string,
  timezone: string,
  version: { any: number; areas: number | null },
  known: AreaState | undefined,
): Promise<AreaState> {
  const sources = await findSources(db, polresId);
  const officialNames = await hasNotice(db, polresId, namesNotice);
  if (known && known.boundaryVersion === version.areas && version.areas !== null) {
    return { ...known, version: version.any, sources, officialNames };
  }
  const areas = await loadAreas(db, polresId);
  const names = new Map<string, { name: string; level: AreaLevel }>();
  for (const { code, name, level, validTo } of areas) {
    if (validTo === null || !names.has(code)) names.set(code, { name, level });
  }
  const index = createAreaIndex(areas);
  // The first question builds the search trees; nobody should wait for that.
  const first = areas[0];
  if (first) index.at(first.lon, first.lat);
  const formatter = new Intl.DateTimeFormat('en-CA', { timeZone: timezone });
  let day = { minute: -1, text: '' };
  return {
    index,
    names,
    boundaryVersion: version.areas,
    version: version.any,
    bounds: boundsOf(areas.map((area) => area.geometry.coordinates)) ?? toBounds(await findRoadBounds(db, polresId)),
    sources,
    officialNames,
    today() {
      const now = Date.now();
      const minute = Math.floor(now / 60_000);
      if (minute !== day.minute) day = { minute, text: formatter.format(now) };
      return day.text;
    },
  };
}

function toBounds(box: [number, number, number, number] | null): Bounds | null {
  return box && { west: box[0], south: box[1], east: box[2], north: box[3] };
}

function boundsOf(coordinates: unknown[]): Bounds | null {
  const bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  const visit = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    const [x, y]: unknown[] = value;
    if (typeof x !== 'number' || typeof y !== 'number') {
      for (const inner of value) visit(inner);
      return;
    }
    bounds.west = Math.min(bounds.west, x);
    bounds.east = Math.max(bounds.east, x);
    bounds.south = Math.min(bounds.south, y);
    bounds.north = Math.max(bounds.north, y);
  };
  visit(coordinates);
  return bounds.west < Infinity ? bounds : null;
}

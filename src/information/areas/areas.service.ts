import type { Database } from '../../platform/database/database.ts';
import type { Page } from '../../platform/http/shapes.ts';
import { decodeCursor, encodeCursor } from '../../platform/http/shapes.ts';
import type { Work } from '../../platform/journal/work.ts';
import { invalidField } from '../../platform/problem/problem.ts';
import type { Room } from '../../platform/room.ts';
import { createAreaMemory } from './area-memory.ts';
import { namesNotice } from './area-names.ts';
import type { AreasAt, MapInfo, PlaceAnswer } from './areas.contract.ts';
import type { Areas, Placed } from './areas.port.ts';
import { listAreas } from './areas.repository.ts';
import { areasRoutes } from './areas.routes.ts';
import type { AreaLevel } from './geodata.ts';
import { listenForImports } from './import-signal.ts';
import {
  type ImportOf,
  type ImportOutcome,
  importAreas,
  importPois,
  importPopulation,
  importWater,
} from './imports.service.ts';
import { type PlaceSearch, searchPlaces } from './places.service.ts';
import { type River, riverBand } from './river-band.ts';
import { createTiles, type Tiles } from './tiles/tiles.client.ts';

export interface AreasDeps {
  db: Database;
  /** Address of the same database, for the connections that listen and that draw tiles. */
  databaseUrl: string;
}

export interface AreaItem {
  code: string;
  parentCode: string | null;
  level: AreaLevel;
  name: string;
  population: number | null;
  lon: number;
  lat: number;
}

export interface AreasService extends Areas {
  /** The areas at a point, from the top down. */
  at(polresId: string, lon: number, lat: number): AreasAt;
  list(
    polresId: string,
    query: { level?: AreaLevel; parent?: string; cursor?: string; limit: number },
  ): Promise<Page<AreaItem>>;
  search(polresId: string, query: PlaceSearch): Promise<PlaceAnswer>;
  map(polresId: string): MapInfo;
  tiles: Tiles;
  /** Takes in at once what was imported; without it that happens within moments of the commit. */
  reload(): Promise<void>;
  importAreas: typeof importAreas;
  importPois: typeof importPois;
  importPopulation: typeof importPopulation;
  /** Replaces the waters on the map by rivers known by middle line and width. */
  importWaters(work: Work, rivers: readonly River[], of: ImportOf): Promise<ImportOutcome>;
}
export type AreasRoom = AreasService & Room;

/** Starts the room: loads the areas of all districts into memory and keeps them up to date. */
export async function createAreas({ db, databaseUrl }: AreasDeps): Promise<AreasRoom> {
  const memory = createAreaMemory(db);
  await memory.refresh();
  const tiles = createTiles(databaseUrl);

  // What could not be read now is read at the next connection or import.
  const takeIn = () => void memory.refresh().catch(() => {});
  const signal = listenForImports(databaseUrl, ({ kind }) => (kind === 'closures' ? undefined : takeIn()), takeIn);

  const service: AreasService = {
    place(polresId, lon, lat, day) {
      const state = memory.get(polresId);
      const placed: Placed = {
        rt: null,
        rw: null,
        village: null,
        district: null,
        regency: null,
        guessed: false,
        boundaryVersion: state?.boundaryVersion ?? null,
      };
      for (const { level, code, guessed } of state?.index.at(lon, lat, day ?? state.today()) ?? []) {
        if (level === 'province') continue;
        placed[level] = code;
        placed.guessed ||= guessed;
      }
      return placed;
    },
    nameOf: (polresId, code) => memory.get(polresId)?.names.get(code)?.name ?? null,
    at(polresId, lon, lat) {
      const state = memory.get(polresId);
      const found = state?.index.at(lon, lat, state.today()) ?? [];
      return {
        items: found.map(({ code, level, guessed, distanceMetres }) => ({
          code,
          level,
          name: state?.names.get(code)?.name ?? code,
          guessed,
          distanceM: Math.round(distanceMetres * 10) / 10,
        })),
        boundaryVersion: state?.boundaryVersion ?? null,
      };
    },
    async list(polresId, { level, parent, cursor, limit }) {
      const keys = decodeCursor(cursor);
      const after = keys?.[0];
      if (cursor && typeof after !== 'string')
        throw invalidField('query.cursor', 'Penanda halaman tidak dikenal.', 'Unknown page cursor.');
      const day = memory.get(polresId)?.today() ?? new Date().toISOString().slice(0, 10);
      const rows = await listAreas(db, {
        polresId,
        level,
        parent,
        after: after === undefined ? undefined : String(after),
        day,
        limit: limit + 1,
      });
      const items = rows.slice(0, limit).map((row) => ({ ...row, level: row.level as AreaLevel }));
      const last = items.at(-1);
      return { items, next: rows.length > limit && last ? encodeCursor([last.code]) : null };
    },
    search: (polresId, query) => searchPlaces(db, polresId, memory.get(polresId), query),
    map(polresId) {
      const state = memory.get(polresId);
      const bounds = state?.bounds;
      const sources = [
        ...new Set(
          (state?.sources ?? [])
            .filter(({ kind }) => kind !== 'population' && kind !== 'units')
            .flatMap(({ source }) => source.split(' · ')),
        ),
      ];
      if (state?.officialNames && !sources.includes(namesNotice)) sources.push(namesNotice);
      return {
        bounds: bounds ? [bounds.west, bounds.south, bounds.east, bounds.north] : null,
        boundaryVersion: state?.boundaryVersion ?? null,
        version: String(state?.version ?? 0),
        attribution: sources.join(' · '),
      };
    },
    tiles,
    reload: () => memory.refresh(),
    importAreas,
    importPois,
    importPopulation,
    importWaters: (work, rivers, of) =>
      importWater(
        work,
        rivers.map(({ name, widthMetres, coordinates }, i) => ({
          id: `${i + 1}`,
          name,
          geometry: riverBand(coordinates, widthMetres),
        })),
        of,
      ),
  };
  return {
    ...service,
    routes: areasRoutes(service),
    async close() {
      await Promise.all([signal.close(), tiles.close()]);
    },
  };
}

import type { z } from 'zod';
import { type Areas, listenForImports } from '../../information/areas/index.ts';
import type { Database } from '../../platform/database/database.ts';
import { conflict, unavailable } from '../../platform/problem/problem.ts';
import type { Room } from '../../platform/room.ts';
import { createClosures } from './closures.service.ts';
import type { PlaceQuery } from './engine.ts';
import { createEngines, type OpenEngine } from './engines.ts';
import type { EtaRequest } from './eta-batches.ts';
import { importRoads } from './import-roads.service.ts';
import type { ReachArea } from './isochrone.ts';
import type { TravelProfile } from './roads.ts';
import { type RoadLines, roadLines } from './roads-near.ts';
import type { Matrix, RouteAnswer } from './routing.contract.ts';
import type { Routing, Travel, TravelFrom } from './routing.port.ts';
import { type Box, findWaysIn, listRoadDistricts } from './routing.repository.ts';
import { routingRoutes } from './routing.routes.ts';
import { RoutingWorkerError } from './worker-link.ts';

export interface RoutingDeps {
  db: Database;
  /** Address of the same database, for the connection that listens for imports. */
  databaseUrl: string;
  areas: Pick<Areas, 'place'>;
}

export interface ReachQuery {
  place: PlaceQuery;
  profile: TravelProfile;
  seconds: number;
  direction: 'to' | 'from';
}

export interface RoutingService extends Routing {
  matrix(
    polresId: string,
    query: { from: PlaceQuery[]; to: PlaceQuery[]; profile: TravelProfile },
  ): Promise<z.infer<typeof Matrix>>;
  /** @throws Problem conflict when there is no way by road. */
  route(polresId: string, query: { from: PlaceQuery; to: PlaceQuery; profile: TravelProfile }): Promise<RouteAnswer>;
  /** @throws Problem conflict when no road is near. */
  isochrone(polresId: string, query: ReachQuery): Promise<ReachArea>;
  roadsIn(polresId: string, box: Box): Promise<RoadLines>;
  importRoads: typeof importRoads;
  /** Takes in at once what was imported; without it that happens within moments of the commit. */
  reload(polresId?: string): Promise<void>;
}
export type RoutingRoom = RoutingService & Room;

const noRoads = () =>
  conflict('Belum ada data jalan. Impor jalan dahulu.', 'There are no roads yet. Import roads first.');
const noWay = () => conflict('Tidak ada jalan antara kedua titik.', 'There is no way by road between the two points.');

/** Columns of a matrix in one request to the engine: units' travel times are answered in between. */
const matrixPortion = 8;
/** Ways in one answer about a window. */
const mostWays = 6000;

/** Asks once more when the worker stopped in between: it comes back with the same roads and closures. */
async function steady<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof RoutingWorkerError)) throw error;
  }
  try {
    return await ask();
  } catch (error) {
    if (error instanceof RoutingWorkerError)
      throw unavailable('Mesin rute sedang dimulai lagi.', 'The routing engine is starting again.');
    throw error;
  }
}

/** Starts the room. The engine of a lone district is warmed up aside; others start with their first question. */
export async function createRoutingRoom({ db, databaseUrl, areas }: RoutingDeps): Promise<RoutingRoom> {
  const engines = createEngines(db);
  const ignore = () => {
    // The database is away: the next connection, import or question looks again.
  };
  let connections = 0;
  const signal = listenForImports(
    databaseUrl,
    ({ polresId, kind }) => {
      if (kind === 'roads') void engines.reload(polresId).catch(ignore);
      if (kind === 'closures') void engines.refreshClosures(polresId).catch(ignore);
    },
    () => {
      connections += 1;
      if (connections > 1) void engines.refreshAll().catch(ignore);
    },
  );
  const [only, ...others] = await listRoadDistricts(db);
  if (only && others.length === 0) void engines.open(only).catch(ignore);

  const ask = <Answer>(polresId: string, question: (open: OpenEngine) => Promise<Answer>): Promise<Answer> =>
    steady(async () => {
      const open = await engines.open(polresId);
      if (!open) throw noRoads();
      return question(open);
    });

  const service: RoutingService = {
    travelTo: (polresId, target, from, within) =>
      steady(async () => {
        const open = await engines.open(polresId);
        return open
          ? await travelTo(open, target, from, within)
          : from.map(({ id }) => ({ id, seconds: null, metres: null, reason: 'no_road_near' }));
      }),
    async prepare(polresId, { lon, lat }, maxSeconds) {
      const open = await engines.open(polresId);
      await open?.engine.prepare({ lon, lat, maxSeconds });
    },
    matrix: (polresId, { from, to, profile }) =>
      steady(async () => {
        const open = await engines.open(polresId);
        const seconds = from.map((): (number | null)[] => (open ? [] : to.map(() => null)));
        const metres = seconds.map((row) => [...row]);
        for (let at = 0; open && at < to.length; at += matrixPortion) {
          const part = await open.engine.matrix({ sources: from, targets: to.slice(at, at + matrixPortion), profile });
          for (const [i, row] of part.seconds.entries()) seconds[i]?.push(...row.map(tenths));
          for (const [i, row] of part.metres.entries()) metres[i]?.push(...row.map(tenths));
        }
        return { profile, seconds, metres };
      }),
    route: (polresId, query) =>
      ask(polresId, async ({ engine }) => {
        const found = await engine.route(query);
        if (!('route' in found)) throw noWay();
        const { geometry, seconds, metres, steps } = found.route;
        return {
          seconds,
          metres,
          geometry,
          steps: steps.map((step) => ({
            text: step.text,
            road: step.road,
            metres: step.metres,
            seconds: step.seconds,
            lon: step.at[0],
            lat: step.at[1],
          })),
        };
      }),
    isochrone: (polresId, { place, profile, seconds, direction }) =>
      ask(polresId, async ({ engine }) => {
        const area = await engine.isochrone({
          place,
          profile,
          seconds,
          direction: direction === 'to' ? 'towards' : 'from',
        });
        if (!area) throw conflict('Tidak ada jalan di dekat titik ini.', 'There is no road near this point.');
        return area;
      }),
    roadsIn: async (polresId, box) => roadLines(await findWaysIn(db, polresId, box, mostWays)),
    importRoads,
    reload: (polresId) => (polresId === undefined ? engines.refreshAll() : engines.reload(polresId)),
  };
  return {
    ...service,
    routes: routingRoutes(service, createClosures(db, areas, engines)),
    async close() {
      await Promise.all([signal.close(), engines.close()]);
    },
  };
}

const tenths = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10);

async function travelTo(
  open: OpenEngine,
  target: PlaceQuery,
  units: TravelFrom[],
  maxSeconds: EtaRequest['maxSeconds'],
): Promise<Travel[]> {
  if (units.length === 0) return [];
  const request = { lon: target.lon, lat: target.lat, units, maxSeconds, snapCache: open.snaps };
  return (await open.engine.etas(request)).units;
}

import { checkClosures, checkWeights, type LiveChange, type RoadClosure, type RoadWeight } from './closures.ts';
import {
  type EngineOptions,
  type EtaBatch,
  type EtaReason,
  etaReasons,
  type PlaceQuery,
  snapUnknown,
} from './engine.ts';
import type { PackedGraph } from './graph-pack.ts';
import type { IsochroneOptions, ReachArea } from './isochrone.ts';
import type { LoadResult, RequestMap } from './protocol.ts';
import { type RoadWay, type TravelProfile, travelProfiles } from './roads.ts';
import type { Route } from './route.ts';
import type { EtaUnit, SnapCache } from './snap-cache.ts';
import { buildInWorker, openWorkerLink, type StartWorker, startWorkerThread } from './worker-link.ts';

export interface EtaRequest {
  lon: number;
  lat: number;
  units: readonly EtaUnit[];
  /** Units farther away get the reason `beyond_limit`; the search stops there. */
  maxSeconds?: number;
  snapCache?: SnapCache;
}

/** Travel of one unit to the target; `reason` is set exactly when there is no time. */
export interface Eta {
  id: string;
  seconds: number | null;
  metres: number | null;
  /** Metres from the unit to the road, null without a road near. */
  snappedMetres: number | null;
  reason: EtaReason | null;
}

export interface EtaResult {
  /** In the order of the request. */
  units: Eta[];
  /** Metres from the target to the road for each profile asked for; null without a road near. */
  targetSnappedMetres: Partial<Record<TravelProfile, number | null>>;
}

export interface MatrixRequest {
  sources: PlaceQuery[];
  targets: PlaceQuery[];
  profile: TravelProfile;
}

export interface RoutingStats {
  graph: RequestMap['figures']['output'];
  /** Shared memory of graph and index. */
  graphBytes: number;
  /** Milliseconds of the last build, transfer included. */
  buildMs: number;
  pending: number;
  restarts: number;
}

export interface RoutingOptions extends EngineOptions {
  startWorker?: StartWorker;
}

/**
 * The routing engine behind a worker. Requests are answered in order; closures and weights hold for every request
 * made after the call. Promises reject with RangeError on impossible input and with RoutingWorkerError when the worker
 * stopped (it restarts with the same roads, closures and weights).
 */
export interface Routing {
  etas(request: EtaRequest): Promise<EtaResult>;
  route(request: {
    from: PlaceQuery;
    to: PlaceQuery;
    profile: TravelProfile;
  }): Promise<{ route: Route } | { reason: EtaReason }>;
  /** `[source][target]`, null where there is no way. */
  matrix(request: MatrixRequest): Promise<{ seconds: (number | null)[][]; metres: (number | null)[][] }>;
  isochrone(request: { place: PlaceQuery; profile: TravelProfile } & IsochroneOptions): Promise<ReachArea | null>;
  setClosures(closures: readonly RoadClosure[]): Promise<LiveChange>;
  setWeights(weights: readonly RoadWeight[]): Promise<LiveChange>;
  /** New roads: built aside while the old ones still answer. Closures and weights stay; those by edge number are dropped. */
  reload(ways: readonly RoadWay[]): Promise<LoadResult>;
  stats(): Promise<RoutingStats>;
  close(): Promise<void>;
}

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

function batchOf({ lon, lat, units, maxSeconds }: EtaRequest): EtaBatch {
  return {
    lon,
    lat,
    maxSeconds: maxSeconds ?? Infinity,
    unitLon: Float64Array.from(units, (unit) => unit.lon),
    unitLat: Float64Array.from(units, (unit) => unit.lat),
    unitProfile: Uint8Array.from(units, (unit) => travelProfiles.indexOf(unit.profile)),
    snapEdge: new Int32Array(units.length).fill(snapUnknown),
    snapFraction: new Float64Array(units.length),
    snapMetres: new Float64Array(units.length),
  };
}

function tableOf(values: Float64Array, rows: number, columns: number): (number | null)[][] {
  return Array.from({ length: rows }, (_, row) =>
    Array.from(values.subarray(row * columns, (row + 1) * columns), orNull),
  );
}

/** Builds the graph from the ways and starts the worker. Rejects with RoutingWorkerError when the build fails. */
export async function createRouting(ways: readonly RoadWay[], options: RoutingOptions = {}): Promise<Routing> {
  const { startWorker = startWorkerThread, ...engineOptions } = options;
  let buildMs = 0;

  async function build(from: readonly RoadWay[]): Promise<PackedGraph> {
    const begin = performance.now();
    const built = await buildInWorker(from, startWorker);
    buildMs = performance.now() - begin;
    return built;
  }

  let packed = await build(ways);
  let closures: readonly RoadClosure[] = [];
  let weights: readonly RoadWeight[] = [];
  /** Counts changes of roads and closures: snaps from before are no longer true. */
  let generation = 0;
  const link = openWorkerLink(() => ({ packed, live: { closures, weights } }), engineOptions, startWorker);

  return {
    async etas(request) {
      const batch = batchOf(request);
      const asked = generation;
      request.snapCache?.fill(request.units, asked, batch);
      const answer = await link.ask('etas', batch);
      request.snapCache?.store(request.units, asked, answer);
      const used = new Set(request.units.map((unit) => unit.profile));
      return {
        units: request.units.map(({ id }, i) => ({
          id,
          seconds: orNull(answer.seconds[i]!),
          metres: orNull(answer.metres[i]!),
          snappedMetres: orNull(answer.snapMetres[i]!),
          reason: answer.reason[i] === 0 ? null : etaReasons[answer.reason[i]! - 1]!,
        })),
        targetSnappedMetres: Object.fromEntries(
          travelProfiles.flatMap((profile, p) =>
            used.has(profile) ? [[profile, orNull(answer.targetMetres[p]!)]] : [],
          ),
        ),
      };
    },
    async route(request) {
      const found = await link.ask('route', request);
      return typeof found === 'string' ? { reason: found } : { route: found };
    },
    async matrix(request) {
      const { seconds, metres } = await link.ask('matrix', request);
      const [rows, columns] = [request.sources.length, request.targets.length];
      return { seconds: tableOf(seconds, rows, columns), metres: tableOf(metres, rows, columns) };
    },
    isochrone: ({ place, profile, seconds, direction }) =>
      link.ask('isochrone', { place, profile, options: { seconds, direction } }),
    async setClosures(next) {
      checkClosures(next);
      // Kept before the worker answers: a worker that dies meanwhile restarts with them.
      closures = structuredClone(next);
      generation += 1;
      return link.ask('setClosures', closures);
    },
    async setWeights(next) {
      checkWeights(next);
      weights = structuredClone(next);
      return link.ask('setWeights', weights);
    },
    async reload(next) {
      packed = await build(next);
      closures = closures.filter(({ on }) => on.kind !== 'edge');
      weights = weights.filter(({ on }) => on.kind !== 'edge');
      generation += 1;
      return link.ask('load', { packed, live: { closures, weights } });
    },
    stats: async () => ({
      graph: await link.ask('figures', null),
      graphBytes: packed.memory.byteLength,
      buildMs,
      pending: link.pending(),
      restarts: link.restarts(),
    }),
    close: () => link.close(),
  };
}

import { checkClosures, checkWeights, type LiveChange, type RoadClosure, type RoadWeight } from './closures.ts';
import type { EngineOptions, EtaReason, PlaceQuery } from './engine.ts';
import { batchOf, type EtaRequest, type EtaResult, groupUnits, mergeAnswers, orNull } from './eta-batches.ts';
import type { PackedGraph } from './graph-pack.ts';
import type { IsochroneOptions, ReachArea } from './isochrone.ts';
import type { LoadResult, RequestKind, RequestMap } from './protocol.ts';
import type { RoadWay, TravelProfile } from './roads.ts';
import type { Route } from './route.ts';
import { buildInWorker, openWorkerLink, type StartWorker, startWorkerThread } from './worker-link.ts';

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
  /** Worker threads, 1–3 (default 2): the profiles of an `etas` request are shared among them. All read one graph. */
  threads?: number;
  startWorker?: StartWorker;
}

/**
 * The routing engine behind its workers. Requests are answered in order; closures and weights hold for every request
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

function tableOf(values: Float64Array, rows: number, columns: number): (number | null)[][] {
  return Array.from({ length: rows }, (_, row) =>
    Array.from(values.subarray(row * columns, (row + 1) * columns), orNull),
  );
}

/** Builds the graph from the ways and starts the worker. Rejects with RoutingWorkerError when the build fails. */
export async function createRouting(ways: readonly RoadWay[], options: RoutingOptions = {}): Promise<Routing> {
  const { startWorker = startWorkerThread, threads = 2, ...engineOptions } = options;
  if (!(threads >= 1 && threads <= 3)) throw new RangeError(`threads ${threads}`);
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
  const links = Array.from({ length: Math.floor(threads) }, () =>
    openWorkerLink(() => ({ packed, live: { closures, weights } }), engineOptions, startWorker),
  );
  let last: Promise<unknown> = Promise.resolve();

  /** Gives answers out in the order of the requests, whichever worker is done first. */
  function inOrder<Answer>(answer: Promise<Answer>): Promise<Answer> {
    const before = last;
    const settled = answer.then(
      () => undefined,
      () => undefined,
    );
    last = before.then(() => settled);
    return before.then(() => answer);
  }

  /** Asks the worker with the least to do. */
  function askOne<Kind extends RequestKind>(kind: Kind, input: RequestMap[Kind]['input']) {
    const free = links.reduce((least, link) => (link.pending() < least.pending() ? link : least));
    return inOrder(free.ask(kind, input));
  }

  /** Tells all workers, whose answers are alike. */
  async function askAll<Kind extends RequestKind>(kind: Kind, input: RequestMap[Kind]['input']) {
    const [answer] = await inOrder(Promise.all(links.map((link) => link.ask(kind, input))));
    return answer!;
  }

  return {
    async etas(request) {
      const asked = generation;
      const groups = groupUnits(request.units, links.length);
      const answers = await inOrder(
        Promise.all(groups.map((group, i) => links[i]!.ask('etas', batchOf(request, group, asked)))),
      );
      groups.forEach(({ units }, i) => {
        request.snapCache?.store(units, asked, answers[i]!);
      });
      return mergeAnswers(request, groups, answers);
    },
    async route(request) {
      const found = await askOne('route', request);
      return typeof found === 'string' ? { reason: found } : { route: found };
    },
    async matrix(request) {
      const { seconds, metres } = await askOne('matrix', request);
      const [rows, columns] = [request.sources.length, request.targets.length];
      return { seconds: tableOf(seconds, rows, columns), metres: tableOf(metres, rows, columns) };
    },
    isochrone: ({ place, profile, seconds, direction }) =>
      askOne('isochrone', { place, profile, options: { seconds, direction } }),
    async setClosures(next) {
      checkClosures(next);
      // Kept before the workers answer: one that dies meanwhile restarts with them.
      closures = structuredClone(next);
      generation += 1;
      return askAll('setClosures', closures);
    },
    async setWeights(next) {
      checkWeights(next);
      weights = structuredClone(next);
      return askAll('setWeights', weights);
    },
    async reload(next) {
      packed = await build(next);
      closures = closures.filter(({ on }) => on.kind !== 'edge');
      weights = weights.filter(({ on }) => on.kind !== 'edge');
      generation += 1;
      return askAll('load', { packed, live: { closures, weights } });
    },
    stats: async () => ({
      graph: await askOne('figures', null),
      graphBytes: packed.memory.byteLength,
      buildMs,
      pending: links.reduce((sum, link) => sum + link.pending(), 0),
      restarts: links.reduce((sum, link) => sum + link.restarts(), 0),
    }),
    async close() {
      await Promise.all(links.map((link) => link.close()));
    },
  };
}

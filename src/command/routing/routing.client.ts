import { checkClosures, checkWeights, type LiveChange, type RoadClosure, type RoadWeight } from './closures.ts';
import type { EngineOptions, EtaReason, PlaceQuery } from './engine.ts';
import {
  batchOf,
  type EtaRequest,
  type EtaResult,
  groupUnits,
  type Limits,
  mergeAnswers,
  orNull,
  partOf,
} from './eta-batches.ts';
import type { PackedGraph } from './graph-pack.ts';
import type { IsochroneOptions, ReachArea } from './isochrone.ts';
import { type AskWays, createKnownWays, type KnownWays } from './known-ways.ts';
import type { LoadResult, RequestKind, RequestMap } from './protocol.ts';
import type { RoadWay, TravelProfile } from './roads.ts';
import type { Route } from './route.ts';
import {
  buildInWorker,
  openWorkerLink,
  RoutingWorkerError,
  type StartWorker,
  startWorkerThread,
} from './worker-link.ts';

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
  /** Searches the ways to a place for which `etas` with the same limits will come soon, unless there is something to answer. */
  prepare(place: PlaceQuery & { maxSeconds?: Limits }): Promise<void>;
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

/** Foresight must never hold up a question: at most four places a second, and only while nobody asks. */
const prepareEveryMs = 250;

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
  let closed = false;
  let preparedAt = Number.NEGATIVE_INFINITY;
  let knownWays = openKnownWays();

  function openKnownWays(): KnownWays | undefined {
    const known = createKnownWays(packed, engineOptions);
    known?.setClosures(closures);
    known?.setWeights(weights);
    return known;
  }

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

  /** The worker of a profile, always the same: with two, cars are searched while the other does the rest. */
  const askWays: AskWays = (profile, target, maxSeconds, table) =>
    links[partOf(profile, links.length)]!.ask('waysTo', { target, profile, maxSeconds, table });

  async function etasByWorkers(request: EtaRequest): Promise<EtaResult> {
    const asked = generation;
    const groups = groupUnits(request.units, links.length).map((group, i) => ({ ...group, link: links[i]! }));
    const asking = groups.filter(({ units }) => units.length > 0);
    const answers = await Promise.all(asking.map((group) => group.link.ask('etas', batchOf(request, group, asked))));
    asking.forEach(({ units }, i) => {
      request.snapCache?.store(units, asked, answers[i]!);
    });
    return mergeAnswers(request, asking, answers);
  }

  return {
    etas(request) {
      if (closed) return Promise.reject(new RoutingWorkerError('routing is closed'));
      const known = knownWays?.etas(request, generation, askWays);
      return inOrder(known ?? etasByWorkers(request));
    },
    async prepare({ lon, lat, maxSeconds }) {
      const now = performance.now();
      if (!knownWays || now - preparedAt < prepareEveryMs || links.some((link) => link.pending() > 0)) return;
      preparedAt = now;
      await knownWays.prepare({ lon, lat }, maxSeconds, askWays);
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
      knownWays?.setClosures(closures);
      return askAll('setClosures', closures);
    },
    async setWeights(next) {
      checkWeights(next);
      weights = structuredClone(next);
      knownWays?.setWeights(weights);
      return askAll('setWeights', weights);
    },
    async reload(next) {
      packed = await build(next);
      closures = closures.filter(({ on }) => on.kind !== 'edge');
      weights = weights.filter(({ on }) => on.kind !== 'edge');
      generation += 1;
      knownWays = openKnownWays();
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
      closed = true;
      await Promise.all(links.map((link) => link.close()));
    },
  };
}

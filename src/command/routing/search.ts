import { arrivingEnds, directWay, type End, leavingEnds } from './ends.ts';
import type { RoadGraph } from './graph.ts';
import { createLabels, type WayTable } from './labels.ts';
import type { Snap } from './snap.ts';

/** 'reverse': times from every node to the seeds, over reversed arcs. 'forward': times from the seeds to every node. */
export type SearchDirection = 'reverse' | 'forward';

export interface SearchRequest {
  seeds: readonly End[];
  costs: Float32Array;
  direction: SearchDirection;
  /** Stop once all these nodes are final; null searches everything in reach. */
  wanted: readonly number[] | null;
  /** Nodes farther than this are not reached. */
  maxSeconds: number;
}

/** The fastest ways between every node and one place. */
export interface Tree {
  /** Seconds between node and place; Infinity where not reached. */
  seconds(node: number): number;
  /** Metres of the fastest way that `seconds` measures. */
  metres(node: number): number;
}

/** One search at a time over one graph; results are valid until the next `run`. */
export interface Search extends Tree {
  run(request: SearchRequest): void;
  /** The arc on the fastest way between the node and the seeds that touches the node; −1 at a seed. */
  parentArc(node: number): number;
  /** Nodes reached by the last run, each once, in the order of their first label. */
  reached(): number[];
  /** Writes down what the last run found, to be kept. */
  copyTo(table: WayTable): void;
}

/** Sums metres along the ways of a tree on demand and remembers them: cheaper than carrying them through every step of the search. */
function createMetres(
  graph: RoadGraph,
  tree: Pick<Tree, 'seconds'> & { parentArc(node: number): number; seeds: readonly End[]; reverse: boolean },
  known: { get(node: number): number | undefined; set(node: number, metres: number): void },
): (node: number) => number {
  const path: number[] = [];
  const nextNode = (node: number): number => {
    const arc = tree.parentArc(node);
    if (arc < 0) return -1;
    return tree.reverse ? graph.arcHead[arc]! : graph.arcTail[arc]!;
  };
  const atSeed = (node: number): number =>
    tree.seeds.find((end) => end.node === node && end.seconds === tree.seconds(node))?.metres ?? 0;
  return (node) => {
    let sum: number | undefined;
    for (let at = node; at !== -1; at = nextNode(at)) {
      sum = known.get(at);
      if (sum !== undefined) break;
      path.push(at);
    }
    for (let step = path.pop(); step !== undefined; step = path.pop()) {
      const arc = tree.parentArc(step);
      sum = arc < 0 ? atSeed(step) : sum! + graph.edgeLength[graph.arcEdge[arc]! >> 1]!;
      known.set(step, sum);
    }
    return sum!;
  };
}

/** Creates a search whose buffers are kept between runs. */
export function createSearch(graph: RoadGraph): Search {
  const nodeCount = graph.nodeLon.length;
  const labels = createLabels(nodeCount);
  const metres = new Float64Array(nodeCount);
  const metresRun = new Int32Array(nodeCount);
  let run = 0;
  const last = { seconds: labels.seconds, parentArc: labels.parentArc, seeds: [] as readonly End[], reverse: true };

  return {
    run({ direction, ...request }) {
      run += 1;
      last.seeds = request.seeds;
      last.reverse = direction === 'reverse';
      labels.run({ ...request, graph, reverse: last.reverse });
    },
    seconds: labels.seconds,
    parentArc: labels.parentArc,
    reached: labels.reached,
    metres: createMetres(graph, last, {
      get: (node) => (metresRun[node] === run ? metres[node] : undefined),
      set: (node, sum) => {
        metres[node] = sum;
        metresRun[node] = run;
      },
    }),
    copyTo: labels.copyTo,
  };
}

/** The tree of a reversed search that was kept, with the seeds from which it started. `sums`: room for metres, by node. */
export function keptTree(
  graph: RoadGraph,
  seeds: readonly End[],
  { seconds, parentArc }: WayTable,
  sums: Float64Array,
): Tree {
  sums.fill(Number.NaN);
  const at = (node: number) => seconds[node]!;
  return {
    seconds: at,
    metres: createMetres(
      graph,
      { seconds: at, parentArc: (node) => parentArc[node]!, seeds, reverse: true },
      {
        get: (node) => (Number.isNaN(sums[node]!) ? undefined : sums[node]!),
        set: (node, sum) => {
          sums[node] = sum;
        },
      },
    ),
  };
}

/** The fastest way from one place: along its own edge, or through the junction `end`. */
export type Approach =
  | { kind: 'direct'; seconds: number; metres: number; directed: number }
  | { kind: 'junction'; seconds: number; metres: number; end: End };

/**
 * Travel from every origin to one target with a single reversed search. The answers stand in the order of the origins;
 * null where the target cannot be reached (or not within `maxSeconds`). Parts of edges at both ends count exactly.
 * After the call, `search.parentArc` leads from an answer's junction to the target.
 */
export function searchToTarget(
  graph: RoadGraph,
  search: Search,
  costs: Float32Array,
  target: Snap,
  origins: readonly Snap[],
  maxSeconds = Infinity,
): (Approach | null)[] {
  const from = departures(graph, costs, target, origins);
  search.run({
    seeds: arrivingEnds(graph, target, costs),
    costs,
    direction: 'reverse',
    maxSeconds,
    wanted: from.flatMap(({ ends }) => ends.map((end) => end.node)),
  });
  return arrivals(search, from, maxSeconds);
}

/** How one place can be left: along its own edge to the target, or through the junctions at its ends. */
export interface Departure {
  direct: ReturnType<typeof directWay>;
  ends: End[];
}

/** The departures of each origin, by the costs of this moment. */
export function departures(graph: RoadGraph, costs: Float32Array, target: Snap, origins: readonly Snap[]): Departure[] {
  return origins.map((origin) => ({
    direct: directWay(graph, origin, target, costs),
    ends: leavingEnds(graph, origin, costs),
  }));
}

/** The fastest way from each departure by a tree that leads to the target; null where there is none within `maxSeconds`. */
export function arrivals(tree: Tree, from: readonly Departure[], maxSeconds: number): (Approach | null)[] {
  return from.map(({ direct, ends }) => {
    let best: Approach | null = null;
    let least = maxSeconds;
    if (direct !== null && direct.seconds <= least) {
      best = { kind: 'direct', ...direct };
      least = direct.seconds;
    }
    for (const end of ends) {
      const total = end.seconds + tree.seconds(end.node);
      if (total < least || (best === null && total <= least && total < Infinity)) {
        best = { kind: 'junction', seconds: total, metres: end.metres + tree.metres(end.node), end };
        least = total;
      }
    }
    return best;
  });
}

import { arrivingEnds, directWay, type End, leavingEnds } from './ends.ts';
import type { RoadGraph } from './graph.ts';
import { createLabels } from './labels.ts';
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

/** One search at a time over one graph; results are valid until the next `run`. */
export interface Search {
  run(request: SearchRequest): void;
  /** Seconds between node and seeds; Infinity where not reached. */
  seconds(node: number): number;
  /** Metres of the fastest way that `seconds` measures. */
  metres(node: number): number;
  /** The arc on the fastest way between the node and the seeds that touches the node; −1 at a seed. */
  parentArc(node: number): number;
  /** Nodes reached by the last run, each once, in the order of their first label. */
  reached(): number[];
}

/** Creates a search whose buffers are kept between runs. */
export function createSearch(graph: RoadGraph): Search {
  const labels = createLabels(graph.nodeLon.length);
  const metres = new Float64Array(graph.nodeLon.length);
  const metresRun = new Int32Array(graph.nodeLon.length);
  const path: number[] = [];
  let run = 0;
  let seeds: readonly End[] = [];
  let reverse = true;

  function nextNode(node: number): number {
    const arc = labels.parentArc(node);
    if (arc < 0) return -1;
    return reverse ? graph.arcHead[arc]! : graph.arcTail[arc]!;
  }

  function metresOf(node: number): number {
    const arc = labels.parentArc(node);
    if (arc >= 0) return metres[nextNode(node)]! + graph.edgeLength[graph.arcEdge[arc]! >> 1]!;
    const seed = seeds.find((end) => end.node === node && end.seconds === labels.seconds(node));
    return seed?.metres ?? 0;
  }

  return {
    run({ direction, ...request }) {
      run += 1;
      seeds = request.seeds;
      reverse = direction === 'reverse';
      labels.run({ ...request, graph, reverse });
    },
    seconds: labels.seconds,
    parentArc: labels.parentArc,
    reached: labels.reached,
    metres(node) {
      // Summed along the way on demand and remembered: cheaper than carrying metres through every step of the search.
      for (let at = node; at !== -1 && metresRun[at] !== run; at = nextNode(at)) path.push(at);
      for (let step = path.pop(); step !== undefined; step = path.pop()) {
        metres[step] = metresOf(step);
        metresRun[step] = run;
      }
      return metres[node]!;
    },
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
  const exits = origins.map((origin) => leavingEnds(graph, origin, costs));
  search.run({
    seeds: arrivingEnds(graph, target, costs),
    costs,
    direction: 'reverse',
    maxSeconds,
    wanted: exits.flatMap((ends) => ends.map((end) => end.node)),
  });
  return origins.map((origin, i) => {
    let best: Approach | null = null;
    let least = maxSeconds;
    const direct = directWay(graph, origin, target, costs);
    if (direct !== null && direct.seconds <= least) {
      best = { kind: 'direct', ...direct };
      least = direct.seconds;
    }
    for (const end of exits[i]!) {
      const total = end.seconds + search.seconds(end.node);
      if (total < least || (best === null && total <= least && total < Infinity)) {
        best = { kind: 'junction', seconds: total, metres: end.metres + search.metres(end.node), end };
        least = total;
      }
    }
    return best;
  });
}

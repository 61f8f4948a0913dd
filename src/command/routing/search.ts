import { createBucketQueue } from './bucket-queue.ts';
import { arrivingEnds, directWay, type End, leavingEnds } from './ends.ts';
import type { RoadGraph } from './graph.ts';
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
  /** Nodes reached by the last run, each once, in no particular but always the same order. */
  reached(): number[];
}

/** Mean finite cost of an arc: half of it is a good bucket width for any network. */
function bucketWidth(costs: Float32Array): number {
  let sum = 0;
  let count = 0;
  for (let arc = 0; arc < costs.length; arc += 1 + (costs.length >> 12)) {
    if (costs[arc]! < Infinity) {
      sum += costs[arc]!;
      count += 1;
    }
  }
  return count > 0 && sum > 0 ? sum / count / 2 : 1;
}

/** Creates a search whose buffers are kept between runs; a run clears only what the one before it touched. */
export function createSearch(graph: RoadGraph): Search {
  const nodeCount = graph.nodeLon.length;
  const seconds = new Float64Array(nodeCount).fill(Infinity);
  const parent = new Int32Array(nodeCount);
  const wantedStamp = new Int32Array(nodeCount);
  const metres = new Float64Array(nodeCount);
  const metresStamp = new Int32Array(nodeCount);
  const queue = createBucketQueue(nodeCount + 16);
  let stamp = 0;
  let seeds: readonly End[] = [];
  let direction: SearchDirection = 'reverse';

  function clear(): void {
    const touched = queue.pushedNodes();
    for (let i = 0; i < queue.pushed(); i++) seconds[touched[i]!] = Infinity;
  }

  function relax(node: number, time: number, arc: number): void {
    seconds[node] = time;
    parent[node] = arc;
    queue.push(node, time);
  }

  function expandReverse(node: number, costs: Float32Array, maxSeconds: number): void {
    const { inStart, arcTail } = graph;
    const own = seconds[node]!;
    for (let arc = inStart[node]!, end = inStart[node + 1]!; arc < end; arc++) {
      const time = own + costs[arc]!;
      const tail = arcTail[arc]!;
      if (time < seconds[tail]! && time <= maxSeconds) relax(tail, time, arc);
    }
  }

  function expandForward(node: number, costs: Float32Array, maxSeconds: number): void {
    const { outStart, outArc, arcHead } = graph;
    const own = seconds[node]!;
    for (let i = outStart[node]!, end = outStart[node + 1]!; i < end; i++) {
      const arc = outArc[i]!;
      const time = own + costs[arc]!;
      const head = arcHead[arc]!;
      if (time < seconds[head]! && time <= maxSeconds) relax(head, time, arc);
    }
  }

  function nextNode(node: number): number {
    const arc = parent[node]!;
    if (arc < 0) return -1;
    return direction === 'reverse' ? graph.arcHead[arc]! : graph.arcTail[arc]!;
  }

  return {
    run(request) {
      clear();
      stamp += 1;
      seeds = request.seeds;
      direction = request.direction;
      const { costs, maxSeconds } = request;
      queue.reset(bucketWidth(costs));
      let waiting = request.wanted === null ? Infinity : 0;
      for (const node of request.wanted ?? []) {
        if (wantedStamp[node] !== stamp) waiting += 1;
        wantedStamp[node] = stamp;
      }
      for (const seed of seeds) {
        if (seed.seconds < seconds[seed.node]! && seed.seconds <= maxSeconds) relax(seed.node, seed.seconds, -1);
      }
      const expand = direction === 'reverse' ? expandReverse : expandForward;
      while ((waiting > 0 || !queue.bucketDone()) && queue.take()) {
        const node = queue.node();
        if (queue.key() !== seconds[node]) continue;
        if (wantedStamp[node] === stamp) {
          wantedStamp[node] = 0;
          waiting -= 1;
        }
        expand(node, costs, maxSeconds);
      }
    },
    seconds: (node) => seconds[node]!,
    parentArc: (node) => parent[node]!,
    metres(node) {
      // Summed along the way on demand and remembered: cheaper than carrying metres through every relaxation.
      const path: number[] = [];
      let at = node;
      while (at !== -1 && metresStamp[at] !== stamp) {
        path.push(at);
        at = nextNode(at);
      }
      for (const step of path.reverse()) {
        const arc = parent[step]!;
        metres[step] =
          arc < 0
            ? seeds.find((seed) => seed.node === step && seed.seconds === seconds[step])!.metres
            : metres[nextNode(step)]! + graph.edgeLength[graph.arcEdge[arc]! >> 1]!;
        metresStamp[step] = stamp;
      }
      return metres[node]!;
    },
    reached() {
      stamp += 1;
      const nodes: number[] = [];
      const touched = queue.pushedNodes();
      for (let i = 0; i < queue.pushed(); i++) {
        const node = touched[i]!;
        if (wantedStamp[node] === stamp) continue;
        wantedStamp[node] = stamp;
        nodes.push(node);
      }
      return nodes;
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

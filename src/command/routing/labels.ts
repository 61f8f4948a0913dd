import type { RoadGraph } from './graph.ts';

/** Buckets in the ring; entries further ahead wait in an overflow list. A power of two. */
const ringSize = 1024;
const ringMask = ringSize - 1;

/** States of a node: 0 open, else expanded with its present label, or to be waited for and not yet expanded. */
const isExpanded = 1;
const isWanted = 2;

/** What a search found, by node: seconds (Infinity where not reached) and the arc by which it was reached (−1 at a seed). */
export interface WayTable {
  seconds: Float64Array;
  parentArc: Int32Array;
}

export interface LabelRequest {
  graph: RoadGraph;
  costs: Float32Array;
  /** Over reversed arcs (times to the seeds) or along the arcs (times from the seeds). */
  reverse: boolean;
  seeds: readonly { node: number; seconds: number }[];
  /** Stop once all these nodes are final; null goes on to the end. */
  wanted: readonly number[] | null;
  maxSeconds: number;
}

/** Shortest times of one search after the other. */
export interface Labels {
  run(request: LabelRequest): void;
  /** Seconds of a node, Infinity where not reached by the last run. */
  seconds(node: number): number;
  /** The arc by which the node was reached, −1 at a seed. */
  parentArc(node: number): number;
  /** Writes seconds and parent arcs of all nodes after the last run. */
  copyTo(table: WayTable): void;
  /** The nodes reached by the last run, each once, in the order of their first label. */
  reached(): number[];
}

/** Mean finite cost of an arc: a bucket width that suits any network (measured: a half to twice of it is as good). */
function bucketWidth(costs: Float32Array): number {
  let sum = 0;
  let count = 0;
  for (let arc = 0; arc < costs.length; arc += 1 + (costs.length >> 12)) {
    if (costs[arc]! < Infinity) {
      sum += costs[arc]!;
      count += 1;
    }
  }
  return sum > 0 ? sum / count : 1;
}

/**
 * Dijkstra's search with a ring of buckets for its queue (Dial's algorithm with the bucket rule of delta-stepping, Meyer
 * and Sanders 2003). Queueing costs O(1) where a heap costs O(log n). Within a bucket the order is last in, first out:
 * a node may be expanded again with a smaller time before its bucket is empty, and is final once it is, so that the
 * times are exact. Buffers stay between runs, and a run clears only what the one before it touched.
 *
 * The loop is one function over local variables: split into small functions it takes twice as long.
 */
export function createLabels(nodeCount: number): Labels {
  // One record of 16 bytes a node, because a search waits for memory more than for anything else:
  // seconds (float at 2n), parent arc (integer at 4n + 2), state (integer at 4n + 3).
  const floats = new Float64Array(2 * nodeCount);
  const integers = new Int32Array(floats.buffer);
  for (let node = 0; node < nodeCount; node++) floats[2 * node] = Infinity;
  let wantedNodes: readonly number[] = [];
  const ring = new Int32Array(ringSize);
  /** Queue entries, two numbers each: node, and the next entry of the same bucket (−1 at its end). */
  let entries = new Int32Array(4 * nodeCount + 64);
  let used = 0;

  function clear(): void {
    for (const node of wantedNodes) integers[4 * node + 3] = 0;
    for (let entry = 0; entry < used; entry += 2) {
      const node = entries[entry]!;
      floats[2 * node] = Infinity;
      integers[4 * node + 3] = 0;
    }
    used = 0;
    ring.fill(-1);
  }

  return {
    run({ graph, costs, reverse, seeds, wanted, maxSeconds }) {
      clear();
      const start = reverse ? graph.inStart : graph.outStart;
      const neighbour = reverse ? graph.arcTail : graph.arcHead;
      const { outArc } = graph;
      const inverse = 1 / bucketWidth(costs);
      // −1 never comes down to 0. (Not Infinity: the counter stays an integer, and the loop fast.)
      let waiting = wanted === null ? -1 : 0;
      wantedNodes = wanted ?? [];
      for (const node of wantedNodes) {
        if (integers[4 * node + 3] !== isWanted) waiting += 1;
        integers[4 * node + 3] = isWanted;
      }
      let current = 0;
      let inRing = 0;
      let overflow = -1;
      let overflowBucket = Infinity;

      for (const seed of seeds) {
        if (seed.seconds >= floats[2 * seed.node]! || seed.seconds > maxSeconds) continue;
        floats[2 * seed.node] = seed.seconds;
        integers[4 * seed.node + 2] = -1;
        entries[used] = seed.node;
        entries[used + 1] = overflow;
        overflow = used;
        used += 2;
        overflowBucket = Math.min(overflowBucket, Math.floor(seed.seconds * inverse));
      }

      for (;;) {
        if (inRing === 0) {
          if (overflow === -1) return;
          current = overflowBucket;
        }
        if (current >= overflowBucket) {
          // The ring has come to the overflow: what fits moves into the ring, the rest waits on.
          let entry = overflow;
          overflow = -1;
          overflowBucket = Infinity;
          while (entry !== -1) {
            const next = entries[entry + 1]!;
            // A label that has become smaller since has an entry of its own; this one is taken early and then skipped.
            const bucket = Math.max(current, Math.floor(floats[2 * entries[entry]!]! * inverse));
            if (bucket - current < ringSize) {
              entries[entry + 1] = ring[bucket & ringMask]!;
              ring[bucket & ringMask] = entry;
              inRing += 1;
            } else {
              entries[entry + 1] = overflow;
              overflow = entry;
              overflowBucket = Math.min(overflowBucket, bucket);
            }
            entry = next;
          }
        }
        const slot = current & ringMask;
        const entry = ring[slot]!;
        if (entry === -1) {
          if (waiting === 0) return;
          current += 1;
          continue;
        }
        ring[slot] = entries[entry + 1]!;
        inRing -= 1;
        const node = entries[entry]!;
        const state = integers[4 * node + 3]!;
        if (state === isExpanded) continue;
        if (state === isWanted) waiting -= 1;
        integers[4 * node + 3] = isExpanded;
        const own = floats[2 * node]!;
        const last = start[node + 1]!;
        if (used + 2 * (last - start[node]!) > entries.length) {
          const larger = new Int32Array(entries.length * 2);
          larger.set(entries);
          entries = larger;
        }
        for (let i = start[node]!; i < last; i++) {
          const arc = reverse ? i : outArc[i]!;
          const seconds = own + costs[arc]!;
          const next = neighbour[arc]!;
          if (seconds >= floats[2 * next]! || seconds > maxSeconds) continue;
          floats[2 * next] = seconds;
          integers[4 * next + 2] = arc;
          if (integers[4 * next + 3] === isExpanded) integers[4 * next + 3] = 0;
          // The bucket number is the whole part of this; & cuts it off.
          const position = seconds * inverse;
          entries[used] = next;
          if (position < current + ringSize) {
            entries[used + 1] = ring[position & ringMask]!;
            ring[position & ringMask] = used;
            inRing += 1;
          } else {
            entries[used + 1] = overflow;
            overflow = used;
            overflowBucket = Math.min(overflowBucket, Math.floor(position));
          }
          used += 2;
        }
      }
    },
    seconds: (node) => floats[2 * node]!,
    parentArc: (node) => integers[4 * node + 2]!,
    copyTo({ seconds, parentArc }) {
      for (let node = 0; node < nodeCount; node++) {
        seconds[node] = floats[2 * node]!;
        parentArc[node] = integers[4 * node + 2]!;
      }
    },
    reached() {
      const nodes = new Set<number>();
      for (let entry = 0; entry < used; entry += 2) nodes.add(entries[entry]!);
      return [...nodes];
    },
  };
}

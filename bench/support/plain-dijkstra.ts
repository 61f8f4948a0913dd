import type { RoadGraph } from '../../src/command/routing/graph.ts';
import type { Snap } from '../../src/command/routing/snap.ts';

interface Step {
  tail: number;
  arc: number;
}

/** Textbook binary heap of [seconds, node]. */
class Heap {
  private readonly items: [number, number][] = [];

  push(item: [number, number]): void {
    const { items } = this;
    let at = items.length;
    items.push(item);
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (items[up]![0] <= item[0]) break;
      items[at] = items[up]!;
      at = up;
    }
    items[at] = item;
  }

  pop(): [number, number] | undefined {
    const { items } = this;
    const top = items[0];
    const last = items.pop();
    if (top === undefined || last === undefined || items.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && items[child + 1]![0] < items[child]![0]) child += 1;
      if (items[child]![0] >= last[0]) break;
      items[at] = items[child]!;
      at = child;
    }
    items[at] = last;
    return top;
  }
}

/** Seconds from a place on an edge to its ends (or from the ends to it), by node; a place on an end is that end. */
function ends(
  graph: RoadGraph,
  costs: Float32Array,
  { edge, fraction }: Pick<Snap, 'edge' | 'fraction'>,
  leaving: boolean,
) {
  const [from, to] = [graph.edgeFrom[edge]!, graph.edgeTo[edge]!];
  if (fraction === 0) return [{ node: from, seconds: 0 }];
  if (fraction === 1) return [{ node: to, seconds: 0 }];
  const [along, against] = [graph.edgeArc[2 * edge]!, graph.edgeArc[2 * edge + 1]!];
  const list: { node: number; seconds: number }[] = [];
  if (along >= 0 && costs[along]! < Infinity) {
    list.push(
      leaving
        ? { node: to, seconds: (1 - fraction) * costs[along]! }
        : { node: from, seconds: fraction * costs[along]! },
    );
  }
  if (against >= 0 && costs[against]! < Infinity) {
    list.push(
      leaving
        ? { node: from, seconds: fraction * costs[against]! }
        : { node: to, seconds: (1 - fraction) * costs[against]! },
    );
  }
  return list;
}

/** The plain answer to compare with: adjacency lists of objects, a heap of pairs, one reversed search to the end. */
export function plainSeconds(graph: RoadGraph) {
  const into: Step[][] = Array.from(graph.nodeLon, () => []);
  graph.arcHead.forEach((head, arc) => {
    into[head]!.push({ tail: graph.arcTail[arc]!, arc });
  });

  return function fill(
    costs: Float32Array,
    target: Snap,
    units: { snapEdge: Int32Array; snapFraction: Float64Array },
    wanted: (unit: number) => boolean,
    seconds: Float64Array,
  ): void {
    const best = new Map<number, number>();
    const heap = new Heap();
    const reach = (node: number, time: number) => {
      if (time >= (best.get(node) ?? Infinity)) return;
      best.set(node, time);
      heap.push([time, node]);
    };
    for (const end of ends(graph, costs, target, false)) reach(end.node, end.seconds);
    for (let next = heap.pop(); next !== undefined; next = heap.pop()) {
      const [time, node] = next;
      if (time > best.get(node)!) continue;
      for (const { tail, arc } of into[node]!) reach(tail, time + costs[arc]!);
    }
    units.snapEdge.forEach((edge, unit) => {
      if (edge < 0 || !wanted(unit)) return;
      const fraction = units.snapFraction[unit]!;
      let least = Infinity;
      if (edge === target.edge) {
        const arc = graph.edgeArc[2 * edge + (fraction <= target.fraction ? 0 : 1)]!;
        if (fraction === target.fraction) least = 0;
        else if (arc >= 0 && costs[arc]! < Infinity) least = Math.abs(fraction - target.fraction) * costs[arc]!;
      }
      for (const end of ends(graph, costs, { edge, fraction }, true)) {
        least = Math.min(least, end.seconds + (best.get(end.node) ?? Infinity));
      }
      if (least < Infinity) seconds[unit] = least;
    });
  };
}

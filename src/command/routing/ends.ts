import type { RoadGraph } from './graph.ts';
import type { Snap } from './snap.ts';

/** A junction reached from a place in the middle of an edge (or the place from it), with the part of the edge between. */
export interface End {
  node: number;
  seconds: number;
  metres: number;
  /** 2 × edge + direction travelled; −1 when the place is the junction itself. */
  directed: number;
}

function endsAt(graph: RoadGraph, snap: Snap, costs: Float32Array, leaving: boolean): End[] {
  const { edge, fraction } = snap;
  const from = graph.edgeFrom[edge]!;
  const to = graph.edgeTo[edge]!;
  // A place on a junction belongs to every road there, not only to the edge it was snapped to.
  if (fraction === 0) return [{ node: from, seconds: 0, metres: 0, directed: -1 }];
  if (fraction === 1) return [{ node: to, seconds: 0, metres: 0, directed: -1 }];
  const ends: End[] = [];
  for (const directed of [2 * edge, 2 * edge + 1]) {
    const arc = graph.edgeArc[directed]!;
    const seconds = arc < 0 ? Infinity : costs[arc]!;
    if (seconds === Infinity) continue;
    const along = directed % 2 === 0;
    const share = along === leaving ? 1 - fraction : fraction;
    ends.push({
      node: along === leaving ? to : from,
      seconds: share * seconds,
      metres: share * graph.edgeLength[edge]!,
      directed,
    });
  }
  return ends;
}

/** Junctions that can be reached first from the place. */
export function leavingEnds(graph: RoadGraph, snap: Snap, costs: Float32Array): End[] {
  return endsAt(graph, snap, costs, true);
}

/** Junctions from which the place can be reached at once. */
export function arrivingEnds(graph: RoadGraph, snap: Snap, costs: Float32Array): End[] {
  return endsAt(graph, snap, costs, false);
}

/** The way along one edge when both places lie on it, in a direction that is open; null otherwise. */
export function directWay(
  graph: RoadGraph,
  from: Snap,
  to: Snap,
  costs: Float32Array,
): { seconds: number; metres: number; directed: number } | null {
  if (from.edge !== to.edge) return null;
  const directed = 2 * from.edge + (from.fraction <= to.fraction ? 0 : 1);
  const share = Math.abs(to.fraction - from.fraction);
  if (share === 0) return { seconds: 0, metres: 0, directed };
  const arc = graph.edgeArc[directed]!;
  const seconds = arc < 0 ? Infinity : costs[arc]!;
  return seconds === Infinity
    ? null
    : { seconds: share * seconds, metres: share * graph.edgeLength[from.edge]!, directed };
}

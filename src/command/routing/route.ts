import { arrivingEnds } from './ends.ts';
import { haversine } from './geo.ts';
import type { RoadGraph } from './graph.ts';
import { describeLegs, type RouteStep } from './route-steps.ts';
import { type Approach, type Search, searchToTarget } from './search.ts';
import type { Snap } from './snap.ts';

/** A route on the map, with its instructions. */
export interface Route {
  /** [lon, lat], at least two points, without repeats unless start and end are one place. */
  geometry: [number, number][];
  seconds: number;
  metres: number;
  /** Metres between the places asked for and the road. */
  snappedMetres: { from: number; to: number };
  steps: RouteStep[];
}

/** A drive along (part of) one edge: from share `start` to share `end` of the edge's length, `end` < `start` against it. */
export interface Leg {
  directed: number;
  start: number;
  end: number;
}

/** The legs of an answer of `searchToTarget`, before the next run of that search. */
function legsOf(graph: RoadGraph, search: Search, costs: Float32Array, from: Snap, to: Snap, way: Approach): Leg[] {
  if (way.kind === 'direct') return [{ directed: way.directed, start: from.fraction, end: to.fraction }];
  const legs: Leg[] = [];
  const farEnd = (directed: number) => (directed & 1 ? 0 : 1);
  if (way.end.directed >= 0) {
    legs.push({ directed: way.end.directed, start: from.fraction, end: farEnd(way.end.directed) });
  }
  let node = way.end.node;
  for (let arc = search.parentArc(node); arc >= 0; arc = search.parentArc(node)) {
    const directed = graph.arcEdge[arc]!;
    legs.push({ directed, start: 1 - farEnd(directed), end: farEnd(directed) });
    node = graph.arcHead[arc]!;
  }
  const arrivals = arrivingEnds(graph, to, costs);
  const last = arrivals.find((end) => end.node === node && end.seconds === search.seconds(node));
  if (last !== undefined && last.directed >= 0) {
    legs.push({ directed: last.directed, start: 1 - farEnd(last.directed), end: to.fraction });
  }
  return legs.length > 0 ? legs : [{ directed: 2 * to.edge, start: to.fraction, end: to.fraction }];
}

/** The part of an edge's shape that a leg runs through, in driving order, both cut points included. */
export function legShape(graph: RoadGraph, leg: Leg): [number, number][] {
  const edge = leg.directed >> 1;
  const first = graph.shapeStart[edge]!;
  const last = graph.shapeStart[edge + 1]! - 1;
  const point = (i: number): [number, number] => [graph.shapeLon[i]!, graph.shapeLat[i]!];
  // Positions along the shape, measured as snapping measures them.
  const at: number[] = [0];
  for (let i = first; i < last; i++) at.push(at.at(-1)! + haversine(...point(i), ...point(i + 1)));
  const total = at.at(-1)!;
  const cut = (share: number): [number, number] => {
    if (share <= 0 || total === 0) return point(first);
    if (share >= 1) return point(last);
    const wanted = share * total;
    let i = 0;
    while (i + 2 < at.length && at[i + 1]! < wanted) i++;
    const [a, b] = [point(first + i), point(first + i + 1)];
    const t = at[i + 1]! > at[i]! ? (wanted - at[i]!) / (at[i + 1]! - at[i]!) : 0;
    return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
  };
  const [low, high] = [Math.min(leg.start, leg.end), Math.max(leg.start, leg.end)];
  const shape = [cut(low)];
  for (let i = 1; i < at.length - 1; i++) {
    if (at[i]! > low * total && at[i]! < high * total) shape.push(point(first + i));
  }
  shape.push(cut(high));
  return leg.start > leg.end ? shape.reverse() : shape;
}

function joined(graph: RoadGraph, legs: Leg[]): [number, number][] {
  const line: [number, number][] = [];
  for (const leg of legs) {
    for (const point of legShape(graph, leg)) {
      const before = line.at(-1);
      if (before === undefined || before[0] !== point[0] || before[1] !== point[1]) line.push(point);
    }
  }
  // A GeoJSON line needs two positions, also where the unit is already there.
  if (line.length === 1) line.push([...line[0]!]);
  return line;
}

/** The fastest route between two snapped places, null when there is none. */
export function routeBetween(
  graph: RoadGraph,
  search: Search,
  costs: Float32Array,
  from: Snap,
  to: Snap,
): Route | null {
  const [way] = searchToTarget(graph, search, costs, to, [from]);
  if (way === null || way === undefined) return null;
  const legs = legsOf(graph, search, costs, from, to, way);
  return {
    geometry: joined(graph, legs),
    seconds: way.seconds,
    metres: way.metres,
    snappedMetres: { from: from.metres, to: to.metres },
    steps: describeLegs(graph, costs, legs),
  };
}

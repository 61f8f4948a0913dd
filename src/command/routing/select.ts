import type { RoadDirection, RoadSelection } from './closures.ts';
import { bearing, projectOnSegment, turnAngle } from './geo.ts';
import type { RoadGraph } from './graph.ts';
import type { SegmentIndex } from './segments.ts';
import { stringAt, stringCount } from './string-table.ts';

const defaultLineRadius = 5;

/** Finds the arcs of a selection. Way ids are indexed at first use, because most sessions never close by way. */
export function createSelector(graph: RoadGraph, segments: SegmentIndex) {
  let waysById: Map<string, number[]> | null = null;

  function waysWithId(id: string): number[] {
    if (waysById === null) {
      waysById = new Map();
      for (let way = 0; way < stringCount(graph.wayIds); way++) {
        const wayId = stringAt(graph.wayIds, way);
        const same = waysById.get(wayId);
        if (same) same.push(way);
        else waysById.set(wayId, [way]);
      }
    }
    return waysById.get(id) ?? [];
  }

  function arcsOfEdge(edge: number, direction: RoadDirection, into: Set<number>): void {
    const along = graph.edgeArc[2 * edge];
    const against = graph.edgeArc[2 * edge + 1];
    if (direction !== 'reverse' && along !== undefined && along >= 0) into.add(along);
    if (direction !== 'forward' && against !== undefined && against >= 0) into.add(against);
  }

  /** Calls `found` for every road segment whose distance from the drawn segment is at most `radius` metres. */
  function segmentsNear(a: [number, number], b: [number, number], radius: number, found: (item: number) => void): void {
    const { tree, xScale, yScale, segmentEdge } = segments;
    if (tree === null) return;
    const [ax, ay, bx, by] = [a[0] * xScale, a[1] * yScale, b[0] * xScale, b[1] * yScale];
    tree.search(
      Math.min(ax, bx) - radius,
      Math.min(ay, by) - radius,
      Math.max(ax, bx) + radius,
      Math.max(ay, by) + radius,
      (item) => {
        const point = item + segmentEdge[item]!;
        const cx = graph.shapeLon[point]! * xScale;
        const cy = graph.shapeLat[point]! * yScale;
        const dx = graph.shapeLon[point + 1]! * xScale;
        const dy = graph.shapeLat[point + 1]! * yScale;
        if (segmentDistance(ax, ay, bx, by, cx, cy, dx, dy) <= radius) found(item);
        return false;
      },
    );
  }

  function arcsNearLine(line: [number, number][], radius: number, direction: RoadDirection, into: Set<number>): void {
    for (let i = 0; i + 1 < line.length; i++) {
      const [from, to] = [line[i]!, line[i + 1]!];
      const drawn = bearing(from[0], from[1], to[0], to[1]);
      segmentsNear(from, to, radius, (item) => {
        const edge = segments.segmentEdge[item]!;
        if (direction === 'both') return arcsOfEdge(edge, 'both', into);
        const point = item + edge;
        const road = bearing(
          graph.shapeLon[point]!,
          graph.shapeLat[point]!,
          graph.shapeLon[point + 1]!,
          graph.shapeLat[point + 1]!,
        );
        const sameWay = Math.abs(turnAngle(drawn, road)) <= 90;
        arcsOfEdge(edge, sameWay === (direction === 'forward') ? 'forward' : 'reverse', into);
      });
    }
  }

  /** The arcs of a selection (checked before), ascending. */
  return function select(selection: RoadSelection): number[] {
    const arcs = new Set<number>();
    switch (selection.kind) {
      case 'way': {
        const ways = new Set(waysWithId(selection.wayId));
        if (ways.size > 0) {
          graph.edgeWay.forEach((way, edge) => {
            if (ways.has(way)) arcsOfEdge(edge, selection.direction ?? 'both', arcs);
          });
        }
        break;
      }
      case 'edge':
        arcsOfEdge(selection.edge, selection.direction ?? 'both', arcs);
        break;
      case 'point': {
        const place: [number, number] = [selection.lon, selection.lat];
        segmentsNear(place, place, selection.radius, (item) => arcsOfEdge(segments.segmentEdge[item]!, 'both', arcs));
        break;
      }
      case 'line':
        arcsNearLine(selection.coordinates, selection.radius ?? defaultLineRadius, selection.direction ?? 'both', arcs);
        break;
    }
    return [...arcs].sort((a, b) => a - b);
  };
}

/** Distance between two segments in a plane: 0 where they cross, else the least of the four end distances. */
function segmentDistance(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): number {
  const side = (px: number, py: number, qx: number, qy: number, rx: number, ry: number) =>
    Math.sign((qx - px) * (ry - py) - (qy - py) * (rx - px));
  const crosses =
    side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) < 0 &&
    side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) < 0;
  if (crosses) return 0;
  const out = { t: 0, squared: 0 };
  let least = Infinity;
  for (const [px, py, sx, sy, tx, ty] of [
    [ax, ay, cx, cy, dx, dy],
    [bx, by, cx, cy, dx, dy],
    [cx, cy, ax, ay, bx, by],
    [dx, dy, ax, ay, bx, by],
  ] as const) {
    projectOnSegment(px, py, sx, sy, tx, ty, out);
    least = Math.min(least, out.squared);
  }
  return Math.sqrt(least);
}

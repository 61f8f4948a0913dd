import { arrivingEnds, leavingEnds } from './ends.ts';
import type { RoadGraph } from './graph.ts';
import { dilate, outline, type Raster } from './outline.ts';
import { legShape } from './route.ts';
import type { Search } from './search.ts';
import type { SegmentIndex } from './segments.ts';
import type { Snap } from './snap.ts';

export interface IsochroneOptions {
  seconds: number;
  /** 'towards': from where the place is reached in time; 'from': what is reached from it. */
  direction: 'towards' | 'from';
}

/** The area within reach: one ring without holes, counter-clockwise (RFC 7946). */
export interface ReachArea {
  type: 'Polygon';
  coordinates: [number, number][][];
}

/** Cells across the longer side of the reached area, and the least size of a cell in metres. */
const cellsAcross = 220;
const leastCell = 30;

/** Pieces of road reached: share `start` to share `end` of an edge (2 × edge + direction of travel). */
interface Reach {
  directed: number;
  start: number;
  end: number;
}

/** Everything reached within the time, each whole edge once, and parts of edges at the rim. */
function reachedPieces(
  graph: RoadGraph,
  search: Search,
  costs: Float32Array,
  origin: Snap,
  { seconds, direction }: IsochroneOptions,
): Reach[] {
  const towards = direction === 'towards';
  const seeds = towards ? arrivingEnds(graph, origin, costs) : leavingEnds(graph, origin, costs);
  search.run({ seeds, costs, direction: towards ? 'reverse' : 'forward', wanted: null, maxSeconds: seconds });
  const pieces: Reach[] = [{ directed: 2 * origin.edge, start: origin.fraction, end: origin.fraction }];
  // On the origin's own edge: from the place to the end of the edge, or as far as the time goes.
  for (const end of seeds) {
    if (end.directed < 0) continue;
    const share = end.seconds > seconds ? seconds / end.seconds : 1;
    // Ahead of the place is the end of the drawn edge when leaving along it, or arriving against it.
    const rim = towards === ((end.directed & 1) === 1) ? 1 : 0;
    pieces.push({
      directed: end.directed,
      start: origin.fraction,
      end: origin.fraction + share * (rim - origin.fraction),
    });
  }
  const whole = new Uint8Array(graph.edgeFrom.length);
  for (const node of search.reached()) {
    const left = seconds - search.seconds(node);
    const rows = towards ? graph.inStart : graph.outStart;
    for (let i = rows[node]!; i < rows[node + 1]!; i++) {
      const arc = towards ? i : graph.outArc[i]!;
      const directed = graph.arcEdge[arc]!;
      const cost = costs[arc]!;
      if (cost === Infinity || whole[directed >> 1]) continue;
      if (cost <= left) whole[directed >> 1] = 1;
      const share = cost > left ? left / cost : 1;
      // The piece touches the node: at the edge's end when arriving along it or leaving against it.
      const near = towards === ((directed & 1) === 0) ? 1 : 0;
      pieces.push({ directed, start: near, end: near === 1 ? 1 - share : share });
    }
  }
  return pieces;
}

/** The piece in the metric plane, x and y in turn. Whole edges, nearly all there are, are read straight from the graph. */
function pieceLine(graph: RoadGraph, piece: Reach, xScale: number, yScale: number): number[] {
  const line: number[] = [];
  if (Math.abs(piece.end - piece.start) === 1) {
    const edge = piece.directed >> 1;
    for (let i = graph.shapeStart[edge]!; i < graph.shapeStart[edge + 1]!; i++) {
      line.push(graph.shapeLon[i]! * xScale, graph.shapeLat[i]! * yScale);
    }
    return line;
  }
  for (const [lon, lat] of legShape(graph, piece)) line.push(lon * xScale, lat * yScale);
  return line;
}

/** Marks every cell that the line passes, sampled at half a cell. */
function drawLine(raster: Raster, ax: number, ay: number, bx: number, by: number): void {
  const steps = Math.max(1, Math.ceil(2 * Math.max(Math.abs(bx - ax), Math.abs(by - ay))));
  for (let i = 0; i <= steps; i++) {
    const x = Math.floor(ax + ((bx - ax) * i) / steps);
    const y = Math.floor(ay + ((by - ay) * i) / steps);
    raster.cells[y * raster.width + x] = 1;
  }
}

/**
 * The area around the roads reached within the time, for the map. The reached roads are drawn on a raster, widened by a
 * cell, holes filled and the outline taken: always one valid ring, the same for the same input. Its accuracy is the
 * cell: 30 m, or 1/220 of the area's longer side. Throws RangeError unless 0 < seconds < ∞.
 */
export function isochrone(
  graph: RoadGraph,
  segments: SegmentIndex,
  search: Search,
  costs: Float32Array,
  origin: Snap,
  options: IsochroneOptions,
): ReachArea {
  if (!(options.seconds > 0 && options.seconds < Infinity)) throw new RangeError(`seconds ${options.seconds}`);
  const { xScale, yScale } = segments;
  const lines: number[][] = [];
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const piece of reachedPieces(graph, search, costs, origin, options)) {
    const line = pieceLine(graph, piece, xScale, yScale);
    for (let i = 0; i < line.length; i += 2) {
      west = Math.min(west, line[i]!);
      east = Math.max(east, line[i]!);
      south = Math.min(south, line[i + 1]!);
      north = Math.max(north, line[i + 1]!);
    }
    lines.push(line);
  }
  const cell = Math.max(leastCell, Math.max(east - west, north - south) / cellsAcross);
  // Two cells of margin: one for the widening, one that stays empty.
  const width = Math.floor((east - west) / cell) + 5;
  const height = Math.floor((north - south) / cell) + 5;
  const raster: Raster = { width, height, cells: new Uint8Array(width * height) };
  for (const line of lines) {
    for (let i = 0; i + 3 < line.length; i += 2) {
      drawLine(
        raster,
        (line[i]! - west) / cell + 2,
        (line[i + 1]! - south) / cell + 2,
        (line[i + 2]! - west) / cell + 2,
        (line[i + 3]! - south) / cell + 2,
      );
    }
  }
  dilate(raster);
  const ring = outline(raster).map(([x, y]): [number, number] => [
    ((x - 2) * cell + west) / xScale,
    ((y - 2) * cell + south) / yScale,
  ]);
  return { type: 'Polygon', coordinates: [ring] };
}

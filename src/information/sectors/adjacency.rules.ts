import type { MultiPolygon, Polygon, Position } from 'geojson';
import { metresPerDegree, metresPerDegreeLon } from '../../platform/geo/metric.ts';

export interface Shape {
  lon: number;
  lat: number;
  geometry: Polygon | MultiPolygon;
}

/** Borders that come within a cell of each other count as one: surveys of neighbours differ by some metres. */
const cellMetres = 25;
/** Cells of common border below which two areas only touch at a corner. */
const leastShared = 3;
const stepMetres = 12;
/** Larger than any district is wide, in cells. */
const columns = 2 ** 22;

/** Label points in metres on one plane that touches the earth in the middle of them. */
export function planePoints(shapes: readonly Pick<Shape, 'lon' | 'lat'>[]): { x: number; y: number }[] {
  const [lon, lat] = [mean(shapes.map((one) => one.lon)), mean(shapes.map((one) => one.lat))];
  const kx = metresPerDegreeLon(lat);
  return shapes.map((one) => ({ x: (one.lon - lon) * kx, y: (one.lat - lat) * metresPerDegree }));
}

/**
 * Neighbours of each area, by index: areas with a common border of about 60 m or more. Where that leaves the district in
 * pieces (islands, gaps between surveys), the nearest label points of two pieces are joined, so that the graph is always one.
 */
export function neighboursOf(shapes: readonly Shape[]): number[][] {
  const links = shapes.map(() => new Set<number>());
  const lat = mean(shapes.map((one) => one.lat));
  const [kx, ky] = [metresPerDegreeLon(lat), metresPerDegree];
  // Cell → areas whose border passes through it, mostly one or two.
  const cells = new Map<number, number[]>();
  shapes.forEach(({ geometry }, i) => {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const rings of polygons) for (const ring of rings) walk(ring, kx, ky, (cell) => mark(cells, cell, i));
  });
  const shared = new Map<number, number>();
  for (const areas of cells.values()) {
    for (let a = 0; a < areas.length; a++) {
      for (let b = a + 1; b < areas.length; b++) {
        const key = areas[a]! * shapes.length + areas[b]!;
        shared.set(key, (shared.get(key) ?? 0) + 1);
      }
    }
  }
  for (const [key, count] of shared) {
    if (count < leastShared) continue;
    const [a, b] = [Math.floor(key / shapes.length), key % shapes.length];
    links[a]?.add(b);
    links[b]?.add(a);
  }
  joinPieces(planePoints(shapes), links);
  return links.map((one) => [...one].sort((a, b) => a - b));
}

function walk(ring: readonly Position[], kx: number, ky: number, visit: (cell: number) => void): void {
  for (let i = 1; i < ring.length; i++) {
    const [ax = 0, ay = 0] = ring[i - 1] ?? [];
    const [bx = 0, by = 0] = ring[i] ?? [];
    const [dx, dy] = [(bx - ax) * kx, (by - ay) * ky];
    const steps = Math.max(1, Math.ceil(Math.hypot(dx, dy) / stepMetres));
    for (let s = 0; s < steps; s++) {
      const x = Math.floor((ax * kx + (dx * s) / steps) / cellMetres);
      const y = Math.floor((ay * ky + (dy * s) / steps) / cellMetres);
      visit(x * columns + y);
    }
  }
}

function mark(cells: Map<number, number[]>, cell: number, area: number): void {
  const known = cells.get(cell);
  if (!known) cells.set(cell, [area]);
  // Areas come one after the other: only the last can be the same.
  else if (known.at(-1) !== area) known.push(area);
}

/** The pieces of a graph, each as indexes; `among` limits it to some of the nodes. */
export function piecesOf(neighbours: readonly Iterable<number>[], among?: ReadonlySet<number>): number[][] {
  const seen = new Set<number>();
  const pieces: number[][] = [];
  for (const start of among ?? neighbours.keys()) {
    if (seen.has(start)) continue;
    const piece = [start];
    seen.add(start);
    for (const node of piece) {
      for (const next of neighbours[node] ?? []) {
        if (seen.has(next) || (among && !among.has(next))) continue;
        seen.add(next);
        piece.push(next);
      }
    }
    pieces.push(piece);
  }
  return pieces;
}

function joinPieces(points: readonly { x: number; y: number }[], links: readonly Set<number>[]): void {
  for (let pieces = piecesOf(links); pieces.length > 1; pieces = piecesOf(links)) {
    const [smallest = []] = pieces.sort((a, b) => a.length - b.length);
    const own = new Set(smallest);
    let best = { a: -1, b: -1, far: Infinity };
    for (const a of smallest) {
      for (let b = 0; b < points.length; b++) {
        if (own.has(b)) continue;
        const far = Math.hypot(points[a]!.x - points[b]!.x, points[a]!.y - points[b]!.y);
        if (far < best.far) best = { a, b, far };
      }
    }
    links[best.a]?.add(best.b);
    links[best.b]?.add(best.a);
  }
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

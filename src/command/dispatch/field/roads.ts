import type { MiniRoad } from '../../../platform/web/mini-map/draw.ts';
import type { LonLat } from '../../../platform/web/mini-map/project.ts';

/** Answer of `GET /api/routing/roads`: light GeoJSON. */
export interface RoadFeatures {
  features: readonly {
    geometry: { type: 'MultiLineString'; coordinates: readonly (readonly LonLat[])[] };
    properties: { class: string };
  }[];
}

/** A square of the ground, west-south corner in whole cells. */
export interface Cell {
  x: number;
  y: number;
}

/** Side of a cell, degrees: about 2.2 km, within the 3 km that the server gives at once. */
const side = 0.02;
/** More than this is no city drive; then only the cells on the way are drawn. */
const mostCells = 16;

const cellOf = ([lon, lat]: LonLat): Cell => ({ x: Math.floor(lon / side), y: Math.floor(lat / side) });
const keyOf = ({ x, y }: Cell): string => `${x}/${y}`;

/** west,south,east,north of a cell, as the server reads it. */
export function cellBox({ x, y }: Cell): string {
  return [x, y, x + 1, y + 1].map((n) => (n * side).toFixed(2)).join(',');
}

/**
 * The cells to draw for a drive: the whole window around its points, or, where that is too wide, those that the points
 * themselves lie in. Ordered by name, so that the same cells give the same list.
 */
export function roadCells(points: readonly LonLat[]): Cell[] {
  if (points.length === 0) return [];
  // A little beyond the points, so that the picture's edge is not bare.
  const margin = side / 4;
  const corners = points.flatMap(([lon, lat]): LonLat[] => [
    [lon - margin, lat - margin],
    [lon + margin, lat + margin],
  ]);
  const cells = corners.map(cellOf);
  const xs = cells.map((cell) => cell.x);
  const ys = cells.map((cell) => cell.y);
  const [west, east] = [Math.min(...xs), Math.max(...xs)];
  const [south, north] = [Math.min(...ys), Math.max(...ys)];
  if ((east - west + 1) * (north - south + 1) <= mostCells) {
    return Array.from({ length: east - west + 1 }, (_, i) =>
      Array.from({ length: north - south + 1 }, (_, j) => ({ x: west + i, y: south + j })),
    ).flat();
  }
  const along = new Map(points.map(cellOf).map((cell) => [keyOf(cell), cell]));
  return [...along.values()].sort((a, b) => a.x - b.x || a.y - b.y).slice(0, mostCells);
}

const ranks: Readonly<Record<string, MiniRoad['rank']>> = {
  motorway: 0,
  trunk: 0,
  primary: 1,
  secondary: 2,
  tertiary: 3,
};

/** The server's roads as the light map draws them. A road in two cells is drawn twice, which nobody sees. */
export function toMiniRoads({ features }: RoadFeatures): MiniRoad[] {
  return features.flatMap(({ geometry, properties }) =>
    geometry.coordinates.map((line) => ({ rank: ranks[properties.class] ?? 4, line })),
  );
}

import type { LonLat } from '../../../platform/web/mini-map/project.ts';

/** west, south, east, north in degrees, rounded so that a small move asks for the same picture. */
export type Box = readonly [number, number, number, number];

const gridDegrees = 0.005;

/** The roads to draw around the given points: their box with a margin, on a grid of about 500 m. */
export function roadBox(points: readonly LonLat[]): Box | undefined {
  if (points.length === 0) return undefined;
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  const margin = 0.006;
  const low = (value: number): number => Number((Math.floor((value - margin) / gridDegrees) * gridDegrees).toFixed(3));
  const high = (value: number): number => Number((Math.ceil((value + margin) / gridDegrees) * gridDegrees).toFixed(3));
  return [low(Math.min(...lons)), low(Math.min(...lats)), high(Math.max(...lons)), high(Math.max(...lats))];
}

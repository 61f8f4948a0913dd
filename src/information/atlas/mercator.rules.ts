import type { Box } from './atlas.contract.ts';

/** West, south, east, north of a tile of the Web Mercator pyramid, degrees. */
export function tileBox(z: number, x: number, y: number): Box {
  const tiles = 2 ** z;
  const lat = (row: number): number => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / tiles))) * 180) / Math.PI;
  return [(x / tiles) * 360 - 180, lat(y + 1), ((x + 1) / tiles) * 360 - 180, lat(y)];
}

/** The tile of a zoom that a point lies in. */
export function tileAt(lon: number, lat: number, z: number): { x: number; y: number } {
  const tiles = 2 ** z;
  const y = (1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2;
  return { x: Math.floor(((lon + 180) / 360) * tiles), y: Math.floor(y * tiles) };
}

/** Height of a latitude in the unit square of Web Mercator, 0 in the north. */
export const mercatorY = (lat: number): number => (1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2;

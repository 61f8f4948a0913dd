/** A point or a corner: [lon, lat] in degrees, WGS 84. */
export type LonLat = [number, number];

export interface Bounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Indonesia with its seas. */
export const indonesia: Bounds = { west: 95, south: -11, east: 141, north: 6 };

export function inBounds(lon: number, lat: number, bounds: Bounds): boolean {
  return lon >= bounds.west && lon <= bounds.east && lat >= bounds.south && lat <= bounds.north;
}

/** Metres in one degree of latitude on the sphere of the IUGG mean radius, 6,371,008.8 m. */
export const metresPerDegree = (Math.PI / 180) * 6_371_008.8;

/** Metres in one degree of longitude at a latitude. */
export function metresPerDegreeLon(lat: number): number {
  return metresPerDegree * Math.cos((lat * Math.PI) / 180);
}

/**
 * Distance in metres from a point to a segment on the plane that touches the earth at the point (equirectangular):
 * within 1 % for distances of some kilometres, which is far below what the boundaries themselves are off.
 * `kx` is `metresPerDegreeLon` at the point, given because callers ask about many segments.
 */
export function metresToSegment(
  lon: number,
  lat: number,
  kx: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): number {
  const px = (ax - lon) * kx;
  const py = (ay - lat) * metresPerDegree;
  const dx = (bx - ax) * kx;
  const dy = (by - ay) * metresPerDegree;
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, -(px * dx + py * dy) / length));
  const x = px + t * dx;
  const y = py + t * dy;
  return Math.sqrt(x * x + y * y);
}

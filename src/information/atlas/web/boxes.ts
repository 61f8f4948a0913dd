import type { LonLat, MapBounds, MapReach } from '../../../platform/web/map/types.ts';

/** The part of the map that a gathered mark stands for, about 40 px to each side. */
export function around([lon, lat]: LonLat, zoom: number): MapBounds {
  const half = (40 * 360) / (512 * 2 ** zoom);
  const tall = half * Math.cos((lat * Math.PI) / 180);
  return [lon - half, lat - tall, lon + half, lat + tall];
}

/** West, south, east, north of a shape. */
export function boxOf(geometry: MapReach['geometry']): MapBounds {
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  const lons = rings.flatMap((ring) => ring.map(([lon = 0]) => lon));
  const lats = rings.flatMap((ring) => ring.map(([, lat = 0]) => lat));
  const low = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), 180);
  const high = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), -180);
  return [low(lons), low(lats), high(lons), high(lats)];
}

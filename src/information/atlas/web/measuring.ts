import area from '@turf/area';
import type { LonLat } from '../../../platform/web/map/types.ts';

const radiusM = 6_371_008.8;
const rad = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle length of a line in metres (haversine on the sphere of the IUGG mean radius). */
export function lengthOf(points: readonly LonLat[]): number {
  let metres = 0;
  for (let i = 1; i < points.length; i++) {
    const [[aLon, aLat], [bLon, bLat]] = [points[i - 1]!, points[i]!];
    const h =
      Math.sin(rad(bLat - aLat) / 2) ** 2 +
      Math.cos(rad(aLat)) * Math.cos(rad(bLat)) * Math.sin(rad(bLon - aLon) / 2) ** 2;
    metres += 2 * radiusM * Math.asin(Math.min(1, Math.sqrt(h)));
  }
  return metres;
}

/** Area of the closed line in square metres; 0 below three points. */
export function areaOf(points: readonly LonLat[]): number {
  if (points.length < 3) return 0;
  const ring = [...points, points[0]!].map(([lon, lat]) => [lon, lat]);
  return area({ type: 'Polygon', coordinates: [ring] });
}

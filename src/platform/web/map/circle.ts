import type { LonLat } from './types.ts';

const metresPerDegree = 111_320;

/** A circle on the ground as a closed ring of `corners` points, counter-clockwise. Radius in metres; exact enough below 5 km. */
export function circleRing([lon, lat]: LonLat, radiusM: number, corners = 32): [number, number][] {
  const perLon = metresPerDegree * Math.cos((lat * Math.PI) / 180);
  return Array.from({ length: corners + 1 }, (_, index) => {
    const angle = ((index % corners) / corners) * 2 * Math.PI;
    return [lon + (radiusM * Math.cos(angle)) / perLon, lat + (radiusM * Math.sin(angle)) / metresPerDegree];
  });
}

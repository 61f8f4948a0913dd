import type { Point } from './geometry.ts';

/** The open Indian Ocean, about 200 km south of Java: nobody lives here. Zone WIB (UTC+7). */
export const districtCentre = { lon: 109.62, lat: -9.58 } as const;

/** Metres in a degree of latitude (mean of the WGS 84 ellipsoid near 10° S). */
const metresPerLat = 110_610;
const metresPerLon = 111_320 * Math.cos((districtCentre.lat * Math.PI) / 180);

const round7 = (degrees: number) => Math.round(degrees * 1e7) / 1e7;

/** Local metres to WGS 84 [lon, lat], rounded to 1e-7 degrees (about 1 cm). */
export function toLonLat(point: Point): [number, number] {
  return [round7(districtCentre.lon + point[0] / metresPerLon), round7(districtCentre.lat + point[1] / metresPerLat)];
}

/** WGS 84 to local metres, the inverse of {@link toLonLat} but for the rounding. */
export function toMetres(lon: number, lat: number): Point {
  return [(lon - districtCentre.lon) * metresPerLon, (lat - districtCentre.lat) * metresPerLat];
}

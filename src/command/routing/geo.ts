/** IUGG mean Earth radius in metres. */
const earthRadius = 6_371_008.8;
const radians = Math.PI / 180;

/** Metres in one degree of latitude on the mean sphere. */
export const metresPerDegree = earthRadius * radians;

/** Great-circle distance in metres (haversine formula). */
export function haversine(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const dLat = Math.sin(((lat2 - lat1) * radians) / 2);
  const dLon = Math.sin(((lon2 - lon1) * radians) / 2);
  const h = dLat * dLat + Math.cos(lat1 * radians) * Math.cos(lat2 * radians) * dLon * dLon;
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Metres in one degree of longitude at a latitude. */
export function metresPerLonDegree(lat: number): number {
  return metresPerDegree * Math.cos(lat * radians);
}

/** Compass bearing in degrees [0, 360) from the first point to the second, on the local plane. */
export function bearing(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const east = (lon2 - lon1) * Math.cos(((lat1 + lat2) / 2) * radians);
  const degrees = Math.atan2(east, lat2 - lat1) / radians;
  return degrees < 0 ? degrees + 360 : degrees;
}

/** Signed turn in degrees (−180, 180] from one bearing to the next; positive is to the right. */
export function turnAngle(from: number, to: number): number {
  const turn = (((to - from) % 360) + 360) % 360;
  return turn > 180 ? turn - 360 : turn;
}

/** Projects a point on a segment in a plane: fraction along [0, 1] and squared distance, written to `out`. */
export function projectOnSegment(
  px: number,
  py: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  out: { t: number; squared: number },
): void {
  const dx = bx - ax;
  const dy = by - ay;
  const length = dx * dx + dy * dy;
  const t = length > 0 ? Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / length)) : 0;
  const ex = px - (ax + t * dx);
  const ey = py - (ay + t * dy);
  out.t = t;
  out.squared = ex * ex + ey * ey;
}

/**
 * Position on the Hilbert curve of order 16 for x, y in [0, 65535]. Nodes numbered in this order lie close in memory
 * when they lie close on the ground, which makes the search about twice as fast on large networks.
 */
export function hilbertIndex(x: number, y: number): number {
  let index = 0;
  let hx = x;
  let hy = y;
  for (let s = 32_768; s > 0; s >>= 1) {
    const rx = (hx & s) > 0 ? 1 : 0;
    const ry = (hy & s) > 0 ? 1 : 0;
    index += s * s * ((3 * rx) ^ ry);
    if (ry === 0) {
      if (rx === 1) {
        hx = 65_535 - hx;
        hy = 65_535 - hy;
      }
      const swap = hx;
      hx = hy;
      hy = swap;
    }
  }
  return index;
}

import type { Polygon } from 'geojson';
import { type LonLat, metresPerDegree, metresPerDegreeLon } from '../../platform/geo/metric.ts';

/** Water as it enters the system. */
export interface WaterInput {
  id: string;
  name: string;
  geometry: Polygon;
}

/** A river known by its middle line, WGS 84, and its width. */
export interface River {
  name: string;
  widthMetres: number;
  coordinates: LonLat[];
}

/**
 * The surface of a river that is known by its middle line and width in metres. Both banks run parallel to the line; at a sharp
 * bend the outer bank is drawn out to at most twice half the width.
 */
export function riverBand(line: readonly LonLat[], widthMetres: number): Polygon {
  const kx = metresPerDegreeLon(line[0]?.[1] ?? 0);
  const points = line.map(([lon, lat]): LonLat => [lon * kx, lat * metresPerDegree]);
  const left = points.map((point, i) => offset(points[i - 1], point, points[i + 1], widthMetres / 2));
  const right = points.map((point, i) => offset(points[i - 1], point, points[i + 1], -widthMetres / 2));
  // Down along the right bank and back along the left one: counter-clockwise, as RFC 7946 asks.
  const ring = [...right, ...left.reverse()];
  const closed = [...ring, ...ring.slice(0, 1)];
  return { type: 'Polygon', coordinates: [closed.map(([x, y]) => [x / kx, y / metresPerDegree])] };
}

function offset(before: LonLat | undefined, at: LonLat, after: LonLat | undefined, distance: number): LonLat {
  const a = normal(before ?? at, before ? at : (after ?? at));
  const b = normal(after ? at : (before ?? at), after ?? at);
  const [x, y] = [a[0] + b[0], a[1] + b[1]];
  const length = Math.hypot(x, y) || 1;
  // Half the angle between the normals; its cosine stretches the corner.
  const stretch = Math.min(2, 1 / Math.max(length / 2, 0.01));
  return [at[0] + (x / length) * distance * stretch, at[1] + (y / length) * distance * stretch];
}

function normal(from: LonLat, to: LonLat): LonLat {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy) || 1;
  return [-dy / length, dx / length];
}

import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { LonLat } from '../../platform/geo/metric.ts';
import { signedArea } from '../../platform/geo/rings.ts';

/** Heights at which a polygon is cut to find its widest place, as shares from south to north. */
const cuts = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9, 0.05, 0.95];

/**
 * A point surely inside an area, in the middle of a wide place: of the horizontal cuts through its largest part, the centre of
 * the widest stretch inside. For labels, and for places that are named by area only.
 */
export function labelPoint(geometry: Polygon | MultiPolygon): LonLat {
  const rings = largestPart(geometry);
  const outer = rings[0] ?? [];
  const lats = outer.map((position) => position[1] ?? 0);
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  let best: { lon: number; lat: number; width: number } | null = null;
  for (const share of cuts) {
    const lat = south + (north - south) * share;
    for (const [west, east] of stretchesAt(rings, lat)) {
      // A cut nearer to the middle wins unless another is clearly wider.
      if (!best || east - west > best.width * 1.25) best = { lon: (west + east) / 2, lat, width: east - west };
    }
  }
  const first = outer[0];
  return best ? [best.lon, best.lat] : [first?.[0] ?? 0, first?.[1] ?? 0];
}

function largestPart(geometry: Polygon | MultiPolygon): Position[][] {
  if (geometry.type === 'Polygon') return geometry.coordinates;
  const size = (rings: Position[][]) => Math.abs(signedArea((rings[0] ?? []).map(([x = 0, y = 0]): LonLat => [x, y])));
  return geometry.coordinates.reduce(
    (best, part) => (size(part) > size(best) ? part : best),
    geometry.coordinates[0] ?? [],
  );
}

/** Pieces of the parallel at `lat` inside the rings (even-odd), west to east. */
function stretchesAt(rings: Position[][], lat: number): [number, number][] {
  const crossings: number[] = [];
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [ax = 0, ay = 0] = ring[i - 1] ?? [];
      const [bx = 0, by = 0] = ring[i] ?? [];
      if (ay > lat !== by > lat) crossings.push(ax + ((lat - ay) / (by - ay)) * (bx - ax));
    }
  }
  crossings.sort((a, b) => a - b);
  const stretches: [number, number][] = [];
  for (let i = 1; i < crossings.length; i += 2) stretches.push([crossings[i - 1] ?? 0, crossings[i] ?? 0]);
  return stretches;
}

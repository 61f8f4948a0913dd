import type { FeatureCollection, Point } from 'geojson';
import type { IncidentPoints } from '../atlas.contract.ts';

/** Incidents of one window. */
export interface ShownPoints {
  all: FeatureCollection<Point>;
  /** Those that the public reported: only these say where people need help. */
  publicLon: Float64Array;
  publicLat: Float64Array;
  n: number;
}

/** The incidents between two moments; they come in the order of time. */
export function pointsBetween(points: IncidentPoints, from: Date, to: Date): ShownPoints {
  const start = Date.parse(points.from);
  const first = (from.getTime() - start) / 60_000;
  const last = (to.getTime() - start) / 60_000;
  const features: FeatureCollection<Point>['features'] = [];
  const lons: number[] = [];
  const lats: number[] = [];
  for (let i = 0; i < points.minute.length; i++) {
    const minute = points.minute[i] ?? 0;
    if (minute < first) continue;
    if (minute >= last) break;
    const [lon, lat] = [(points.lon[i] ?? 0) / 100_000, (points.lat[i] ?? 0) / 100_000];
    const reported = points.public[i] === 1;
    if (reported) {
      lons.push(lon);
      lats.push(lat);
    }
    features.push({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties: { kind: points.kinds[points.kind[i] ?? 0] ?? '', reported },
    });
  }
  return {
    all: { type: 'FeatureCollection', features },
    publicLon: Float64Array.from(lons),
    publicLat: Float64Array.from(lats),
    n: features.length,
  };
}

import area from '@turf/area';
import Flatbush from 'flatbush';
import { metresPerDegree, metresPerDegreeLon, metresToSegment } from '../../platform/geo/metric.ts';
import type { AreaInput } from './geodata.ts';

/** One area prepared for look-up: all its rings in one array, x and y in turn, ring starts apart. */
interface Prepared {
  code: string;
  parentCode: string | null;
  validFrom: string;
  validTo: string | null;
  squareMetres: number;
  points: Float64Array;
  ringEnds: Uint32Array;
}

export interface PolygonHit {
  code: string;
  /** 0 inside. */
  distanceMetres: number;
}

export type AreaFilter = (code: string, parentCode: string | null) => boolean;

/** The polygons of one level, found by point. */
export class PolygonIndex {
  private readonly areas: Prepared[];
  private readonly boxes: Flatbush | null;

  constructor(areas: readonly AreaInput[]) {
    this.areas = areas.map(prepare);
    this.boxes = this.areas.length > 0 ? new Flatbush(this.areas.length) : null;
    for (const { points } of this.areas) {
      let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
      for (let i = 0; i < points.length; i += 2) {
        const [x, y] = [points[i] ?? 0, points[i + 1] ?? 0];
        west = Math.min(west, x);
        east = Math.max(east, x);
        south = Math.min(south, y);
        north = Math.max(north, y);
      }
      this.boxes?.add(west, south, east, north);
    }
    this.boxes?.finish();
  }

  /** The polygon that holds the point; in several, the smallest; among equals, the lowest code. A boundary belongs to both sides. */
  containing(lon: number, lat: number, day: string | undefined, accept?: AreaFilter): PolygonHit | null {
    let best: Prepared | null = null;
    for (const i of this.boxes?.search(lon, lat, lon, lat) ?? []) {
      const candidate = this.areas[i];
      if (!candidate || !isValid(candidate, day)) continue;
      if (accept && !accept(candidate.code, candidate.parentCode)) continue;
      if (best && !comesBefore(candidate, best)) continue;
      if (contains(candidate, lon, lat)) best = candidate;
    }
    return best && { code: best.code, distanceMetres: 0 };
  }

  /** The polygon nearest to a point outside of all, within `limit` metres; among equally near ones the rule of `containing`. */
  nearest(lon: number, lat: number, limit: number, day: string | undefined, accept?: AreaFilter): PolygonHit | null {
    const dy = limit / metresPerDegree;
    const dx = limit / Math.max(metresPerDegreeLon(lat), 1000);
    let best: Prepared | null = null;
    let bestDistance = limit;
    for (const i of this.boxes?.search(lon - dx, lat - dy, lon + dx, lat + dy) ?? []) {
      const candidate = this.areas[i];
      if (!candidate || !isValid(candidate, day)) continue;
      if (accept && !accept(candidate.code, candidate.parentCode)) continue;
      const distance = metresTo(candidate, lon, lat);
      if (distance > bestDistance) continue;
      if (distance === bestDistance && best && !comesBefore(candidate, best)) continue;
      best = candidate;
      bestDistance = distance;
    }
    return best && { code: best.code, distanceMetres: bestDistance };
  }
}

function prepare(input: AreaInput): Prepared {
  const polygons = input.geometry.type === 'Polygon' ? [input.geometry.coordinates] : input.geometry.coordinates;
  const rings = polygons.flat();
  const points = new Float64Array(rings.reduce((sum, ring) => sum + ring.length * 2, 0));
  const ringEnds = new Uint32Array(rings.length);
  let at = 0;
  rings.forEach((ring, r) => {
    for (const [x, y] of ring) {
      points[at++] = x ?? Number.NaN;
      points[at++] = y ?? Number.NaN;
    }
    ringEnds[r] = at;
  });
  const { code, parentCode, validFrom, validTo } = input;
  return { code, parentCode, validFrom, validTo, squareMetres: area(input.geometry), points, ringEnds };
}

function comesBefore(a: Prepared, b: Prepared): boolean {
  return a.squareMetres < b.squareMetres || (a.squareMetres === b.squareMetres && a.code < b.code);
}

function isValid(area: Prepared, day: string | undefined): boolean {
  if (day === undefined) return area.validTo === null;
  return area.validFrom <= day && (area.validTo === null || day < area.validTo);
}

/** Even-odd over all rings: holes and the parts of a multipolygon need no special care. On an edge counts as inside. */
function contains(area: Prepared, x: number, y: number): boolean {
  const { points, ringEnds } = area;
  let inside = false;
  let start = 0;
  for (const end of ringEnds) {
    for (let i = start + 2; i < end; i += 2) {
      const ax = points[i - 2] ?? 0;
      const ay = points[i - 1] ?? 0;
      const bx = points[i] ?? 0;
      const by = points[i + 1] ?? 0;
      if (ay > y && by > y) continue;
      if (ay < y && by < y) continue;
      const cross = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
      if (cross === 0 && (ax <= x || bx <= x) && (ax >= x || bx >= x)) return true;
      if (ay > y !== by > y && cross > 0 === by > ay) inside = !inside;
    }
    start = end;
  }
  return inside;
}

function metresTo(area: Prepared, lon: number, lat: number): number {
  const { points, ringEnds } = area;
  const kx = metresPerDegreeLon(lat);
  let least = Infinity;
  let start = 0;
  for (const end of ringEnds) {
    for (let i = start + 2; i < end; i += 2) {
      const distance = metresToSegment(
        lon,
        lat,
        kx,
        points[i - 2] ?? 0,
        points[i - 1] ?? 0,
        points[i] ?? 0,
        points[i + 1] ?? 0,
      );
      if (distance < least) least = distance;
    }
    start = end;
  }
  return least;
}

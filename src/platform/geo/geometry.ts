import area from '@turf/area';
import type { MultiPolygon, Polygon } from 'geojson';
import polygonClipping from 'polygon-clipping';
import { type Checked, orderCoordinates, refuse, withoutRepeats } from './coordinates.ts';
import { isRecord } from './geojson-reader.ts';
import type { Bounds, LonLat } from './metric.ts';
import { areSimple, polygonArea, signedArea } from './rings.ts';

/** What was put right in a geometry; every kind once. */
export type GeometryRepair = 'swapped' | 'closed' | 'crossing' | 'winding' | 'dropped-part';

export interface RepairedArea {
  geometry: Polygon | MultiPolygon;
  repairs: GeometryRepair[];
}

/** Share of its area that a repair may change before the geometry is refused instead. */
const maxAreaChange = 0.05;
/** Square metres below which a ring encloses nothing. */
const minRingArea = 1;

/**
 * Checks a Polygon or MultiPolygon from a file and puts right what can be: swapped coordinates, unclosed rings, rings that
 * cross themselves (by the even-odd union of polygon-clipping, unless the area changes by more than 5 %), winding (RFC 7946:
 * outer rings counter-clockwise). Rings without area are dropped; when nothing is left, the geometry is refused.
 */
export function repairArea(geometry: unknown, bounds?: Bounds): Checked<RepairedArea> {
  const parts = polygonParts(geometry);
  if (!parts) return refuse('geometri kosong atau bukan poligon', 'the geometry is empty or not a polygon');
  const ordered = orderCoordinates(parts.flat(), bounds);
  if (!ordered.ok) return ordered;
  const repairs = new Set<GeometryRepair>();
  if (ordered.value.swapped) repairs.add('swapped');

  const queue = ordered.value.lines;
  let polygons: LonLat[][][] = [];
  let next = 0;
  for (const part of parts) {
    const rings = queue.slice(next, next + part.length).map((ring) => close(ring, repairs));
    next += part.length;
    const [outer, ...holes] = rings;
    if (!outer || !enclosesArea(outer)) {
      repairs.add('dropped-part');
      continue;
    }
    const kept = holes.filter(enclosesArea);
    if (kept.length < holes.length) repairs.add('dropped-part');
    polygons.push([outer, ...kept]);
  }
  if (polygons.length === 0) return refuse('poligon tanpa luas', 'the polygon encloses no area');

  if (!areSimple(polygons.flat())) {
    const repaired = untangle(polygons);
    if (!repaired.ok) return repaired;
    polygons = repaired.value;
    repairs.add('crossing');
  }
  const wound = polygons.map((rings) => rings.map((ring, i) => wind(ring, i === 0, repairs)));
  return { ok: true, value: { geometry: toGeometry(wound, parts.length > 1), repairs: [...repairs] } };
}

function polygonParts(geometry: unknown): unknown[][] | null {
  if (!isRecord(geometry) || !Array.isArray(geometry.coordinates)) return null;
  const coordinates: unknown[] = geometry.coordinates;
  if (geometry.type === 'Polygon') return coordinates.length > 0 ? [coordinates] : null;
  if (geometry.type !== 'MultiPolygon') return null;
  const parts = coordinates.filter((part): part is unknown[] => Array.isArray(part) && part.length > 0);
  return parts.length > 0 ? parts : null;
}

function close(ring: LonLat[], repairs: Set<GeometryRepair>): LonLat[] {
  const clean = withoutRepeats(ring);
  const first = clean[0];
  const last = clean.at(-1);
  if (!first || !last || (first[0] === last[0] && first[1] === last[1])) return clean;
  repairs.add('closed');
  return [...clean, [first[0], first[1]]];
}

function enclosesArea(ring: LonLat[]): boolean {
  // A figure of eight may have no net area and still enclose some; the repair decides about it.
  return ring.length >= 4 && (area({ type: 'Polygon', coordinates: [ring] }) >= minRingArea || !areSimple([ring]));
}

function untangle(polygons: LonLat[][][]): Checked<LonLat[][][]> {
  const before = polygons.reduce((sum, rings) => sum + polygonArea(rings), 0);
  let after: LonLat[][][];
  try {
    after = polygonClipping.union(polygons).map((rings) => rings.filter((ring) => ring.length >= 4));
  } catch {
    return refuse(
      'batas memotong dirinya dan tidak dapat diperbaiki',
      'the boundary crosses itself and cannot be repaired',
    );
  }
  after = after.filter((rings) => rings[0] !== undefined && enclosesArea(rings[0]));
  const sum = after.reduce((total, rings) => total + polygonArea(rings), 0);
  const change = Math.abs(sum - before) / Math.max(sum, before);
  if (!(change <= maxAreaChange)) {
    return refuse(
      'batas memotong dirinya; perbaikan akan mengubah luas lebih dari 5 %',
      'the boundary crosses itself; a repair would change its area by more than 5 %',
    );
  }
  return { ok: true, value: after };
}

function wind(ring: LonLat[], outer: boolean, repairs: Set<GeometryRepair>): LonLat[] {
  if (signedArea(ring) > 0 === outer) return ring;
  repairs.add('winding');
  return ring.toReversed();
}

function toGeometry(polygons: LonLat[][][], multi: boolean): Polygon | MultiPolygon {
  const only = polygons[0];
  if (!multi && polygons.length === 1 && only) return { type: 'Polygon', coordinates: only };
  return { type: 'MultiPolygon', coordinates: polygons };
}

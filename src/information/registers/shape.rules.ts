import { parseWkt } from '../../platform/geo/wkt.ts';
import type { GeometryValue, LineOrBorder } from './registers.contract.ts';

/** How many positions a geometry has. */
export function countPositions(geometry: GeometryValue): number {
  switch (geometry.type) {
    case 'Point':
      return 1;
    case 'LineString':
      return geometry.coordinates.length;
    case 'MultiLineString':
    case 'Polygon':
      return sum(geometry.coordinates, (line) => line.length);
    case 'MultiPolygon':
      return sum(geometry.coordinates, (rings) => sum(rings, (ring) => ring.length));
  }
}

/** How many corners somebody sees: the last position of a ring is its first again. */
export function countCorners(geometry: GeometryValue): number {
  const rings =
    geometry.type === 'Polygon'
      ? geometry.coordinates.length
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates.flat().length
        : 0;
  return countPositions(geometry) - rings;
}

const sum = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

/** The lines that a geometry consists of: itself, or its rings. */
export function linesOf(geometry: LineOrBorder): number[][][] {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : geometry.coordinates;
}

/** Whether a value is a geometry, and no contact. */
export const isGeometry = (value: unknown): value is GeometryValue =>
  typeof value === 'object' && value !== null && 'coordinates' in value;

/**
 * Reads a shape as somebody pasted it: GeoJSON (a geometry, a feature, or a collection of one feature) or well-known text.
 * Only its form is read here; whether it is sound is checked where it is kept (`geometry.rules.ts`).
 * @returns undefined for anything else.
 */
export function parseShape(text: string): GeometryValue | undefined {
  const wkt = parseWkt(text);
  if (wkt) return asShape(wkt);
  try {
    return asShape(unwrapped(JSON.parse(text)));
  } catch {
    return undefined;
  }
}

function unwrapped(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('features' in value && Array.isArray(value.features) && value.features.length === 1)
    return unwrapped(value.features[0]);
  return 'geometry' in value ? value.geometry : value;
}

const depths: Readonly<Record<GeometryValue['type'], number>> = {
  Point: 1,
  LineString: 2,
  MultiLineString: 3,
  Polygon: 3,
  MultiPolygon: 4,
};

function asShape(value: unknown): GeometryValue | undefined {
  if (!isGeometry(value) || !Object.hasOwn(depths, value.type)) return undefined;
  return isNested(value.coordinates, depths[value.type]) ? value : undefined;
}

/** Whether these are numbers in arrays, so many deep. */
function isNested(value: unknown, depth: number): boolean {
  if (!Array.isArray(value) || value.length === 0) return false;
  return depth === 1
    ? value.length >= 2 && value.every((one) => Number.isFinite(one))
    : value.every((one) => isNested(one, depth - 1));
}

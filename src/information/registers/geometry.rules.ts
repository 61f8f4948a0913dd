import { orderCoordinates, withoutRepeats } from '../../platform/geo/coordinates.ts';
import { repairArea } from '../../platform/geo/geometry.ts';
import type { LonLat } from '../../platform/geo/metric.ts';
import type { Text } from '../../platform/problem/problem.ts';
import type { GeometryValue, LineOrBorder } from './registers.contract.ts';
import { countPositions, linesOf } from './shape.rules.ts';

/** Positions that one geometry may have: more is a map, not a record. */
export const mostPositions = 20_000;
/** The same for a field, since its values travel with every list. */
export const mostFieldPositions = 2_000;

/** West, south, east, north in degrees. */
export type Box = [west: number, south: number, east: number, north: number];
export type ReadGeometry<Geometry> = { geometry: Geometry } | { error: Text };

const wrongKind: Record<'point' | 'line' | 'polygon', Text> = {
  point: { id: 'Harus sebuah titik.', en: 'Must be a point.' },
  line: { id: 'Harus sebuah garis.', en: 'Must be a line.' },
  polygon: { id: 'Harus sebuah batas (poligon).', en: 'Must be a border (polygon).' },
};

/**
 * Checks a geometry as somebody gave it and puts right what is clear: swapped coordinates, repeats, rings that are not
 * closed, wound the wrong way or cross themselves a little (`platform/geo/geometry.ts`). Heights are dropped.
 */
export function readGeometry(
  kind: 'line' | 'polygon',
  given: GeometryValue,
  most = mostPositions,
): ReadGeometry<LineOrBorder> {
  if (countPositions(given) > most) {
    return { error: { id: `Paling banyak ${most} titik.`, en: `At most ${most} positions.` } };
  }
  if (kind === 'polygon') {
    if (given.type !== 'Polygon' && given.type !== 'MultiPolygon') return { error: wrongKind.polygon };
    const read = repairArea(given);
    return read.ok ? { geometry: read.value.geometry } : { error: sentence(read.reason) };
  }
  if (given.type !== 'LineString' && given.type !== 'MultiLineString') return { error: wrongKind.line };
  const read = orderCoordinates(given.type === 'LineString' ? [given.coordinates] : given.coordinates);
  if (!read.ok) return { error: sentence(read.reason) };
  const lines = read.value.lines.map(withoutRepeats).filter((line) => line.length >= 2);
  const [only] = lines;
  if (!only)
    return { error: { id: 'Garis perlu paling sedikit dua titik.', en: 'A line needs at least two positions.' } };
  return {
    geometry:
      lines.length === 1 ? { type: 'LineString', coordinates: only } : { type: 'MultiLineString', coordinates: lines },
  };
}

/** A point as somebody gave it. */
export function readPoint(given: GeometryValue): ReadGeometry<GeometryValue> {
  if (given.type !== 'Point') return { error: wrongKind.point };
  const read = orderCoordinates([[given.coordinates]]);
  if (!read.ok) return { error: sentence(read.reason) };
  const [[position] = []] = read.value.lines;
  return position ? { geometry: { type: 'Point', coordinates: position } } : { error: wrongKind.point };
}

const sentence = ({ id, en }: Text): Text => ({ id: capital(id), en: capital(en) });
const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** The box around a geometry. */
export function boxOf(geometry: LineOrBorder): Box {
  const box: Box = [180, 90, -180, -90];
  for (const [lon = 0, lat = 0] of linesOf(geometry).flat()) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}

/** The position in the middle of the longest line, by its length in degrees. */
export function middleOf(geometry: Extract<LineOrBorder, { type: 'LineString' | 'MultiLineString' }>): LonLat {
  const longest = linesOf(geometry).reduce((one, other) => (lengthOf(other) > lengthOf(one) ? other : one));
  let left = lengthOf(longest) / 2;
  for (let at = 1; at < longest.length; at++) {
    const [[x0 = 0, y0 = 0], [x1 = 0, y1 = 0]] = [longest[at - 1] ?? [], longest[at] ?? []];
    const step = Math.hypot(x1 - x0, y1 - y0);
    if (step >= left && step > 0) return [x0 + ((x1 - x0) * left) / step, y0 + ((y1 - y0) * left) / step];
    left -= step;
  }
  const [lon = 0, lat = 0] = longest.at(-1) ?? [];
  return [lon, lat];
}

const lengthOf = (line: readonly number[][]): number =>
  line.reduce((total, [x = 0, y = 0], at) => {
    const [px = x, py = y] = line[at - 1] ?? [];
    return total + Math.hypot(x - px, y - py);
  }, 0);

import type { GeometryValue } from '../registers.contract.ts';
import { parseShape } from '../shape.rules.ts';

export type ShapeKind = 'point' | 'line' | 'polygon';
export type Corner = readonly [lon: number, lat: number];

/** About a metre; more decimals would only pretend. */
const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

/** The corners that are being drawn, in their order; a border is drawn open and closed by itself. Undefined for a shape of several parts, which is typed, not drawn. */
export function cornersOf(kind: ShapeKind, text: string): Corner[] | undefined {
  if (text.trim() === '') return [];
  const shape = parseShape(text);
  if (!shape) return undefined;
  const corner = ([lon = 0, lat = 0]: readonly number[]): Corner => [lon, lat];
  if (shape.type === 'Point') return [corner(shape.coordinates)];
  if (kind === 'line' && shape.type === 'LineString') return shape.coordinates.map(corner);
  if (kind !== 'polygon') return undefined;
  if (shape.type === 'LineString') return shape.coordinates.map(corner);
  if (shape.type !== 'Polygon' || shape.coordinates.length !== 1) return undefined;
  return (shape.coordinates[0] ?? []).slice(0, -1).map(corner);
}

/** What the corners make, as text for the form: a point, a line, or a border once it has three corners. Empty without corners. */
export function textOf(kind: ShapeKind, corners: readonly Corner[]): string {
  const at = corners.map(([lon, lat]) => [rounded(lon), rounded(lat)]);
  const [first] = at;
  if (!first) return '';
  const shape: GeometryValue =
    at.length === 1
      ? { type: 'Point', coordinates: first }
      : kind === 'polygon' && at.length > 2
        ? { type: 'Polygon', coordinates: [[...at, first]] }
        : { type: 'LineString', coordinates: at };
  return JSON.stringify(shape);
}

/** The shape that a text says, once it is complete for its kind. */
export function shapeIn(kind: ShapeKind, text: string): GeometryValue | undefined {
  const shape = parseShape(text);
  return shape && kindOf(shape) === kind ? shape : undefined;
}

/** Which kind of drawing a shape is. */
export function kindOf({ type }: GeometryValue): ShapeKind {
  if (type === 'Point') return 'point';
  return type.endsWith('Polygon') ? 'polygon' : 'line';
}

/** With one more corner; a point is set anew. */
export const withCorner = (kind: ShapeKind, corners: readonly Corner[], corner: Corner): Corner[] =>
  kind === 'point' ? [corner] : [...corners, corner];

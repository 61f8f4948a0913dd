import type { Geometry, Position } from 'geojson';

/**
 * Reads well-known text: POINT, LINESTRING, POLYGON and their MULTI forms, with an optional `SRID=4326;` and Z or M
 * (dropped). Null when the text is anything else. Coordinates are not checked: see `geometry.ts`.
 *
 * `parseWkt('POLYGON((106 -6, 107 -6, 107 -7, 106 -6))')?.type === 'Polygon'`
 */
export function parseWkt(text: string): Geometry | null {
  const match = /^\s*(?:SRID=4326;\s*)?(MULTI)?(POINT|LINESTRING|POLYGON)\s*(?:(?:ZM|Z|M)\s*)?(\([\s\S]*\))\s*$/i.exec(
    text,
  );
  if (!match?.[2] || !match[3]) return null;
  const multi = match[1] !== undefined;
  const nested = parseNested(match[3]);
  if (nested === null) return null;
  const kind = match[2].toUpperCase();
  if (kind === 'POINT') {
    // MULTIPOINT is written both ((1 2),(3 4)) and (1 2, 3 4).
    const points = positions(multi && Array.isArray(nested[0]) ? nested.flat() : nested);
    if (!points?.[0] || (!multi && points.length > 1)) return null;
    return multi ? { type: 'MultiPoint', coordinates: points } : { type: 'Point', coordinates: points[0] };
  }
  if (kind === 'LINESTRING') {
    if (!multi) {
      const line = positions(nested);
      return line && { type: 'LineString', coordinates: line };
    }
    const lines = all(nested, positions);
    return lines && { type: 'MultiLineString', coordinates: lines };
  }
  if (!multi) {
    const rings = all(nested, positions);
    return rings && { type: 'Polygon', coordinates: rings };
  }
  const polygons = all(nested, (polygon) => (Array.isArray(polygon) ? all(polygon, positions) : null));
  return polygons && { type: 'MultiPolygon', coordinates: polygons };
}

type Nested = (string | Nested)[];
const maxDepth = 3;

/** Splits at brackets and commas, at most three deep (a MULTIPOLYGON). */
function parseNested(text: string): Nested | null {
  const stack: Nested[] = [];
  for (const token of text.match(/[(),]|[^(),]+/g) ?? []) {
    if (token === '(') {
      if (stack.length === maxDepth) return null;
      stack.push([]);
    } else if (token === ')') {
      const done = stack.pop();
      if (!done) return null;
      const parent = stack.at(-1);
      if (!parent) return done;
      parent.push(done);
    } else if (token !== ',' && token.trim() !== '') {
      const parent = stack.at(-1);
      if (!parent) return null;
      parent.push(token);
    }
  }
  return null;
}

function all<T>(items: Nested, read: (item: string | Nested) => T | null): T[] | null {
  const result: T[] = [];
  for (const item of items) {
    const value = read(item);
    if (value === null) return null;
    result.push(value);
  }
  return result;
}

function positions(list: string | Nested): Position[] | null {
  if (!Array.isArray(list)) return null;
  return all(list, (item) => {
    if (typeof item !== 'string') return null;
    const numbers = item.trim().split(/\s+/).map(Number);
    return numbers.length >= 2 && numbers.every(Number.isFinite) ? numbers.slice(0, 2) : null;
  });
}

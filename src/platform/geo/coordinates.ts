import type { BilingualText } from './geo-error.ts';
import { type Bounds, inBounds, type LonLat } from './metric.ts';

/** A value, or why there is none. */
export type Checked<T> = { ok: true; value: T } | { ok: false; reason: BilingualText };

export const refuse = (id: string, en: string): { ok: false; reason: BilingualText } => ({
  ok: false,
  reason: { id, en },
});

/** Coordinates in the right order, and whether they had to be turned from [lat, lon]. */
export interface Ordered {
  lines: LonLat[][];
  swapped: boolean;
}

const whole: Bounds = { west: -180, south: -90, east: 180, north: 90 };

/**
 * Checks the positions of one geometry and turns [lat, lon] into [lon, lat] when it is clear that they were swapped: as given
 * they are impossible (a latitude beyond 90, as for every place in Indonesia: longitudes run from 95 to 141), swapped they are
 * possible; or, where `bounds` are known, as given all lie outside and swapped all lie inside. Third numbers (height) are dropped.
 */
export function orderCoordinates(lines: readonly unknown[], bounds?: Bounds): Checked<Ordered> {
  const result: LonLat[][] = [];
  for (const line of lines) {
    const positions = toPositions(line);
    if (!positions)
      return refuse('koordinat tidak lengkap atau bukan angka', 'coordinates are incomplete or not numbers');
    result.push(positions);
  }
  const all = result.flat();
  const possible = all.every(([x, y]) => inBounds(x, y, whole));
  const possibleSwapped = all.every(([x, y]) => inBounds(y, x, whole));
  if (!possible && !possibleSwapped) {
    return refuse(
      'koordinat di luar rentang bujur dan lintang',
      'coordinates outside the range of longitude and latitude',
    );
  }
  const clearlySwapped =
    !possible ||
    (bounds !== undefined &&
      all.length > 0 &&
      all.every(([x, y]) => !inBounds(x, y, bounds) && inBounds(y, x, bounds)));
  if (!clearlySwapped) return { ok: true, value: { lines: result, swapped: false } };
  return { ok: true, value: { lines: result.map((line) => line.map(([x, y]) => [y, x])), swapped: true } };
}

function toPositions(line: unknown): LonLat[] | null {
  if (!Array.isArray(line)) return null;
  const positions: LonLat[] = [];
  for (const position of line) {
    if (!Array.isArray(position)) return null;
    const [x, y]: unknown[] = position;
    if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) return null;
    positions.push([x, y]);
  }
  return positions;
}

/** The line without positions that repeat the one before. */
export function withoutRepeats(line: readonly LonLat[]): LonLat[] {
  return line.filter((p, i) => {
    const before = line[i - 1];
    return !before || before[0] !== p[0] || before[1] !== p[1];
  });
}

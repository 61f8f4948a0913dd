import { type LonLat, metresPerDegreeLon, metresToSegment } from '../../platform/geo/metric.ts';
import { levelOf, usualOf } from './counts.rules.ts';
import type { GaugeCounts } from './facts.ts';
import { leastYear } from './status.rules.ts';
import { type Gauge, gauges, type StatusLevel, worst } from './status.types.ts';
import type { Thresholds } from './thresholds.rules.ts';

/** A report belongs to a road section when it lies this near to its line: half a wide road and the error of a phone. */
export const roadReachMetres = 50;

const isPair = (value: unknown): value is LonLat =>
  Array.isArray(value) && value.length >= 2 && typeof value[0] === 'number' && typeof value[1] === 'number';

/** The lines of a LineString or MultiLineString; of anything else none. */
export function linesOf(geometry: { type: string; coordinates: unknown }): LonLat[][] {
  const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
  if (!['LineString', 'MultiLineString'].includes(geometry.type) || !Array.isArray(lines)) return [];
  return lines.map((line) => (Array.isArray(line) ? line.filter(isPair) : []));
}

/** Whether a point lies within reach of the lines. */
export function liesOn(lines: readonly (readonly LonLat[])[], lon: number, lat: number): boolean {
  const kx = metresPerDegreeLon(lat);
  return lines.some((line) =>
    line.some((end, i) => {
      const start = line[i - 1];
      return start !== undefined && metresToSegment(lon, lat, kx, ...start, ...end) <= roadReachMetres;
    }),
  );
}

/** Gauges of a road section by the same count rule as those of areas; none of a gauge with too few reports in a year. */
export function gaugesOfRoad(
  counts: GaugeCounts,
  thresholds: Thresholds,
): { gauges: Partial<Record<Gauge, StatusLevel>>; level: StatusLevel | null } {
  const found: Partial<Record<Gauge, StatusLevel>> = {};
  for (const gauge of gauges) {
    const { recent, windows } = counts[gauge];
    const usual =
      recent + windows.reduce((sum, n) => sum + n, 0) < leastYear ? undefined : usualOf(counts[gauge], thresholds);
    if (usual) found[gauge] = levelOf(recent, usual);
  }
  const levels = gauges.flatMap((gauge) => found[gauge] ?? []);
  return { gauges: found, level: levels.length > 0 ? worst(levels) : null };
}

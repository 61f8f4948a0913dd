import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { type AreaInput, type AreaLevel, areaLevels } from '../../information/areas/geodata.ts';
import { inRing, type Point } from './geometry.ts';
import { generateDistrict } from './index.ts';
import { Random } from './random.ts';

const ringOf = (area: AreaInput): Point[] => {
  if (area.geometry.type !== 'Polygon') throw new Error(`${area.code} is not one polygon`);
  return area.geometry.coordinates[0]!.slice(0, -1).map((position: Position): Point => [position[0]!, position[1]!]);
};

/** Shoelace relative to the first point: keeps the digits that degrees would lose. */
const areaOf = (ring: readonly Point[]): number => {
  const [x0, y0] = ring[0]!;
  return ring.reduce((sum, a, i) => {
    const b = ring[(i + 1) % ring.length]!;
    return sum + ((a[0] - x0) * (b[1] - y0) - (b[0] - x0) * (a[1] - y0)) / 2;
  }, 0);
};

describe.each([
  ['full', 11],
  ['full', 12],
  ['small', 13],
] as const)('areas of the %s district, seed %i', (size, seed) => {
  const { areas } = generateDistrict(seed, { size });
  const rings = new Map(areas.map((area) => [area.code, ringOf(area)]));
  const children = Map.groupBy(areas, (area) => area.parentCode);

  it('are closed rings, anticlockwise, without repeated points', () => {
    for (const area of areas) {
      const ring = rings.get(area.code)!;
      expect(ring.length).toBeGreaterThanOrEqual(3);
      expect(areaOf(ring)).toBeGreaterThan(0);
      expect(new Set(ring.map(String)).size).toBe(ring.length);
    }
  });

  it('fill their parent exactly', () => {
    for (const area of areas) {
      const parts = children.get(area.code);
      if (!parts) continue;
      const whole = areaOf(rings.get(area.code)!);
      const sum = parts.reduce((total, part) => total + areaOf(rings.get(part.code)!), 0);
      expect(Math.abs(sum - whole) / whole).toBeLessThan(1e-6);
      expect(parts.reduce((total, part) => total + part.population!, 0)).toBe(area.population);
    }
  });

  it('hold every random point exactly once on each level, inside its parent', () => {
    const random = new Random(99);
    const border = rings.get(areas[0]!.code)!;
    const xs = border.map((p) => p[0]);
    const ys = border.map((p) => p[1]);
    const levels = Map.groupBy(areas, (area): AreaLevel => area.level);
    for (let n = 0; n < 150; n++) {
      const point: Point = [
        random.range(Math.min(...xs), Math.max(...xs)),
        random.range(Math.min(...ys), Math.max(...ys)),
      ];
      const expected = inRing(point, border) ? 1 : 0;
      let parent: string | null = null;
      for (const level of areaLevels.slice(1)) {
        const holding = levels.get(level)!.filter((area) => inRing(point, rings.get(area.code)!));
        expect(holding.length).toBe(expected);
        if (holding[0]) {
          expect(holding[0].parentCode).toBe(parent);
          parent = holding[0].code;
        }
      }
    }
  });
});

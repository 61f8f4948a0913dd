import { distance, inRing, type Point, segmentsMeet, smoothCurve } from './geometry.ts';
import type { Layout } from './layout.ts';
import type { SizePlan } from './size.ts';
import { newStreet, type Street } from './streets.ts';

/** Spacing of the toll road's points, metres; ramps leave three points before a crossing. */
const step = 100;
const rampReach = 3;
/** Half of the distance between the carriageways, metres. */
const halfGap = 11;
const tollName = 'Jalan Tol Wanasari Selatan';

/**
 * A raised toll road through the south, one carriageway each way, joined to at most three main roads by four ramps
 * each. Traffic keeps left, so the carriageway of a direction lies on its left side.
 */
export function tollRoad(layout: Layout, plan: SizePlan, streets: readonly Street[]): Street[] {
  if (!plan.toll) return [];
  const { planar } = layout;
  const border = planar.expand(layout.border, true).map((id) => planar.at(id));
  const h = plan.half;
  const through: Point[] = [
    [-1.15, -0.2],
    [-0.62, -0.36],
    [-0.1, -0.55],
    [0.5, -0.52],
    [1.15, -0.28],
  ].map(([x, y]): Point => [x! * h, y! * h]);
  const line = smoothCurve(through, step).filter((point) => inRing(point, border));
  const side = (sign: 1 | -1) =>
    line.map((p, i) => {
      const a = line[Math.max(0, i - 1)]!;
      const b = line[Math.min(line.length - 1, i + 1)]!;
      const length = distance(a, b);
      return planar.add([
        p[0] - (sign * halfGap * (b[1] - a[1])) / length,
        p[1] + (sign * halfGap * (b[0] - a[0])) / length,
      ]);
    });
  const eastbound = side(1);
  const westbound = side(-1).reverse();
  const options = { oneway: 'forward', toll: true } as const;
  const out = [
    newStreet(eastbound, 'motorway', { ...options, name: tollName }),
    newStreet(westbound, 'motorway', { ...options, name: tollName }),
  ];
  for (const { index, north, south } of interchanges(layout, line, streets)) {
    const mirrored = line.length - 1 - index;
    const ramps: [number, number][] = [
      [eastbound[index - rampReach]!, north],
      [north, eastbound[index + rampReach]!],
      [westbound[mirrored - rampReach]!, south],
      [south, westbound[mirrored + rampReach]!],
    ];
    for (const [from, to] of ramps) {
      const a = planar.at(from);
      const b = planar.at(to);
      // A slight bow, so that the two ramps of one side do not lie on each other.
      const bow = planar.add([(a[0] + b[0]) / 2 + (b[1] - a[1]) * 0.09, (a[1] + b[1]) / 2 - (b[0] - a[0]) * 0.09]);
      out.push(newStreet([from, bow, to], 'motorway', { ...options, name: null }));
    }
  }
  return out;
}

interface Interchange {
  index: number;
  north: number;
  south: number;
}

/** Where main roads pass under the toll road, at least 2 km apart, with the nearest of their points on each side. */
function interchanges(layout: Layout, line: readonly Point[], streets: readonly Street[]): Interchange[] {
  const { planar } = layout;
  const found: Interchange[] = [];
  const main = streets.filter((street) => ['trunk', 'primary', 'secondary'].includes(street.roadClass) && street.group);
  for (const street of main) {
    const path = planar.expand(street.path);
    for (let k = 0; k + 1 < path.length; k++) {
      const a = planar.at(path[k]!);
      const b = planar.at(path[k + 1]!);
      const index = line.findIndex((p, i) => i > 0 && segmentsMeet(a, b, line[i - 1]!, p));
      if (index < rampReach + 1 || index > line.length - rampReach - 2) continue;
      const spaced = found.every((other) => Math.abs(other.index - index) * step > 2000);
      const away = (from: number, direction: 1 | -1) => {
        for (let i = from; i >= 0 && i < path.length; i += direction) {
          if (distance(planar.at(path[i]!), line[index]!) > 70) return path[i]!;
        }
        return null;
      };
      const before = away(k, -1);
      const after = away(k + 1, 1);
      if (!spaced || before === null || after === null) continue;
      const d = line[index]!;
      const c = line[index - 1]!;
      const left = (d[0] - c[0]) * (b[1] - c[1]) - (d[1] - c[1]) * (b[0] - c[0]) > 0;
      found.push(left ? { index, north: after, south: before } : { index, north: before, south: after });
      if (found.length === 3) return found;
    }
  }
  return found;
}

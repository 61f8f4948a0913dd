import type { RoadClass } from '../../command/routing/roads.ts';
import { distance, type Point, segmentsMeet } from './geometry.ts';
import type { Layout, PlanLine } from './layout.ts';
import type { Random } from './random.ts';

/** A street as point numbers of the plan; becomes one way. */
export interface Street {
  path: number[];
  roadClass: RoadClass;
  group: string | null;
  quarter: number | null;
  dense: boolean;
  name: string | null;
  oneway: 'both' | 'forward';
  toll: boolean;
}

export function newStreet(path: number[], roadClass: RoadClass, more: Partial<Street> = {}): Street {
  return {
    path,
    roadClass,
    group: null,
    quarter: null,
    dense: false,
    name: null,
    oneway: 'both',
    toll: false,
    ...more,
  };
}

/** How far from the middle of the river a street ends, metres. */
const bankDistance = 48;

/** Turns the plan's lines into streets: joins main roads, ends the others at the river bank, adds bank roads. */
export function streetsFromPlan(layout: Layout, random: Random): Street[] {
  const joined = joinPieces(layout.lines.filter((line) => line.roadClass !== null));
  const { planar } = layout;
  const riverIndex = new Map(planar.expand(layout.river).map((id, index) => [id, index]));
  const bridges = new Set([...layout.bridges, ...smallBridges(layout, joined, riverIndex)]);
  const landings: Landing[] = [];
  const streets: Street[] = [];
  for (const line of joined) {
    let path: number[] | null = planar.expand(line.path);
    for (const reverse of [false, true]) {
      if (!path) break;
      const end = reverse ? path[0]! : path[path.length - 1]!;
      const index = riverIndex.get(end);
      if (index === undefined || bridges.has(end)) continue;
      path = endAtBank(layout, reverse ? path.toReversed() : path);
      if (path) landings.push({ id: path[path.length - 1]!, river: index, quarter: line.quarter });
    }
    if (path && line.roadClass) {
      streets.push(newStreet(path, line.roadClass, { group: line.group, quarter: line.quarter, dense: line.dense }));
    }
  }
  layout.bridges = [...bridges];
  return [...streets, ...bankRoads(layout, landings, streets, random)];
}

function joinPieces(lines: readonly PlanLine[]): PlanLine[] {
  const out: PlanLine[] = [];
  for (const line of lines) {
    const last = out[out.length - 1];
    if (
      last &&
      line.group &&
      last.group === line.group &&
      last.roadClass === line.roadClass &&
      last.path.at(-1) === line.path[0]
    ) {
      last.path = [...last.path, ...line.path.slice(1)];
    } else out.push({ ...line });
  }
  return out;
}

/** Up to two places where streets of both banks happen to face each other, away from the big bridges. */
function smallBridges(layout: Layout, lines: readonly PlanLine[], river: Map<number, number>): number[] {
  const at = (id: number) => layout.planar.at(id);
  const course = [...river.keys()].map(at);
  const ends = new Map<number, Set<number>>();
  for (const line of lines) {
    const path = layout.planar.expand(line.path);
    for (const walked of [path, path.toReversed()]) {
      const index = river.get(walked[0]!);
      if (index === undefined) continue;
      const bank = bankOf(course, index, at(walked[1]!));
      ends.set(walked[0]!, (ends.get(walked[0]!) ?? new Set()).add(bank));
    }
  }
  const chosen: number[] = [];
  for (const [id, banks] of ends) {
    if (banks.size < 2 || chosen.length === 2) continue;
    if ([...layout.bridges, ...chosen].every((other) => distance(at(other), at(id)) > 480)) chosen.push(id);
  }
  return chosen;
}

/** Shortens a path that runs into the river; it may end at an earlier junction. Null when nothing is left. */
function endAtBank(layout: Layout, path: readonly number[]): number[] | null {
  const { planar } = layout;
  const water = planar.at(path[path.length - 1]!);
  const kept = path.slice(0, -1);
  while (kept.length > 1 && distance(planar.at(kept[kept.length - 1]!), water) < bankDistance + 8) {
    if (planar.degree[kept[kept.length - 1]!]! > 2) return kept;
    kept.pop();
  }
  const last = kept[kept.length - 1];
  if (last === undefined) return null;
  const from = planar.at(last);
  const length = distance(from, water);
  if (length < bankDistance + 8) return kept.length > 1 ? kept : null;
  const t = (length - bankDistance) / length;
  const end = planar.add([from[0] + (water[0] - from[0]) * t, from[1] + (water[1] - from[1]) * t]);
  planar.degree[end] = 1;
  return [...kept, end];
}

interface Landing {
  id: number;
  river: number;
  quarter: number | null;
}

/** Roads along the bank that link neighbouring street ends, with gaps. */
function bankRoads(layout: Layout, landings: readonly Landing[], streets: readonly Street[], random: Random): Street[] {
  const { planar } = layout;
  const river = planar.expand(layout.river).map((id) => planar.at(id));
  const sideOf = (landing: Landing) => bankOf(river, landing.river, planar.at(landing.id));
  const built = streets.flatMap((street) => segmentsOf(planar.expand(street.path).map((id) => planar.at(id))));
  const out: Street[] = [];
  for (const side of [-1, 1]) {
    const along = landings.filter((landing) => sideOf(landing) === side).sort((a, b) => a.river - b.river);
    for (let k = 0; k + 1 < along.length; k++) {
      const a = along[k]!;
      const b = along[k + 1]!;
      const gap = distance(planar.at(a.id), planar.at(b.id));
      if (a.id === b.id || gap > 420 || !random.chance(0.75)) continue;
      if (layout.bridges.some((id) => isBetween(planar.at(id), river, a.river, b.river))) continue;
      const middle = bankPoints(river, a.river, b.river, side).filter(
        (p) => distance(p, planar.at(a.id)) > 45 && distance(p, planar.at(b.id)) > 45,
      );
      const course = [planar.at(a.id), ...middle, planar.at(b.id)];
      if (crossesStreets(course, built)) continue;
      built.push(...segmentsOf(course));
      const ids = middle.map((p) => planar.add(p));
      out.push(newStreet([a.id, ...ids, b.id], 'residential', { group: `bank-${side}`, quarter: a.quarter }));
    }
  }
  return out;
}

/** On which bank a point near the river's n-th point lies: 1 on the left, -1 on the right (looking north). */
function bankOf(river: readonly Point[], index: number, p: Point): number {
  const a = river[Math.max(0, index - 1)]!;
  const b = river[Math.min(river.length - 1, index + 1)]!;
  return Math.sign((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]));
}

type Segment = readonly [Point, Point];

export function segmentsOf(line: readonly Point[]): Segment[] {
  return line.slice(1).map((point, i) => [line[i]!, point]);
}

/** Whether a line crosses any of the segments other than in a common end point. */
export function crossesStreets(line: readonly Point[], segments: readonly Segment[]): boolean {
  const same = (p: Point, q: Point) => p[0] === q[0] && p[1] === q[1];
  return segmentsOf(line).some(([a, b]) =>
    segments.some(([c, d]) => {
      if (Math.max(a[0], b[0]) < Math.min(c[0], d[0]) || Math.min(a[0], b[0]) > Math.max(c[0], d[0])) return false;
      if (same(a, c) || same(a, d) || same(b, c) || same(b, d)) return false;
      return segmentsMeet(a, b, c, d);
    }),
  );
}

function isBetween(point: Point, river: readonly Point[], from: number, to: number): boolean {
  return river.some((p, i) => i >= from && i <= to && p[0] === point[0] && p[1] === point[1]);
}

function bankPoints(river: readonly Point[], from: number, to: number, side: number): Point[] {
  const out: Point[] = [];
  for (let i = from + 1; i < to; i++) {
    const a = river[i - 1]!;
    const b = river[i + 1]!;
    const length = distance(a, b);
    const p = river[i]!;
    out.push([
      p[0] - (side * bankDistance * (b[1] - a[1])) / length,
      p[1] + (side * bankDistance * (b[0] - a[0])) / length,
    ]);
  }
  return out;
}

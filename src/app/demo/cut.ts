import { type Point, ringArea, segmentsMeet } from './geometry.ts';
import type { Planar } from './planar.ts';
import type { Random } from './random.ts';

export interface CutStyle {
  /** Standard deviation of the cut's turn from square, radians. */
  skew: number;
  /** Ends closer than this to an existing junction use it, metres: makes crossroads instead of close offsets. */
  snap: number;
  /** Sideways swing of long cuts, as a share of their length. */
  bend: number;
}

export interface Cut {
  path: number[];
  /** The two parts, open rings; the first holds about `ratio` of the area. */
  parts: [number[], number[]];
}

/**
 * Cuts a face in two across its long axis so that one part holds about `ratio` of its area.
 * Answers null when no clean cut was found (very bent or very small faces).
 */
export function cutFace(
  planar: Planar,
  face: readonly number[],
  ratio: number,
  style: CutStyle,
  random: Random,
): Cut | null {
  const ring = planar.expand(face, true);
  const points = ring.map((id) => planar.at(id));
  const whole = Math.abs(ringArea(points));
  const axis = longAxis(points);
  for (let attempt = 0; attempt < 9; attempt++) {
    const angle = axis + random.normal() * (style.skew + attempt * 0.12);
    const aimed = Math.min(0.8, Math.max(0.2, ratio + (attempt > 3 ? random.range(-0.1, 0.1) : 0)));
    const ends = crossings(points, angle, aimed, whole);
    if (!ends) continue;
    const cut = tryCut(planar, ring, points, ends, { ratio, whole, style }, random);
    if (!cut) continue;
    planar.countLine(cut.path);
    return cut;
  }
  return null;
}

/** Direction of the long axis, radians, from the second moments of the outline (weighted by edge length). */
function longAxis(points: readonly Point[]): number {
  let total = 0;
  let mx = 0;
  let my = 0;
  const pieces = points.map((p, i) => {
    const q = points[(i + 1) % points.length]!;
    const w = Math.hypot(q[0] - p[0], q[1] - p[1]);
    const x = (p[0] + q[0]) / 2;
    const y = (p[1] + q[1]) / 2;
    total += w;
    mx += w * x;
    my += w * y;
    return [w, x, y] as const;
  });
  mx /= total;
  my /= total;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (const [w, x, y] of pieces) {
    xx += w * (x - mx) ** 2;
    yy += w * (y - my) ** 2;
    xy += w * (x - mx) * (y - my);
  }
  return 0.5 * Math.atan2(2 * xy, xx - yy);
}

interface EdgePoint {
  edge: number;
  t: number;
}

/** The two places where the straight cut, square to `angle`, meets the ring; null when it would meet more. */
function crossings(
  points: readonly Point[],
  angle: number,
  ratio: number,
  whole: number,
): [EdgePoint, EdgePoint] | null {
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  const along = points.map((p) => p[0] * c + p[1] * s);
  const across = points.map((p) => p[1] * c - p[0] * s);
  let low = Math.min(...along);
  let high = Math.max(...along);
  for (let step = 0; step < 14; step++) {
    const middle = (low + high) / 2;
    if (areaBelow(along, across, middle) < ratio * whole) low = middle;
    else high = middle;
  }
  const offset = (low + high) / 2;
  const found: EdgePoint[] = [];
  for (let i = 0; i < points.length; i++) {
    const a = along[i]! - offset;
    const b = along[(i + 1) % points.length]! - offset;
    if (a < 0 !== b < 0) found.push({ edge: i, t: a / (a - b) });
  }
  return found.length === 2 ? [found[0]!, found[1]!] : null;
}

/** Area of the part of the ring with `along` below the offset (clipping at one straight line). */
function areaBelow(along: readonly number[], across: readonly number[], offset: number): number {
  let sum = 0;
  let firstX = 0;
  let firstY = 0;
  let lastX = 0;
  let lastY = 0;
  let started = false;
  const visit = (x: number, y: number) => {
    if (started) sum += lastX * y - x * lastY;
    else {
      firstX = x;
      firstY = y;
      started = true;
    }
    lastX = x;
    lastY = y;
  };
  for (let i = 0; i < along.length; i++) {
    const j = (i + 1) % along.length;
    const a = along[i]!;
    const b = along[j]!;
    if (a <= offset) visit(a - offset, across[i]!);
    if (a <= offset !== b <= offset) visit(0, across[i]! + ((across[j]! - across[i]!) * (offset - a)) / (b - a));
  }
  return Math.abs(sum + lastX * firstY - firstX * lastY) / 2;
}

interface Wanted {
  ratio: number;
  whole: number;
  style: CutStyle;
}

/** Chooses the end points (existing or new), bends the line, and checks that it stays inside the face. */
function tryCut(
  planar: Planar,
  ring: readonly number[],
  points: readonly Point[],
  ends: readonly [EdgePoint, EdgePoint],
  { ratio, whole, style }: Wanted,
  random: Random,
): Cut | null {
  const chosen = ends.map((end) => chooseEnd(planar, ring, points, end, style.snap));
  const [first, second] = chosen as [ChosenEnd, ChosenEnd];
  const apart = Math.abs(first.position - second.position);
  if (apart < 1 || ring.length - apart < 1) return null;
  const length = Math.hypot(second.point[0] - first.point[0], second.point[1] - first.point[1]);
  if (length < 14) return null;
  if (tooFlat(points, first, second.point) || tooFlat(points, second, first.point)) return null;
  const inner = bendLine(first.point, second.point, length, style.bend, random);
  const drawn = [first.point, ...inner, second.point];
  const clean = (line: readonly Point[]) => !touchesRing(line, points, first, second);
  let middle = inner;
  if (!clean(drawn)) {
    middle = [];
    if (!clean([first.point, second.point])) return null;
  }
  const lower = walk(ring.length, second.position, first.position).map((k) => points[k]!);
  const share = Math.abs(ringArea([...lower, first.point, ...middle, second.point])) / whole;
  const balance = Math.min(Math.abs(share - ratio), Math.abs(1 - share - ratio));
  if (Math.min(share, 1 - share) < 0.16 || balance > 0.25) return null;
  const a = placeEnd(planar, ring, first);
  const b = placeEnd(planar, ring, second);
  const path = [a, ...middle.map((point) => planar.add(point)), b];
  const parts = divide(ring, first, second, path);
  const lowerFirst = Math.abs(share - ratio) <= Math.abs(1 - share - ratio);
  return { path, parts: lowerFirst ? parts : [parts[1], parts[0]] };
}

interface ChosenEnd {
  point: Point;
  /** Position on the ring: whole for an existing point, with a fraction on the edge after it. */
  position: number;
}

function chooseEnd(
  planar: Planar,
  ring: readonly number[],
  points: readonly Point[],
  end: EdgePoint,
  snap: number,
): ChosenEnd {
  const next = (end.edge + 1) % ring.length;
  const a = points[end.edge]!;
  const b = points[next]!;
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  const fromA = end.t * length;
  const free = (index: number) => (planar.degree[ring[index]!] ?? 0) < 4;
  const candidates: [number, number][] = [
    [end.edge, fromA],
    [next, length - fromA],
  ];
  candidates.sort((x, y) => x[1] - y[1]);
  for (const [index, away] of candidates) {
    const limit = (planar.degree[ring[index]!] ?? 0) > 2 ? snap : snap * 0.4;
    if (away <= limit && free(index)) return { point: points[index]!, position: index };
  }
  // Keep new junctions a few metres away from busy ones that may not be used.
  const t = Math.min(0.8, Math.max(0.2, end.t));
  return { point: [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t], position: end.edge + t };
}

/** Whether the cut leaves along one of the edges at its end (less than about 30°), which would make a sliver. */
function tooFlat(points: readonly Point[], end: ChosenEnd, other: Point): boolean {
  const n = points.length;
  const before = Math.ceil(end.position) - 1;
  const neighbours = [points[(before + n) % n]!, points[(Math.floor(end.position) + 1) % n]!];
  const dx = other[0] - end.point[0];
  const dy = other[1] - end.point[1];
  const length = Math.hypot(dx, dy);
  return neighbours.some((p) => {
    const ex = p[0] - end.point[0];
    const ey = p[1] - end.point[1];
    return (dx * ex + dy * ey) / (length * Math.hypot(ex, ey)) > 0.86;
  });
}

function bendLine(a: Point, b: Point, length: number, bend: number, random: Random): Point[] {
  const count = length > 900 ? 5 : length > 450 ? 3 : length > 170 ? 1 : 0;
  const swing = random.normal() * bend * length;
  const wobble = random.normal() * bend * length * 0.5;
  return Array.from({ length: count }, (_, k): Point => {
    const t = (k + 1) / (count + 1);
    const side = swing * Math.sin(Math.PI * t) + wobble * Math.sin(2 * Math.PI * t);
    const dx = (b[0] - a[0]) / length;
    const dy = (b[1] - a[1]) / length;
    return [a[0] + (b[0] - a[0]) * t - dy * side, a[1] + (b[1] - a[1]) * t + dx * side];
  });
}

/** Whether the line meets the ring anywhere but in its two ends. */
function touchesRing(line: readonly Point[], points: readonly Point[], first: ChosenEnd, second: ChosenEnd): boolean {
  const n = points.length;
  const touches = (edge: number, end: ChosenEnd) =>
    Math.floor(end.position) === edge || (Number.isInteger(end.position) && (end.position + n - 1) % n === edge);
  for (let k = 0; k + 1 < line.length; k++) {
    for (let edge = 0; edge < n; edge++) {
      if (k === 0 && touches(edge, first)) continue;
      if (k + 2 === line.length && touches(edge, second)) continue;
      if (segmentsMeet(line[k]!, line[k + 1]!, points[edge]!, points[(edge + 1) % n]!)) return true;
    }
  }
  return false;
}

function placeEnd(planar: Planar, ring: readonly number[], end: ChosenEnd): number {
  const index = Math.floor(end.position);
  if (end.position === index) return ring[index]!;
  return planar.splitEdge(ring[index]!, ring[(index + 1) % ring.length]!, end.position - index);
}

/** The ring indices strictly between two positions, going forward. */
function walk(size: number, from: number, to: number): number[] {
  const out: number[] = [];
  const end = from + ((to - from + size) % size) - 1e-9;
  for (let k = Math.floor(from) + 1; k < end; k++) out.push(k % size);
  return out;
}

function divide(
  ring: readonly number[],
  first: ChosenEnd,
  second: ChosenEnd,
  path: readonly number[],
): [number[], number[]] {
  const between = (from: number, to: number) => walk(ring.length, from, to).map((k) => ring[k]!);
  return [
    [...between(second.position, first.position), ...path],
    [...between(first.position, second.position), ...path.toReversed()],
  ];
}

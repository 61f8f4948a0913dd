import Flatbush from 'flatbush';
import type { LonLat } from './metric.ts';

/** Area by the shoelace formula in square degrees, positive when counter-clockwise. The ring is closed. */
export function signedArea(ring: readonly LonLat[]): number {
  const [ox, oy] = ring[0] ?? [0, 0];
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = at(ring, i - 1);
    const [bx, by] = at(ring, i);
    // Relative to the first corner: far from the origin the plain formula loses the small numbers.
    twice += (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
  }
  return twice / 2;
}

/** The area inside the outer ring less its holes, square degrees. */
export function polygonArea(rings: readonly (readonly LonLat[])[]): number {
  return rings.reduce((sum, ring, i) => sum + (i === 0 ? 1 : -1) * Math.abs(signedArea(ring)), 0);
}

interface Segment {
  a: LonLat;
  b: LonLat;
  ring: number;
  index: number;
  last: number;
}

/**
 * True when the rings of one polygon or multipolygon are valid by OGC Simple Features as far as lines go: no ring crosses,
 * touches or runs back over itself, and no two rings cross or share a piece of edge (touching at a point is allowed).
 * Rings are closed and without repeated positions.
 */
export function areSimple(rings: readonly (readonly LonLat[])[]): boolean {
  const segments: Segment[] = [];
  rings.forEach((ring, r) => {
    for (let i = 1; i < ring.length; i++) {
      segments.push({ a: at(ring, i - 1), b: at(ring, i), ring: r, index: i - 1, last: ring.length - 2 });
    }
  });
  if (segments.length === 0) return true;
  const index = new Flatbush(segments.length);
  for (const { a, b } of segments) {
    index.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
  }
  index.finish();
  return segments.every((s, i) => {
    const [west, east] = s.a[0] < s.b[0] ? [s.a[0], s.b[0]] : [s.b[0], s.a[0]];
    const [south, north] = s.a[1] < s.b[1] ? [s.a[1], s.b[1]] : [s.b[1], s.a[1]];
    return !index.collides(west, south, east, north, (j) => {
      const other = segments[j];
      return j > i && other !== undefined && conflict(s, other);
    });
  });
}

function conflict(s: Segment, t: Segment): boolean {
  if (s.ring === t.ring) {
    if (t.index === s.index + 1) return turnsBack(s.a, s.b, t.b);
    if (s.index === 0 && t.index === s.last) return turnsBack(t.a, t.b, s.b);
    return meet(s, t, true);
  }
  return meet(s, t, false);
}

/** Twice the area of the triangle a, b, p: positive when p lies left of a → b. */
function side(a: LonLat, b: LonLat, p: LonLat): number {
  return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
}

function turnsBack(a: LonLat, b: LonLat, c: LonLat): boolean {
  return side(a, b, c) === 0 && (a[0] - b[0]) * (c[0] - b[0]) + (a[1] - b[1]) * (c[1] - b[1]) > 0;
}

function meet(s: Segment, t: Segment, touching: boolean): boolean {
  const s1 = side(s.a, s.b, t.a);
  const s2 = side(s.a, s.b, t.b);
  const t1 = side(t.a, t.b, s.a);
  const t2 = side(t.a, t.b, s.b);
  if (s1 === 0 && s2 === 0) return overlap(s, t, touching);
  const crosses = s1 * s2 < 0 && t1 * t2 < 0;
  if (crosses || !touching) return crosses;
  return s1 * s2 <= 0 && t1 * t2 <= 0;
}

/** Two segments on one line: whether they share more than a point (or, when touching counts, at least a point). */
function overlap(s: Segment, t: Segment, touching: boolean): boolean {
  const axis = Math.abs(s.b[0] - s.a[0]) > Math.abs(s.b[1] - s.a[1]) ? 0 : 1;
  const from = Math.max(Math.min(s.a[axis], s.b[axis]), Math.min(t.a[axis], t.b[axis]));
  const to = Math.min(Math.max(s.a[axis], s.b[axis]), Math.max(t.a[axis], t.b[axis]));
  return touching ? from <= to : from < to;
}

function at(ring: readonly LonLat[], i: number): LonLat {
  return ring[i] ?? [Number.NaN, Number.NaN];
}

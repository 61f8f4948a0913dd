/** Plane geometry in metres, east and north of the district's centre. */
export type Point = readonly [x: number, y: number];

export function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** Signed area, m²; positive when the ring runs anticlockwise. The ring is open (no repeated last point). */
export function ringArea(ring: readonly Point[]): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[j]!;
    const b = ring[i]!;
    sum += a[0] * b[1] - b[0] * a[1];
  }
  return sum / 2;
}

/** Centre of gravity of an open ring. */
export function ringCentroid(ring: readonly Point[]): Point {
  let x = 0;
  let y = 0;
  let sum = 0;
  const origin = ring[0]!;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const ax = ring[j]![0] - origin[0];
    const ay = ring[j]![1] - origin[1];
    const bx = ring[i]![0] - origin[0];
    const by = ring[i]![1] - origin[1];
    const cross = ax * by - bx * ay;
    sum += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  return [origin[0] + x / (3 * sum), origin[1] + y / (3 * sum)];
}

/** Even–odd test; a point exactly on the line may fall on either side. */
export function inRing(point: Point, ring: readonly Point[]): boolean {
  let inside = false;
  const [x, y] = point;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[i]!;
    const b = ring[j]!;
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
  }
  return inside;
}

/** Whether two segments cross or touch. */
export function segmentsMeet(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = (p: Point, q: Point, r: Point) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  const d1 = side(c, d, a);
  const d2 = side(c, d, b);
  const d3 = side(a, b, c);
  const d4 = side(a, b, d);
  return d1 * d2 <= 0 && d3 * d4 <= 0 && !(d1 === 0 && d2 === 0 && d3 === 0 && d4 === 0);
}

/** Distance from a point to a segment. */
export function distanceToSegment(p: Point, a: Point, b: Point): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const squared = dx * dx + dy * dy;
  const t = squared === 0 ? 0 : Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / squared));
  return Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy);
}

/** A point of the Catmull–Rom curve from p1 to p2, t in [0, 1]. */
export function catmullRom(p0: Point, p1: Point, p2: Point, p3: Point, t: number): Point {
  const axis = (k: 0 | 1) => {
    const [a, b, c, d] = [p0[k], p1[k], p2[k], p3[k]];
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
  };
  return [axis(0), axis(1)];
}

/** The smooth curve through all the given points, one piece between each two, points about `step` metres apart. */
export function smoothPieces(through: readonly Point[], step: number): Point[][] {
  const pieces: Point[][] = [];
  for (let i = 0; i + 1 < through.length; i++) {
    const p1 = through[i]!;
    const p2 = through[i + 1]!;
    const p0 = through[i - 1] ?? [2 * p1[0] - p2[0], 2 * p1[1] - p2[1]];
    const p3 = through[i + 2] ?? [2 * p2[0] - p1[0], 2 * p2[1] - p1[1]];
    const count = Math.max(1, Math.round(distance(p1, p2) / step));
    pieces.push(
      Array.from({ length: count + 1 }, (_, k) =>
        k === 0 ? p1 : k === count ? p2 : catmullRom(p0, p1, p2, p3, k / count),
      ),
    );
  }
  return pieces;
}

/** {@link smoothPieces} as one line. */
export function smoothCurve(through: readonly Point[], step: number): Point[] {
  return smoothPieces(through, step).flatMap((piece, i) => (i === 0 ? piece : piece.slice(1)));
}

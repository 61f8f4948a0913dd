import type { Point } from './geometry.ts';

/**
 * The shared drawing under streets and areas: numbered points, and edges that may be split later.
 * A face or a line is a list of point numbers; when an edge of it was split after it was written down, `expand`
 * puts the new points in. Two faces at one edge therefore always have the same points on it: no gaps, no overlaps.
 */
export class Planar {
  readonly points: Point[] = [];
  /** How many road or border segments meet in each point. */
  readonly degree: number[] = [];
  readonly #middles = new Map<number, number>();

  add(point: Point): number {
    this.points.push(point);
    this.degree.push(0);
    return this.points.length - 1;
  }

  at(id: number): Point {
    const point = this.points[id];
    if (!point) throw new RangeError(`no point ${id}`);
    return point;
  }

  /** Puts a new point on the unsplit edge a–b, at share t from a. */
  splitEdge(a: number, b: number, t: number): number {
    const from = this.at(a);
    const to = this.at(b);
    const middle = this.add([from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t]);
    this.degree[middle] = 2;
    this.#middles.set(edgeKey(a, b), middle);
    return middle;
  }

  /** The path with every later split put in. `closed` also follows the edge from the last point to the first. */
  expand(path: readonly number[], closed = false): number[] {
    const out: number[] = [];
    const count = closed ? path.length : path.length - 1;
    for (let i = 0; i < count; i++) {
      out.push(path[i]!);
      this.#between(path[i]!, path[(i + 1) % path.length]!, out);
    }
    if (!closed) out.push(path[path.length - 1]!);
    return out;
  }

  /** Counts the segments of a new line at its points. */
  countLine(path: readonly number[]): void {
    path.forEach((id, i) => {
      this.degree[id] = (this.degree[id] ?? 0) + (i === 0 || i === path.length - 1 ? 1 : 2);
    });
  }

  #between(a: number, b: number, out: number[]): void {
    const middle = this.#middles.get(edgeKey(a, b));
    if (middle === undefined) return;
    this.#between(a, middle, out);
    out.push(middle);
    this.#between(middle, b, out);
  }
}

/** One number for an undirected edge; exact for fewer than 2^26 points. */
export function edgeKey(a: number, b: number): number {
  return Math.min(a, b) * 0x400_0000 + Math.max(a, b);
}

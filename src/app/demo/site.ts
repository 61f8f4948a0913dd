import type { RtPlace } from './areas.ts';
import { distance, inRing, type Point } from './geometry.ts';
import type { Random } from './random.ts';
import type { Town } from './town.ts';

/** A point beside a street, with the street's name. */
export interface Site {
  point: Point;
  street: string;
  rt: RtPlace;
}

/** Finds places beside streets: by population, or near a wanted point. */
export class SiteFinder {
  readonly #town: Town;
  readonly #cumulative: number[] = [];
  readonly #streetAt = new Map<number, string>();
  readonly #cells = new Map<string, RtPlace[]>();
  readonly #centres = new Map<RtPlace, Point>();
  readonly #border: Point[];

  constructor(town: Town) {
    this.#town = town;
    const { planar } = town.layout;
    for (const street of town.streets) {
      if (!street.name || street.toll) continue;
      for (const id of planar.expand(street.path)) this.#streetAt.set(id, street.name);
    }
    let sum = 0;
    for (const rt of town.tree.rts) {
      sum += rt.population;
      this.#cumulative.push(sum);
      const points = rt.ring.map((id) => planar.at(id));
      const centre: Point = [
        points.reduce((s, p) => s + p[0], 0) / points.length,
        points.reduce((s, p) => s + p[1], 0) / points.length,
      ];
      this.#centres.set(rt, centre);
      const key = cellKey(centre[0], centre[1]);
      const cell = this.#cells.get(key);
      if (cell) cell.push(rt);
      else this.#cells.set(key, [rt]);
    }
    this.#border = planar.expand(town.layout.border, true).map((id) => planar.at(id));
  }

  inside(point: Point): boolean {
    return inRing(point, this.#border);
  }

  centreOf(rt: RtPlace): Point {
    return this.#centres.get(rt)!;
  }

  /** A household's door, drawn by population. */
  byPopulation(random: Random): Site {
    const wanted = random.next() * this.#cumulative[this.#cumulative.length - 1]!;
    let low = 0;
    let high = this.#cumulative.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#cumulative[middle]! <= wanted) low = middle + 1;
      else high = middle;
    }
    return this.inRt(this.#town.tree.rts[low]!, random);
  }

  /** A place in one RT: on its edge or up to half way to its middle. */
  inRt(rt: RtPlace, random: Random): Site {
    const { planar } = this.#town.layout;
    const centre = this.centreOf(rt);
    const at = random.int(0, rt.ring.length - 1);
    const a = planar.at(rt.ring[at]!);
    const b = planar.at(rt.ring[(at + 1) % rt.ring.length]!);
    const t = random.next();
    const inwards = random.range(0.06, 0.5);
    const edge: Point = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
    const point: Point = [edge[0] + (centre[0] - edge[0]) * inwards, edge[1] + (centre[1] - edge[1]) * inwards];
    return { point: this.inside(point) ? point : centre, street: this.streetNear(rt, point), rt };
  }

  /** The RT whose middle is nearest to a point. */
  nearestRt(point: Point): RtPlace {
    let best: RtPlace | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (let reach = 1; !best || reach <= 2; reach++) {
      for (let i = -reach; i <= reach; i++) {
        for (let j = -reach; j <= reach; j++) {
          for (const rt of this.#cells.get(cellKey(point[0] + i * cellSize, point[1] + j * cellSize)) ?? []) {
            const away = distance(this.centreOf(rt), point);
            if (away < least) {
              least = away;
              best = rt;
            }
          }
        }
      }
      if (reach > 60) break;
    }
    return best ?? this.#town.tree.rts[0]!;
  }

  /** Name of a street at the RT's edge, the nearest corner first. */
  streetNear(rt: RtPlace, point: Point): string {
    const { planar } = this.#town.layout;
    let best = '';
    let least = Number.POSITIVE_INFINITY;
    for (const id of rt.ring) {
      const name = this.#streetAt.get(id);
      if (!name) continue;
      const away = distance(planar.at(id), point);
      if (away < least) {
        least = away;
        best = name;
      }
    }
    return best || 'jalan tanpa nama';
  }
}

const cellSize = 400;

function cellKey(x: number, y: number): string {
  return `${Math.floor(x / cellSize)}:${Math.floor(y / cellSize)}`;
}

import type { RoadClass } from '../../command/routing/roads.ts';
import { type Cut, type CutStyle, cutFace } from './cut.ts';
import { distance, type Point, ringCentroid } from './geometry.ts';
import { type Block, faceArea, type Layout } from './layout.ts';
import type { Random } from './random.ts';
import type { SizePlan } from './size.ts';

/** How a quarter was built; sets how its streets look. */
export type QuarterStyle = 'old' | 'kampung' | 'estate' | 'rural';

/** The planned areas as rings of point numbers (anticlockwise, to be expanded once the plan is finished). */
export interface PlannedRw {
  ring: number[];
  rts: number[][];
}
export interface PlannedVillage {
  ring: number[];
  style: QuarterStyle;
  rws: PlannedRw[];
}
export interface PlannedDistrict {
  /** The whole blocks it is made of. */
  blocks: Block[];
  villages: PlannedVillage[];
}

const styles: Record<QuarterStyle, CutStyle> = {
  old: { skew: 0.2, snap: 26, bend: 0.03 },
  kampung: { skew: 0.26, snap: 30, bend: 0.05 },
  estate: { skew: 0.03, snap: 34, bend: 0.008 },
  rural: { skew: 0.3, snap: 45, bend: 0.07 },
};

/** Share of the finest streets by class, for each style; null is a boundary through gardens or fields. */
const fineClasses: Record<QuarterStyle, readonly (readonly [RoadClass | null, number])[]> = {
  old: [
    ['residential', 0.82],
    ['alley', 0.16],
    ['service', 0.02],
  ],
  kampung: [
    ['residential', 0.72],
    ['alley', 0.24],
    [null, 0.04],
  ],
  estate: [
    ['residential', 0.9],
    ['service', 0.05],
    ['alley', 0.03],
    [null, 0.02],
  ],
  rural: [
    ['residential', 0.68],
    ['alley', 0.1],
    [null, 0.22],
  ],
};

/** Relative density of households at a point: an old centre, smaller centres, thinning outwards. */
export function density(layout: Layout, half: number, at: Point): number {
  const bump = (centre: Point, height: number, reach: number) =>
    height * Math.exp(-((distance(at, centre) / (reach * half)) ** 2));
  const core = bump(layout.oldCentre, 5.5, 0.24) + bump(layout.oldCentre, 1.6, 0.6);
  return 0.42 + core + layout.subCentres.reduce((sum, centre) => sum + bump(centre, 1.5, 0.2), 0);
}

/** Groups the blocks into kecamatan and cuts them down to RT; the streets come out as lines of the layout. */
export function subdivide(layout: Layout, plan: SizePlan, random: Random): PlannedDistrict[] {
  const weigh = (ring: readonly number[]) => {
    const points = layout.planar.expand(ring, true).map((id) => layout.planar.at(id));
    return faceArea(layout.planar, ring) * density(layout, plan.half, ringCentroid(points));
  };
  const weights = new Map(layout.blocks.map((block) => [block, weigh(block.ring)]));
  const groups = groupBlocks(layout.blocks, weights, plan, random);
  const villageCounts = new Map(
    apportion(
      layout.blocks.map((block) => weights.get(block)! ** 0.75),
      plan.villages,
    ).map((count, i) => [layout.blocks[i]!, count]),
  );
  const cutter = new Cutter(layout, weigh, random);
  const planned = groups.map((blocks) => ({
    blocks,
    faces: blocks.flatMap((block) => {
      const diagonal = plan.diagonals.find(([column, row]) => column === block.column && row === block.row);
      return cutter.villages(block, villageCounts.get(block)!, diagonal?.[2] ?? null);
    }),
  }));
  const total = planned.flatMap(({ faces }) => faces).reduce((sum, face) => sum + weigh(face), 0);
  return planned.map(({ blocks, faces }) => ({
    blocks,
    villages: faces.map((ring) => cutter.village(ring, (weigh(ring) / total) * plan.rts, layout, plan)),
  }));
}

/** Shares out `total` whole pieces in proportion to the weights, at least one each (largest remainder). */
export function apportion(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (weight / sum) * total);
  const counts = exact.map((value) => Math.max(1, Math.floor(value)));
  const order = exact.map((value, i) => [value - Math.floor(value), i] as const).sort((a, b) => b[0] - a[0]);
  let rest = total - counts.reduce((a, b) => a + b, 0);
  for (let k = 0; rest > 0; k++, rest--) counts[order[k % order.length]![1]]!++;
  return counts;
}

/** Grows kecamatan from spread-out blocks, the lightest first, never across the river. */
function groupBlocks(blocks: readonly Block[], weights: Map<Block, number>, plan: SizePlan, random: Random): Block[][] {
  const sides = [blocks.filter((b) => !b.eastOfRiver), blocks.filter((b) => b.eastOfRiver)];
  const meanWeight = [...weights.values()].reduce((a, b) => a + b, 0) / blocks.length;
  // Large thin blocks count as well as full ones, so that no kecamatan becomes huge.
  const load = (block: Block) => 0.5 * weights.get(block)! + 0.5 * meanWeight;
  const counts = apportion(
    sides.map((side) => side.reduce((sum, b) => sum + load(b), 0)),
    plan.districts,
  );
  return sides.flatMap((side, s) => {
    const seeds = [random.pick(side)];
    const gap = (a: Block, b: Block) => Math.hypot(a.column - b.column, a.row - b.row);
    while (seeds.length < counts[s]!) {
      const nearest = side.map((b) => Math.min(...seeds.map((seed) => gap(b, seed))));
      seeds.push(side[nearest.indexOf(Math.max(...nearest))]!);
    }
    const groups = seeds.map((seed) => [seed]);
    const free = new Set(side.filter((b) => !seeds.includes(b)));
    while (free.size > 0) {
      const byLoad = groups.toSorted((a, b) => a.reduce((x, y) => x + load(y), 0) - b.reduce((x, y) => x + load(y), 0));
      for (const group of byLoad) {
        const near = [...free].filter((b) =>
          group.some((g) => Math.abs(g.column - b.column) + Math.abs(g.row - b.row) === 1),
        );
        if (near.length === 0) continue;
        const touching = (b: Block) => group.filter((g) => gap(g, b) < 1.5).length;
        near.sort((a, b) => touching(b) - touching(a));
        group.push(near[0]!);
        free.delete(near[0]!);
        break;
      }
    }
    return groups;
  });
}

type Emit = (cut: Cut, pieces: number) => void;

class Cutter {
  readonly #layout: Layout;
  readonly #weigh: (ring: readonly number[]) => number;
  readonly #random: Random;
  #quarter = -1;

  constructor(layout: Layout, weigh: (ring: readonly number[]) => number, random: Random) {
    this.#layout = layout;
    this.#weigh = weigh;
    this.#random = random;
  }

  /** A block cut into kelurahan; `rising` says which diagonal carries a main road, null for none. */
  villages(block: Block, count: number, rising: boolean | null): number[][] {
    const draw = (path: number[], roadClass: RoadClass, group: string | null) =>
      this.#layout.lines.push({ path, roadClass, group, quarter: null, dense: false });
    const emit: Emit = (cut, pieces) => draw(cut.path, pieces > 2 ? 'secondary' : 'tertiary', null);
    const faces = rising === null || count < 2 ? null : this.#diagonal(block, rising, draw);
    if (!faces) return this.#pieces(block.ring, count, styles.kampung, emit);
    const half = Math.max(1, Math.round(count / 2));
    return faces.flatMap((face, i) =>
      this.#pieces(face, i === 0 ? half : Math.max(1, count - half), styles.kampung, emit),
    );
  }

  village(ring: number[], rtAimed: number, layout: Layout, plan: SizePlan): PlannedVillage {
    const points = layout.planar.expand(ring, true).map((id) => layout.planar.at(id));
    const dense = density(layout, plan.half, ringCentroid(points));
    const style = this.#styleFor(dense);
    this.#quarter++;
    const rwCount = Math.max(3, Math.round(rtAimed / 7.4));
    const byRw: Emit = (cut, pieces) =>
      this.#street(cut, pieces > 3 ? 'tertiary' : this.#random.chance(0.25) ? 'tertiary' : 'residential', dense);
    const rwRings = this.#pieces(ring, rwCount, styles[style], byRw);
    const total = rwRings.reduce((sum, rw) => sum + this.#weigh(rw), 0);
    const rws = rwRings.map((rw) => {
      const rtCount = Math.max(4, Math.min(12, Math.round((this.#weigh(rw) / total) * rtAimed)));
      const byRt: Emit = (cut, pieces) => this.#street(cut, this.#fineClass(style, pieces), dense);
      return { ring: rw, rts: this.#pieces(rw, rtCount, styles[style], byRt) };
    });
    return { ring, style, rws };
  }

  #styleFor(dense: number): QuarterStyle {
    if (dense > 4) return 'old';
    if (dense > 1.5) return this.#random.chance(0.72) ? 'kampung' : 'estate';
    if (dense > 0.75) return this.#random.chance(0.5) ? 'estate' : 'kampung';
    return this.#random.chance(0.7) ? 'rural' : 'estate';
  }

  #fineClass(style: QuarterStyle, pieces: number): RoadClass | null {
    // The first cut through an RW stays a street, so that alleys hang on streets and not only on alleys.
    if (pieces > 4) return 'residential';
    const choices = fineClasses[style];
    return choices[this.#random.weighted(choices.map(([, share]) => share))]![0];
  }

  #street(cut: Cut, roadClass: RoadClass | null, dense: number): void {
    this.#layout.lines.push({ path: cut.path, roadClass, group: null, quarter: this.#quarter, dense: dense > 2.4 });
  }

  /** Cuts again and again until `count` pieces are made; a face that cannot be cut stays whole. */
  #pieces(face: number[], count: number, style: CutStyle, emit: Emit): number[][] {
    if (count <= 1) return [face];
    const first =
      count === 2 ? 1 : count === 3 ? this.#random.int(1, 2) : Math.round(count * this.#random.range(0.42, 0.58));
    const cut = cutFace(this.#layout.planar, face, first / count, style, this.#random);
    if (!cut) return [face];
    emit(cut, count);
    return [
      ...this.#pieces(cut.parts[0], first, style, emit),
      ...this.#pieces(cut.parts[1], count - first, style, emit),
    ];
  }

  /** A main road from corner to corner of a block, gently bent. */
  #diagonal(
    block: Block,
    rising: boolean,
    draw: (path: number[], roadClass: RoadClass, group: string) => void,
  ): [number[], number[]] | null {
    const { planar } = this.#layout;
    const from = block.corners[rising ? 0 : 1]!;
    const to = block.corners[rising ? 2 : 3]!;
    const a = planar.at(block.ring[from]!);
    const b = planar.at(block.ring[to]!);
    const swing = this.#random.range(-0.07, 0.07);
    const middle = [0.2, 0.4, 0.6, 0.8].map((t) => {
      const side = swing * Math.sin(Math.PI * t);
      return planar.add([
        a[0] + (b[0] - a[0]) * t - (b[1] - a[1]) * side,
        a[1] + (b[1] - a[1]) * t + (b[0] - a[0]) * side,
      ]);
    });
    const path = [block.ring[from]!, ...middle, block.ring[to]!];
    const n = block.ring.length;
    const between = (i: number, j: number) => {
      const out: number[] = [];
      for (let k = i + 1; k % n !== j; k++) out.push(block.ring[k % n]!);
      return out;
    };
    planar.countLine(path);
    draw(path, 'primary', `diagonal-${block.column}-${block.row}`);
    return [
      [...between(to, from), ...path],
      [...between(from, to), ...path.toReversed()],
    ];
  }
}

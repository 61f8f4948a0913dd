import type { RoadClass } from '../../command/routing/roads.ts';
import { distance, type Point, ringArea, ringCentroid, smoothPieces } from './geometry.ts';
import { Planar } from './planar.ts';
import type { Random } from './random.ts';
import type { SizePlan } from './size.ts';

/** A line drawn on the plan. `roadClass` null is a border without a street; `group` lines share one street name. */
export interface PlanLine {
  path: number[];
  roadClass: RoadClass | null;
  group: string | null;
  /** The kelurahan it lies in, as a running number; null for lines between them. */
  quarter: number | null;
  /** Marks streets that may become one-way: short blocks of the dense quarters. */
  dense: boolean;
}

/** One block between the main roads, an anticlockwise ring; kecamatan are made of whole blocks. */
export interface Block {
  column: number;
  row: number;
  ring: number[];
  /** Where in `ring` the lattice corners are: south-west, south-east, north-east, north-west. */
  corners: [number, number, number, number];
  eastOfRiver: boolean;
}

export interface Layout {
  planar: Planar;
  lines: PlanLine[];
  blocks: Block[];
  /** Point numbers down the middle of the river, south to north. */
  river: number[];
  /** Where main roads cross the river. */
  bridges: number[];
  /** The outer border, anticlockwise. */
  border: number[];
  oldCentre: Point;
  subCentres: Point[];
}

/** Spacing of the points that draw a curved main road, metres. */
const curveStep = 130;

/**
 * The skeleton of the town: a bent lattice whose lines are the main roads, one of them the river, some left out.
 * Everything finer is cut out of the blocks between.
 */
export function layOut(plan: SizePlan, random: Random): Layout {
  const { columns, rows, riverColumn } = plan;
  const planar = new Planar();
  const points = latticePoints(plan, random);
  const ids = points.map((column) => column.map((point) => planar.add(point)));
  const vertical: number[][][] = [];
  const horizontal: number[][][] = [];
  const piecePath = (from: number, piece: readonly Point[], to: number) => [
    from,
    ...piece.slice(1, -1).map((point) => planar.add(point)),
    to,
  ];
  for (let i = 0; i <= columns; i++) {
    const through = points[i]!;
    const pieces = i === riverColumn ? meander(through, random) : smoothPieces(through, curveStep);
    vertical.push(pieces.map((piece, j) => piecePath(ids[i]![j]!, piece, ids[i]![j + 1]!)));
  }
  for (let j = 0; j <= rows; j++) {
    const pieces = smoothPieces(
      points.map((column) => column[j]!),
      curveStep,
    );
    horizontal.push(pieces.map((piece, i) => piecePath(ids[i]![j]!, piece, ids[i + 1]![j]!)));
  }

  const blocks: Block[] = [];
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < rows; j++) {
      const sides = [
        horizontal[j]![i]!,
        vertical[i + 1]![j]!,
        horizontal[j + 1]![i]!.toReversed(),
        vertical[i]![j]!.toReversed(),
      ].map((path) => path.slice(0, -1));
      const [south, east, north] = sides.map((side) => side.length) as [number, number, number, number];
      blocks.push({
        column: i,
        row: j,
        ring: sides.flat(),
        corners: [0, south, south + east, south + east + north],
        eastOfRiver: i >= riverColumn,
      });
    }
  }

  const lines: PlanLine[] = [];
  const draw = (path: number[], roadClass: RoadClass | null, group: string | null) => {
    lines.push({ path, roadClass, group, quarter: null, dense: false });
    planar.countLine(path);
  };
  for (let i = 0; i <= columns; i++) {
    vertical[i]!.forEach((path, j) => {
      const border = i === 0 || i === columns || i === riverColumn;
      draw(path, border ? null : lineClass(plan, random, i, j, 'column'), lineGroup(plan, i, j, 'column'));
    });
  }
  for (let j = 0; j <= rows; j++) {
    horizontal[j]!.forEach((path, i) => {
      const border = j === 0 || j === rows;
      draw(path, border ? null : lineClass(plan, random, i, j, 'row'), lineGroup(plan, i, j, 'row'));
    });
  }
  const centreBlock = blocks.find((b) => b.column === riverColumn - 1 && b.row === Math.floor((rows - 1) / 2))!;
  const border = [
    ...horizontal[0]!.flatMap((path) => path.slice(0, -1)),
    ...vertical[columns]!.flatMap((path) => path.slice(0, -1)),
    ...horizontal[rows]!.toReversed().flatMap((path) => path.toReversed().slice(0, -1)),
    ...vertical[0]!.toReversed().flatMap((path) => path.toReversed().slice(0, -1)),
  ];
  return {
    planar,
    lines,
    blocks,
    border,
    river: vertical[riverColumn]!.flatMap((path, j) => (j === 0 ? path : path.slice(1))),
    bridges: ids[riverColumn]!.slice(1, -1),
    oldCentre: ringCentroid(centreBlock.ring.map((id) => planar.at(id))),
    subCentres: plan.subCentreNodes.map(([i, j]) => points[i]![j]!),
  };
}

/** Lattice crossings: closer together in the middle, rounded towards a disc, bent by slow waves, jittered, turned. */
function latticePoints(plan: SizePlan, random: Random): Point[][] {
  const { columns, rows, half } = plan;
  const turn = random.range(-0.28, 0.28);
  const phases = Array.from({ length: 6 }, () => random.range(0, 2 * Math.PI));
  const squeeze = (u: number) => Math.sign(u) * Math.abs(u) ** 1.18;
  const wave = (along: number, phase: number, length: number) => Math.sin((2 * Math.PI * along) / length + phase);
  return Array.from({ length: columns + 1 }, (_, i) =>
    Array.from({ length: rows + 1 }, (_, j): Point => {
      const u = squeeze((2 * i) / columns - 1);
      const v = squeeze((2 * j) / rows - 1);
      const round = 0.62;
      const x0 = half * u * (1 - round + round * Math.sqrt(1 - (v * v) / 2));
      const y0 = half * v * (1 - round + round * Math.sqrt(1 - (u * u) / 2));
      const x = x0 + half * 0.055 * (wave(y0, phases[0]!, half * 1.5) + 0.5 * wave(x0 + y0, phases[1]!, half * 0.8));
      const y = y0 + half * 0.055 * (wave(x0, phases[2]!, half * 1.3) + 0.5 * wave(x0 - y0, phases[3]!, half * 0.9));
      const jitter = (0.22 * half) / Math.max(columns, rows);
      const jx = x + random.range(-jitter, jitter) * 1.5;
      const jy = y + random.range(-jitter, jitter) * 1.5;
      return [jx * Math.cos(turn) - jy * Math.sin(turn), jx * Math.sin(turn) + jy * Math.cos(turn)];
    }),
  );
}

/** The river's pieces between crossings, with two extra bends in each. */
function meander(through: readonly Point[], random: Random): Point[][] {
  const control: Point[] = [through[0]!];
  let side = random.chance(0.5) ? 1 : -1;
  for (let k = 0; k + 1 < through.length; k++) {
    const a = through[k]!;
    const b = through[k + 1]!;
    const length = distance(a, b);
    for (const t of [1 / 3, 2 / 3]) {
      const swing = side * length * random.range(0.06, 0.16);
      side = -side;
      const dx = (b[0] - a[0]) / length;
      const dy = (b[1] - a[1]) / length;
      control.push([a[0] + (b[0] - a[0]) * t - dy * swing, a[1] + (b[1] - a[1]) * t + dx * swing]);
    }
    control.push(b);
  }
  const fine = smoothPieces(control, 70);
  const pieces: Point[][] = [];
  for (let k = 0; k < fine.length; k += 3) {
    pieces.push([...fine[k]!, ...fine[k + 1]!.slice(1), ...fine[k + 2]!.slice(1)]);
  }
  return pieces;
}

type Direction = 'column' | 'row';

/** Which lattice lines make a ring, and on which stretch of them; the stretch is counted in lattice steps. */
function ringOf(plan: SizePlan, i: number, j: number, direction: Direction): 'outer' | 'inner' | null {
  const at = direction === 'column' ? i : j;
  const along = direction === 'column' ? j : i;
  for (const [name, box] of Object.entries(plan.rings) as ['outer' | 'inner', [number, number, number, number]][]) {
    const [west, south, east, north] = box;
    const sides = direction === 'column' ? [west, east] : [south, north];
    const [low, high] = direction === 'column' ? [south, north] : [west, east];
    if (sides.includes(at) && along >= low && along < high) return name;
  }
  return null;
}

function lineClass(plan: SizePlan, random: Random, i: number, j: number, direction: Direction): RoadClass {
  const ring = ringOf(plan, i, j, direction);
  if (ring === 'outer') return 'trunk';
  if (ring === 'inner') return 'primary';
  const main = direction === 'column' ? i === plan.mainColumn : j === plan.mainRow;
  if (main) return 'primary';
  return random.chance(0.72) ? 'secondary' : 'tertiary';
}

function lineGroup(plan: SizePlan, i: number, j: number, direction: Direction): string {
  const ring = ringOf(plan, i, j, direction);
  if (ring) return `${ring}-ring-${direction}-${direction === 'column' ? i : j}`;
  const beyondRiver = direction === 'row' && i >= plan.riverColumn ? '-east' : '';
  return direction === 'column' ? `column-${i}` : `row-${j}${beyondRiver}`;
}

/** Area of a ring of point numbers, m². */
export function faceArea(planar: Planar, ring: readonly number[]): number {
  return Math.abs(ringArea(ring.map((id) => planar.at(id))));
}

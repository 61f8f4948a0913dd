import type { RoadClass } from '../../command/routing/roads.ts';
import { distance, distanceToSegment, inRing, type Point, ringArea, ringCentroid, segmentsMeet } from './geometry.ts';
import type { Layout } from './layout.ts';
import { edgeKey } from './planar.ts';
import type { Random } from './random.ts';
import type { SizePlan } from './size.ts';
import { crossesStreets, newStreet, type Street, segmentsOf } from './streets.ts';

/** Junctions of a set of streets: the points where streets start, end or share. */
export function junctionsOf(paths: readonly (readonly number[])[]): Set<number> {
  const seen = new Set<number>();
  const junctions = new Set<number>();
  for (const path of paths) {
    junctions.add(path[0]!);
    junctions.add(path[path.length - 1]!);
    for (const id of path) {
      if (seen.has(id)) junctions.add(id);
      seen.add(id);
    }
  }
  return junctions;
}

const noCars: ReadonlySet<RoadClass> = new Set(['alley', 'footway']);

/** How many junctions a car cannot reach from the main body of streets; one-way rules are left aside here. */
export function cutOffFromCars(streets: readonly Street[], paths: readonly (readonly number[])[]): number {
  const parent = new Map<number, number>();
  const root = (id: number): number => {
    let at = id;
    for (let up = parent.get(at) ?? at; up !== at; up = parent.get(at) ?? at) {
      parent.set(at, parent.get(up) ?? up);
      at = up;
    }
    return at;
  };
  streets.forEach((street, i) => {
    if (noCars.has(street.roadClass)) return;
    for (const id of paths[i]!) parent.set(root(id), root(paths[i]![0]!));
  });
  const sizes = new Map<number, number>();
  const junctions = junctionsOf(paths);
  for (const id of junctions) sizes.set(root(id), (sizes.get(root(id)) ?? 0) + 1);
  return junctions.size - Math.max(...sizes.values());
}

/** Aimed share of junctions that cars cannot reach: ends of alleys, and a few yards without a gate on the map. */
const aimedCutOff = 0.07;

/** Adds blind alleys and cul-de-sacs inside the RT until the town has the planned number of junctions. */
export function fillBlocks(
  layout: Layout,
  streets: Street[],
  rts: readonly { ring: number[]; quarter: number }[],
  plan: SizePlan,
  random: Random,
): void {
  const { planar } = layout;
  const paths = streets.map((street) => planar.expand(street.path));
  const cutOff = cutOffFromCars(streets, paths);
  const islands = Math.round(plan.junctions / 2300);
  let alleys = Math.max(0, Math.round(plan.junctions * aimedCutOff) - cutOff - islands * 4);
  let closes = Math.max(0, Math.round((plan.junctions - junctionsOf(paths).size) / 2) - alleys - islands * 2);
  const owners = new Map<number, Street>();
  streets.forEach((street, i) => {
    const path = paths[i]!;
    for (let k = 0; k + 1 < path.length; k++) owners.set(edgeKey(path[k]!, path[k + 1]!), street);
  });
  // Bank roads run through the RT instead of around them, so new paths must be checked against them.
  const banks = streets
    .filter((street) => street.group?.startsWith('bank'))
    .flatMap((street) => segmentsOf(street.path.map((id) => planar.at(id))));
  const order = random.shuffle([...rts, ...rts]);
  const used = new Map<number[], [Point, Point][]>();
  for (const rt of order.slice(0, islands)) streets.push(...yard(layout, rt));
  const islandRts = new Set(order.slice(0, islands).map((rt) => rt.ring));
  for (const rt of order) {
    if (alleys + closes <= 0) break;
    if (islandRts.has(rt.ring)) continue;
    const earlier = used.get(rt.ring) ?? [];
    const blind = blindPath(layout, owners, rt.ring, earlier, banks, random);
    if (!blind) continue;
    const isAlley = alleys > 0 && (closes <= 0 || random.chance(alleys / (alleys + closes)));
    if (isAlley) alleys--;
    else closes--;
    streets.push(newStreet(blind, isAlley ? 'alley' : 'residential', { quarter: rt.quarter }));
    used.set(rt.ring, [...earlier, [planar.at(blind[0]!), planar.at(blind[blind.length - 1]!)]]);
  }
}

/** A path from a street at the RT's edge into its middle, or null when there is no room. */
function blindPath(
  layout: Layout,
  owners: Map<number, Street>,
  rt: readonly number[],
  earlier: readonly [Point, Point][],
  banks: readonly (readonly [Point, Point])[],
  random: Random,
): number[] | null {
  const { planar } = layout;
  const ring = planar.expand(rt, true);
  const points = ring.map((id) => planar.at(id));
  const edges = ring
    .map((id, i) => [id, ring[(i + 1) % ring.length]!] as const)
    .filter(([a, b]) => {
      const owner = owners.get(edgeKey(a, b));
      return owner && !noCars.has(owner.roadClass) && distance(planar.at(a), planar.at(b)) > 46;
    });
  if (edges.length === 0) return null;
  const [a, b] = random.pick(edges);
  const t = random.range(0.36, 0.64);
  const from = planar.at(a);
  const to = planar.at(b);
  const start: Point = [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t];
  const centre = ringCentroid(points);
  const along = distance(from, to);
  // Mostly square to the street, leaning towards the middle of the block.
  const square: Point = [-(to[1] - from[1]) / along, (to[0] - from[0]) / along];
  const depth = Math.min(
    150,
    Math.max(0, (centre[0] - start[0]) * square[0] + (centre[1] - start[1]) * square[1]) * random.range(0.8, 1.25),
  );
  if (depth < 18) return null;
  const lean = random.range(0, 0.35);
  const end: Point = [
    start[0] + square[0] * depth * (1 - lean) + (centre[0] - start[0]) * lean,
    start[1] + square[1] * depth * (1 - lean) + (centre[1] - start[1]) * lean,
  ];
  const probe: Point = [start[0] + square[0] * 2, start[1] + square[1] * 2];
  if (!inRing(end, points)) return null;
  for (let i = 0; i < points.length; i++) {
    const p = points[i]!;
    const q = points[(i + 1) % points.length]!;
    if (segmentsMeet(probe, end, p, q) || distanceToSegment(end, p, q) < 9) return null;
  }
  if (crossesStreets([start, end], banks)) return null;
  if (earlier.some(([p, q]) => segmentsMeet(start, end, p, q) || distanceToSegment(end, p, q) < 20)) return null;
  const owner = owners.get(edgeKey(a, b))!;
  const junction = planar.splitEdge(a, b, t);
  owners.set(edgeKey(a, junction), owner);
  owners.set(edgeKey(junction, b), owner);
  planar.degree[junction] = 3;
  const last = planar.add(end);
  planar.degree[last] = 1;
  return [junction, last];
}

/** A walled yard whose gate is missing on the map: two service ways joined to nothing else. */
function yard(layout: Layout, rt: { ring: number[]; quarter: number }): Street[] {
  const { planar } = layout;
  const points = planar.expand(rt.ring, true).map((id) => planar.at(id));
  const [x, y] = ringCentroid(points);
  const reach = Math.min(40, 0.12 * Math.sqrt(Math.abs(ringArea(points))));
  const ids = [
    [-reach, 0],
    [0, 0],
    [reach, 0],
    [0, reach * 0.8],
  ].map(([dx, dy]) => planar.add([x + dx!, y + dy!]));
  return [
    newStreet([ids[0]!, ids[1]!, ids[2]!], 'service', { quarter: rt.quarter }),
    newStreet([ids[1]!, ids[3]!], 'service', { quarter: rt.quarter }),
  ];
}

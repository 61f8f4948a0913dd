import type { RoadClass, RoadWay } from '../../command/routing/roads.ts';
import type { Layout } from './layout.ts';
import { toLonLat } from './projection.ts';
import type { Random } from './random.ts';
import type { Street } from './streets.ts';
import { birds, mainRoads, plants, roman, streetModifiers, virtues } from './words.ts';

const postedSpeeds: Partial<Record<RoadClass, number>> = {
  motorway: 80,
  trunk: 60,
  primary: 50,
  secondary: 50,
  tertiary: 40,
};

/** Makes some long enough streets of the dense quarters one-way: more than half of the short cuts there, fewer outside. */
export function setOneWays(layout: Layout, streets: readonly Street[], random: Random): void {
  for (const street of streets) {
    const path = layout.planar.expand(street.path);
    const ends = [path[0]!, path[path.length - 1]!];
    const through = ends.every((id) => (layout.planar.degree[id] ?? 0) > 2);
    const likely = {
      residential: street.dense ? 0.62 : 0.24,
      tertiary: street.dense ? 0.3 : 0.04,
      secondary: street.dense ? 0.3 : 0,
    };
    const share = likely[street.roadClass as keyof typeof likely] ?? 0;
    if (street.group === null && through && random.chance(share)) {
      street.oneway = 'forward';
      if (random.chance(0.5)) street.path.reverse();
    }
  }
}

/** Names every street: main roads and rings singly, the others by the words of their kelurahan with a numeral. */
export function nameStreets(streets: readonly Street[], random: Random): void {
  const rings: Record<string, string> = { outer: 'Jl. Lingkar Luar', inner: 'Jl. Lingkar Dalam' };
  const sides: Record<string, string> = { '1': 'Barat', '2': 'Barat', '5': 'Timur', '6': 'Timur' };
  const heights: Record<string, string> = { '1': 'Selatan', '2': 'Selatan', '4': 'Utara', '5': 'Utara' };
  const main = [...mainRoads];
  const groups = new Map<string, string>();
  const words = [...plants, ...birds, ...virtues];
  const stems = random.shuffle(
    words.flatMap((word) => [...new Set(streetModifiers)].map((more) => `${word} ${more}`.trim())),
  );
  const quarters = new Map<number, string[]>();
  const counts = new Map<string, number>();
  const numbered = (prefix: string, quarter: number) => {
    const own = quarters.get(quarter) ?? stems.splice(0, 5);
    quarters.set(quarter, own);
    const key = `${prefix} ${random.pick(own)}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count === 1 && prefix === 'Jl.' ? key : `${key} ${roman(count)}`;
  };
  const nameGroup = (group: string) => {
    const [kind, ring, direction, at] = group.split('-');
    if (kind === 'bank') return 'Jl. Inspeksi Kali Wening';
    if (ring === 'ring' && direction && at) {
      return `${rings[kind ?? ''] ?? ''} ${(direction === 'column' ? sides : heights)[at] ?? ''}`.trim();
    }
    return main.shift() ?? numbered('Jl.', -1);
  };
  for (const street of streets) {
    if (street.toll) continue;
    if (street.group) {
      const name = groups.get(street.group) ?? nameGroup(street.group);
      groups.set(street.group, name);
      street.name = name;
    } else if (street.quarter === null) street.name = main.shift() ?? numbered('Jl.', -1 - random.int(1, 4));
    else if (street.roadClass === 'service') street.name = null;
    else if (street.roadClass === 'alley') street.name = random.chance(0.12) ? null : numbered('Gg.', street.quarter);
    else street.name = random.chance(0.03) ? null : numbered('Jl.', street.quarter);
  }
}

/** The finished streets as ways; equal point numbers give equal coordinates. */
export function toWays(layout: Layout, streets: readonly Street[]): RoadWay[] {
  return streets.map((street, i) => ({
    id: `w${String(i + 1).padStart(5, '0')}`,
    name: street.name,
    roadClass: street.roadClass,
    oneway: street.oneway,
    toll: street.toll,
    maxSpeed: postedSpeeds[street.roadClass] ?? null,
    coordinates: layout.planar.expand(street.path).map((id) => toLonLat(layout.planar.at(id))),
  }));
}

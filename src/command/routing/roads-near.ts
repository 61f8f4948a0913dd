import type { RoadClass } from './roads.ts';

export interface NearRoad {
  name: string | null;
  roadClass: RoadClass;
  coordinates: [number, number][];
}

export interface RoadLines {
  type: 'FeatureCollection';
  features: {
    type: 'Feature';
    properties: { class: RoadClass; name: string | null };
    geometry: { type: 'MultiLineString'; coordinates: [number, number][][] };
  }[];
}

/** Degrees that a simplified line may lie beside the true one: about 2 m. */
const tolerance = 0.00002;
/** Largest answer in bytes. */
const mostBytes = 200_000;
/** Left out first when the answer would be too large. */
const lightest: RoadClass[] = ['footway', 'service', 'alley', 'residential', 'tertiary'];

/** Roads as light GeoJSON for a small map: lines of one name and class together, simplified, five decimals, bounded in size. */
export function roadLines(roads: readonly NearRoad[]): RoadLines {
  let kept = roads;
  for (const without of [null, ...lightest]) {
    if (without) kept = kept.filter((road) => road.roadClass !== without);
    const lines = collect(kept);
    if (Buffer.byteLength(JSON.stringify(lines)) <= mostBytes) return lines;
  }
  return collect(kept.slice(0, 500));
}

function collect(roads: readonly NearRoad[]): RoadLines {
  const groups = Map.groupBy(roads, (road) => `${road.roadClass}|${road.name ?? ''}`);
  return {
    type: 'FeatureCollection',
    features: [...groups.values()].map((group) => ({
      type: 'Feature',
      properties: { class: group[0]!.roadClass, name: group[0]!.name },
      geometry: { type: 'MultiLineString', coordinates: group.map((road) => simplify(road.coordinates).map(short)) },
    })),
  };
}

const short = ([lon, lat]: [number, number]): [number, number] => [
  Math.round(lon * 1e5) / 1e5,
  Math.round(lat * 1e5) / 1e5,
];

/** Douglas–Peucker. */
function simplify(line: readonly [number, number][]): [number, number][] {
  const keep = new Uint8Array(line.length);
  keep[0] = keep[line.length - 1] = 1;
  const spans: [number, number][] = [[0, line.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [first, last] = span;
    let farthest = -1;
    let most = tolerance;
    for (let i = first + 1; i < last; i++) {
      const away = distance(line[i]!, line[first]!, line[last]!);
      if (away > most) [farthest, most] = [i, away];
    }
    if (farthest < 0) continue;
    keep[farthest] = 1;
    spans.push([first, farthest], [farthest, last]);
  }
  return line.filter((_, i) => keep[i] === 1);
}

function distance([x, y]: [number, number], [ax, ay]: [number, number], [bx, by]: [number, number]): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

import { metresPerDegree, metresPerDegreeLon } from '../../platform/geo/metric.ts';

export const placeRoadClasses = [
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'residential',
  'service',
  'alley',
  'footway',
] as const;
export type PlaceRoadClass = (typeof placeRoadClasses)[number];

/** A road as the search for places knows it; one way of the network. */
export interface NamedRoad {
  name: string;
  roadClass: PlaceRoadClass;
  toll: boolean;
  coordinates: [number, number][];
}

/** The part of a road within one village, named at its middle. */
export interface RoadStretch {
  name: string;
  roadClass: PlaceRoadClass;
  toll: boolean;
  village: string | null;
  lon: number;
  lat: number;
}

type Point = { lon: number; lat: number };

/** Each road name once for each village; the point is the vertex nearest to the middle of all its vertices there. */
export function stretchRoads(
  roads: readonly NamedRoad[],
  villageAt: (lon: number, lat: number) => string | null,
): RoadStretch[] {
  const groups = new Map<string, { road: NamedRoad; village: string | null; points: Point[] }>();
  const known = new Map<string, string | null>();
  for (const road of roads) {
    for (const [lon, lat] of road.coordinates) {
      const place = `${lon},${lat}`;
      let village = known.get(place);
      if (village === undefined) {
        village = villageAt(lon, lat);
        known.set(place, village);
      }
      const key = `${village ?? ''}|${road.name}`;
      const group = groups.get(key);
      if (!group) groups.set(key, { road, village, points: [{ lon, lat }] });
      else {
        group.points.push({ lon, lat });
        if (rank(road) < rank(group.road)) group.road = road;
      }
    }
  }
  return [...groups.values()].map(({ road, village, points }) => {
    const { lon, lat } = middleVertex(points);
    return { name: road.name, roadClass: road.roadClass, toll: road.toll, village, lon, lat };
  });
}

const rank = (road: NamedRoad): number => placeRoadClasses.indexOf(road.roadClass);

function middleVertex(points: readonly Point[]): Point {
  const mean = centre(points);
  return points.reduce((best, point) => (metres(point, mean) < metres(best, mean) ? point : best), points[0]!);
}

function centre(points: readonly Point[]): Point {
  const sum = points.reduce((s, p) => ({ lon: s.lon + p.lon, lat: s.lat + p.lat }), { lon: 0, lat: 0 });
  return { lon: sum.lon / points.length, lat: sum.lat / points.length };
}

function metres(a: Point, b: Point): number {
  return Math.hypot((a.lon - b.lon) * metresPerDegreeLon(b.lat), (a.lat - b.lat) * metresPerDegree);
}

export interface Crossing extends Point {
  /** The more important road first. */
  roads: [NamedRoad, NamedRoad];
}

/** Metres within which the junctions of the same two roads are one crossing: the lanes of a divided road, or a roundabout. */
const oneCrossing = 150;

/** Where two differently named roads share a point. Toll roads meet others by ramps only, so they make no crossings. */
export function findCrossings(roads: readonly NamedRoad[]): Crossing[] {
  const at = new Map<string, NamedRoad[]>();
  for (const road of roads) {
    if (road.roadClass === 'motorway' || road.toll) continue;
    for (const [lon, lat] of road.coordinates) {
      const key = `${lon},${lat}`;
      const here = at.get(key);
      if (!here) at.set(key, [road]);
      else if (here.every((other) => other.name !== road.name)) here.push(road);
    }
  }
  const pairs = new Map<string, Crossing[]>();
  for (const [key, here] of at) {
    if (here.length < 2) continue;
    const [lon = 0, lat = 0] = key.split(',').map(Number);
    const sorted = here.toSorted((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
    for (let i = 0; i < sorted.length; i++) {
      for (let j = i + 1; j < sorted.length; j++) addCrossing(pairs, { lon, lat, roads: [sorted[i]!, sorted[j]!] });
    }
  }
  return [...pairs.values()].flat();
}

function addCrossing(pairs: Map<string, Crossing[]>, crossing: Crossing): void {
  const key = crossing.roads
    .map((road) => road.name)
    .toSorted()
    .join('|');
  const known = pairs.get(key);
  if (!known) pairs.set(key, [crossing]);
  else if (known.every((other) => metres(other, crossing) > oneCrossing)) known.push(crossing);
}

import { haversine } from '../geo.ts';
import type { RoadWay, TravelProfile } from '../roads.ts';
import { defaultSpeeds } from '../speeds.ts';

/** A place on a way: share `t` between vertex `segment` and the next. */
export interface WayPlace {
  way: number;
  segment: number;
  t: number;
}

/** What is closed or slowed, by way number. */
export interface ReferenceLive {
  closed: { way: number; direction: 'both' | 'forward' | 'reverse'; profiles: TravelProfile[] }[];
  slowed: { way: number; multiplier: number }[];
}

interface Arc {
  from: string;
  to: string;
  seconds: number;
}

const pointKey = ([lon, lat]: [number, number]) => `${lon},${lat}`;

/** May the profile go along (forward) or against (reverse) the drawn way? Written apart from the engine's own rule. */
function mayGo(way: RoadWay, profile: TravelProfile, direction: 'forward' | 'reverse'): boolean {
  const tolled = way.toll || way.roadClass === 'motorway';
  if (profile === 'foot') return !tolled;
  if (way.oneway !== 'both' && way.oneway !== direction) return false;
  if (way.roadClass === 'footway') return false;
  return profile === 'car' ? way.roadClass !== 'alley' : !tolled;
}

function isClosed(live: ReferenceLive, way: number, profile: TravelProfile, direction: 'forward' | 'reverse'): boolean {
  return live.closed.some(
    (item) =>
      item.way === way &&
      item.profiles.includes(profile) &&
      (item.direction === 'both' || item.direction === direction),
  );
}

/** Is the way open for the profile in some direction? */
export function isUsable(ways: RoadWay[], way: number, profile: TravelProfile, live: ReferenceLive): boolean {
  return (['forward', 'reverse'] as const).some(
    (direction) => mayGo(ways[way]!, profile, direction) && !isClosed(live, way, profile, direction),
  );
}

/** Every piece between two vertices or places as explicit arcs with names for their ends. */
function arcsOf(ways: RoadWay[], profile: TravelProfile, live: ReferenceLive, places: WayPlace[]): Arc[] {
  const arcs: Arc[] = [];
  ways.forEach((way, w) => {
    const classSpeed = defaultSpeeds.speeds[profile][way.roadClass];
    const speed = Math.min(classSpeed, way.maxSpeed ?? Infinity) / 3.6;
    const factor = live.slowed.filter((item) => item.way === w).reduce((product, item) => product * item.multiplier, 1);
    for (let s = 0; s + 1 < way.coordinates.length; s++) {
      const [a, b] = [way.coordinates[s]!, way.coordinates[s + 1]!];
      const inside = places
        .filter((place) => place.way === w && place.segment === s && place.t > 0 && place.t < 1)
        .map(({ t }) => ({ t, key: `${w}/${s}/${t}` }));
      const stops = [{ t: 0, key: pointKey(a) }, ...inside.sort((p, q) => p.t - q.t), { t: 1, key: pointKey(b) }];
      for (let i = 0; i + 1 < stops.length; i++) {
        const [from, to] = [stops[i]!, stops[i + 1]!];
        const seconds = (((to.t - from.t) * haversine(...a, ...b)) / speed) * factor;
        for (const direction of ['forward', 'reverse'] as const) {
          if (!mayGo(way, profile, direction) || isClosed(live, w, profile, direction)) continue;
          arcs.push(
            direction === 'forward' ? { from: from.key, to: to.key, seconds } : { from: to.key, to: from.key, seconds },
          );
        }
      }
    }
  });
  return arcs;
}

function placeKey(ways: RoadWay[], { way, segment, t }: WayPlace): string {
  if (t === 0) return pointKey(ways[way]!.coordinates[segment]!);
  if (t === 1) return pointKey(ways[way]!.coordinates[segment + 1]!);
  return `${way}/${segment}/${t}`;
}

/** Travel seconds by Bellman and Ford's rounds over an explicit list of arcs: slow, and too plain to be wrong. Infinity without a way. */
export function referenceSeconds(
  ways: RoadWay[],
  profile: TravelProfile,
  live: ReferenceLive,
  from: WayPlace,
  to: WayPlace,
): number {
  const arcs = arcsOf(ways, profile, live, [from, to]);
  const seconds = new Map<string, number>([[placeKey(ways, from), 0]]);
  for (let changed = true; changed; ) {
    changed = false;
    for (const arc of arcs) {
      const time = (seconds.get(arc.from) ?? Infinity) + arc.seconds;
      if (time >= (seconds.get(arc.to) ?? Infinity)) continue;
      seconds.set(arc.to, time);
      changed = true;
    }
  }
  return seconds.get(placeKey(ways, to)) ?? Infinity;
}

/** The point of a place. */
export function placePoint(ways: RoadWay[], { way, segment, t }: WayPlace): { lon: number; lat: number } {
  const [a, b] = [ways[way]!.coordinates[segment]!, ways[way]!.coordinates[segment + 1]!];
  if (t === 1) return { lon: b[0], lat: b[1] };
  return { lon: a[0] + t * (b[0] - a[0]), lat: a[1] + t * (b[1] - a[1]) };
}

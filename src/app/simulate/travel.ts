import { metresPerDegree, metresPerDegreeLon } from '../../platform/geo/metric.ts';

/** A way through the town: its points [lon, lat] and how long it takes, seconds. */
export interface Way {
  points: readonly (readonly [number, number])[];
  seconds: number;
}

export interface Placed {
  lon: number;
  lat: number;
  /** Degrees clockwise from north. */
  heading: number;
  /** Metres a second. */
  speed: number;
}

export function metresBetween(a: readonly [number, number], b: readonly [number, number]): number {
  return Math.hypot((b[0] - a[0]) * metresPerDegreeLon((a[1] + b[1]) / 2), (b[1] - a[1]) * metresPerDegree);
}

/** The straight way at a speed (m/s), for where no road answer is to be had. */
export const straightWay = (from: readonly [number, number], to: readonly [number, number], speed: number): Way => ({
  points: [from, to],
  seconds: (metresBetween(from, to) * 1.35) / speed,
});

/** A way with its lengths summed once, to be asked for many places along it. */
export function createTrip(way: Way): { seconds: number; at(elapsed: number): Placed } {
  const { points, seconds } = way;
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) throw new RangeError('A way needs at least one point.');
  const reached = [0];
  for (let i = 1; i < points.length; i++) reached.push(reached[i - 1]! + metresBetween(points[i - 1]!, points[i]!));
  const length = reached.at(-1)!;
  const speed = seconds > 0 ? Math.min(60, length / seconds) : 0;
  return {
    seconds,
    at(elapsed) {
      const share = seconds > 0 ? Math.min(1, Math.max(0, elapsed / seconds)) : 1;
      const done = share * length;
      const next = reached.findIndex((metres) => metres >= done && metres > 0);
      if (next <= 0) return { lon: last[0], lat: last[1], heading: 0, speed: 0 };
      const [a, b] = [points[next - 1]!, points[next]!];
      const step = reached[next]! - reached[next - 1]!;
      const part = step > 0 ? (done - reached[next - 1]!) / step : 1;
      const east = (b[0] - a[0]) * metresPerDegreeLon(a[1]);
      const north = (b[1] - a[1]) * metresPerDegree;
      return {
        lon: a[0] + part * (b[0] - a[0]),
        lat: a[1] + part * (b[1] - a[1]),
        heading: ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360,
        speed: share < 1 ? speed : 0,
      };
    },
  };
}

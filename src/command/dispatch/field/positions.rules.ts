import type { LonLat } from '../../../platform/web/mini-map/project.ts';
import type { NewPosition } from '../../units/units.contract.ts';

/** One reading of the phone's receiver. `at` in epoch ms, speed in m/s, accuracy in metres. */
export interface Fix {
  lon: number;
  lat: number;
  at: number;
  heading?: number;
  speed?: number;
  accuracy?: number;
}

/** Seconds between two kept positions on the move, and at the least when standing. */
const movingSeconds = 5;
const standingSeconds = 30;
const movedMetres = 15;
/** About an hour on the move; beyond it the older half is thinned to every second. */
const queueLimit = 720;

/** Metres between two near points, on a local plane (under 0.1 % within 20 km). */
export function metresBetween(a: LonLat, b: LonLat): number {
  const squeeze = Math.cos((((a[1] + b[1]) / 2) * Math.PI) / 180);
  return Math.hypot((b[0] - a[0]) * squeeze, b[1] - a[1]) * 111_320;
}

/** Whether a reading adds something to the last kept one. */
export function worthKeeping(last: Fix | undefined, next: Fix): boolean {
  if (!last) return true;
  const seconds = (next.at - last.at) / 1000;
  if (seconds < movingSeconds) return false;
  return seconds >= standingSeconds || metresBetween([last.lon, last.lat], [next.lon, next.lat]) >= movedMetres;
}

/** The queue with one more; when full, the older half loses every second point, so that a long gap keeps its track. */
export function kept(queue: readonly Fix[], fix: Fix): Fix[] {
  const all = [...queue, fix];
  if (all.length <= queueLimit) return all;
  const half = Math.floor(all.length / 2);
  return all.filter((_, index) => index >= half || index % 2 === 0);
}

/** The reading as the server takes it; values that the receiver does not know are left out. */
export function toPosition(fix: Fix): NewPosition {
  const { lon, lat, at, heading, speed, accuracy } = fix;
  return {
    lon,
    lat,
    at: new Date(at).toISOString(),
    ...(heading === undefined ? {} : { heading }),
    ...(speed === undefined ? {} : { speed: Math.min(120, speed) }),
    ...(accuracy === undefined ? {} : { accuracy: Math.min(100_000, accuracy) }),
  };
}

const known = (value: number | null): value is number => value !== null && Number.isFinite(value) && value >= 0;

/** Reads the browser's position. A heading without movement is noise. */
export function readFix({ coords, timestamp }: GeolocationPosition): Fix {
  return {
    lon: coords.longitude,
    lat: coords.latitude,
    at: timestamp,
    ...(known(coords.heading) && known(coords.speed) && coords.speed > 1 ? { heading: coords.heading % 360 } : {}),
    ...(known(coords.speed) ? { speed: coords.speed } : {}),
    ...(known(coords.accuracy) ? { accuracy: coords.accuracy } : {}),
  };
}

/** Reads back a queue from the phone's store; a damaged one counts as empty. */
export function parseQueue(text: string | null): Fix[] {
  if (!text) return [];
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list.filter(isFix) : [];
  } catch {
    return [];
  }
}

function isFix(value: unknown): value is Fix {
  if (typeof value !== 'object' || value === null) return false;
  const { lon, lat, at } = value as Partial<Fix>;
  return Number.isFinite(lon) && Number.isFinite(lat) && Number.isFinite(at);
}

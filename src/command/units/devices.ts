import { invalidField } from '../../platform/problem/problem.ts';
import type { NewPosition, OsmAndMessage, OwnTracksMessage } from './units.contract.ts';

const knotsToMetres = 1852 / 3600;

/** A measure that a device gives as −1 or beyond its range when it does not know it; then it is left out. */
const within = (value: number | undefined, low: number, high: number): number | undefined =>
  value !== undefined && Number.isFinite(value) && value >= low && value <= high ? value : undefined;

/** Only what the device knew, in the shape of our own interface. */
function positionOf(given: {
  unit: string | undefined;
  lon: number;
  lat: number;
  at: Date | undefined;
  heading: number | undefined;
  speed: number | undefined;
  accuracy: number | undefined;
}): NewPosition {
  return {
    unit: given.unit,
    lon: given.lon,
    lat: given.lat,
    at: given.at?.toISOString(),
    heading: within(given.heading, 0, 360),
    speed: within(given.speed, 0, 120),
    accuracy: within(given.accuracy, 0, 100_000),
  };
}

/**
 * Reads an OwnTracks message (HTTP mode, https://owntracks.org/booklet/tech/json); undefined for a message that is no
 * location. Speed comes in km/h, time in seconds. `isCallsign` decides between the tracker id and the topic's device.
 * @throws Problem invalid (422) for a location without a place.
 */
export function readOwnTracks(
  message: OwnTracksMessage,
  isCallsign: (name: string) => boolean,
): NewPosition | undefined {
  if (message._type !== 'location') return undefined;
  if (message.lat === undefined) throw invalidField('lat', 'Harus diisi.', 'Is required.');
  if (message.lon === undefined) throw invalidField('lon', 'Harus diisi.', 'Is required.');
  const device = message.topic?.split('/').at(-1);
  const unit = [message.tid, device].find((name) => name !== undefined && isCallsign(name)) ?? message.tid ?? device;
  return positionOf({
    unit,
    lon: message.lon,
    lat: message.lat,
    at: message.tst === undefined ? undefined : new Date(message.tst * 1000),
    heading: message.cog,
    speed: message.vel === undefined ? undefined : message.vel / 3.6,
    accuracy: message.acc,
  });
}

/**
 * Reads a Traccar client's message (OsmAnd protocol, https://www.traccar.org/osmand): parameters with speed in knots,
 * or the JSON of client 9 and later with speed in m/s.
 * @throws Problem invalid (422) naming the parameter.
 */
export function readOsmAnd(message: OsmAndMessage): NewPosition {
  const { location } = message;
  if (location) {
    return positionOf({
      unit: message.device_id,
      lon: location.coords.longitude,
      lat: location.coords.latitude,
      at: location.timestamp === undefined ? undefined : readTime(location.timestamp, 'location.timestamp'),
      heading: location.coords.heading,
      speed: location.coords.speed,
      accuracy: location.coords.accuracy,
    });
  }
  const speed = quantity(message.speed);
  return positionOf({
    unit: (message.id ?? message.deviceid)?.toString(),
    lon: degrees(message.lon, 'lon', 180),
    lat: degrees(message.lat, 'lat', 90),
    at:
      message.timestamp === undefined || message.timestamp === ''
        ? undefined
        : readTime(message.timestamp, 'timestamp'),
    heading: quantity(message.bearing ?? message.heading),
    speed: speed === undefined ? undefined : speed * knotsToMetres,
    accuracy: quantity(message.accuracy),
  });
}

const quantity = (value: string | number | undefined): number | undefined =>
  value === undefined || value === '' ? undefined : Number(value);

function degrees(value: string | number | undefined, path: string, limit: number): number {
  const number = within(quantity(value), -limit, limit);
  if (number === undefined) {
    throw invalidField(
      path,
      `Harus angka antara -${limit} dan ${limit}.`,
      `Must be a number between -${limit} and ${limit}.`,
    );
  }
  return number;
}

/** Seconds, milliseconds (from 1e11 on: seconds reach that in the year 5138) or ISO 8601. */
function readTime(value: string | number, path: string): Date {
  const number = Number(value);
  const time = Number.isFinite(number) ? new Date(number < 1e11 ? number * 1000 : number) : new Date(value);
  if (Number.isNaN(time.getTime())) throw invalidField(path, 'Waktu tidak terbaca.', 'Not a readable time.');
  return time;
}

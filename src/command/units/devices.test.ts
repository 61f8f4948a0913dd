import { expect, test } from 'vitest';
import { readOsmAnd, readOwnTracks } from './devices.ts';

const known = (name: string) => ['104', 'motor-7'].includes(name);

test('OwnTracks: km/h and seconds; what the phone did not know is left out', () => {
  const message = {
    _type: 'location',
    tid: '104',
    lat: -9.5,
    lon: 107.5,
    tst: 1_795_000_000,
    acc: 12,
    vel: 36,
    cog: -1,
  };
  expect(readOwnTracks(message, known)).toEqual({
    unit: '104',
    lon: 107.5,
    lat: -9.5,
    at: new Date(1_795_000_000_000).toISOString(),
    heading: undefined,
    speed: 10,
    accuracy: 12,
  });
  expect(readOwnTracks({ _type: 'lwt' }, known)).toBeUndefined();
  expect(() => readOwnTracks({ _type: 'location', tid: '104', lon: 107.5 }, known)).toThrow();
});

test('OwnTracks: the device of the topic stands in for a tracker id that is no call sign', () => {
  const message = { _type: 'location', tid: 'XX', topic: 'owntracks/sita/motor-7', lat: -9.5, lon: 107.5 };
  expect(readOwnTracks(message, known)?.unit).toBe('motor-7');
  expect(readOwnTracks({ ...message, topic: 'owntracks/sita/phone' }, known)?.unit).toBe('XX');
});

test('OsmAnd: knots; time in seconds, milliseconds or ISO', () => {
  const message = { id: '104', lat: '-9.5', lon: '107.5', speed: '19.4384', bearing: '90', accuracy: '8.5' };
  expect(readOsmAnd(message)).toMatchObject({
    unit: '104',
    lon: 107.5,
    lat: -9.5,
    heading: 90,
    accuracy: 8.5,
    at: undefined,
  });
  expect(readOsmAnd(message).speed).toBeCloseTo(10, 3);
  for (const timestamp of ['1795000000', 1_795_000_000_000, '2026-11-18T11:06:40Z', '2026-11-18T18:06:40+07:00']) {
    expect(readOsmAnd({ ...message, timestamp }).at).toBe('2026-11-18T11:06:40.000Z');
  }
  for (const wrong of [{ lat: '91' }, { lon: '' }, { lat: 'x' }, { timestamp: 'kemarin' }]) {
    expect(() => readOsmAnd({ ...message, ...wrong })).toThrow();
  }
});

test('OsmAnd: the JSON of newer clients, speed in m/s', () => {
  const location = {
    timestamp: '2026-11-18T11:06:40.000Z',
    coords: { latitude: -9.5, longitude: 107.5, accuracy: 5, speed: 8, heading: -1 },
  };
  expect(readOsmAnd({ device_id: '104', location })).toEqual({
    unit: '104',
    lon: 107.5,
    lat: -9.5,
    at: '2026-11-18T11:06:40.000Z',
    heading: undefined,
    speed: 8,
    accuracy: 5,
  });
});

import { expect, test } from 'vitest';
import { createTrip, metresBetween, straightWay } from './travel.ts';

test('a trip passes its points in time order, heading along the road', () => {
  const trip = createTrip({
    points: [
      [107, -9],
      [107.01, -9],
      [107.01, -8.99],
    ],
    seconds: 200,
  });
  expect(trip.at(0)).toMatchObject({ lon: 107, lat: -9 });
  const quarter = trip.at(50);
  expect(quarter.lon).toBeGreaterThan(107.004);
  expect(quarter.lon).toBeLessThan(107.006);
  expect(quarter.heading).toBeCloseTo(90, 0);
  expect(trip.at(150).heading).toBeCloseTo(0, 0);
  expect(trip.at(1e9)).toMatchObject({ lon: 107.01, lat: -8.99, speed: 0 });
  expect(trip.at(50).speed).toBeCloseTo((metresBetween([107, -9], [107.01, -9]) + 1112) / 200, 0);
});

test('a way of one point, or of no length, is where it is', () => {
  expect(createTrip({ points: [[107, -9]], seconds: 0 }).at(5)).toMatchObject({ lon: 107, lat: -9, speed: 0 });
  expect(createTrip(straightWay([107, -9], [107, -9], 8)).at(0)).toMatchObject({ lon: 107, lat: -9, speed: 0 });
});

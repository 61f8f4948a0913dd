import { expect, test } from 'vitest';
import { pointsBetween } from './points.ts';

test('only those of the window, and the public’s reports apart', () => {
  const points = {
    from: '2026-11-01T00:00:00Z',
    to: '2026-11-08T00:00:00Z',
    lon: [10_900_000, 10_910_000, 10_920_000],
    lat: [-900_000, -910_000, -920_000],
    minute: [0, 1_440, 2_880],
    kind: [0, 1, 0],
    public: [1, 0, 1],
    kinds: ['fire', 'theft'],
  };
  const shown = pointsBetween(points, new Date('2026-11-02T00:00:00Z'), new Date('2026-11-04T00:00:00Z'));
  expect(shown.n).toBe(2);
  expect([...shown.publicLon]).toEqual([109.2]);
  expect(shown.all.features.map(({ properties }) => properties?.kind)).toEqual(['theft', 'fire']);
});

import { expect, test } from 'vitest';
import { type AreaVersion, mergeAreaVersions } from './area-versions.rules.ts';

const square = (size: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [0, 0],
      [size, 0],
      [size, size],
      [0, size],
      [0, 0],
    ],
  ],
});
const version = (validFrom: string, size: number, validTo: string | null = null): AreaVersion => ({
  code: '31.74.01',
  parentCode: '31.74',
  level: 'district',
  name: 'Tebet',
  geometry: square(size),
  validFrom,
  validTo,
});

test('a new area is added, the same again changes nothing', () => {
  const row = version('1900-01-01', 1);
  expect(mergeAreaVersions([], [row])).toMatchObject({ insert: [row], correct: [], close: [], unchanged: 0 });
  expect(mergeAreaVersions([row], [row])).toMatchObject({ insert: [], correct: [], close: [], unchanged: 1 });
});

test('another boundary from a later day closes the version before; then both files again change nothing', () => {
  const [old, next] = [version('1900-01-01', 1), version('2024-07-01', 2)];
  expect(mergeAreaVersions([old], [next])).toMatchObject({
    insert: [next],
    close: [{ code: '31.74.01', validFrom: '1900-01-01', validTo: '2024-07-01' }],
  });
  const known = [{ ...old, validTo: '2024-07-01' }, next];
  for (const row of [old, next]) expect(mergeAreaVersions(known, [row]).unchanged).toBe(1);
});

test('the same boundary from a later day is no new version', () => {
  expect(mergeAreaVersions([version('1900-01-01', 1)], [version('2024-07-01', 1)])).toMatchObject({
    insert: [],
    unchanged: 1,
  });
});

test('another boundary from the same day corrects', () => {
  const better = version('1900-01-01', 2);
  expect(mergeAreaVersions([version('1900-01-01', 1)], [better])).toMatchObject({
    insert: [],
    correct: [better],
    close: [],
  });
});

test('an older version that comes later ends where the known one begins', () => {
  expect(mergeAreaVersions([version('2024-07-01', 2)], [version('1900-01-01', 1)]).insert).toEqual([
    version('1900-01-01', 1, '2024-07-01'),
  ]);
});

test('of two rows for one day the last counts', () => {
  expect(mergeAreaVersions([], [version('1900-01-01', 1), version('1900-01-01', 2)]).insert).toEqual([
    version('1900-01-01', 2),
  ]);
});

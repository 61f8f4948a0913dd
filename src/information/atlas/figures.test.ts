import { expect, test } from 'vitest';
import { toFigures } from './figures.service.ts';

const row = (count: number, population: number | null = 1_000) =>
  ({ code: '99', name: 'Uji', lon: 109, lat: -9, count, population }) as const;

test('small numbers are for those inside the unit; a rate needs a population', () => {
  expect(toFigures([row(3)], false, true)[0]).toMatchObject({ value: 3, few: true });
  expect(toFigures([row(3)], false, false)[0]).toMatchObject({ value: null, count: null, few: true });
  expect(toFigures([row(0)], false, false)[0]).toMatchObject({ value: 0, few: false });
  expect(toFigures([row(12)], true, true)[0]).toMatchObject({ value: 12 });
  expect(toFigures([row(12, null)], true, true)[0]).toMatchObject({ value: null, count: 12 });
});

test('one hidden number is not given away by the total', () => {
  const shown = (counts: number[]) =>
    toFigures(
      counts.map((count) => row(count)),
      false,
      false,
    ).map(({ count }) => count);
  expect(shown([9, 3, 6, 0])).toEqual([9, null, null, 0]);
  expect(shown([9, 3, 2])).toEqual([9, null, null]);
  expect(shown([9, 1, 2])).toEqual([null, null, null]);
});

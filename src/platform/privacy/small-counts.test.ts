import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hiddenParts, mergedCount, mergedParts, mergesSmallCounts, smallCount } from './small-counts.ts';

test('only those who stand outside the unit get merged counts', () => {
  expect(mergesSmallCounts(['board'])).toBe(true);
  expect(mergesSmallCounts(['partner', 'board'])).toBe(true);
  expect(mergesSmallCounts(['board', 'analyst'])).toBe(false);
  expect(mergesSmallCounts(['field'])).toBe(false);
  expect(mergesSmallCounts([])).toBe(true);
});

test('from 1 to 4 is kept back, nothing and 5 are told', () => {
  expect([0, 1, 4, 5, 17].map(mergedCount)).toEqual([0, null, null, 5, 17]);
});

test('one small part takes the next smallest with it, so that the total does not give it away', () => {
  expect(mergedParts([40, 3, 9])).toEqual([40, null, null]);
  expect(mergedParts([40, 3, 4])).toEqual([40, null, null]);
  expect(mergedParts([40, 1, 1, 12])).toEqual([40, null, null, null]);
  expect(mergedParts([0, 8, 9])).toEqual([0, 8, 9]);
});

test('which parts those are', () => {
  expect(hiddenParts([0, 3, 9, 12])).toEqual([false, true, true, false]);
  expect(hiddenParts([2, 4, 9])).toEqual([true, true, false]);
  expect(hiddenParts([0, 5, 9])).toEqual([false, false, false]);
  expect(hiddenParts([0, 3])).toEqual([false, true]);
});

test('no small part is told or follows from the total', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 30 }), (counts) => {
      const shown = mergedParts(counts);
      const hidden = counts.filter((_, at) => shown[at] === null);
      expect(shown.every((one, at) => one === null || one === counts[at])).toBe(true);
      expect(shown.some((one) => one !== null && one > 0 && one < smallCount)).toBe(false);
      const allHidden = counts.every((count, at) => count === 0 || shown[at] === null);
      if (hidden.length > 0 && !allHidden) {
        expect(hidden.length).toBeGreaterThanOrEqual(2);
        expect(hidden.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(smallCount);
      }
    }),
  );
});

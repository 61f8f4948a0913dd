import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classesOf, classOf, mostClasses } from './classes.rules.ts';

test('zeros stand apart, equal values stay together, every value has its class', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 200 }), (values) => {
      const classes = classesOf(values);
      expect(classes.length).toBeLessThanOrEqual(mostClasses);
      for (const value of values) expect(classOf(classes, value)).toBeDefined();
      for (let i = 1; i < classes.length; i++) expect(classes[i]!.from).toBeGreaterThan(classes[i - 1]!.to);
      if (values.includes(0)) expect(classes[0]).toEqual({ from: 0, to: 0 });
    }),
  );
});

test('quantiles of an even spread', () => {
  expect(classesOf([0, 1, 2, 3, 4, 5, 6, 7, 8])).toEqual([
    { from: 0, to: 0 },
    { from: 1, to: 2 },
    { from: 3, to: 4 },
    { from: 5, to: 6 },
    { from: 7, to: 8 },
  ]);
  expect(classesOf([])).toEqual([]);
  expect(classOf([], null)).toBeUndefined();
});

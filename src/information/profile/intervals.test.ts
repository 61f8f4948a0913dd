import { expect, it } from 'vitest';
import { usualCount } from './intervals.rules.ts';

it('what is usual is wide when little was seen, and never negative', () => {
  expect(usualCount(756, 548, 30)).toEqual({ low: 28, high: 55 });
  expect(usualCount(0, 548, 30)).toEqual({ low: 0, high: 1 });
  expect(usualCount(2, 548, 30).high).toBeLessThan(2);
});

import { validate, version } from 'uuid';
import { afterEach, expect, test, vi } from 'vitest';
import { newId } from './ids.ts';

afterEach(() => vi.useRealTimers());

test('ids are of version 7, all different and each greater than the one before, within a millisecond too', () => {
  const ids = Array.from({ length: 20_000 }, newId);
  expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
});

test('a clock that is set back does not make smaller ids', () => {
  const before = newId();
  vi.useFakeTimers({ now: Date.now() - 3_600_000 });
  expect(newId() > before).toBe(true);
});

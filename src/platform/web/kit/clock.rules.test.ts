import { expect, it } from 'vitest';
import { clockPhase } from './clock.rules.ts';

it('warns from 70 percent of the target and is late past it', () => {
  expect([0, 419, 420, 600, 601].map((s) => clockPhase(s, 600))).toEqual([
    'neutral',
    'neutral',
    'warn',
    'warn',
    'late',
  ]);
  expect(clockPhase(99_999, undefined)).toBe('neutral');
});

it('warns on the 10 s call ring at 7', () => {
  expect([6, 7, 10, 11].map((s) => clockPhase(s, 10))).toEqual(['neutral', 'warn', 'warn', 'late']);
});

import { expect, test } from 'vitest';
import { neighbourhood } from './neighbourhood.rules.ts';

test.each([
  ['rw', '31.74.05.1002.RW03', 'RW 03'],
  ['rt', '31.74.05.1002.RW03.RT003', 'RT 003'],
  ['rt', '31.74.05.1002.007.012', 'RT 012'],
  ['rw', 'W7', 'RW W7'],
] as const)('%s %s is %s', (level, code, said) => expect(neighbourhood(level, code)).toBe(said));

import { expect, test } from 'vitest';
import { secondsToShiftEnd } from './shift.rules.ts';

test('the clock of the district decides, also past midnight', () => {
  const at = secondsToShiftEnd(new Date('2026-11-22T16:00:00Z'), 'Asia/Jakarta'); // 23:00 WIB
  expect(at('20:00', '08:00')).toBe(9 * 3600);
  expect(at('08:00', '23:30')).toBe(1800);
  expect(at('08:00', '20:00')).toBe(-3 * 3600);
  expect(at('00:00', '00:00')).toBe(3600);
  expect(at(null, '08:00')).toBeNull();
});

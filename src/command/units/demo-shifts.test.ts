import fc from 'fast-check';
import { expect, test } from 'vitest';
import { secondsToShiftEnd } from '../dispatch/shift.rules.ts';
import { turnAt } from './demo-shifts.rules.ts';

const day = { shiftStart: '08:00', shiftEnd: '20:00' };
const night = { shiftStart: '20:00', shiftEnd: '08:00' };

test.each([
  [day, '08:00', undefined],
  [day, '19:59', undefined],
  [day, '20:00', night],
  [day, '07:59', night],
  [night, '23:30', undefined],
  [night, '03:00', undefined],
  [night, '08:00', day],
  [{ shiftStart: '06:30', shiftEnd: '14:30' }, '23:00', { shiftStart: '22:30', shiftEnd: '06:30' }],
  [{ shiftStart: '07:00', shiftEnd: '07:00' }, '06:59', undefined],
])('%o at %s', (turn, clock, next) => expect(turnAt(turn, clock)).toEqual(next));

test('whatever the turn and the time, afterwards it runs, is as long as before, and stays', () => {
  const clock = fc
    .nat(24 * 60 - 1)
    .map((minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);
  fc.assert(
    fc.property(clock, clock, clock, (shiftStart, shiftEnd, at) => {
      const turn = turnAt({ shiftStart, shiftEnd }, at) ?? { shiftStart, shiftEnd };
      const left = secondsToShiftEnd(new Date(`2026-11-22T${at}:00Z`), 'UTC');
      expect(left(turn.shiftStart, turn.shiftEnd)).toBeGreaterThan(0);
      expect(turnAt(turn, at)).toBeUndefined();
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  age,
  clock,
  clockShort,
  dateLong,
  dateShort,
  decimal,
  distance,
  duration,
  overdue,
  percent,
  stamp,
} from './format.ts';

const at = Date.UTC(2026, 10, 21, 20, 14, 27);

describe('time of day', () => {
  it('is written with points, in the zone', () => {
    expect(clock(at, 'WIB')).toBe('03.14.27');
    expect(clock(at, 'WITA')).toBe('04.14.27');
    expect(clock('2026-11-21T20:14:27Z', 'WIT')).toBe('05.14.27');
    expect(clockShort(at, 'WIB')).toBe('03.14');
  });
  it('takes the date of the zone, not of UTC', () => {
    expect(dateShort(at, 'WIB', 'id')).toBe('Min 22 Nov');
    expect(dateShort(at, 'WIB', 'en')).toBe('Sun 22 Nov');
    expect(dateLong(at, 'WIB', 'id')).toBe('Minggu, 22 November 2026');
    expect(stamp(at, 'WIB', 'id')).toBe('22 Nov 03.14');
  });
});

describe('lengths', () => {
  it('duration and overdue', () => {
    expect(duration(161)).toBe('02:41');
    expect(duration(63 * 60 + 2)).toBe('63:02');
    expect(duration(6000)).toBe('1:40:00');
    expect(duration(-3)).toBe('00:00');
    expect(overdue(84)).toBe('+01:24');
  });
  it('a duration reads back to the same seconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400_000 }), (s) => {
        const parts = duration(s).split(':').map(Number);
        expect(parts.reduce((sum, part) => sum * 60 + part, 0)).toBe(s);
      }),
    );
  });
  it('age in one unit', () => {
    expect([4, 360, 2460, 7300, 200_000].map((s) => age(s, 'id'))).toEqual(['4d', '6m', '41m', '2j', '2h']);
    expect([4, 7300, 200_000].map((s) => age(s, 'en'))).toEqual(['4s', '2h', '2d']);
  });
  it('distance', () => {
    expect(distance(37.4, 'id')).toBe('37 m');
    expect(distance(523, 'id')).toBe('520 m');
    expect(distance(996, 'id')).toBe('1,0 km');
    expect(distance(1840, 'id')).toBe('1,8 km');
    expect(distance(1840, 'en')).toBe('1.8 km');
    expect(distance(24_300, 'id')).toBe('24 km');
  });
  it('numbers', () => {
    expect(decimal(1240, 'id')).toBe('1.240');
    expect(decimal(1240, 'en')).toBe('1,240');
    expect(percent(0.914, 'id')).toBe('91,4 %');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classOf, gridOf, heatBounds, mergedGrid, peakWindow, shadeBounds } from './heat.rules.ts';
import { localDay, trendOf } from './trend.rules.ts';

const today = { year: 2026, month: 11, passed: 21.5 };
/** The same count in each of the months, the last ones as given. */
function months(usual: number, last: number[]): Map<string, number> {
  const all = Array.from({ length: 24 }, (_, at) => {
    const index = 2026 * 12 + 10 - (23 - at);
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  });
  return new Map(all.map((month, at) => [month, at < 24 - last.length ? usual : last[at - 24 + last.length]!]));
}

describe('the trend by month', () => {
  it('has 24 months up to the running one, which is told by its pace', () => {
    const { months: shown } = trendOf(months(40, [50]), today, '2024-12');
    expect([shown[0]?.month, shown.at(-1)?.month, shown.length]).toEqual(['2024-12', '2026-11', 24]);
    expect(shown.at(-1)?.expected).toBeCloseTo((50 * 30) / 21.5, 6);
    expect(shown[0]).toMatchObject({ n: 40, expected: null, days: 31 });
  });

  it('rises since the first of the months in a row above what is usual', () => {
    const trend = trendOf(months(40, [60, 62, 61, 64, 66, 50]), today, '2024-01');
    expect(trend).toMatchObject({ direction: 'rising', since: '2026-06' });
    expect(trend.usual!.low).toBeGreaterThan(20);
    expect(trend.usual!.high).toBeLessThan(60);
  });

  it('falls alike, and one month alone is chance', () => {
    expect(trendOf(months(40, [10, 12, 9]), today, '2024-01')).toMatchObject({
      direction: 'falling',
      since: '2026-09',
    });
    expect(trendOf(months(40, [70, 40, 29]), today, '2024-01').direction).toBe('steady');
    expect(trendOf(months(40, [66]), today, '2024-01').direction).toBe('steady');
  });

  it('does not jump on one or two reports where there are few', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 2 }), (usual, last) => {
        expect(trendOf(months(usual, [usual, last]), today, '2024-01').direction).toBe('steady');
      }),
    );
  });

  it('says nothing of months before the first record, nor what is usual from a short past', () => {
    const trend = trendOf(new Map([['2026-10', 4]]), today, '2026-09');
    expect(trend).toMatchObject({ direction: 'unknown', usual: null, since: null });
    expect(trend.months.filter(({ n }) => n !== null).map(({ month, n }) => [month, n])).toEqual([
      ['2026-09', 0],
      ['2026-10', 4],
      ['2026-11', 0],
    ]);
    expect(trendOf(new Map(), today, null).months.every(({ n }) => n === null)).toBe(true);
  });

  it('reads the day in the zone of the district', () => {
    expect(localDay(new Date('2026-11-30T18:00:00Z'), 'Asia/Jakarta')).toEqual({
      year: 2026,
      month: 12,
      passed: 1 / 24,
    });
  });
});

describe('hours and days', () => {
  it('finds the evening with the most reports, past midnight too', () => {
    const counts = [22, 23].flatMap((hour) => [5, 6].map((day) => ({ day, hour, n: 6 })));
    const late = [0, 1, 2].flatMap((hour) => [6, 7].map((day) => ({ day, hour, n: 5 })));
    expect(peakWindow(gridOf([...counts, ...late, { day: 2, hour: 12, n: 9 }]))).toEqual({
      fromDay: 5,
      days: 2,
      fromHour: 22,
      toHour: 27,
      n: 54,
    });
    expect(peakWindow(gridOf([{ day: 1, hour: 3, n: 4 }]))).toBeNull();
  });

  it('keeps every report when hours are merged for outside, but no small count', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ day: fc.integer({ min: 1, max: 7 }), hour: fc.nat(23), n: fc.integer({ min: 1, max: 9 }) }),
          { maxLength: 60 },
        ),
        (counts) => {
          const rows = mergedGrid(gridOf(counts));
          expect(rows.map((row) => row.length)).toEqual([4, 4, 4, 4, 4, 4, 4]);
          expect(rows.flat().some((n) => n !== null && n > 0 && n < 5)).toBe(false);
        },
      ),
    );
  });

  it('classes begin at whole counts and hold every value', () => {
    expect(heatBounds([[0, 3, 17]])).toEqual([0, 4, 8, 12, 16]);
    expect(heatBounds([[0, 0]])).toEqual([0, 1, 2, 3, 4]);
    expect(shadeBounds([10, 20, 30, 40, 50])).toEqual([20, 30, 40, 50]);
    expect(shadeBounds([7, 7, 7])).toEqual([]);
    expect([5, 20, 44, 99].map((value) => classOf(value, [20, 30, 40, 50]))).toEqual([0, 1, 3, 4]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestKinds } from '../../../command/incidents/suggest.rules.ts';
import { carryStretches, cutText } from './marks.rules.ts';

describe('carryStretches', () => {
  it('stands still before the edit and moves with the text behind it', () => {
    const before = 'ada begal bawa celurit';
    const marks = [
      { start: 4, end: 9 },
      { start: 15, end: 22 },
    ];
    const now = 'ada begal itu bawa celurit';
    expect(carryStretches(marks, before, now).map(({ start, end }) => now.slice(start, end))).toEqual([
      'begal',
      'celurit',
    ]);
  });
  it('never marks other letters than those that were found', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (head, old, fresh, tail) => {
        const before = head + old + tail;
        const now = head + fresh + tail;
        const marks = [{ start: 0, end: Math.min(3, before.length) }];
        for (const { start, end } of carryStretches(marks, before, now)) {
          expect(now.slice(start, end)).toBe(before.slice(0, 3));
        }
      }),
    );
  });
});

describe('cutText', () => {
  it('is the text again, whatever is marked', () => {
    const stretch = fc.record({ start: fc.nat(40), end: fc.nat(40) });
    fc.assert(
      fc.property(fc.string(), fc.array(stretch), (text, stretches) => {
        const pieces = cutText(text, stretches);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      }),
    );
  });
});

describe('reading while typing', () => {
  it('takes less than 5 ms for 2,000 characters', () => {
    const text = 'Pelapor lihat begal dua orang bawa celurit, korban luka di lengan dekat SPBU. '
      .repeat(26)
      .slice(0, 2000);
    for (let warm = 0; warm < 50; warm++) suggestKinds(text);
    const times = Array.from({ length: 21 }, () => {
      const begin = performance.now();
      suggestKinds(text);
      return performance.now() - begin;
    }).sort((a, b) => a - b);
    expect(times[10]).toBeLessThan(5);
  });
});

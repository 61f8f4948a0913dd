import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldOrder, listWindow, rowHeight, rowsBelow, scrollToRow } from './queue.window.ts';

describe('the drawn part of a long list', () => {
  it('holds every row that is seen, and the heights add up', () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.nat(300_000), fc.integer({ min: 1, max: 2000 }), (count, scroll, height) => {
        const part = listWindow(count, scroll, height);
        expect(part.above + (part.to - part.from) * rowHeight + part.below).toBe(count * rowHeight);
        for (let row = 0; row < count; row++) {
          const seen = (row + 1) * rowHeight > scroll && row * rowHeight < scroll + height;
          if (seen) expect(row >= part.from && row < part.to).toBe(true);
        }
        expect(part.to - part.from).toBeLessThanOrEqual(Math.ceil(height / rowHeight) + 9);
      }),
      { numRuns: 60 },
    );
  });
  it('scrolls no further than needed', () => {
    expect(scrollToRow(3, 0, 1000)).toBe(0);
    expect(scrollToRow(0, 500, 300)).toBe(0);
    expect(scrollToRow(20, 0, 760)).toBe(21 * rowHeight - 760);
  });
  it('counts what lies below', () => {
    expect(rowsBelow(20, 0, rowHeight * 8)).toBe(12);
    expect(rowsBelow(5, 0, 900)).toBe(0);
  });
});

it('keeps the place of rows while the person has scrolled', () => {
  const present = [{ id: 'new' }, { id: 'b' }, { id: 'a' }];
  expect(heldOrder(['a', 'gone', 'b'], present)).toEqual({ rows: [{ id: 'a' }, { id: 'b' }], fresh: 1 });
});

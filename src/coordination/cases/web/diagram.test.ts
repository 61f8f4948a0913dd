import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiagramArrow, type DiagramState, layOut } from './diagram.ts';

const state = (id: string): DiagramState => ({ id, label: id.toUpperCase(), final: false });
const arrow = (from: string, to: string, label = `${from}-${to}`): DiagramArrow => ({ from, to, label });

describe('the diagram of a state table', () => {
  it('leads straight down to the next state and by a lane to any other', () => {
    const { boxes, arrows } = layOut(['a', 'b', 'c'].map(state), [arrow('a', 'b'), arrow('a', 'c'), arrow('b', 'a')]);
    expect(boxes.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    const down = arrows.find(({ key }) => key === 'a b');
    expect(down?.path).toMatch(/^M\d+ \d+V\d+$/);
    expect(arrows.find(({ key }) => key === 'a c')?.head).toBe(false);
    expect(arrows.filter(({ key }) => key.startsWith('in ')).map(({ key }) => key)).toEqual(['in c', 'in a']);
  });

  it('draws two actions between the same states as one arrow with both words', () => {
    const { arrows } = layOut(['a', 'b'].map(state), [arrow('a', 'b', 'Terima'), arrow('a', 'b', 'Ambil')]);
    expect(arrows.map(({ label }) => label)).toEqual(['Terima / Ambil']);
  });

  it('leaves out arrows to states that it does not know', () => {
    expect(layOut([state('a')], [arrow('a', 'x')]).arrows).toEqual([]);
  });

  it('never lets boxes or labels overlap, and stays inside its width, for any table', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const anyArrow = fc
      .record({ from: fc.constantFrom(...ids), to: fc.constantFrom(...ids), label: fc.string({ maxLength: 60 }) })
      .map(({ from, to, label }) => arrow(from, to, label));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.array(anyArrow, { maxLength: 20 }), (count, arrows) => {
        const drawn = layOut(ids.slice(0, count).map(state), arrows);
        drawn.boxes.reduce((before, box) => {
          expect(box.y).toBeGreaterThanOrEqual(before);
          return box.y + box.height;
        }, 0);
        const baselines = drawn.arrows.filter(({ label }) => label).map(({ labelX, labelY }) => ({ labelX, labelY }));
        for (const [index, one] of baselines.entries()) {
          for (const other of baselines.slice(index + 1)) {
            if (one.labelX === other.labelX) expect(Math.abs(one.labelY - other.labelY)).toBeGreaterThanOrEqual(14);
          }
        }
        for (const { path } of drawn.arrows) {
          const far = [...path.matchAll(/[MH](\d+(?:\.\d+)?)/g)].map((found) => Number(found[1]));
          expect(Math.max(...far)).toBeLessThanOrEqual(drawn.width);
        }
      }),
    );
  });
});

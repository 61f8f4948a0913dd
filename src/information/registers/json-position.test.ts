import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brokenAt, offsetOf, positionAt } from './json-position.rules.ts';

describe('brokenAt', () => {
  test('agrees with JSON.parse about every text, sound or damaged', () => {
    const damaged = fc
      .tuple(fc.json({ depthSize: 'small' }), fc.nat(), fc.constantFrom('', '}', '"', ',', '\\', '0', ' '))
      .map(([text, at, put]) => text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + 1));
    fc.assert(
      fc.property(fc.oneof(fc.json(), damaged, fc.string()), (text) => {
        let sound = true;
        try {
          JSON.parse(text);
        } catch {
          sound = false;
        }
        expect(brokenAt(text) === -1).toBe(sound);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['{"a": 1,}', 8],
    ['[1 2]', 3],
    ['{"a": [1, 2', 11],
    ['{a: 1}', 1],
    ['{} x', 3],
  ])('%s is broken at %i', (text, at) => expect(brokenAt(text)).toBe(at));
});

describe('offsetOf', () => {
  const text = '{\n  "a": [1, {"b": "}"}],\n  "c\\"d": {"e": true}\n}';
  test.each<[PropertyKey[], [number, number]]>([
    [[], [1, 1]],
    [
      ['a', 1, 'b'],
      [2, 13],
    ],
    [
      ['c"d', 'e'],
      [3, 12],
    ],
    [
      ['a', 7],
      [2, 8],
    ],
    [
      ['nothing', 'b'],
      [1, 1],
    ],
  ])('of %j', (path, [line, column]) => {
    expect(positionAt(text, offsetOf(text, path))).toEqual({ line, column });
  });
});

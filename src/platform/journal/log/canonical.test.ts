import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalBytes, canonicalJson } from './canonical.ts';
import { LogError } from './errors.ts';

describe('canonical JSON (RFC 8785)', () => {
  test('numbers, escapes and literals of the RFC example', () => {
    const value = JSON.parse(
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    );
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test('keys are ordered by UTF-16 code units, not by code points', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
    expect(canonicalJson(value)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
  });

  test.each([
    ['NaN', Number.NaN],
    ['infinity', [1, Number.POSITIVE_INFINITY]],
    ['undefined', undefined],
    ['an undefined member', { a: undefined }],
    ['BigInt', { a: 1n }],
    ['a function', { run: () => 1 }],
    ['an own toJSON', { toJSON: (): string => 'x' }],
    ['a symbol', Symbol('x')],
    ['a symbol key', { [Symbol('x')]: 1 }],
    ['a lone surrogate', { a: 'x\ud800' }],
    ['a key with a lone surrogate', { '\udc00': 1 }],
    ['a hole', Object.assign([1], { 2: 3 })],
    ['an array with keys', Object.assign([1], { key: 2 })],
    ['a date', { at: new Date(0) }],
    ['a map', new Map()],
    ['a buffer', Buffer.of(1)],
  ])('refuses %s', (_name, value) => {
    expect(() => canonicalJson(value)).toThrow(LogError);
  });

  test('refuses cycles and names the path of what it refuses', () => {
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    expect(() => canonicalJson(cycle)).toThrow(LogError);
    expect(() => canonicalJson({ a: [{ b: Number.NaN }] })).toThrow('$.a[0].b: NaN');
  });

  test('property: parsing gives the value back, and the order of keys does not matter', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const parsed: unknown = JSON.parse(JSON.stringify(value));
        const text = canonicalJson(parsed);
        expect(JSON.parse(text)).toEqual(parsed);
        expect(canonicalJson(reversed(parsed))).toBe(text);
        expect(canonicalBytes(parsed).toString('utf8')).toBe(text);
      }),
    );
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

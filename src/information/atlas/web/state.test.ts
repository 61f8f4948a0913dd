import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shownLevels } from '../atlas.contract.ts';
import {
  bandwidths,
  endOfStep,
  levelAt,
  periodOf,
  plainLayers,
  plainMeasures,
  readState,
  startState,
  stepOf,
  windows,
  writeState,
} from './state.ts';

test('a state stands whole in its address', () => {
  const state = fc.record({
    measure: fc.oneof(fc.constantFrom(...plainMeasures), fc.constant('register:problems' as const)),
    level: fc.constantFrom('auto' as const, ...shownLevels),
    registers: fc.uniqueArray(fc.constantFrom('problems', 'poskamling', 'assets')),
    layers: fc.uniqueArray(fc.constantFrom(...plainLayers)).map((names) => new Set(names)),
    bandwidth: fc.constantFrom(...bandwidths),
    window: fc.constantFrom(...windows),
    end: fc.constantFrom(undefined, '2026-03-01'),
    camera: fc.constantFrom(undefined, { centre: [109.61234, -9.5] as const, zoom: 12.25 }),
  });
  fc.assert(
    fc.property(state, (one) => {
      expect(readState(new URLSearchParams(writeState(one).toString()))).toEqual(one);
    }),
  );
  expect(writeState(startState).toString()).toBe('');
});

test('an address that cannot be read shows the start', () => {
  const odd = 'm=x&l=moon&r=A,%00,..&o=&h=7&w=2&e=2026-99-99&c=1,2';
  expect(readState(new URLSearchParams(odd))).toEqual({ ...startState, layers: new Set() });
});

test('nearer is finer, unless a level is chosen', () => {
  expect([8, 11, 13, 15, 16].map((zoom) => levelAt(zoom, 'auto'))).toEqual([
    'regency',
    'district',
    'village',
    'rw',
    'rt',
  ]);
  expect(levelAt(8, 'rt')).toBe('rt');
});

test('the window has whole days of the district; each step of the slider comes back as itself', () => {
  const now = Date.parse('2026-11-22T22:30:00Z'); // 05.30 of the 23rd in WIB
  expect(periodOf({ window: 7, end: undefined }, now, 7)).toEqual({
    from: new Date('2026-11-16T17:00:00Z'),
    to: new Date('2026-11-23T17:00:00Z'),
  });
  for (const window of windows) {
    const { count, step } = stepOf({ window, end: undefined }, now, 7);
    expect(step).toBe(count - 1);
    for (let at = 0; at < count; at++) {
      expect(stepOf({ window, end: endOfStep(at, window, now, 7) }, now, 7).step).toBe(at);
    }
  }
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockState } from './clock.ts';
import { inForce } from './dated.ts';
import {
  actionTo,
  allowed,
  missingFields,
  move,
  moves,
  receive,
  type StateRanks,
  type StateTable,
  tableFaults,
  toMermaid,
} from './states.ts';

const label = { id: 'Uji', en: 'Test' };
type State = 'a' | 'b' | 'c' | 'd';
type Action = 'go' | 'jump' | 'back' | 'end';
const states: State[] = ['a', 'b', 'c', 'd'];
const actions: Action[] = ['go', 'jump', 'back', 'end'];
const ranks: StateRanks<State> = { a: 0, b: 1, c: 2, d: 3 };

const door: StateTable<State, Action> = {
  a: { go: { to: 'b', permission: 'x:go', label }, jump: { to: 'c', permission: 'x:jump', label } },
  b: { jump: { to: 'c', permission: 'x:jump', label, required: ['reason'] } },
  c: { end: { to: 'd', permission: 'x:go', label, clock: 'end' } },
  d: { back: { to: 'a', permission: 'x:back', label } },
};

const anyMove = fc.record({
  to: fc.constantFrom(...states),
  permission: fc.constantFrom('x:go', 'x:back'),
  label: fc.constant(label),
});
const anyRow = fc.record({ go: anyMove, jump: anyMove, back: anyMove, end: anyMove }, { requiredKeys: [] });
const anyTable = fc.record({ a: anyRow, b: anyRow, c: anyRow, d: anyRow });

test('every state × action of any table: move, allowed and receive agree', () => {
  fc.assert(
    fc.property(anyTable, fc.subarray(['x:go', 'x:back']), (table, held) => {
      const permissions = new Set(held);
      for (const state of states) {
        const buttons = allowed(table, state, permissions).map((row) => row.action);
        for (const action of actions) {
          const arrow = move(table, state, action);
          expect(buttons.includes(action)).toBe(arrow !== undefined && permissions.has(arrow.permission));
          const { outcome, state: after } = receive(table, ranks, state, action);
          if (arrow && arrow.to !== state) expect({ outcome, after }).toEqual({ outcome: 'moved', after: arrow.to });
          else expect(outcome !== 'moved' && after === state).toBe(true);
        }
      }
    }),
    { numRuns: 200 },
  );
});

test('without an arrow back, no order of messages ever lowers the rank', () => {
  const forward = { ...door, d: {} };
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...actions), { maxLength: 12 }), (messages) => {
      let state: State = 'a';
      for (const message of messages) {
        const next: State = receive(forward, ranks, state, message).state;
        expect(ranks[next]).toBeGreaterThanOrEqual(ranks[state]);
        state = next;
      }
    }),
  );
});

test('a message is repeated, late or illegal', () => {
  expect(receive(door, ranks, 'b', 'go')).toEqual({ outcome: 'repeated', state: 'b' });
  expect(receive(door, ranks, 'd', 'jump')).toEqual({ outcome: 'late', state: 'd' });
  expect(receive(door, ranks, 'a', 'end')).toEqual({ outcome: 'illegal', state: 'a' });
});

test('a message made before a person moved the thing back changes nothing', () => {
  expect(receive(door, ranks, 'a', 'go', { occurredAt: 5, movedBackAt: 9 })).toEqual({ outcome: 'late', state: 'a' });
  expect(receive(door, ranks, 'a', 'go', { occurredAt: 9, movedBackAt: 9 }).outcome).toBe('moved');
});

test('required fields may not be blank', () => {
  const arrow = move(door, 'b', 'jump');
  expect(arrow && missingFields(arrow, { reason: ' ' })).toEqual(['reason']);
  expect(arrow && missingFields(arrow, { reason: 'hujan' })).toEqual([]);
});

test('the diagram and the rows come from the same table', () => {
  expect(toMermaid(door, 'a').split('\n')).toHaveLength(moves(door).length + 2);
  expect(toMermaid(door, 'a')).toContain('c --> d: end');
  expect(actionTo(door, 'a', 'c')).toBe('jump');
  expect(actionTo(door, 'c', 'a')).toBeUndefined();
});

test('faults are named', () => {
  expect(tableFaults(door, 'a')).toEqual([]);
  expect(tableFaults({ ...door, b: {}, c: {}, a: { go: { to: 'a', permission: '', label } } }, 'a')).toEqual([
    'a.go: stays in a',
    'a.go: permission ""',
    'b: cannot be reached',
    'c: cannot be reached',
    'd: cannot be reached',
  ]);
});

test('a dated setting holds from its date', () => {
  const target = [
    { from: '2026-01-01', value: 10 },
    { from: '2013-01-01', value: 15 },
  ];
  expect(inForce(target, Date.parse('2025-12-31T23:59:59Z'))).toBe(15);
  expect(inForce(target, Date.parse('2026-01-01T00:00:00Z'))).toBe(10);
  expect(inForce(target, 0)).toBe(15);
  expect(() => inForce([], 0)).toThrow(RangeError);
});

test('a clock warns from 70 percent and is late only after its target', () => {
  expect(clockState(0, 6_999, 10).level).toBe('neutral');
  expect(clockState(0, 7_000, 10)).toEqual({ level: 'warn', elapsed: 7, percent: 70, over: 0 });
  expect(clockState(0, 10_000, 10).level).toBe('warn');
  expect(clockState(0, 12_000, 10)).toEqual({ level: 'late', elapsed: 12, percent: 120, over: 2 });
  expect(clockState(5_000, 0, 10).elapsed).toBe(0);
});

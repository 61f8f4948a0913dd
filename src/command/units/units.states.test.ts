import { expect, test } from 'vitest';
import { actionTo, move, tableFaults } from '../../platform/states/states.ts';
import { unitActions, unitStateMarks, unitStateOfLetter, unitStates, unitTable } from './units.states.ts';

test('the table is sound', () => expect(tableFaults(unitTable, 'available')).toEqual([]));

test.each(unitStates.flatMap((state) => unitActions.map((action) => [state, action] as const)))(
  '%s × %s leads to a known state or nowhere',
  (state, action) => {
    const arrow = move(unitTable, state, action);
    if (arrow) expect(unitStates).toContain(arrow.to);
    expect(arrow?.to).not.toBe(state);
  },
);

test('each letter names one state', () => {
  expect(unitStates.map((state) => unitStateMarks[state].letter).join('')).toBe('TDMLKX');
  for (const state of unitStates) expect(unitStateOfLetter(unitStateMarks[state].letter.toLowerCase())).toBe(state);
  expect(unitStateOfLetter('q')).toBeUndefined();
});

test('a unit that is out must report available before it is sent', () => {
  expect(Object.keys(unitTable.out)).toEqual(['release']);
  expect(actionTo(unitTable, 'responding', 'on_scene')).toBe('arrive');
  expect(move(unitTable, 'available', 'take_out')?.required).toEqual(['reason']);
});

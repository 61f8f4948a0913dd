import { describe, expect, test } from 'vitest';
import { move, moves, receive, tableFaults } from '../../platform/states/states.ts';
import {
  type IncidentAction,
  incidentActions,
  incidentRanks,
  incidentStates,
  incidentTable,
  openStates,
  waitingStates,
} from './incidents.states.ts';
import { mergeRefusal } from './merges.rules.ts';

const deliberate: IncidentAction[] = ['requeue', 'reopen', 'unmerge'];

test('the table is sound', () => expect(tableFaults(incidentTable, 'received')).toEqual([]));

test.each(incidentStates.flatMap((state) => incidentActions.map((action) => [state, action] as const)))(
  '%s × %s: only a deliberate action moves back',
  (state, action) => {
    const { outcome, state: after } = receive(incidentTable, incidentRanks, state, action);
    if (!deliberate.includes(action)) expect(incidentRanks[after]).toBeGreaterThanOrEqual(incidentRanks[state]);
    expect(outcome === 'moved').toBe(move(incidentTable, state, action) !== undefined);
  },
);

test('closing, cancelling and handing over ask for a disposition', () => {
  for (const row of moves(incidentTable)) {
    if (['close', 'cancel', 'hand_over'].includes(row.action)) expect(row.move.required).toContain('disposition');
  }
});

test('every end can be undone', () => {
  for (const state of incidentStates.filter((state) => !openStates.has(state))) {
    expect(
      Object.keys(incidentTable[state]).some((action) => ['reopen', 'unmerge'].includes(action)),
      state,
    ).toBe(true);
  }
  expect([...waitingStates].every((state) => openStates.has(state))).toBe(true);
});

test('a late arrival after closing is kept but moves nothing', () =>
  expect(receive(incidentTable, incidentRanks, 'closed', 'arrive')).toEqual({ outcome: 'late', state: 'closed' }));

describe('merging', () => {
  const side = (id: string, primaryId: string | null = null) => ({ id, primaryId });
  test('one level deep, never with itself', () => {
    expect(mergeRefusal(side('a'), side('b'), [])).toBeNull();
    expect(mergeRefusal(side('a'), side('a'), [])).not.toBeNull();
    expect(mergeRefusal(side('a', 'c'), side('b'), [])).not.toBeNull();
    expect(mergeRefusal(side('a'), side('b', 'c'), [])).not.toBeNull();
    expect(mergeRefusal(side('a'), side('b'), ['c'])).not.toBeNull();
  });
});

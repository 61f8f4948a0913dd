import fc from 'fast-check';
import { expect, test } from 'vitest';
import { move, receive, tableFaults } from '../../platform/states/states.ts';
import { incidentRanks, incidentStates, incidentTable } from '../incidents/incidents.states.ts';
import {
  type AssignmentState,
  assignmentActions,
  assignmentRanks,
  assignmentStates,
  assignmentTable,
  incidentActionAfter,
  unitStateAfter,
} from './assignments.states.ts';

test('the table is sound', () => expect(tableFaults(assignmentTable, 'assigned')).toEqual([]));

test.each(assignmentStates.flatMap((state) => assignmentActions.map((action) => [state, action] as const)))(
  '%s × %s never moves back',
  (state, action) => {
    const { state: after } = receive(assignmentTable, assignmentRanks, state, action);
    expect(assignmentRanks[after]).toBeGreaterThanOrEqual(assignmentRanks[state]);
  },
);

test('refusing and recalling ask for a reason', () => {
  expect(move(assignmentTable, 'assigned', 'refuse')?.required).toEqual(['reason']);
  expect(move(assignmentTable, 'on_scene', 'recall')?.required).toEqual(['reason']);
});

test('the unit follows its assignment, and keeps the furthest of several', () => {
  expect(unitStateAfter('acknowledged')).toBe('dispatched');
  expect(unitStateAfter('on_scene')).toBe('on_scene');
  expect(unitStateAfter('cleared')).toBe('returning');
  expect(unitStateAfter('refused')).toBe('available');
  expect(unitStateAfter('assigned', ['on_scene'])).toBe('on_scene');
  expect(unitStateAfter('cancelled', ['responding', 'cleared'])).toBe('responding');
});

test('the incident follows its furthest unit and is never moved back by a slower one', () => {
  const states = fc.array(fc.constantFrom<AssignmentState>(...assignmentStates), { maxLength: 5 });
  fc.assert(
    fc.property(fc.constantFrom(...incidentStates), states, (incident, assignments) => {
      const action = incidentActionAfter(incident, assignments, incidentRanks);
      if (action === null) return;
      const arrow = move(incidentTable, incident, action);
      expect(arrow, `${incident} ${action}`).toBeDefined();
      if (arrow && action !== 'requeue') expect(incidentRanks[arrow.to]).toBeGreaterThan(incidentRanks[incident]);
    }),
  );
});

test('the last unit to leave decides: resolved when one cleared, waiting again when none came', () => {
  const after = (assignments: AssignmentState[]) => incidentActionAfter('dispatched', assignments, incidentRanks);
  expect(after(['cleared', 'cancelled'])).toBe('resolve');
  expect(after(['refused', 'cancelled'])).toBe('requeue');
  expect(after(['refused', 'assigned'])).toBeNull();
  expect(after(['responding', 'on_scene'])).toBe('arrive');
  expect(incidentActionAfter('triaged', ['cancelled'], incidentRanks)).toBeNull();
});

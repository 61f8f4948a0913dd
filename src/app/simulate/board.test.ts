import { expect, test } from 'vitest';
import type { IncidentRow } from '../../command/incidents/incidents.contract.ts';
import { Board, type KnownAssignment } from './board.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const at = '2026-11-22T01:00:00.000Z';

const row = (state: IncidentRow['state'], version: number, assignmentState?: string): IncidentRow => ({
  id: id(1),
  number: 1,
  state,
  kind: 'noise',
  summary: '',
  priority: 4,
  emergency: false,
  channel: 'telephony',
  placeText: 'RT 01',
  lon: 107,
  lat: -9,
  villageCode: null,
  villageName: null,
  knownAt: at,
  targetSeconds: 600,
  firstAssignedAt: null,
  firstArrivedAt: null,
  resolvedAt: null,
  duplicateOf: null,
  similarCount: 0,
  needs: [],
  assignments: assignmentState
    ? [
        {
          id: id(2),
          unitId: id(3),
          callsign: '104',
          state: assignmentState,
          assignedAt: at,
          acknowledgedAt: null,
          respondingAt: null,
          onSceneAt: null,
          endedAt: null,
          etaSeconds: null,
        },
      ]
    : [],
  version,
});
const entry = (data: unknown) => ({ position: 1, action: 'x', subject: { type: 'incident', id: id(1) }, data });

test('an incident waits, is served and leaves; its crew is called once', async () => {
  const called: KnownAssignment[] = [];
  const board = new Board((assignment) => called.push(assignment));
  board.apply(entry(row('received', 1)));
  expect([...board.waiting]).toEqual([id(1)]);
  const shown = board.until(() => board.assignments.size > 0, 1000);
  board.apply(entry(row('dispatched', 2, 'assigned')));
  board.apply(entry(row('dispatched', 2, 'acknowledged')));
  expect(await shown).toBe(true);
  expect(called).toEqual([{ id: id(2), incidentId: id(1), unitId: id(3), state: 'assigned' }]);
  expect(board.assignments.get(id(2))?.state).toBe('acknowledged');
  board.apply(entry(row('resolved', 3, 'cleared')));
  expect([board.waiting.size, board.resolved.size]).toEqual([0, 1]);
  board.apply(entry(row('closed', 4, 'cleared')));
  expect([board.incidents.size, board.resolved.size]).toEqual([0, 0]);
});

test('an older view changes nothing, a missing sight ends false, a broken view is an error', async () => {
  const board = new Board(() => undefined);
  board.apply(entry(row('dispatched', 5)));
  board.apply(entry(row('received', 4)));
  expect(board.waiting.size).toBe(0);
  expect(await board.until(() => false, 10)).toBe(false);
  expect(() => board.apply(entry({ id: id(1), state: 'unheard_of' }))).toThrow();
  board.apply(entry(null));
});

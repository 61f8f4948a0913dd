import { describe, expect, it } from 'vitest';
import type { LiveEvent } from '../../../platform/web/live/event.ts';
import type { Alarm, AssignmentLive } from '../dispatch.contract.ts';
import { applyEvent } from './desk-events.ts';
import { aDesk, anAssignment, anIncident, aUnit } from './testing/desks.ts';

const event = (type: string, id: string, data: unknown): LiveEvent => ({
  position: 101,
  at: '2026-11-21T20:01:00.000Z',
  action: `${type}.changed`,
  subject: { type, id },
  data,
});
const assigned = (more: Partial<AssignmentLive['assignment']>, incident = null): LiveEvent =>
  event('assignment', more.id ?? 'a1', { assignment: anAssignment(more), incident, unit: null });

describe('live events on the phone', () => {
  it('a step set by the dispatcher shows', () => {
    const { desk } = applyEvent(aDesk(), assigned({ state: 'on_scene', version: 4 }));
    expect(desk.assignment?.state).toBe('on_scene');
  });
  it('an older version does not take the screen back', () => {
    const start = aDesk({ assignment: anAssignment({ state: 'responding', version: 5 }) });
    expect(applyEvent(start, assigned({ state: 'acknowledged', version: 4 })).desk).toBe(start);
    expect(applyEvent(start, event('unit', 'u1', aUnit({ status: 'available', version: 2 }))).desk).toBe(start);
  });
  it('a recalled task leaves the screen', () => {
    const { desk, again } = applyEvent(aDesk(), assigned({ state: 'cancelled', version: 4 }));
    expect([desk.assignment, desk.incident, again]).toEqual([null, null, true]);
  });
  it('a new task sounds and is asked for', () => {
    const idle = aDesk({ assignment: null, incident: null });
    expect(applyEvent(idle, assigned({ id: 'a9' }))).toMatchObject({ again: true, newTask: true });
    expect(applyEvent(idle, assigned({ id: 'a9', state: 'cleared' }))).toMatchObject({ again: false, newTask: false });
  });
  it('another crew on the same incident is asked for, without sound', () => {
    expect(applyEvent(aDesk(), assigned({ id: 'a2', unitId: 'u2' }))).toMatchObject({ again: true, newTask: false });
  });
  it('a change of the incident shows and its notes are asked for', () => {
    const { desk, again } = applyEvent(aDesk(), event('incident', 'i1', anIncident({ priority: 2, version: 4 })));
    expect([desk.incident?.priority, again]).toEqual([2, true]);
    expect(applyEvent(aDesk(), event('incident', 'i2', anIncident({ id: 'i2' }))).again).toBe(false);
  });
  it('the own alarm shows until it is taken back', () => {
    const alarm: Alarm = {
      id: 'l1',
      kind: 'panic',
      unitId: 'u1',
      callsign: '104',
      incidentId: null,
      incidentNumber: null,
      lon: null,
      lat: null,
      raisedAt: '2026-11-21T20:01:00.000Z',
      acknowledgedAt: null,
      cancelledAt: null,
    };
    const raised = applyEvent(aDesk(), event('alarm', 'l1', alarm)).desk;
    expect(raised.alarm?.id).toBe('l1');
    expect(applyEvent(raised, event('alarm', 'l1', { ...alarm, cancelledAt: alarm.raisedAt })).desk.alarm).toBeNull();
    expect(applyEvent(aDesk(), event('alarm', 'l2', { ...alarm, unitId: 'u2' })).desk.alarm).toBeNull();
  });
  it('an entry that only tells its position changes nothing', () => {
    const desk = aDesk();
    expect(applyEvent(desk, event('incident', 'i1', null)).desk).toBe(desk);
  });
});

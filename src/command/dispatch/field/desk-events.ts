import type { LiveEvent } from '../../../platform/web/live/event.ts';
import type { IncidentRow } from '../../incidents/incidents.contract.ts';
import type { UnitRow } from '../../units/units.contract.ts';
import { activeAssignmentStates } from '../assignments.states.ts';
import type { Alarm, AssignmentLive, UnitDesk } from '../dispatch.contract.ts';
import { withoutTask } from './view-model.ts';

export interface Applied {
  desk: UnitDesk;
  /** More changed than the event carries (a new task, a note): ask for the desk's data again. */
  again: boolean;
  /** A task that the crew has not seen yet: sound it. */
  newTask: boolean;
}

/** Newer or equally new, so that an event from before the first data does not take the screen back. */
const fresh = (mine: { version: number }, its: { version: number }): boolean => its.version >= mine.version;

function withUnit(desk: UnitDesk, unit: UnitRow | null): UnitDesk {
  return unit?.id === desk.unit.id && fresh(desk.unit, unit) ? { ...desk, unit } : desk;
}

function withIncident(desk: UnitDesk, row: IncidentRow | null): UnitDesk {
  if (!row || row.id !== desk.incident?.id || !fresh(desk.incident, row)) return desk;
  return { ...desk, incident: { ...desk.incident, ...row } };
}

function withAssignment(desk: UnitDesk, { assignment, incident, unit }: AssignmentLive): Applied {
  if (assignment.unitId !== desk.unit.id) {
    return {
      desk: withIncident(desk, incident),
      again: assignment.incidentId === desk.assignment?.incidentId,
      newTask: false,
    };
  }
  const next = withIncident(withUnit(desk, unit), incident);
  const active = activeAssignmentStates.has(assignment.state);
  if (next.assignment?.id !== assignment.id) {
    return { desk: next, again: active, newTask: active && assignment.state === 'assigned' };
  }
  if (!fresh(next.assignment, assignment)) return { desk: next, again: false, newTask: false };
  if (!active) return { desk: withoutTask(next), again: true, newTask: false };
  return { desk: { ...next, assignment }, again: true, newTask: false };
}

/** What a live event does to the phone's data. `event.data` is the full new view of its subject, as the contracts say. */
export function applyEvent(desk: UnitDesk, event: LiveEvent): Applied {
  const same: Applied = { desk, again: false, newTask: false };
  if (event.data === null || event.data === undefined) return same;
  switch (event.subject.type) {
    case 'unit':
      return { ...same, desk: withUnit(desk, event.data as UnitRow) };
    case 'assignment':
      return withAssignment(desk, event.data as AssignmentLive);
    case 'incident':
      return event.subject.id === desk.incident?.id
        ? { ...same, desk: withIncident(desk, event.data as IncidentRow), again: true }
        : same;
    case 'alarm': {
      const alarm = event.data as Alarm;
      if (alarm.kind !== 'panic' || alarm.unitId !== desk.unit.id) return same;
      return { ...same, desk: { ...desk, alarm: alarm.cancelledAt ? null : alarm } };
    }
    default:
      return same;
  }
}

import type { Actor } from '../../platform/access/actor.ts';
import type { Projection } from '../../platform/live/projection.ts';
import { activeAssignmentStates, assignmentStates } from '../dispatch/assignments.states.ts';
import type { IncidentRow } from './incidents.contract.ts';
import { inScope, type RowService } from './rows.service.ts';

const isActive = (state: string): boolean =>
  assignmentStates.some((one) => one === state && activeAssignmentStates.has(one));

/** Incidents in live events: for readers in whose areas they lie, and for the crew of a unit that is on it. */
export function incidentProjection(rows: Pick<RowService, 'rowsOf'>): Projection {
  /** The row and its district stand beside the view, since the view itself is sent as it is. */
  const known = new WeakMap<object, { polresId: string; row: IncidentRow }>();
  return {
    subjectType: 'incident',
    async load(ids) {
      const found = new Map<string, IncidentRow>();
      for (const one of await rows.rowsOf(ids)) {
        known.set(one.row, one);
        found.set(one.row.id, one.row);
      }
      return found;
    },
    visible(actor, view) {
      const one = typeof view === 'object' && view !== null ? known.get(view) : undefined;
      if (!one || one.polresId !== actor.polresId) return false;
      if (actor.permissions.has('incident:read') && inScope(actor, one.polresId, one.row)) return true;
      return isCrew(actor, one.row);
    },
  };
}

function isCrew(actor: Actor, row: IncidentRow): boolean {
  if (!actor.unitId || !actor.permissions.has('unit:own')) return false;
  return row.assignments.some((one) => one.unitId === actor.unitId && isActive(one.state));
}

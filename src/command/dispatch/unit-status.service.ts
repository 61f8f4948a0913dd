import type { Actor } from '../../platform/access/actor.ts';
import type { Work } from '../../platform/journal/work.ts';
import { invalidField, notFound } from '../../platform/problem/problem.ts';
import type { StatusChange, Units } from '../units/index.ts';
import type { SetUnitStatus } from '../units/units.contract.ts';
import type { UnitState } from '../units/units.states.ts';
import { assignmentsRepository as repository } from './assignments.repository.ts';
import type { AssignmentsService } from './assignments.service.ts';
import type { AssignmentState } from './assignments.states.ts';
import type { AssignmentStatus, UnitStatusAnswer } from './dispatch.contract.ts';
import type { IncidentsForDispatch } from './dispatch.ports.ts';

export interface UnitStatusCommands {
  /** What a dispatcher heard over the radio, or what a crew says of itself; an open assignment moves with it. */
  set(
    work: Work,
    actor: Actor,
    unitId: string,
    input: SetUnitStatus,
    source: 'unit' | 'dispatcher',
  ): Promise<UnitStatusAnswer>;
}

/**
 * What a unit's new status means for the task it is on; undefined where it says nothing about it. A unit that leaves
 * before it was on scene has not dealt with the event, so the task is recalled and the incident waits again.
 */
function taskStatus(task: AssignmentState, unit: UnitState): AssignmentStatus['status'] | undefined {
  switch (unit) {
    case 'responding':
    case 'on_scene':
      return unit;
    case 'returning':
    case 'available':
      return task === 'on_scene' ? 'cleared' : 'cancelled';
    case 'out':
      return 'cancelled';
    case 'dispatched':
      return undefined;
  }
}

export function createUnitStatusCommands(deps: {
  units: Units;
  incidents: IncidentsForDispatch;
  assignments: AssignmentsService;
}): UnitStatusCommands {
  const { units, incidents, assignments } = deps;
  return {
    async set(work, actor, unitId, input, source) {
      const unit = units.memory.get(unitId);
      if (unit?.polresId !== actor.polresId || !unit.active) throw notFound();
      if (input.place && source === 'unit') {
        throw invalidField(
          'place',
          'Awak mengirim posisi dari ponselnya.',
          'A crew sends its position from its phone.',
        );
      }
      const at = input.at ? new Date(input.at) : work.now;
      const task = await repository.currentOf(work.tx, unitId);
      // The incident is locked first, as in every command of this room, so that two of them never wait in a circle.
      if (task) await incidents.getForDispatch(work.tx, actor.polresId, task.view.incidentId, { lock: true });
      const change: StatusChange = { source, at, reason: input.reason, place: input.place };
      const { outcome } = await units.setStatus(work, unitId, input.status, change);
      const status = task && taskStatus(task.view.state, input.status);
      if (task && status && outcome !== 'late') {
        await assignments.advance(work, task.view.id, status, {
          at,
          reason: input.reason ?? 'unit_status',
          moveUnit: false,
        });
      }
      const row = (await units.byIds(work.tx, [unitId])).get(unitId);
      if (!row) throw notFound();
      return { ...row, outcome };
    },
  };
}

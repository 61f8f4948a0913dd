import type { Actor } from '../../platform/access/actor.ts';
import { coversArea } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Projection } from '../../platform/live/projection.ts';
import type { Units } from '../units/index.ts';
import { alarmsRepository } from './alarms.repository.ts';
import { assignmentsRepository } from './assignments.repository.ts';
import type { Alarm, AssignmentLive } from './dispatch.contract.ts';
import type { IncidentsForDispatch } from './dispatch.ports.ts';

const mayFollow = (actor: Actor, { assignment, incident }: AssignmentLive): boolean =>
  actor.unitId === assignment.unitId ||
  (actor.permissions.has('incident:read') && (incident === null || coversArea(actor, incident.villageCode)));

const maySee = (actor: Actor, alarm: Alarm): boolean =>
  actor.permissions.has('alarm:acknowledge') || (alarm.unitId !== null && alarm.unitId === actor.unitId);

/** Live views of this room. An assignment brings its incident and unit along, since both change with it. */
export function dispatchProjections(db: Database, units: Units, incidents: IncidentsForDispatch): Projection[] {
  async function assignments(ids: string[]): Promise<Map<string, AssignmentLive>> {
    const records = await assignmentsRepository.byIds(db, ids);
    const incidentIds = [...new Set(records.map(({ view }) => view.incidentId))];
    const rows = new Map((await incidents.rows(incidentIds)).map((row) => [row.id, row]));
    const unitRows = await units.byIds(db, [...new Set(records.map(({ view }) => view.unitId))]);
    return new Map(
      records.map(({ view }) => [
        view.id,
        { assignment: view, incident: rows.get(view.incidentId) ?? null, unit: unitRows.get(view.unitId) ?? null },
      ]),
    );
  }

  return [
    {
      subjectType: 'assignment',
      load: assignments,
      visible: (actor, view) => mayFollow(actor, view as AssignmentLive),
    },
    {
      subjectType: 'alarm',
      load: async (ids) => new Map((await alarmsRepository.byIds(db, ids)).map(({ alarm }) => [alarm.id, alarm])),
      visible: (actor, view) => maySee(actor, view as Alarm),
    },
  ];
}

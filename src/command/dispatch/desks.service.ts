import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import { coversArea } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { notFound } from '../../platform/problem/problem.ts';
import type { Settings } from '../../platform/settings/settings.ts';
import type { Units } from '../units/index.ts';
import { alarmsRepository } from './alarms.repository.ts';
import { assignmentsRepository } from './assignments.repository.ts';
import { activeAssignmentStates } from './assignments.states.ts';
import type { Alarm, DispatchDesk, UnitDesk } from './dispatch.contract.ts';
import type { CallsForDispatch, IncidentsForDispatch } from './dispatch.ports.ts';

export interface DesksService {
  dispatch(actor: Actor): Promise<DispatchDesk>;
  /** @throws Problem notFound for an account that belongs to no unit. */
  unit(actor: Actor): Promise<UnitDesk>;
}

const timelineLength = 300;

export function createDesks(deps: {
  db: Database;
  units: Units;
  incidents: IncidentsForDispatch;
  calls: CallsForDispatch;
  settings: Pick<Settings, 'current'>;
}): DesksService {
  const { db, units, incidents, calls, settings } = deps;

  /** Read before all else: what is announced later than this position is new, what is read after it is at least as new. */
  async function position(): Promise<number> {
    const { rows } = await sql<{ position: number }>`
      select coalesce(max(position), -1) as position from journal.sequence`.execute(db);
    return Number(rows[0]?.position ?? -1);
  }

  return {
    async dispatch(actor) {
      const at = await position();
      const may = (permission: 'unit:read' | 'call:read' | 'alarm:acknowledge') => actor.permissions.has(permission);
      const now = new Date();
      const [rows, unitRows, alarms, callViews, staleAfterSeconds, answerTargetSeconds] = await Promise.all([
        incidents.rows({ polresId: actor.polresId, open: true }),
        may('unit:read') ? units.allActive(db, actor.polresId) : [],
        may('alarm:acknowledge') ? alarmsRepository.open(db, actor.polresId) : [],
        may('call:read') ? calls.openViews(actor.polresId) : [],
        units.staleAfterSeconds(now),
        settings.current('answer_target_seconds', now),
      ]);
      return {
        position: at,
        incidents: actor.areaCodes === null ? rows : rows.filter((row) => coversArea(actor, row.villageCode)),
        units: unitRows,
        alarms: alarms.map(({ alarm }): Alarm => alarm),
        calls: callViews,
        settings: { staleAfterSeconds, answerTargetSeconds },
      };
    },

    async unit(actor) {
      const at = await position();
      const { unitId } = actor;
      const unit = unitId ? (await units.byIds(db, [unitId])).get(unitId) : undefined;
      if (!unit || units.memory.get(unit.id)?.polresId !== actor.polresId) throw notFound();
      const [task, alarm] = await Promise.all([
        assignmentsRepository.currentOf(db, unit.id),
        alarmsRepository.panicOf(db, unit.id),
      ]);
      const base = { position: at, unit, alarm: alarm?.alarm ?? null };
      if (!task) return { ...base, assignment: null, incident: null, timeline: [], others: [] };
      const { incidentId } = task.view;
      const [incident, timeline, all] = await Promise.all([
        incidents.detailForCrew(actor, incidentId),
        incidents.timelineForCrew(incidentId, { limit: timelineLength }),
        assignmentsRepository.ofIncident(db, incidentId),
      ]);
      const others = all
        .filter(({ view }) => view.unitId !== unit.id && activeAssignmentStates.has(view.state))
        .map(({ view: { callsign, state, etaSeconds } }) => ({ callsign, state, etaSeconds }));
      return { ...base, assignment: task.view, incident: incident ?? null, timeline: timeline.items, others };
    },
  };
}

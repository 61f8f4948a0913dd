import type pg from 'pg';
import type { Database } from '../../platform/database/database.ts';
import type { Room } from '../../platform/room.ts';
import type { Settings } from '../../platform/settings/settings.ts';
import type { Routing } from '../routing/routing.port.ts';
import type { Units } from '../units/index.ts';
import { type AlarmsService, createAlarms } from './alarms.service.ts';
import { type AssignmentsService, createAssignments } from './assignments.service.ts';
import { createDesks, type DesksService } from './desks.service.ts';
import type { CallsForDispatch, IncidentsForDispatch } from './dispatch.ports.ts';
import { dispatchProjections } from './dispatch.projections.ts';
import { dispatchRoutes } from './dispatch.routes.ts';
import { createRecommendations, type RecommendationService } from './recommendation.service.ts';
import { createUnitStatusCommands, type UnitStatusCommands } from './unit-status.service.ts';

export type { CallsForDispatch, DispatchIncident, IncidentsForDispatch } from './dispatch.ports.ts';

export interface Dispatch extends Room {
  recommendations: RecommendationService;
  assignments: AssignmentsService;
  alarms: AlarmsService;
  desks: DesksService;
  unitStatus: UnitStatusCommands;
}

export interface DispatchDeps {
  db: Database;
  pool: pg.Pool;
  units: Units;
  incidents: IncidentsForDispatch;
  calls: CallsForDispatch;
  routing: Routing;
  settings: Pick<Settings, 'current'>;
  /** Wakes the sequencer after an alarm that the system raised; without it the entry waits for the next round. */
  committed?: () => void;
}

const sweepMs = 5_000;

/** Recommendation, assignments, alarms and the first data of the desks. */
export function createDispatch(deps: DispatchDeps): Dispatch {
  const { db, units, incidents } = deps;
  const recommendations = createRecommendations(deps);
  const assignments = createAssignments({ ...deps, recommendations });
  const unitStatus = createUnitStatusCommands({ units, incidents, assignments });
  const alarms = createAlarms(deps);
  const desks = createDesks(deps);
  const services = { recommendations, assignments, alarms, desks, unitStatus };
  return {
    ...services,
    routes: dispatchRoutes(services),
    projections: dispatchProjections(db, units, incidents),
    jobs: [
      {
        name: 'dispatch.late',
        everyMs: sweepMs,
        async run() {
          await alarms.sweep(new Date());
        },
      },
      {
        name: 'dispatch.stranded',
        everyMs: sweepMs,
        async run() {
          await assignments.releaseStranded();
        },
      },
    ],
  };
}

import { z } from 'zod';
import { commandRoute, type Route, readRoute } from '../../platform/http/route.ts';
import { IdParams } from '../../platform/http/shapes.ts';
import { notFound } from '../../platform/problem/problem.ts';
import { SetUnitStatus, unitPaths } from '../units/units.contract.ts';
import type { AlarmsService } from './alarms.service.ts';
import type { AssignmentsService } from './assignments.service.ts';
import type { DesksService } from './desks.service.ts';
import {
  Alarm,
  AlarmList,
  AssignmentList,
  AssignmentStatus,
  AssignmentStatusAnswer,
  DispatchDesk,
  dispatchPaths,
  NewAssignments,
  NewPanic,
  Recommendation,
  RecommendationQuery,
  UnitDesk,
  UnitStatusAnswer,
} from './dispatch.contract.ts';
import type { RecommendationService } from './recommendation.service.ts';
import type { UnitStatusCommands } from './unit-status.service.ts';

interface Services {
  recommendations: RecommendationService;
  assignments: AssignmentsService;
  alarms: AlarmsService;
  desks: DesksService;
  unitStatus: UnitStatusCommands;
}

export function dispatchRoutes({ recommendations, assignments, alarms, desks, unitStatus }: Services): Route[] {
  return [
    readRoute({
      path: dispatchPaths.desk,
      permission: 'incident:read',
      tag: 'desks',
      summary: { id: 'Data awal meja kendali', en: 'First data of the dispatch desk' },
      response: DispatchDesk,
      handle: ({ actor }) => desks.dispatch(actor),
    }),
    readRoute({
      path: dispatchPaths.unitDesk,
      permission: 'unit:own',
      tag: 'desks',
      summary: { id: 'Data awal layar unit', en: 'First data of the unit screen' },
      response: UnitDesk,
      handle: ({ actor }) => desks.unit(actor),
    }),
    readRoute({
      path: dispatchPaths.recommendation,
      permission: 'incident:read',
      tag: 'dispatch',
      summary: {
        id: 'Usulan unit dengan waktu tempuh dan alasan',
        en: 'Recommended units with travel time and reasons',
      },
      params: IdParams,
      query: RecommendationQuery,
      response: Recommendation,
      handle: ({ actor, params, query }) => recommendations.recommend(actor, params.id, query.limit),
    }),
    commandRoute({
      method: 'POST',
      path: dispatchPaths.assignments,
      permission: 'incident:dispatch',
      tag: 'dispatch',
      summary: { id: 'Kirim unit ke kejadian', en: 'Send units to an incident' },
      params: IdParams,
      body: NewAssignments,
      example: { units: ['102'], override: { reason: 'knows_area' } },
      response: AssignmentList,
      status: 201,
      perform: async (work, { actor, params, body }) => ({
        items: await assignments.assign(work, actor, params.id, body),
        next: null,
      }),
    }),
    commandRoute({
      method: 'POST',
      path: dispatchPaths.assignmentStatus,
      permission: 'assignment:status',
      tag: 'dispatch',
      summary: { id: 'Status penugasan dari unit', en: 'Status of an assignment, as the unit says' },
      params: IdParams,
      body: AssignmentStatus,
      example: { status: 'acknowledged' },
      response: AssignmentStatusAnswer,
      perform: (work, { actor, params, body }) => assignments.status(work, actor, params.id, body),
    }),
    commandRoute({
      method: 'POST',
      path: unitPaths.status,
      permission: 'unit:status',
      tag: 'units',
      summary: { id: 'Atur status unit menurut radio', en: 'Set a unit’s status as heard by radio' },
      params: IdParams,
      body: SetUnitStatus,
      example: { status: 'available' },
      response: UnitStatusAnswer,
      perform: (work, { actor, params, body }) => unitStatus.set(work, actor, params.id, body, 'dispatcher'),
    }),
    commandRoute({
      method: 'POST',
      path: unitPaths.mineStatus,
      permission: 'unit:own',
      tag: 'units',
      summary: { id: 'Status unit sendiri', en: 'Status of the crew’s own unit' },
      body: SetUnitStatus,
      example: { status: 'available' },
      response: UnitStatusAnswer,
      perform: (work, { actor, body }) => {
        if (!actor.unitId) throw notFound();
        return unitStatus.set(work, actor, actor.unitId, body, 'unit');
      },
    }),
    commandRoute({
      method: 'POST',
      path: unitPaths.panic,
      // Held by crews and by those who lead them; which unit each may call for is settled in the service.
      permission: 'assignment:status',
      tag: 'alarms',
      summary: { id: 'Tombol darurat unit', en: 'A unit’s call for help' },
      params: IdParams,
      body: NewPanic,
      example: {},
      response: Alarm,
      status: 201,
      perform: (work, { actor, params, body }) => alarms.panic(work, actor, params.id, body),
    }),
    readRoute({
      path: dispatchPaths.alarms,
      permission: 'alarm:acknowledge',
      tag: 'alarms',
      summary: { id: 'Alarm yang belum diterima', en: 'Alarms not yet acknowledged' },
      response: AlarmList,
      handle: async ({ actor }) => ({ items: await alarms.open(actor), next: null }),
    }),
    commandRoute({
      method: 'POST',
      path: dispatchPaths.alarmAcknowledge,
      permission: 'alarm:acknowledge',
      tag: 'alarms',
      summary: { id: 'Terima alarm', en: 'Acknowledge an alarm' },
      params: IdParams,
      body: z.object({}),
      example: {},
      response: Alarm,
      perform: (work, { actor, params }) => alarms.acknowledge(work, actor, params.id),
    }),
    commandRoute({
      method: 'POST',
      path: dispatchPaths.alarmCancel,
      permission: 'unit:own',
      tag: 'alarms',
      summary: { id: 'Batalkan alarm sendiri', en: 'Take back one’s own alarm' },
      params: IdParams,
      body: z.object({}),
      example: {},
      response: Alarm,
      perform: (work, { actor, params }) => alarms.cancel(work, actor, params.id),
    }),
  ];
}

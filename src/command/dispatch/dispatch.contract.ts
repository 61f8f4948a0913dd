import { z } from 'zod';
import { CallView } from '../../communication/calls/calls.contract.ts';
import { Id, Moment, Point, page, Text } from '../../platform/http/shapes.ts';
import { IncidentDetail, IncidentRow, Need, TimelineEntry } from '../incidents/incidents.contract.ts';
import { UnitRow } from '../units/units.contract.ts';
import { assignmentStates } from './assignments.states.ts';

/** One reason beside a proposed unit; `code` is stable for programs, `text` is for people. */
export const Reason = z.object({ code: z.string(), text: Text });

export const RecommendedUnit = z.object({
  unitId: Id,
  callsign: z.string(),
  name: z.string(),
  kind: z.string(),
  status: z.string(),
  rank: z.number().int(),
  /** Road travel time and distance; null = cannot be reached by road, `shortfalls` says why. */
  etaSeconds: z.number().nullable(),
  distanceM: z.number().nullable(),
  pluses: z.array(Reason),
  shortfalls: z.array(Reason),
  /** Needs of the incident that this unit would meet. */
  meets: z.array(z.string()),
  canBeSent: z.boolean(),
});
export type RecommendedUnit = z.infer<typeof RecommendedUnit>;

export const RecommendationQuery = z.object({
  /** How many units to list. Left out: all when at most 60 are considered, else the best 30 (the proposed ones always). */
  limit: z.coerce.number().int().min(1).max(2000).optional(),
});

export const Recommendation = z.object({
  incidentId: Id,
  version: z.string(),
  computedAt: Moment,
  considered: z.number().int(),
  needs: z.array(Need),
  /** Units that together cover the needs best, by id. */
  proposal: z.array(Id),
  remaining: z.array(Need),
  items: z.array(RecommendedUnit),
});
export type Recommendation = z.infer<typeof Recommendation>;

/** The codes of the desk's ready reasons (`recommend.types.ts`), and `ability`, an older word for `capability`. */
export const overrideReasons = [
  'knows_area',
  'already_near',
  'ability',
  'capability',
  'keeps_cover',
  'position_wrong',
  'ordered',
  'no_answer',
  'other',
] as const;
export const NewAssignments = z.object({
  /** Unit ids or call signs. */
  units: z.array(z.string().min(1).max(60)).min(1).max(20),
  /** Asked in one key when the choice differs from the recommendation; kept beside the outcome. */
  override: z.object({ reason: z.enum(overrideReasons), note: z.string().max(300).optional() }).optional(),
});
export type NewAssignments = z.infer<typeof NewAssignments>;

export const Assignment = z.object({
  id: Id,
  incidentId: Id,
  unitId: Id,
  callsign: z.string(),
  state: z.enum(assignmentStates),
  assignedAt: Moment,
  acknowledgedAt: Moment.nullable(),
  respondingAt: Moment.nullable(),
  onSceneAt: Moment.nullable(),
  endedAt: Moment.nullable(),
  etaSeconds: z.number().nullable(),
  distanceM: z.number().nullable(),
  rank: z.number().int().nullable(),
  overrideReason: z.string().nullable(),
  endReason: z.string().nullable(),
  version: z.number().int(),
});
export type Assignment = z.infer<typeof Assignment>;
/**
 * What a live event about an assignment carries: the assignment with its incident and its unit as they are now, so that
 * a screen needs no second question. `incident` and `unit` replace the rows of the same id.
 */
export const AssignmentLive = z.object({
  assignment: Assignment,
  incident: IncidentRow.nullable(),
  unit: UnitRow.nullable(),
});
export type AssignmentLive = z.infer<typeof AssignmentLive>;

export const AssignmentList = z.object({ items: z.array(Assignment), next: z.null() });

export const AssignmentStatus = z.object({
  status: z.enum(['acknowledged', 'responding', 'on_scene', 'cleared', 'cancelled', 'refused']),
  /** When it happened on the street; left out: now. Late and repeated messages never move a state back. */
  at: Moment.optional(),
  reason: z.string().trim().max(300).optional(),
});
export type AssignmentStatus = z.infer<typeof AssignmentStatus>;
export const AssignmentStatusAnswer = Assignment.extend({
  /** `moved`, or `repeated`/`late`: kept in the timeline, nothing changed. */
  outcome: z.enum(['moved', 'repeated', 'late']),
});
export type AssignmentStatusAnswer = z.infer<typeof AssignmentStatusAnswer>;

export const Alarm = z.object({
  id: Id,
  kind: z.enum(['panic', 'emergency', 'late']),
  unitId: Id.nullable(),
  callsign: z.string().nullable(),
  incidentId: Id.nullable(),
  incidentNumber: z.number().int().nullable(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  raisedAt: Moment,
  acknowledgedAt: Moment.nullable(),
  cancelledAt: Moment.nullable(),
});
export type Alarm = z.infer<typeof Alarm>;

/** Call for help; `place` is where the phone is, else the unit's last position is taken. */
export const NewPanic = z.object({ place: Point.optional() });
export type NewPanic = z.infer<typeof NewPanic>;

export const UnitStatusAnswer = UnitRow.extend({
  /** `moved`, or `repeated`/`late`: kept in the journal, nothing changed. */
  outcome: z.enum(['moved', 'repeated', 'late']),
});
export type UnitStatusAnswer = z.infer<typeof UnitStatusAnswer>;

/** Everything the dispatch desk shows first, in one answer; `position` is the journal position it is true at. */
export const DispatchDesk = z.object({
  position: z.number().int(),
  incidents: z.array(IncidentRow),
  units: z.array(UnitRow),
  alarms: z.array(Alarm),
  calls: z.array(CallView),
  settings: z.object({ staleAfterSeconds: z.number(), answerTargetSeconds: z.number() }),
});
export type DispatchDesk = z.infer<typeof DispatchDesk>;

/** Everything the unit phone view shows. */
export const UnitDesk = z.object({
  position: z.number().int(),
  unit: UnitRow,
  assignment: Assignment.nullable(),
  incident: IncidentDetail.nullable(),
  timeline: z.array(TimelineEntry),
  /** Other units on the same incident. */
  others: z.array(z.object({ callsign: z.string(), state: z.string(), etaSeconds: z.number().nullable() })),
  alarm: Alarm.nullable(),
});
export type UnitDesk = z.infer<typeof UnitDesk>;

export const AlarmList = page(Alarm);

export const dispatchPaths = {
  desk: '/api/desk/dispatch',
  unitDesk: '/api/desk/unit',
  recommendation: '/api/incidents/{id}/recommendation',
  assignments: '/api/incidents/{id}/assignments',
  assignmentStatus: '/api/assignments/{id}/status',
  alarms: '/api/alarms',
  alarmAcknowledge: '/api/alarms/{id}/acknowledge',
  alarmCancel: '/api/alarms/{id}/cancel',
} as const;

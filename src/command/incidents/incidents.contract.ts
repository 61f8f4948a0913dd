import { z } from 'zod';
import { callChannels } from '../../communication/calls/call-lines.types.ts';
import { Id, Moment, Point, page, Text } from '../../platform/http/shapes.ts';
import { incidentStates } from './incidents.states.ts';

export const Need = z.object({ need: z.string().min(1).max(40), count: z.number().int().min(1).max(50) });
export type Need = z.infer<typeof Need>;

export const Place = z.object({
  text: z.string().trim().min(1).max(300),
  ...Point.shape,
});
export type Place = z.infer<typeof Place>;

/** Where a record lies in the area tree, settled once, with the boundary version it was settled with. */
export const PlacedAreas = z.object({
  rt: z.string().nullable(),
  rw: z.string().nullable(),
  village: z.object({ code: z.string(), name: z.string() }).nullable(),
  district: z.object({ code: z.string(), name: z.string() }).nullable(),
  regency: z.object({ code: z.string(), name: z.string() }).nullable(),
  guessed: z.boolean(),
  boundaryVersion: z.number().int().nullable(),
});
export type PlacedAreas = z.infer<typeof PlacedAreas>;

/** One unit on one incident, short, as the queue and the sheet show it. */
export const AssignmentBrief = z.object({
  id: Id,
  unitId: Id,
  callsign: z.string(),
  state: z.string(),
  assignedAt: Moment,
  acknowledgedAt: Moment.nullable(),
  respondingAt: Moment.nullable(),
  onSceneAt: Moment.nullable(),
  endedAt: Moment.nullable(),
  etaSeconds: z.number().nullable(),
});
export type AssignmentBrief = z.infer<typeof AssignmentBrief>;

/** A row of the queue and a mark on the map. This is also what live events carry, so that a screen needs no second question. */
export const IncidentRow = z.object({
  id: Id,
  number: z.number().int(),
  state: z.enum(incidentStates),
  kind: z.string(),
  summary: z.string(),
  priority: z.number().int(),
  emergency: z.boolean(),
  channel: z.string(),
  placeText: z.string(),
  lon: z.number(),
  lat: z.number(),
  villageCode: z.string().nullable(),
  villageName: z.string().nullable(),
  knownAt: Moment,
  /** Response target in seconds; the clock runs from `knownAt` until `firstArrivedAt`. */
  targetSeconds: z.number().int(),
  firstAssignedAt: Moment.nullable(),
  firstArrivedAt: Moment.nullable(),
  resolvedAt: Moment.nullable(),
  duplicateOf: Id.nullable(),
  /** Incidents that look like this one and are not linked yet. */
  similarCount: z.number().int(),
  needs: z.array(Need),
  assignments: z.array(AssignmentBrief),
  version: z.number().int(),
});
export type IncidentRow = z.infer<typeof IncidentRow>;

export const IncidentLink = z.object({
  id: Id,
  kind: z.enum(['related', 'duplicate', 'split']),
  incident: z.object({ id: Id, number: z.number().int(), kind: z.string(), state: z.string(), placeText: z.string() }),
  /** `from`: this incident was merged into (or linked from) the other. */
  direction: z.enum(['from', 'to']),
  score: z.number().nullable(),
  reason: z.string().nullable(),
});
export type IncidentLink = z.infer<typeof IncidentLink>;

export const agencies = ['119', '113', '115', '112', 'dishub', 'bpbd', 'pln', 'satpol_pp', 'other'] as const;
export const AgencyRequest = z.object({
  id: Id,
  agency: z.enum(agencies),
  note: z.string(),
  state: z.enum(['requested', 'accepted', 'declined', 'done']),
  requestedAt: Moment,
  answeredAt: Moment.nullable(),
  answer: z.string().nullable(),
  version: z.number().int(),
});
export type AgencyRequest = z.infer<typeof AgencyRequest>;

export const IncidentDetail = IncidentRow.extend({
  areas: PlacedAreas,
  proposedPriority: z.number().int(),
  priorityReasons: z.array(Text),
  answers: z.record(z.string(), z.string()),
  occurredAt: Moment.nullable(),
  recordedAt: Moment,
  timezone: z.string(),
  targetDistanceM: z.number().nullable(),
  closedAt: Moment.nullable(),
  disposition: z.string().nullable(),
  callerName: z.string().nullable(),
  callerNumberMasked: z.string().nullable(),
  /** The call it came from: how fast it was answered; null = not measured. */
  call: z
    .object({
      id: Id,
      answerSeconds: z.number().nullable(),
      operator: z.string().nullable(),
      line: z.string().nullable(),
    })
    .nullable(),
  createdBy: z.object({ id: Id, name: z.string() }).nullable(),
  links: z.array(IncidentLink),
  agencies: z.array(AgencyRequest),
  realm: z.string(),
});
export type IncidentDetail = z.infer<typeof IncidentDetail>;

export const NewIncident = z.object({
  id: Id.optional(),
  callId: Id.optional(),
  kind: z.string().min(1).max(40),
  place: Place,
  /** Left out: the priority that the rules propose. */
  priority: z.number().int().min(1).max(4).optional(),
  emergency: z.boolean().default(false),
  summary: z.string().trim().max(200).default(''),
  narrative: z.string().trim().max(8000).default(''),
  answers: z.record(z.string().max(40), z.string().max(40)).default({}),
  needs: z.array(Need).max(12).optional(),
  /** For an event told without a call record; a call brings its own channel. */
  channel: z.enum(callChannels).optional(),
  caller: z.object({ name: z.string().max(120).optional(), number: z.string().max(30).optional() }).optional(),
  occurredAt: Moment.optional(),
});
export type NewIncident = z.infer<typeof NewIncident>;

export const EditIncident = z.object({
  /** The version that was read; another editor's change in between is answered with 409 and the present state. */
  version: z.number().int().min(1),
  kind: z.string().min(1).max(40).optional(),
  place: Place.optional(),
  priority: z.number().int().min(1).max(4).optional(),
  emergency: z.boolean().optional(),
  summary: z.string().trim().max(200).optional(),
  answers: z.record(z.string().max(40), z.string().max(40)).optional(),
  needs: z.array(Need).max(12).optional(),
});
export type EditIncident = z.infer<typeof EditIncident>;

/** Moves made by people at the desks; units move an incident by their assignments. */
export const IncidentMove = z.object({
  action: z.enum(['triage', 'resolve', 'requeue', 'close', 'cancel', 'hand_over', 'reopen']),
  disposition: z.string().max(40).optional(),
  agency: z.enum(agencies).optional(),
  reason: z.string().trim().max(500).optional(),
});
export type IncidentMove = z.infer<typeof IncidentMove>;

export const NewNarrative = z.object({
  id: Id.optional(),
  text: z.string().trim().min(1).max(8000),
  /** The entry that this one corrects; the old one stays readable. */
  corrects: Id.optional(),
  at: Moment.optional(),
});
export type NewNarrative = z.infer<typeof NewNarrative>;

export const TimelineEntry = z.object({
  /** Journal position; null for the moment in which the entry waits for it. */
  position: z.number().int().nullable(),
  /** The journal entry's id; of an incident's first words, which share the entry that opened it, their own. */
  id: Id,
  at: Moment,
  action: z.string(),
  author: z.object({ id: Id, name: z.string() }).nullable(),
  role: z.string(),
  /** `narration` = people's words, `system` = what was done. */
  kind: z.enum(['narration', 'system']),
  text: Text,
  narrativeId: Id.nullable(),
  corrects: Id.nullable(),
  /** The entry's content was lawfully erased; its commitment stays in the log. */
  erased: z.boolean(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const Similar = z.object({
  id: Id,
  number: z.number().int(),
  kind: z.string(),
  priority: z.number().int(),
  state: z.string(),
  placeText: z.string(),
  summary: z.string(),
  lon: z.number(),
  lat: z.number(),
  score: z.number(),
  reason: Text,
});
export type Similar = z.infer<typeof Similar>;

export const SimilarQuery = z.object({
  kind: z.string().max(40).optional(),
  place: Point.optional(),
  text: z.string().max(8000).default(''),
  at: Moment.optional(),
  /** Leave this one out (the incident itself). */
  except: Id.optional(),
});

export const IncidentQuery = z.object({
  /** `open` (default), `ended` or `all`, or one state. */
  state: z.enum(['open', 'ended', 'all', ...incidentStates]).default('open'),
  q: z.string().max(200).optional(),
  kind: z.string().max(40).optional(),
  priority: z.coerce.number().int().min(1).max(4).optional(),
  area: z.string().max(40).optional(),
  from: Moment.optional(),
  to: Moment.optional(),
  /** west,south,east,north in degrees: what the map shows. */
  bbox: z
    .string()
    .regex(/^-?\d+(\.\d+)?(,-?\d+(\.\d+)?){3}$/)
    .optional(),
  /** Part of a caller's number or name: needs `purpose`, which is journaled. */
  person: z.string().min(3).max(60).optional(),
  purpose: z.string().min(5).max(300).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
export type IncidentQuery = z.infer<typeof IncidentQuery>;

export const IncidentPage = page(IncidentRow);
export const TimelinePage = page(TimelineEntry);
export const RevealedNumber = z.object({ number: z.string().nullable(), name: z.string().nullable() });

export const incidentPaths = {
  incidents: '/api/incidents',
  incident: '/api/incidents/{id}',
  timeline: '/api/incidents/{id}/timeline',
  narrative: '/api/incidents/{id}/narrative',
  moves: '/api/incidents/{id}/moves',
  number: '/api/incidents/{id}/number',
  merge: '/api/incidents/{id}/merge',
  split: '/api/incidents/{id}/split',
  links: '/api/incidents/{id}/links',
  link: '/api/incidents/{id}/links/{linkId}/remove',
  agencies: '/api/incidents/{id}/agencies',
  agencyAnswer: '/api/agency-requests/{id}/answer',
  similar: '/api/incidents/similar',
  report: '/api/incidents/{id}/report.pdf',
} as const;

/** Merging moves nothing: this incident becomes a duplicate of `into` and can be split off again. */
export const MergeIncident = z.object({
  into: Id,
  score: z.number().min(0).max(1).optional(),
  reason: z.string().trim().max(300).optional(),
});
export type MergeIncident = z.infer<typeof MergeIncident>;
export const SplitIncident = z.object({ reason: z.string().trim().max(300).optional() });
export type SplitIncident = z.infer<typeof SplitIncident>;
export const NewLink = z.object({ to: Id, reason: z.string().trim().max(300).optional() });
export type NewLink = z.infer<typeof NewLink>;
export const LinkParams = z.object({ id: Id, linkId: Id });

export const NewAgencyRequest = z.object({ agency: z.enum(agencies), note: z.string().trim().max(500).default('') });
export type NewAgencyRequest = z.infer<typeof NewAgencyRequest>;
export const AgencyAnswer = z.object({
  state: z.enum(['accepted', 'declined', 'done']),
  answer: z.string().trim().max(500).optional(),
});
export type AgencyAnswer = z.infer<typeof AgencyAnswer>;

export const NarrativeView = z.object({ id: Id, at: Moment, text: z.string(), corrects: Id.nullable() });
export type NarrativeView = z.infer<typeof NarrativeView>;
export const SimilarList = z.object({ items: z.array(Similar), next: z.null() });
export const ReportQuery = z.object({ lang: z.enum(['id', 'en']).default('id') });
export type SimilarQuery = z.infer<typeof SimilarQuery>;

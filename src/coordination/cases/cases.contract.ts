import { z } from 'zod';
import { FieldValue, FieldView, Values } from '../../information/registers/registers.contract.ts';
import { roles } from '../../platform/access/permissions.ts';
import { Id, Moment, page, Text } from '../../platform/http/shapes.ts';
import { outsideBodies, policeFunctions } from './owners.types.ts';
import { clockUnits, moveGuards } from './process.types.ts';

/** Addresses of the room. `process` is a definition's id. */
export const casePaths = {
  processes: '/api/processes',
  process: '/api/processes/{process}',
  statistics: '/api/processes/{process}/statistics',
  cases: '/api/cases',
  csv: '/api/cases.csv',
  load: '/api/cases/load',
  opening: '/api/cases/{process}',
  case: '/api/cases/{id}',
  action: '/api/cases/{id}/actions/{action}',
  assignee: '/api/cases/{id}/assignee',
  notes: '/api/cases/{id}/notes',
  timeline: '/api/cases/{id}/timeline',
  links: '/api/cases/{id}/links',
  unlinking: '/api/cases/{id}/links/{link}/removal',
  parties: '/api/cases/{id}/parties',
  acceptance: '/api/cases/{id}/parties/{party}/acceptance',
  holidays: '/api/holidays',
  workingHours: '/api/working-hours',
} as const;

export const ProcessId = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);
export const ProcessParams = z.object({ process: ProcessId });
export const CaseParams = z.object({ id: Id });
export const ActionParams = z.object({ id: Id, action: z.string().max(40) });
export const LinkParams = z.object({ id: Id, link: Id });
export const PartyParams = z.object({ id: Id, party: Id });

export const Functions = z.array(z.enum(policeFunctions)).max(policeFunctions.length);
export const Bodies = z.array(z.enum(outsideBodies)).max(outsideBodies.length);

/** One arrow of the table, as the diagram and the screens need it. */
export const MoveView = z.object({
  from: z.string(),
  action: z.string(),
  to: z.string(),
  label: Text,
  fields: z.array(z.string()),
  required: z.array(z.string()),
  clock: z.string().nullable(),
  guard: z.enum(moveGuards).nullable(),
});
export type MoveView = z.infer<typeof MoveView>;
export const StateView = z.object({
  id: z.string(),
  texts: Text,
  awaits: z.array(z.enum(roles)),
  end: z.boolean(),
});
export type StateView = z.infer<typeof StateView>;
export const ClockRuleView = z.object({
  name: z.string(),
  texts: Text,
  length: z.number(),
  unit: z.enum(clockUnits),
  warnAt: z.number(),
  escalatesTo: z.enum(roles),
});
export const LinkTarget = z.enum(['record', 'incident', 'case']);
export const ProcessView = z.object({
  id: ProcessId,
  version: z.number().int(),
  texts: z.object({ one: Text, many: Text, purpose: Text }),
  area: z.enum(['required', 'optional']),
  owners: z.object({ functions: Functions, bodies: Bodies }),
  title: z.string(),
  /** Fields that this person may see, in their order; which of them are asked when stands in `intake` and `moves`. */
  fields: z.array(FieldView),
  links: z.array(z.object({ to: LinkTarget, register: z.string().nullable() })),
  parties: z.boolean(),
  intake: z.object({ fields: z.array(z.string()), required: z.array(z.string()), clock: z.string().nullable() }),
  clocks: z.array(ClockRuleView),
  initial: z.string(),
  states: z.array(StateView),
  moves: z.array(MoveView),
  /** The same as a Mermaid `stateDiagram-v2`. */
  mermaid: z.string(),
  /** Whether this person may open cases. */
  writable: z.boolean(),
  counts: z.object({ open: z.number().int(), overdue: z.number().int(), mine: z.number().int() }),
});
export type ProcessView = z.infer<typeof ProcessView>;
export const ProcessList = z.object({ items: z.array(ProcessView), next: z.null() });

export const Account = z.object({ id: Id, name: z.string() });
/** The running clock of a case. `level` is as of the answer; screens go on counting by `warnAt` and `dueAt`. */
export const CaseClock = z.object({
  name: z.string(),
  texts: Text,
  startedAt: Moment,
  warnAt: Moment,
  dueAt: Moment,
  level: z.enum(['neutral', 'warn', 'overdue']),
  /** When somebody was told that it is over, and who. */
  escalatedAt: Moment.nullable(),
  escalatedTo: z.enum(roles).nullable(),
});
export type CaseClock = z.infer<typeof CaseClock>;

/** A row of the queue. */
export const CaseRow = z.object({
  id: Id,
  /** Counts up within the district: shown as K-123. */
  number: z.number().int(),
  process: ProcessId,
  processText: Text,
  definitionVersion: z.number().int(),
  title: z.string(),
  state: z.string(),
  stateText: Text,
  ended: z.boolean(),
  areaCode: z.string().nullable(),
  /** "Kel. Cempaka, Kec. Tanjung Waru"; empty for the whole district. */
  areaText: z.string(),
  functions: Functions,
  bodies: Bodies,
  assignee: Account.nullable(),
  clock: CaseClock.nullable(),
  openedAt: Moment,
  changedAt: Moment,
  closedAt: Moment.nullable(),
  /** How often it was opened again. */
  reopened: z.number().int(),
  version: z.number().int(),
});
export type CaseRow = z.infer<typeof CaseRow>;
export const CasePage = page(CaseRow);

/** A group that takes part. Never a person's name. */
export const PartyView = z.object({
  id: Id,
  name: z.string(),
  acceptedAt: Moment.nullable(),
  /** How it accepted: minutes of a meeting, signed by which office. */
  acceptedHow: z.string().nullable(),
  recordedBy: z.string().nullable(),
});
export type PartyView = z.infer<typeof PartyView>;
export const LinkView = z.object({
  id: Id,
  to: LinkTarget,
  /** Register of a record, process of a case. */
  of: z.string().nullable(),
  target: Id,
  /** Null where this person may not open it. */
  title: z.string().nullable(),
  /** Whether a record is open still, an incident not yet closed, a case not ended. */
  open: z.boolean().nullable(),
});
export type LinkView = z.infer<typeof LinkView>;

/** What this person may do next. */
export const ActionView = z.object({
  action: z.string(),
  label: Text,
  to: z.string(),
  fields: z.array(z.string()),
  required: z.array(z.string()),
  /** False where something besides the fields is missing still; then `blocked` says what. */
  ready: z.boolean(),
  blocked: Text.nullable(),
});
export type ActionView = z.infer<typeof ActionView>;

export const CaseView = CaseRow.extend({
  /** The definition this case began under, and keeps. */
  definition: ProcessView,
  values: Values,
  opener: Account.nullable(),
  actions: z.array(ActionView),
  /** Whether this person may correct values, add notes, links and parties. */
  editable: z.boolean(),
  parties: z.array(PartyView),
  links: z.array(LinkView),
  /** Earlier states with their times, oldest first; the present one is last with `leftAt` null. */
  steps: z.array(z.object({ state: z.string(), enteredAt: Moment, leftAt: Moment.nullable(), overdue: z.boolean() })),
});
export type CaseView = z.infer<typeof CaseView>;

export const LinkInput = z.object({ to: LinkTarget, target: Id });
export const PartyInput = z.object({ name: z.string().trim().min(2).max(120) });
export const NewCase = z.object({
  id: Id.optional(),
  values: Values,
  areaCode: z.string().min(2).max(40).nullable().optional(),
  functions: Functions.optional(),
  bodies: Bodies.optional(),
  parties: z.array(PartyInput).max(20).optional(),
  links: z.array(LinkInput).max(20).optional(),
});
export type NewCase = z.infer<typeof NewCase>;
/** Only what changes; the version that was read. 409 answers with the present case in `current`. */
export const EditCase = z.object({
  version: z.number().int().min(1),
  values: Values.optional(),
  areaCode: z.string().min(2).max(40).nullable().optional(),
  functions: Functions.optional(),
  bodies: Bodies.optional(),
});
export type EditCase = z.infer<typeof EditCase>;
export const TakeAction = z.object({
  version: z.number().int().min(1),
  values: Values.default({}),
  note: z.string().trim().max(2000).optional(),
});
export type TakeAction = z.infer<typeof TakeAction>;
export const SetAssignee = z.object({ version: z.number().int().min(1), accountId: Id.nullable() });
export const NewNote = z.object({ text: z.string().trim().min(1).max(4000) });
export const Reason = z.object({ reason: z.string().trim().min(3).max(500) });
/** Leaves `accepted` false to take an acceptance back. */
export const Acceptance = z.object({ accepted: z.boolean(), how: z.string().trim().min(3).max(500) });

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
/** Open cases come in the order in which they are due, others by their last change. */
export const CaseQuery = z.object({
  process: ProcessId.optional(),
  state: z.string().max(40).optional(),
  /** `me`: assigned to me; `role`: my role is expected to act; `none`: assigned to nobody. */
  mine: z.enum(['me', 'role', 'none']).optional(),
  /** An area with all below it. */
  area: z.string().max(40).optional(),
  overdue: flag.optional(),
  function: z.enum(policeFunctions).optional(),
  status: z.enum(['open', 'closed', 'all']).default('open'),
  /** Linked to this record, incident or case. */
  linked: Id.optional(),
  q: z.string().trim().max(200).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
export type CaseQuery = z.infer<typeof CaseQuery>;

/** Everyone who may be given a case, with the open ones: a count of work, no score. `account` null: assigned to nobody. */
export const CaseLoad = z.object({
  items: z.array(
    z.object({
      account: Account.nullable(),
      open: z.number().int(),
      warn: z.number().int(),
      overdue: z.number().int(),
    }),
  ),
  next: z.null(),
});
export const LoadQuery = z.object({ process: ProcessId.optional() });

export const TimelineEntry = z.object({
  id: Id,
  position: z.number().int().nullable(),
  at: Moment,
  action: z.string(),
  /** What happened, in words. */
  text: Text,
  actorRole: z.string(),
  actorName: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Field → before and after, as far as this person may see the field; `area`, `functions`, `bodies` besides. */
  changes: z.record(z.string(), z.object({ from: FieldValue, to: FieldValue })),
  note: z.string().nullable(),
  /** Whom the act told, and what. */
  message: z.object({ to: z.string(), text: Text }).nullable(),
  /** What was said was erased lawfully; only the act itself is still known. */
  erased: z.boolean(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;
export const CaseTimeline = z.object({ items: z.array(TimelineEntry), next: z.null() });

export const StatisticsQuery = z.object({
  /** Days of the district, both included; left out: the last 90. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  area: z.string().max(40).optional(),
});
/** Seconds on the wall clock; null where nothing was counted. */
export const Spread = z.object({ n: z.number().int(), p50: z.number().nullable(), p90: z.number().nullable() });
export const Statistics = z.object({
  process: ProcessId,
  from: z.iso.date(),
  to: z.iso.date(),
  asOf: Moment,
  opened: z.number().int(),
  closed: z.number().int(),
  /** Cases that were opened again within the period, and how many times in all. */
  reopened: z.object({ cases: z.number().int(), times: z.number().int() }),
  /** As of now, whatever the period. */
  openNow: z.number().int(),
  overdueNow: z.number().int(),
  /** From opening to closing, of those closed in the period. */
  duration: Spread,
  /** Of the steps that ended within the period. `overdue`: how many of them ended after their clock. */
  steps: z.array(
    Spread.extend({ state: z.string(), texts: Text, clocked: z.number().int(), overdue: z.number().int() }),
  ),
});
export type Statistics = z.infer<typeof Statistics>;

export const Holiday = z.object({
  /** Null for a day that comes by rule each year. */
  id: Id.nullable(),
  day: z.iso.date(),
  name: z.string(),
  /** `false`: a day of rest by rule on which offices work all the same. */
  off: z.boolean(),
  source: z.string(),
});
export type Holiday = z.infer<typeof Holiday>;
export const HolidayQuery = z.object({ year: z.coerce.number().int().min(2000).max(2199).optional() });
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
export const WorkingHours = z.object({ from: clockTime, to: clockTime });
/** Monday to Sunday, `HH:MM` of the district; null for a day without. */
export const WorkingWeek = z.array(WorkingHours.nullable()).length(7);
export const Holidays = z.object({
  items: z.array(Holiday),
  next: z.null(),
  year: z.number().int(),
  timezone: z.string(),
  /** As they hold now. */
  week: WorkingWeek,
});
/** Puts one day into the calendar, or takes its place; open clocks are counted anew. `remove` takes an entered day out again. */
export const SetHoliday = z.object({
  day: z.iso.date(),
  name: z.string().trim().min(2).max(120),
  off: z.boolean().default(true),
  remove: z.boolean().default(false),
  source: z.string().trim().min(3).max(300),
});
export type SetHoliday = z.infer<typeof SetHoliday>;
export const HolidaySet = z.object({
  items: z.array(Holiday),
  next: z.null(),
  /** Open clocks whose end has moved already; with very many open cases the others follow within the minute. */
  moved: z.number().int(),
});
/** From that day on; it may not lie in the past. */
export const SetWorkingHours = z.object({
  week: WorkingWeek,
  from: z.iso.date(),
  reason: z.string().trim().min(3).max(300),
});
export type SetWorkingHours = z.infer<typeof SetWorkingHours>;
export const WorkingHoursSet = z.object({ week: WorkingWeek, from: z.iso.date(), moved: z.number().int() });

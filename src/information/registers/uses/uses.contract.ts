import { z } from 'zod';
import { Id, Moment, Text } from '../../../platform/http/shapes.ts';
import { RegisterId } from '../registers.contract.ts';

/** What other screens make of the registers: days that come due, what to follow at an incident, and the reports. */
export const usePaths = {
  due: '/api/register-due',
  guidance: '/api/register-guidance',
  acknowledgement: '/api/register-guidance/{register}/{id}/acknowledgement',
  reports: '/api/register-reports',
} as const;

const Day = z.iso.date();

export const DueQuery = z.object({
  /** How many days ahead; what is past is always in the list. */
  within: z.coerce.number().int().min(0).max(366).default(30),
  register: RegisterId.optional(),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type DueQuery = z.infer<typeof DueQuery>;

export const DueItem = z.object({
  register: RegisterId,
  id: Id,
  title: z.string(),
  /** The date field, and what it is called. */
  field: z.string(),
  fieldTexts: Text,
  dueOn: Day,
  /** Whole days until then; negative when it is past. */
  days: z.number().int(),
  areaText: z.string().nullable(),
});
export type DueItem = z.infer<typeof DueItem>;
export const DueList = z.object({
  items: z.array(DueItem),
  next: z.string().nullable(),
  today: Day,
  /** Of all that this person may see, whatever page: past, and to come within the days asked. */
  past: z.number().int(),
  near: z.number().int(),
});
export type DueList = z.infer<typeof DueList>;

export const GuidanceQuery = z.object({ kind: z.string().regex(/^[a-z_]{2,40}$/) });
/** Revision that this account has acknowledged; null when none. */
const acknowledged = z.number().int().nullable();
export const GuidanceSop = z.object({
  id: Id,
  title: z.string(),
  number: z.string().nullable(),
  revision: z.number().int(),
  from: Day,
  steps: z.array(z.string()),
  acknowledged,
});
export const GuidanceRule = z.object({
  id: Id,
  title: z.string(),
  side: z.enum(['do', 'dont']),
  why: z.string().nullable(),
  basis: z.string().nullable(),
  revision: z.number().int(),
  acknowledged,
});
export const GuidanceRisk = z.object({
  id: Id,
  title: z.string(),
  measures: z.string(),
  equipment: z.string().nullable(),
});
/** What is in force for incidents of a kind; rules made for it first, those for all after. */
export const Guidance = z.object({
  kind: z.string(),
  sops: z.array(GuidanceSop),
  rules: z.array(GuidanceRule),
  risks: z.array(GuidanceRisk),
});
export type Guidance = z.infer<typeof Guidance>;

export const acknowledgedRegisters = ['sops', 'conduct-rules'] as const;
export type AcknowledgedRegister = (typeof acknowledgedRegisters)[number];
export const AcknowledgeParams = z.object({ register: z.enum(acknowledgedRegisters), id: Id });
/** The revision that was read; another one in force meanwhile is a conflict. */
export const Acknowledge = z.object({ revision: z.number().int().min(1).max(999) });
export const Acknowledged = z.object({ id: Id, revision: z.number().int(), on: Day });
export type Acknowledged = z.infer<typeof Acknowledged>;

export const ReportColumn = z.object({ texts: Text, unit: z.enum(['count', 'money', 'percent']) });
export type ReportColumn = z.infer<typeof ReportColumn>;
/** A figure that cannot be worked out (a share of nothing) is null. */
export const ReportRow = z.object({ texts: Text, cells: z.array(z.number().nullable()) });
export type ReportRow = z.infer<typeof ReportRow>;
export const Report = z.object({
  id: z.string(),
  texts: Text,
  /** How it is counted, in a sentence. */
  note: Text,
  /** Registers that it is computed from. */
  sources: z.array(RegisterId),
  /** First and last day that a record tells of; null for a state as of now. */
  from: Day.nullable(),
  until: Day.nullable(),
  /** Open records counted. */
  n: z.number().int(),
  columns: z.array(ReportColumn),
  rows: z.array(ReportRow),
});
export type Report = z.infer<typeof Report>;
export const Reports = z.object({ at: Moment, items: z.array(Report), next: z.null() });
export type Reports = z.infer<typeof Reports>;

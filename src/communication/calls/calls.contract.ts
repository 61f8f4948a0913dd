import { z } from 'zod';
import { Id, Moment } from '../../platform/http/shapes.ts';
import { callChannels, lineOwners } from './call-lines.types.ts';
import { callStates } from './calls.states.ts';

/** What a line is for. */
export const lineKinds = ['emergency', 'medical', 'fire', 'rescue', 'information', 'local'] as const;
export type LineKind = (typeof lineKinds)[number];

export const PhoneNumber = z.string().regex(/^\+?[0-9][0-9 ()-]{2,24}$/);

/** A call as the desks see it. The number is masked (`08••-••••-4471`) for all but the call's operator, who reveals it by one key. */
export const CallView = z.object({
  id: Id,
  state: z.enum(callStates),
  channel: z.enum(callChannels),
  line: z.object({ number: z.string(), name: z.object({ id: z.string(), en: z.string() }) }).nullable(),
  numberMasked: z.string().nullable(),
  ringingAt: Moment.nullable(),
  answeredAt: Moment.nullable(),
  answeredBy: z.object({ id: Id, name: z.string() }).nullable(),
  /** Seconds from first ring to answer; null = not measured, never zero. */
  answerSeconds: z.number().nullable(),
  targetSeconds: z.number(),
  incidentId: Id.nullable(),
  note: z.string().nullable(),
  version: z.number().int(),
});
export type CallView = z.infer<typeof CallView>;

/** What the operator has typed so far. Free in its content, since it is the screen's own; bounded in size. */
export const CallDraft = z.object({
  revision: z.number().int().min(0),
  content: z.record(z.string(), z.unknown()).refine((content) => JSON.stringify(content).length <= 40_000, 'too large'),
});
export type CallDraft = z.infer<typeof CallDraft>;

export const EarlierCall = z.object({
  id: Id,
  at: Moment,
  state: z.enum(callStates),
  incident: z
    .object({ id: Id, number: z.number().int(), kind: z.string(), placeText: z.string(), state: z.string() })
    .nullable(),
});
export type EarlierCall = z.infer<typeof EarlierCall>;

export const CallDetail = CallView.extend({
  draft: CallDraft.extend({ updatedAt: Moment }).nullable(),
  /** The same number's calls of the last 30 days, without any label on the person. */
  earlier: z.array(EarlierCall),
});
export type CallDetail = z.infer<typeof CallDetail>;

export const NewCall = z.object({
  id: Id.optional(),
  channel: z.enum(callChannels).default('telephony'),
  /** Number of a line of the line table; for `telephony`. */
  line: z.string().max(20).optional(),
  callerNumber: PhoneNumber.optional(),
  /** The exchange's own id of the call: its repeated message makes no second call. */
  externalId: z.string().min(1).max(100).optional(),
  ringingAt: Moment.optional(),
});
export type NewCall = z.infer<typeof NewCall>;

export const ConcludeCall = z.object({
  outcome: z.enum(['information', 'prank', 'abandoned', 'handed_over']),
  note: z.string().max(2000).optional(),
  /** Line or agency it was handed to; needed for `handed_over`. */
  handedTo: z.string().max(100).optional(),
});
export type ConcludeCall = z.infer<typeof ConcludeCall>;

export const LineView = z.object({
  id: Id,
  number: z.string(),
  owner: z.string(),
  name: z.object({ id: z.string(), en: z.string() }),
  kind: z.string(),
  active: z.boolean(),
  version: z.number().int(),
});
export type LineView = z.infer<typeof LineView>;

export const CallList = z.object({ items: z.array(CallView), next: z.string().nullable() });
export const LineList = z.object({ items: z.array(LineView), next: z.string().nullable() });

/** The paths of this room, for routes, screens and tests alike. */
export const callPaths = {
  calls: '/api/calls',
  call: '/api/calls/{id}',
  answer: '/api/calls/{id}/answer',
  conclude: '/api/calls/{id}/conclude',
  reopen: '/api/calls/{id}/reopen',
  draft: '/api/calls/{id}/draft',
  number: '/api/calls/{id}/number',
  lines: '/api/lines',
  line: '/api/lines/{id}',
} as const;

export const CallQuery = z.object({
  /** `open` (default): ringing first, longest ring on top, then answered; `all`: newest first. */
  state: z.enum(['open', 'all']).default('open'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type CallQuery = z.infer<typeof CallQuery>;

export const StoredDraft = CallDraft.extend({ updatedAt: Moment });
export type StoredDraft = z.infer<typeof StoredDraft>;

export const RevealedCallNumber = z.object({ number: z.string().nullable() });

export const NewLine = z.object({
  number: z.string().regex(/^[0-9+*# -]{2,20}$/),
  owner: z.enum(lineOwners),
  name: z.object({ id: z.string().trim().min(1).max(80), en: z.string().trim().min(1).max(80) }),
  kind: z.enum(lineKinds),
  active: z.boolean().default(true),
});
export type NewLine = z.infer<typeof NewLine>;
export const EditLine = z.object({
  version: z.number().int().min(1),
  owner: z.enum(lineOwners).optional(),
  name: NewLine.shape.name.optional(),
  kind: z.enum(lineKinds).optional(),
  active: z.boolean().optional(),
});
export type EditLine = z.infer<typeof EditLine>;

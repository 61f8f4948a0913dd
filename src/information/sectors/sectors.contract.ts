import { z } from 'zod';
import { Id, Moment, Point, page, Text } from '../../platform/http/shapes.ts';
import { planLevels, planStates, sectorKeys } from './sectors.types.ts';

export const Level = z.enum(planLevels);
export const SectorKey = z.enum(sectorKeys);
const AreaCode = z.string().min(1).max(40);
/** A calendar day of the district, `2026-12-01`. */
export const Day = z.iso.date();

export const Weights = z
  .object({
    load: z.number().min(0).max(10),
    population: z.number().min(0).max(10),
    area: z.number().min(0).max(10),
  })
  .refine(({ load, population, area }) => load + population + area > 0, { message: 'At least one weight above 0.' });

/** Hours that incidents reported by the public bound: first unit sent until settled. */
export const Load = z.object({
  hours: z.number(),
  /** Incidents reported by the public. */
  n: z.number().int(),
  /** Those of them whose time is known; the others (no unit sent) add no hours. */
  measured: z.number().int(),
});

export const PlanArea = z.object({
  code: z.string(),
  name: z.string(),
  /** The area above: kecamatan of a kelurahan, kelurahan of an RW. */
  parent: z.string().nullable(),
  ...Point.shape,
  /** Null = in no sector. */
  sector: SectorKey.nullable(),
  load: Load,
  /** Null = not measured. */
  population: z.number().int().nullable(),
  km2: z.number(),
});
export type PlanArea = z.infer<typeof PlanArea>;

export const PlanUnit = z.object({
  id: Id,
  callsign: z.string(),
  name: z.string(),
  crew: z.number().int(),
  post: z.string().nullable(),
  sector: SectorKey.nullable(),
  /** `hand` = set by a person; `post` = the sector of its post; `whole` = of the headquarters, for the whole district. */
  by: z.enum(['hand', 'post', 'whole', 'none']),
  beats: z.array(z.object({ code: z.string(), name: z.string() })),
});
export type PlanUnit = z.infer<typeof PlanUnit>;

export const SectorFigures = z.object({
  areas: z.number().int(),
  load: Load,
  /** `known` of `of` areas have a count. */
  population: z.object({ people: z.number().int().nullable(), known: z.number().int(), of: z.number().int() }),
  km2: z.number(),
  units: z.number().int(),
  crew: z.number().int(),
  peoplePerOfficer: z.number().nullable(),
  /** Mean over the areas of the way by car from the nearest post of the sector's units; `measured` of `of` areas. */
  travel: z.object({ seconds: z.number().nullable(), measured: z.number().int(), of: z.number().int() }),
  /** Pieces that do not hang together on the map; 1 = whole. */
  pieces: z.number().int(),
});
export type SectorFigures = z.infer<typeof SectorFigures>;

export const Officer = z.object({ id: Id, name: z.string() });
export const SectorView = z.object({
  key: SectorKey,
  name: z.string(),
  officer: Officer.nullable(),
  figures: SectorFigures,
});
export type SectorView = z.infer<typeof SectorView>;

export const Summary = z.object({
  /** Load of the busiest sector over the mean; null without any load. */
  largestLoad: z.number().nullable(),
  /** How far areas lie from the middle of their sector, root mean square, metres. */
  radius: z.number(),
  unplaced: z.number().int(),
});

const Proposal = z.object({
  k: z.number().int(),
  weights: Weights,
  seed: z.number().int(),
  ruleVersion: z.number().int(),
  reason: Text,
});
export type Proposal = z.infer<typeof Proposal>;

/** A split with all its figures: a proposal that nobody saved, or a plan. */
export const Split = z.object({
  level: Level,
  sectors: z.array(SectorView),
  areas: z.array(PlanArea),
  units: z.array(PlanUnit),
  /** Police posts, the homes of the units. */
  posts: z.array(z.object({ id: Id, name: z.string(), ...Point.shape })),
  summary: Summary,
  proposal: Proposal.nullable(),
  period: z.object({ from: Moment, to: Moment }),
  rule: Text,
});
export type Split = z.infer<typeof Split>;

export const ProposalView = Split.extend({
  /** Areas that change their sector against the plan in force; null when it is of another level, or there is none. */
  moved: z.array(z.string()).nullable(),
  tookMs: z.number(),
});
export type ProposalView = z.infer<typeof ProposalView>;

export const PlanRow = z.object({
  id: Id,
  name: z.string(),
  level: Level,
  state: z.enum(planStates),
  sectors: z.number().int(),
  validFrom: Day.nullable(),
  /** The day on which the next plan comes into force; null when none follows. */
  validTo: Day.nullable(),
  reason: z.string().nullable(),
  createdBy: z.string().nullable(),
  acceptedBy: z.string().nullable(),
  acceptedAt: Moment.nullable(),
  changedAt: Moment,
  version: z.number().int(),
});
export type PlanRow = z.infer<typeof PlanRow>;
export const PlanList = page(PlanRow);

export const PlanView = Split.extend({
  plan: PlanRow,
  mayEdit: z.boolean(),
  /** Who may be made responsible; empty for those who may not change the plan. */
  officers: z.array(Officer),
});
export type PlanView = z.infer<typeof PlanView>;
export const CurrentPlan = z.object({ current: PlanView.nullable() });
export type CurrentPlan = z.infer<typeof CurrentPlan>;

export const AskProposal = z.object({
  level: Level,
  k: z.number().int().min(1).max(sectorKeys.length),
  weights: Weights,
  seed: z.number().int().min(0).max(2_147_483_647).default(1),
});
export type AskProposal = z.infer<typeof AskProposal>;

const SectorInput = z.object({
  key: SectorKey,
  name: z.string().trim().min(1).max(60),
  officerId: Id.nullable().default(null),
});

export const NewPlan = z.object({
  id: Id.optional(),
  name: z.string().trim().min(1).max(80),
  level: Level,
  sectors: z.array(SectorInput).min(1).max(sectorKeys.length),
  areas: z.record(AreaCode, SectorKey.nullable()),
  units: z.record(Id, SectorKey.nullable()).default({}),
  /** What it was proposed by; left out when drawn by hand. */
  proposal: Proposal.pick({ k: true, weights: true, seed: true }).optional(),
});
export type NewPlan = z.infer<typeof NewPlan>;

export const MoveAreas = z.object({
  version: z.number().int().min(1),
  moves: z
    .array(z.object({ code: AreaCode, sector: SectorKey.nullable() }))
    .min(1)
    .max(5_000),
});
export type MoveAreas = z.infer<typeof MoveAreas>;

export const EditPlan = z.object({
  version: z.number().int().min(1),
  name: z.string().trim().min(1).max(80).optional(),
  sectors: z.array(SectorInput).min(1).max(sectorKeys.length).optional(),
  /** `post` = as its post says again. */
  units: z
    .array(z.object({ id: Id, sector: z.union([SectorKey, z.literal('post')]).nullable() }))
    .max(500)
    .optional(),
  /** Drafts only; false brings one back. */
  removed: z.boolean().optional(),
});
export type EditPlan = z.infer<typeof EditPlan>;

export const AcceptPlan = z.object({
  version: z.number().int().min(1),
  validFrom: Day,
  reason: z.string().trim().min(3).max(500),
});
export type AcceptPlan = z.infer<typeof AcceptPlan>;

export const sectorPaths = {
  plans: '/api/sectors/plans',
  plan: '/api/sectors/plans/{id}',
  current: '/api/sectors/current',
  proposals: '/api/sectors/proposals',
  areas: '/api/sectors/plans/{id}/areas',
  acceptance: '/api/sectors/plans/{id}/acceptance',
} as const;

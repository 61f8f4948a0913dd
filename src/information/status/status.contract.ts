import { z } from 'zod';
import { Id, Moment, Text } from '../../platform/http/shapes.ts';
import { assessedLevels, gauges, signals, statusLevels, trends } from './status.types.ts';
import { parameterIds } from './thresholds.rules.ts';

/** Addresses of the room. `code` is an area's code, `id` a record of the register `problems`. */
export const statusPaths = {
  areas: '/api/status/areas',
  area: '/api/status/areas/{code}',
  areaDecision: '/api/status/areas/{code}/decision',
  roads: '/api/status/roads',
  problems: '/api/status/problems',
  problem: '/api/status/problems/{id}',
  problemDecision: '/api/status/problems/{id}/decision',
  queue: '/api/status/queue',
  thresholds: '/api/status/thresholds',
  ranking: '/api/status/ranking',
  pivot: '/api/status/pivot',
  mapping: '/api/status/mapping',
} as const;

export const AreaCode = z.string().min(2).max(40);
export const AreaParams = z.object({ code: AreaCode });
export const Level = z.enum(statusLevels);
export const Shape = z.enum(['circle', 'triangle', 'square']);

/**
 * One area, problem or road section in short, for maps, lists and live events (`subject.type` = `status`, `subject.id` = `id`).
 * `status` is the officer's decision while it holds, else what the rule proposes; null = too few reports to say.
 */
export const StatusRow = z.object({
  id: Id,
  kind: z.enum(['area', 'problem', 'road']),
  /** Area code, or the record's id. */
  code: z.string(),
  name: z.string(),
  /** Level in the area tree; null for a problem or a road section. */
  level: z.enum(assessedLevels).nullable(),
  parentCode: z.string().nullable(),
  /** "Kec. Tanjung Waru"; empty at the top. */
  parentName: z.string(),
  status: Level.nullable(),
  shape: Shape.nullable(),
  /** Whether an officer's decision stands behind `status`. */
  decided: z.boolean(),
  proposed: Level.nullable(),
  /** The proposal waits for an officer: never decided on, or it has changed since. */
  needsDecision: z.boolean(),
  /** From when `status` has been what it is. */
  since: Moment,
  trend: z.enum(trends),
  /** Public reports of the last 28 days; null when hidden because there are fewer than five. */
  recent: z.number().int().nullable(),
  /** Public reports of the last 392 days: the last 28 and the thirteen windows before them; null when hidden. */
  n: z.number().int().nullable(),
  /** Reports per 10,000 people in those 392 days; null when the population is not known or the count is hidden. */
  value: z.number().nullable(),
  gauges: z.partialRecord(z.enum(gauges), Level),
  /** The reason that weighs most, in words; null when nothing stands out. */
  reason: Text.nullable(),
  /** Counts are hidden from those outside the unit. */
  few: z.boolean(),
  version: z.number().int(),
});
export type StatusRow = z.infer<typeof StatusRow>;

export const AreasQuery = z.object({
  level: z.enum(assessedLevels).default('village'),
  /** With a gauge, `status`, `shape`, `recent` and `n` are of that gauge alone. */
  gauge: z.enum(gauges).optional(),
  parent: AreaCode.optional(),
});
export type AreasQuery = z.infer<typeof AreasQuery>;
export const StatusAreas = z.object({
  items: z.array(StatusRow),
  next: z.null(),
  /** When the newest of these was computed, and by which version of the rule. */
  computedAt: Moment.nullable(),
  ruleVersion: z.number().int(),
  period: z.object({ from: Moment, to: Moment }).nullable(),
});
export type StatusAreas = z.infer<typeof StatusAreas>;

export const Reason = z.object({
  signal: z.enum(signals),
  level: Level,
  /** With its figures: "69 laporan dalam 28 hari, biasanya 35–49". */
  text: Text,
});
export type Reason = z.infer<typeof Reason>;

export const GaugeView = z.object({
  gauge: z.enum(gauges),
  level: Level.nullable(),
  recent: z.number().int().nullable(),
  /** Counts of 28 days between which nine of ten usual windows lie; null when there is too little history. */
  usualFrom: z.number().int().nullable(),
  usualTo: z.number().int().nullable(),
  /** Counts from which the level is reached; null when there is too little history. */
  watchAt: z.number().int().nullable(),
  dangerAt: z.number().int().nullable(),
});
export type GaugeView = z.infer<typeof GaugeView>;

export const DecisionView = z.object({
  id: Id,
  level: Level,
  reason: z.string(),
  /** What the rule had proposed then. */
  proposed: Level.nullable(),
  ruleVersion: z.number().int(),
  at: Moment,
  by: z.string(),
  role: z.string(),
  /** False once the proposal has moved away from what was decided on. */
  holds: z.boolean(),
});
export type DecisionView = z.infer<typeof DecisionView>;

/** One line of the past: a proposal that changed, a decision, a task that was opened. */
export const StatusEvent = z.object({
  at: Moment,
  kind: z.enum(['proposed', 'decided', 'task']),
  from: Level.nullable(),
  to: Level.nullable(),
  by: z.string().nullable(),
  reason: z.string().nullable(),
});
export type StatusEvent = z.infer<typeof StatusEvent>;

export const ThresholdValue = z.object({
  parameter: z.enum(parameterIds),
  value: z.number(),
  /** Area whose decision holds here; null = the start value of the house, '' = set for the whole district. */
  from: z.string().nullable(),
});

export const StatusDetail = StatusRow.extend({
  proposal: z.object({
    level: Level.nullable(),
    since: Moment,
    computedAt: Moment,
    ruleVersion: z.number().int(),
    reasons: z.array(Reason),
    /** What the rule looked at, by name. */
    inputs: z.record(z.string(), z.number().nullable()),
  }),
  decision: DecisionView.nullable(),
  gaugeDetails: z.array(GaugeView),
  history: z.array(StatusEvent),
  thresholds: z.array(ThresholdValue),
  /** Reports of the last thirteen windows of 28 days, oldest first, then the present one; empty for problems or when hidden. */
  windows: z.array(z.number().int()),
  /** Whether this person may decide here. */
  mayDecide: z.boolean(),
});
export type StatusDetail = z.infer<typeof StatusDetail>;

/** `version` is that of the row that was read; 409 answers with the present one in `current`. */
export const NewDecision = z.object({
  version: z.number().int().min(1),
  level: Level,
  reason: z.string().trim().min(3).max(500),
});
export type NewDecision = z.infer<typeof NewDecision>;

export const ProblemsQuery = z.object({ area: AreaCode.optional() });
export const StatusRows = z.object({ items: z.array(StatusRow), next: z.null() });

/** A road section: the worst of its gauges, each gauge with its figures, and a point of it for the map. */
export const RoadRow = StatusRow.extend({
  figures: z.array(GaugeView),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
});
export type RoadRow = z.infer<typeof RoadRow>;
export const RoadRows = z.object({
  items: z.array(RoadRow),
  next: z.null(),
  /** When the newest of these was computed; null when there are none. */
  computedAt: Moment.nullable(),
});
export type RoadRows = z.infer<typeof RoadRows>;

export const ParameterView = z.object({
  id: z.enum(parameterIds),
  label: Text,
  help: Text,
  unit: Text,
  min: z.number(),
  max: z.number(),
  start: z.number(),
});
export const ThresholdView = z.object({
  id: Id,
  /** Null = the whole district. */
  areaCode: z.string().nullable(),
  areaName: z.string(),
  parameter: z.enum(parameterIds),
  /** Null = no longer its own: what holds above it holds here again. */
  value: z.number().nullable(),
  reason: z.string(),
  validFrom: Moment,
  by: z.string(),
  inForce: z.boolean(),
});
export type ThresholdView = z.infer<typeof ThresholdView>;
export const Thresholds = z.object({
  parameters: z.array(ParameterView),
  items: z.array(ThresholdView),
  next: z.null(),
});
export type Thresholds = z.infer<typeof Thresholds>;
export const NewThreshold = z.object({
  areaCode: AreaCode.nullable().default(null),
  parameter: z.enum(parameterIds),
  value: z.number().nullable(),
  reason: z.string().trim().min(3).max(500),
});
export type NewThreshold = z.infer<typeof NewThreshold>;

export const rankingBy = ['all', ...gauges] as const;
export const RankingQuery = z.object({
  by: z.enum(rankingBy).default('all'),
  level: z.enum(['district', 'village']).default('village'),
  /** Days back from now. */
  period: z.coerce
    .number()
    .refine((days) => [28, 84, 364].includes(days), '28, 84 or 364')
    .default(364),
});
export type RankingQuery = z.infer<typeof RankingQuery>;
export const RankingRow = z.object({
  code: z.string(),
  name: z.string(),
  parentName: z.string(),
  status: Level.nullable(),
  population: z.number().int(),
  /** Null when hidden because there are fewer than five; rate and interval are hidden with it. */
  n: z.number().int().nullable(),
  /** Per 10,000 people and year, with its 95 % interval. */
  rate: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Places that this area may truly have; the same for all that cannot be told apart. */
  rankFrom: z.number().int().nullable(),
  rankTo: z.number().int().nullable(),
});
export type RankingRow = z.infer<typeof RankingRow>;
export const Ranking = z.object({
  items: z.array(RankingRow),
  next: z.null(),
  from: Moment,
  to: Moment,
  /** Areas whose population is not known: counted, not ranked. */
  unranked: z.array(z.object({ code: z.string(), name: z.string() })),
  rule: Text,
});
export type Ranking = z.infer<typeof Ranking>;

export const pivotRows = ['area', 'function', 'interest', 'impact'] as const;
export const PivotQuery = z.object({
  rows: z.enum(pivotRows).default('area'),
  of: z.enum(['problems', 'reports']).default('problems'),
  area: AreaCode.optional(),
});
export type PivotQuery = z.infer<typeof PivotQuery>;
export const PivotRow = z.object({
  key: z.string(),
  label: Text,
  /** Counts by column; null when hidden because there are fewer than five. */
  cells: z.record(z.string(), z.number().int().nullable()),
  total: z.number().int().nullable(),
});
export const Pivot = z.object({
  columns: z.array(z.object({ key: z.string(), label: Text })),
  items: z.array(PivotRow),
  next: z.null(),
  total: z.number().int(),
  /** What was counted, over which time. */
  about: Text,
});
export type Pivot = z.infer<typeof Pivot>;

export const MappingQuery = z.object({ parent: AreaCode.optional() });
export const MappedRegister = z.object({
  register: z.string(),
  name: Text,
  records: z.number().int(),
  /** Newest change of a record there. */
  newest: Moment.nullable(),
  state: z.enum(['fresh', 'old', 'missing']),
});
export const MappingRow = z.object({
  code: z.string(),
  name: z.string(),
  parentName: z.string(),
  /** Share of the expected registers with a record changed within a year, 0–1. */
  share: z.number(),
  registers: z.array(MappedRegister),
  /** Age in days of the oldest register's newest change; null when nothing is mapped. */
  oldestDays: z.number().int().nullable(),
  /** Share of the located records whose area was certain, 0–1; null without any. */
  sure: z.number().nullable(),
  population: z.boolean(),
  /** What to map next, and why; null when all is there and fresh. */
  nextStep: Text.nullable(),
  nextRegister: z.string().nullable(),
});
export type MappingRow = z.infer<typeof MappingRow>;
export const Mapping = z.object({
  items: z.array(MappingRow),
  next: z.null(),
  /** Days after which a mapped register counts as old. */
  freshDays: z.number().int(),
});
export type Mapping = z.infer<typeof Mapping>;

import { z } from 'zod';
import { Moment, Text } from '../../platform/http/shapes.ts';
import { areaLevels } from '../areas/geodata.ts';
import { RegisterView } from '../registers/registers.contract.ts';

export const profilePaths = {
  tree: '/api/areas/tree',
  profile: '/api/areas/{code}/profile',
  shapes: '/api/areas/{code}/shapes',
  brief: '/api/areas/{code}/brief.pdf',
} as const;

export const AreaCode = z.string().regex(/^\d{2}[0-9A-Z.]{0,38}$/);
export const AreaParams = z.object({ code: AreaCode });
export const BriefQuery = z.object({ lang: z.enum(['id', 'en']).default('id') });
const Level = z.enum(areaLevels);

export const AreaName = z.object({ code: z.string(), level: Level, name: z.string() });
export type AreaName = z.infer<typeof AreaName>;

export const TreeQuery = z.object({
  /** Areas right below this one; left out: the top of the tree. */
  parent: AreaCode.optional(),
  /** Words of a name, at any level; then `parent` is not read. */
  q: z.string().trim().min(1).max(100).optional(),
});
export const TreeNode = AreaName.extend({
  population: z.number().int().nullable(),
  /** How many areas lie right below. */
  below: z.number().int(),
  /** Names above, the nearest last; without what all hits share. */
  path: z.array(z.string()),
});
export type TreeNode = z.infer<typeof TreeNode>;
export const Tree = z.object({
  parent: AreaName.nullable(),
  /** From the top down to the parent. */
  path: z.array(AreaName),
  items: z.array(TreeNode),
});
export type Tree = z.infer<typeof Tree>;

/** A count that may be kept back (null) for readers outside the unit: then it is from 1 to 4, or shares their total. */
const Count = z.number().int().nullable();
const Ends = z.object({ low: z.number(), high: z.number() });
/** First day that counts and the moment up to which it counts. */
const Period = z.object({ from: Moment, to: Moment });

const Need = z.object({
  /** Open problems; null where they are kept back. */
  open: Count,
  /** Newest change among them. */
  changedAt: Moment.nullable(),
  /** Open cases of the area, and those of them whose clock has run out. */
  cases: Count,
  late: Count,
});
const Capacity = z.object({
  /** People of one shift in units whose beat lies in this area. */
  people: z.number().int(),
  units: z.number().int(),
  /** Units that this area shares with others; not counted in `people`. */
  shared: z.number().int(),
  residents: z.number().int().nullable(),
  year: z.number().int().nullable(),
});
const Window = z.object({
  /** Weekdays, Monday = 1, and how many of them in a row; hours of the day, `toHour` excluded and past 24 after midnight. */
  fromDay: z.number().int(),
  days: z.number().int(),
  fromHour: z.number().int(),
  toHour: z.number().int(),
  /** Reports in it. */
  n: z.number().int(),
});
const Priority = z.object({
  problem: z.object({ id: z.string(), title: z.string() }).nullable(),
  /** The most reported kind of priority 1 and 2 (of any, when there is none). */
  kind: z.object({ code: z.string(), label: Text, n: Count, window: Window.nullable() }).nullable(),
  period: Period,
});
const Speed = z.object({
  /** Share of measured incidents reached within their target, with its interval; null when none was measured. */
  share: z.number().nullable(),
  ends: Ends.nullable(),
  measured: Count,
  notMeasured: Count,
  /** Median from known to first arrival, seconds. */
  median: z.number().nullable(),
  period: Period,
});
const Emergency = z.object({
  /** Share of measured calls answered within 10 s. */
  share: z.number().nullable(),
  ends: Ends.nullable(),
  measured: Count,
  notMeasured: Count,
  period: Period,
});

const Heat = z.object({
  period: Period,
  n: Count,
  /** Seven weekdays from Monday, each with the reports of its hours; merged into blocks of 6 hours for outside. */
  rows: z.array(z.array(Count)),
  hours: z.number().int(),
});

const Month = z.object({
  /** `2026-11` in the district's zone. */
  month: z.string(),
  n: Count,
  ends: Ends.nullable(),
  /** For the running month: what it comes to at this pace; null for whole months. */
  expected: z.number().nullable(),
  /** Days of it that have passed. */
  days: z.number().int(),
});
export type Month = z.infer<typeof Month>;
const Trend = z.object({
  months: z.array(Month),
  usual: Ends.nullable(),
  direction: z.enum(['rising', 'falling', 'steady', 'unknown']),
  /** First month of the rise or fall. */
  since: z.string().nullable(),
});

const Rate = z.object({
  code: z.string(),
  name: z.string(),
  n: Count,
  people: z.number().int().nullable(),
  /** Per 10,000 residents and year; null without residents or when kept back. */
  rate: z.number().nullable(),
  ends: Ends.nullable(),
  rank: z.object({ from: z.number().int(), to: z.number().int() }).nullable(),
});
export type Rate = z.infer<typeof Rate>;
const Cell = z.object({
  code: z.string(),
  n: Count,
  rate: z.number().nullable(),
  /** Class 0–4 of the map; null where fewer than 5 reports say too little. */
  shade: z.number().int().nullable(),
});

export const ListedRecord = z.object({
  id: z.string(),
  title: z.string(),
  /** "Kel. Cempaka, Kec. Tanjung Waru". */
  place: z.string(),
  /** One more word about it: its kind, its day, its state. */
  note: Text.nullable(),
  on: z.string().nullable(),
  changedAt: Moment,
});
const RecordList = z.object({
  register: z.string(),
  texts: Text,
  symbol: RegisterView.shape.symbol,
  /** Open records in the area. */
  n: z.number().int(),
  /** Newest change among them. */
  changedAt: Moment.nullable(),
  items: z.array(ListedRecord),
});
export type RecordList = z.infer<typeof RecordList>;

const Help = z.object({
  kind: z.enum(['police', 'hospital', 'fire']),
  name: z.string(),
  /** By road to the point of the area; null with the reason. */
  seconds: z.number().nullable(),
  metres: z.number().nullable(),
  /** Units at home there, for posts of the police. */
  units: z.number().int().nullable(),
});
const Officer = z.object({
  unitId: z.string(),
  callsign: z.string(),
  name: z.string(),
  /** Crew of the running shift; null for those who may not read units. */
  crew: z.array(z.string()).nullable(),
  areas: z.array(z.string()),
});

export const AreaProfile = z.object({
  area: AreaName.extend({ lon: z.number(), lat: z.number() }),
  path: z.array(AreaName),
  /** Areas of the same level before and after it in the order of the tree. */
  before: AreaName.nullable(),
  after: AreaName.nullable(),
  /** The first area right below. */
  first: AreaName.nullable(),
  childLevel: Level.nullable(),
  cellLevel: Level.nullable(),
  asOf: Moment,
  realm: z.enum(['live', 'exercise', 'demo']),
  /** Counts from 1 to 4 are kept back for this reader. */
  merged: z.boolean(),
  residents: z
    .object({ people: z.number().int(), year: z.number().int(), counted: z.enum(['own', 'below']) })
    .nullable(),
  answers: z.object({ need: Need, capacity: Capacity, priority: Priority, speed: Speed, emergency: Emergency }),
  heat: Heat,
  trend: Trend,
  rates: z.object({ period: Period, items: z.array(Rate) }),
  /** `bounds`: rates at which the classes 1–4 begin. */
  cells: z.object({ period: Period, bounds: z.array(z.number()), items: z.array(Cell) }),
  kinds: z.array(z.object({ code: z.string(), label: Text, n: Count })),
  /** Null for those who may not read registers. */
  lists: z.array(RecordList).nullable(),
  /** No register of visits is kept yet, which is not the same as no visits. */
  visits: z.object({ recorded: z.literal(false) }),
  help: z.array(Help),
  officers: z.array(Officer),
  posts: z.array(z.object({ name: z.string(), kind: z.enum(['hq', 'sector', 'post']) })),
  mapping: z.object({
    /** Areas right below with at least one open record, of all. */
    covered: z.number().int(),
    of: z.number().int(),
    oldest: Moment.nullable(),
    next: AreaName.nullable(),
  }),
});
export type AreaProfile = z.infer<typeof AreaProfile>;

const Outline = z.object({
  code: z.string(),
  name: z.string(),
  /** Polygon rings in units of the drawing, x and y in turn. */
  rings: z.array(z.array(z.number())),
  /** Where its label stands. */
  x: z.number(),
  y: z.number(),
});
export type Outline = z.infer<typeof Outline>;
/** The area drawn flat: metres east and south of its north-west corner, so that a screen and a printer need no map engine. */
export const AreaShapes = z.object({
  code: z.string(),
  width: z.number(),
  height: z.number(),
  outline: z.array(Outline),
  children: z.array(Outline),
  cells: z.array(Outline),
  neighbours: z.array(Outline),
  /** Lines of the larger roads, rank 0 the largest. */
  roads: z.array(z.object({ rank: z.number().int(), line: z.array(z.number()) })),
  attribution: z.string(),
});
export type AreaShapes = z.infer<typeof AreaShapes>;

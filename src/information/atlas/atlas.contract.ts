import { z } from 'zod';
import { Id, Lat, Lon, Moment, Text } from '../../platform/http/shapes.ts';
import { areaLevels } from '../areas/geodata.ts';
import { RegisterId } from '../registers/registers.contract.ts';

/** Addresses of the room. */
export const atlasPaths = {
  areaTile: '/api/tiles/areas/{level}/{z}/{x}/{y}.mvt',
  registerTile: '/api/tiles/registers/{register}/{z}/{x}/{y}.mvt',
  figures: '/api/atlas/figures',
  points: '/api/atlas/incident-points',
  records: '/api/atlas/records',
  places: '/api/atlas/places',
  views: '/api/atlas/views',
  view: '/api/atlas/views/{id}',
  print: '/api/atlas/print.pdf',
} as const;

const tile = {
  z: z.coerce.number().int().min(0).max(16),
  x: z.coerce.number().int().min(0).max(65_535),
  y: z.coerce.number().int().min(0).max(65_535),
};
export const AreaTileParams = z.object({ level: z.enum(areaLevels), ...tile });
export const RegisterTileParams = z.object({ register: RegisterId, ...tile });

/** Levels whose areas the map colours, from the top down. */
export const shownLevels = ['regency', 'district', 'village', 'rw', 'rt'] as const;
export const ShownLevel = z.enum(shownLevels);
export type ShownLevel = z.infer<typeof ShownLevel>;

/** What an area is coloured by, besides its status: incidents, incidents per 1,000 inhabitants, inhabitants, or open records of a register. */
export const measures = ['incidents', 'rate', 'population', 'register'] as const;
export const FiguresQuery = z.object({
  measure: z.enum(measures),
  /** Of the measure `register`. */
  register: RegisterId.optional(),
  level: ShownLevel,
  /** From (inclusive) and to (exclusive); of incidents and rate. The last 30 days when left out. */
  from: Moment.optional(),
  to: Moment.optional(),
});
export type FiguresQuery = z.infer<typeof FiguresQuery>;

export const AreaFigure = z.object({
  code: z.string(),
  name: z.string(),
  lon: Lon,
  lat: Lat,
  /** Null: not known (no population), or few where small numbers are not shown. */
  value: z.number().nullable(),
  /** What was counted; null where it is not shown. */
  count: z.number().int().nullable(),
  population: z.number().int().nullable(),
  /** Fewer than 5 counted: a rate of it says little, and those outside the unit are not shown it. */
  few: z.boolean(),
});
export type AreaFigure = z.infer<typeof AreaFigure>;
export const Figures = z.object({
  items: z.array(AreaFigure),
  /** Counted in all, and of these without an area of this level. */
  n: z.number().int(),
  unplaced: z.number().int(),
  from: Moment.nullable(),
  to: Moment.nullable(),
  asOf: Moment,
  source: Text,
});
export type Figures = z.infer<typeof Figures>;

/** At most 25 months. */
export const PointsQuery = z.object({ from: Moment, to: Moment });
/** Incidents of a period in columns, in the order of time: small enough for 24 months at once. */
export const IncidentPoints = z.object({
  from: Moment,
  to: Moment,
  /** Degrees × 100,000. */
  lon: z.array(z.number().int()),
  lat: z.array(z.number().int()),
  /** Minutes after `from`. */
  minute: z.array(z.number().int()),
  /** Index into `kinds`. */
  kind: z.array(z.number().int()),
  /** 1 where the public reported it, 0 where the police began it (radio). */
  public: z.array(z.number().int()),
  kinds: z.array(z.string()),
});
export type IncidentPoints = z.infer<typeof IncidentPoints>;

const edge = /^-?\d{1,3}(\.\d+)?(,-?\d{1,3}(\.\d+)?){3}$/;
/** West, south, east, north in degrees: `106.7,-6.4,106.9,-6.1`. */
export const Box = z
  .string()
  .max(100)
  .regex(edge)
  .transform((text) => text.split(',').map(Number) as [number, number, number, number])
  .refine(
    ([west, south, east, north]) => west < east && south < north && Math.abs(south) <= 90 && Math.abs(north) <= 90,
  );
export type Box = z.infer<typeof Box>;
export const RegisterIds = z
  .string()
  .max(1_000)
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(z.array(RegisterId).max(40));

export const InViewQuery = z.object({
  bbox: Box,
  registers: RegisterIds,
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type InViewQuery = z.infer<typeof InViewQuery>;
export const PlacedRecord = z.object({ id: Id, register: RegisterId, title: z.string(), lon: Lon, lat: Lat });
export type PlacedRecord = z.infer<typeof PlacedRecord>;
export const InView = z.object({ items: z.array(PlacedRecord), total: z.number().int() });
export type InView = z.infer<typeof InView>;

/** Posts of the police and named places of the district. */
export const NamedPlace = z.object({ id: z.string(), kind: z.string(), name: z.string(), lon: Lon, lat: Lat });
export const NamedPlaces = z.object({ items: z.array(NamedPlace), next: z.null() });
export type NamedPlaces = z.infer<typeof NamedPlaces>;

/** What is shown, as the query of the map's address. */
export const ViewState = z
  .string()
  .min(1)
  .max(2_000)
  .regex(/^[\w\-.~%=&+,:*!]+$/);
const ViewName = z.string().trim().min(1).max(80);
export const MapViewRow = z.object({
  id: Id,
  name: z.string(),
  shared: z.boolean(),
  /** Whether it is this person's own, to change and remove. */
  own: z.boolean(),
  owner: z.string(),
  state: z.string(),
  changedAt: Moment,
  version: z.number().int(),
});
export type MapViewRow = z.infer<typeof MapViewRow>;
export const MapViewList = z.object({ items: z.array(MapViewRow), next: z.null() });
export const NewMapView = z.object({
  id: Id.optional(),
  name: ViewName,
  shared: z.boolean().default(false),
  state: ViewState,
});
export type NewMapView = z.infer<typeof NewMapView>;
/** Only what changes, and the version that was read. `removed: false` takes a removal back. */
export const EditMapView = z.object({
  version: z.number().int().min(1),
  name: ViewName.optional(),
  shared: z.boolean().optional(),
  state: ViewState.optional(),
  removed: z.boolean().optional(),
});
export type EditMapView = z.infer<typeof EditMapView>;

export const PrintQuery = z.object({
  bbox: Box,
  title: z.string().trim().max(120).default(''),
  /** `none` = no colours. */
  measure: z.enum(['none', 'status', ...measures]).default('none'),
  gauge: z.string().max(20).optional(),
  register: RegisterId.optional(),
  level: ShownLevel.default('village'),
  from: Moment.optional(),
  to: Moment.optional(),
  registers: RegisterIds.default([]),
  language: z.enum(['id', 'en']).default('id'),
});
export type PrintQuery = z.infer<typeof PrintQuery>;

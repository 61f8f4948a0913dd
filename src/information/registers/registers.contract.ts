import { z } from 'zod';
import { Id, Lat, Lon, Moment, page, Text } from '../../platform/http/shapes.ts';
import { ownerFunctions, placeLevels, placements, symbolColours, symbolShapes } from './definition.types.ts';
import { leastPurpose, mostPurpose } from './people.rules.ts';

/** Addresses of the room. `register` is a definition's id. */
export const registerPaths = {
  registers: '/api/registers',
  register: '/api/registers/{register}',
  records: '/api/registers/{register}/records',
  record: '/api/registers/{register}/records/{id}',
  history: '/api/registers/{register}/records/{id}/history',
  closing: '/api/registers/{register}/records/{id}/closing',
  features: '/api/registers/{register}/features',
  groups: '/api/registers/{register}/groups',
  files: '/api/registers/{register}/files',
  file: '/api/registers/{register}/records/{id}/files/{file}',
  views: '/api/registers/{register}/views',
  view: '/api/registers/{register}/views/{id}',
  viewRemoval: '/api/registers/{register}/views/{id}/removal',
  packs: '/api/register-packs',
} as const;

export const RegisterId = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);
export const RegisterParams = z.object({ register: RegisterId });
export const RecordParams = z.object({ register: RegisterId, id: Id });

/** Counting stops here, since a screen that lists all registers must not wait for a million. */
export const mostCounted = 10_000;

/** A definition as a screen needs it: fields that this person may see, in their order, with texts. */
export const FieldView = z.object({
  id: z.string(),
  type: z.enum([
    'text',
    'longtext',
    'number',
    'date',
    'enum',
    'money',
    'yesno',
    'reference',
    'contact',
    'area',
    'attachment',
    'point',
    'line',
    'polygon',
    'computed',
  ]),
  texts: Text,
  help: Text.nullable(),
  about: z.enum(['person', 'group', 'area', 'thing']),
  required: z.boolean(),
  search: z.boolean(),
  filter: z.boolean(),
  /** False for one that has retired or is worked out: shown where a record has it, never asked. */
  asked: z.boolean(),
  unit: Text.nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  integer: z.boolean(),
  maxLength: z.number().int().nullable(),
  several: z.boolean(),
  items: z.array(z.object({ id: z.string(), texts: Text, retired: z.boolean() })).nullable(),
  to: z.enum(['record', 'unit', 'incident', 'account', 'area']).nullable(),
  toRegister: z.string().nullable(),
  /** Of a date that must not pass unnoticed. */
  due: z.boolean(),
  /** Finest level that an area field takes. */
  finest: z.enum(placeLevels).nullable(),
  /** Of a field that is worked out, and what comes out: a number, whole rupiah, or a day (YYYY-MM-DD). */
  computed: z
    .object({ how: z.enum(['count', 'latest', 'sum', 'age']), result: z.enum(['number', 'money', 'date']) })
    .nullable(),
});
export type FieldView = z.infer<typeof FieldView>;

export const RegisterView = z.object({
  id: RegisterId,
  version: z.number().int(),
  texts: z.object({ one: Text, many: Text, purpose: Text }),
  placement: z.enum(placements),
  level: z.enum(placeLevels),
  owner: z.enum(ownerFunctions).nullable(),
  symbol: z.object({ shape: z.enum(symbolShapes), colour: z.enum(symbolColours) }),
  /** Whole months after closing; null = kept. */
  retention: z.number().int().nullable(),
  component: z.string().nullable(),
  title: z.string(),
  fields: z.array(FieldView),
  /** Its records are people: looking at them needs `purpose`, which is journaled. */
  people: z.boolean(),
  /** Whether this person may add and change records. */
  writable: z.boolean(),
  /** Open records that this person may see; one more than `mostCounted` stands for more than that. */
  open: z.number().int(),
});
export type RegisterView = z.infer<typeof RegisterView>;
export const RegisterList = z.object({ items: z.array(RegisterView), next: z.null() });

/** A contact is a value with the day on which its owner agreed. */
export const ContactValue = z.object({ value: z.string().trim().min(1).max(200), consentOn: z.iso.date() });
const Position = z.array(z.number()).min(2).max(4);
const LinePositions = z.array(Position).max(20_000);
const Rings = z.array(LinePositions).max(2_000);
/** Points, lines and borders as GeoJSON (RFC 7946, WGS 84, [longitude, latitude]); at most 20,000 positions. */
export const LineOrBorder = z.discriminatedUnion('type', [
  z.object({ type: z.literal('LineString'), coordinates: LinePositions }),
  z.object({ type: z.literal('MultiLineString'), coordinates: Rings }),
  z.object({ type: z.literal('Polygon'), coordinates: Rings }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(Rings).max(2_000) }),
]);
export type LineOrBorder = z.infer<typeof LineOrBorder>;
export const PointValue = z.object({ type: z.literal('Point'), coordinates: Position });
export const GeometryValue = z.union([PointValue, LineOrBorder]);
export type GeometryValue = z.infer<typeof GeometryValue>;
/**
 * text, longtext, enum, date, reference, area, attachment (a file's id): text (several: a list); number, money: number;
 * yesno: boolean; contact: an object; point, line, polygon: GeoJSON; computed: number or day, in answers only.
 */
export const FieldValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  ContactValue,
  GeometryValue,
  z.null(),
]);
export type FieldValue = z.infer<typeof FieldValue>;
export const Values = z.record(z.string().max(60), FieldValue);
export type Values = z.infer<typeof Values>;

export const RecordPlace = z.object({
  lon: Lon.nullable(),
  lat: Lat.nullable(),
  /** Finest area that is known of it. */
  areaCode: z.string().max(40).nullable(),
  /** "Kel. Cempaka, Kec. Tanjung Waru". */
  areaText: z.string(),
  guessed: z.boolean(),
  /** Line or border of a record that has one; in answers about one record only, lists leave it out. */
  geometry: LineOrBorder.nullable(),
});
export const FileView = z.object({
  id: Id,
  name: z.string(),
  mediaType: z.string(),
  /** Bytes. */
  size: z.number().int(),
});
export type FileView = z.infer<typeof FileView>;
export const RecordView = z.object({
  id: Id,
  register: RegisterId,
  definitionVersion: z.number().int(),
  title: z.string(),
  values: Values,
  /** Names of what references point to, by id. */
  names: z.record(z.string(), z.string()),
  /** The files of its attachment fields, by id. */
  files: z.record(z.string(), FileView),
  /** Fields whose values were erased when their time was over. */
  erased: z.array(z.string()),
  place: RecordPlace.nullable(),
  closedAt: Moment.nullable(),
  createdAt: Moment,
  changedAt: Moment,
  version: z.number().int(),
});
export type RecordView = z.infer<typeof RecordView>;
export const RecordPage = page(RecordView);

/** Where a new record lies: a point, a line or border, or an area's code; by the register's placement. */
export const PlaceInput = z.union([
  z.object({ lon: Lon, lat: Lat }),
  z.object({ geometry: LineOrBorder }),
  z.object({ areaCode: z.string().min(2).max(40) }),
]);
export const NewRecord = z.object({ id: Id.optional(), values: Values, place: PlaceInput.nullable().optional() });
export type NewRecord = z.infer<typeof NewRecord>;
/** Only the values that change; the version that was read. 409 answers with the present record in `current`. */
export const EditRecord = z.object({
  version: z.number().int().min(1),
  values: Values.optional(),
  place: PlaceInput.nullable().optional(),
});
export type EditRecord = z.infer<typeof EditRecord>;
export const CloseRecord = z.object({ version: z.number().int().min(1), reason: z.string().trim().min(3).max(500) });
export type CloseRecord = z.infer<typeof CloseRecord>;

/** Why people are looked at: asked of registers whose records are people (`people`), and journaled with each look. */
export const Purpose = z.string().trim().min(leastPurpose).max(mostPurpose).optional();
export const PurposeQuery = z.object({ purpose: Purpose });

/** `filter` may be repeated: `field:value`, for a number or date `field:from..to`. */
export const RecordQuery = z.object({
  q: z.string().trim().max(200).optional(),
  filter: z.preprocess(
    (given) => (typeof given === 'string' ? [given] : given),
    z.array(z.string().max(200)).max(10).optional(),
  ),
  area: z.string().max(40).optional(),
  closed: z.enum(['open', 'closed', 'all']).default('open'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
export const RecordListQuery = RecordQuery.extend({ purpose: Purpose });
export type RecordQuery = z.infer<typeof RecordQuery>;

export const HistoryEntry = z.object({
  position: z.number().int().nullable(),
  at: Moment,
  action: z.string(),
  actorRole: z.string(),
  actorName: z.string().nullable(),
  /** Field → before and after, as far as this person may see the field; `place` → area or point in words. */
  changes: z.record(z.string(), z.object({ from: FieldValue, to: FieldValue })),
  reason: z.string().nullable(),
  /** What was changed was erased lawfully; only the act itself is still known. */
  erased: z.boolean(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;
export const History = z.object({ items: z.array(HistoryEntry), next: z.null() });

/** GeoJSON of the records on the map; at most 5,000, and 200,000 positions of lines and borders. */
export const Features = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: Id,
      geometry: z.union([z.object({ type: z.literal('Point'), coordinates: z.tuple([Lon, Lat]) }), LineOrBorder]),
      /** `at`: the point that stands for a line or border. */
      properties: z.object({ title: z.string(), register: RegisterId, at: z.tuple([Lon, Lat]) }),
    }),
  ),
  truncated: z.boolean(),
});

/** `by`: the id of an enum or yes-or-no field, or `area:` with a level; the rest as in the list. */
export const GroupQuery = RecordQuery.pick({ q: true, filter: true, area: true, closed: true }).extend({
  by: z.string().min(1).max(60),
  purpose: Purpose,
});
export const Groups = z.object({
  by: z.string(),
  /** How many records each has, the largest first; a record with several items counts in each of them. At most 500. */
  items: z.array(z.object({ key: z.string(), text: Text, count: z.number().int() })),
  /** Records without a value or an area of that level. */
  without: z.number().int(),
  /** All records that were counted. */
  total: z.number().int(),
});
export type Groups = z.infer<typeof Groups>;

/** A list as somebody keeps it under a name. `columns` are fields in their order; empty: the usual ones. */
export const ViewQuery = z.object({
  q: z.string().trim().max(200).optional(),
  filter: z.array(z.string().max(200)).max(10).default([]),
  area: z.string().max(40).optional(),
  closed: z.enum(['open', 'closed', 'all']).default('open'),
  columns: z.array(z.string().max(40)).max(20).default([]),
  by: z.string().max(60).optional(),
});
export type ViewQuery = z.infer<typeof ViewQuery>;
export const SavedView = z.object({
  id: Id,
  register: RegisterId,
  name: z.string(),
  query: ViewQuery,
  shared: z.boolean(),
  /** Whether it is one's own, to change and to remove. */
  own: z.boolean(),
  /** Who made it. */
  by: z.string(),
  version: z.number().int(),
});
export type SavedView = z.infer<typeof SavedView>;
export const SavedViews = z.object({ items: z.array(SavedView), next: z.null() });
export const NewView = z.object({
  id: Id.optional(),
  name: z.string().trim().min(1).max(80),
  query: ViewQuery,
  shared: z.boolean().default(false),
});
export type NewView = z.infer<typeof NewView>;
export const EditView = NewView.omit({ id: true })
  .partial()
  .extend({ version: z.number().int().min(1) });
export type EditView = z.infer<typeof EditView>;
export const ViewParams = z.object({ register: RegisterId, id: Id });

/** A district's own definitions, as JSON text so that a mistake can be told with its line and column. */
export const NewPack = z.object({ name: z.string().trim().min(1).max(120), text: z.string().min(2).max(900_000) });
export const PackView = z.object({
  /** Registers of packs in force. */
  registers: z.array(
    z.object({
      id: RegisterId,
      version: z.number().int(),
      texts: z.object({ one: Text, many: Text, purpose: Text }),
      approvedBy: z.object({ name: z.string(), on: z.string() }),
      reason: z.string(),
      from: Moment,
      /** Of this district alone, or of all of the installation (a file of the data folder). */
      own: z.boolean(),
    }),
  ),
  /** Files of the data folder that were refused; what was in force before stays so. */
  problems: z.array(z.object({ file: z.string(), problem: z.string(), foundAt: Moment })),
});
export type PackView = z.infer<typeof PackView>;

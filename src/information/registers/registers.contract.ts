import { z } from 'zod';
import { Id, Lat, Lon, Moment, page, Text } from '../../platform/http/shapes.ts';

/** Addresses of the room. `register` is a definition's id. */
export const registerPaths = {
  registers: '/api/registers',
  register: '/api/registers/{register}',
  records: '/api/registers/{register}/records',
  record: '/api/registers/{register}/records/{id}',
  history: '/api/registers/{register}/records/{id}/history',
  closing: '/api/registers/{register}/records/{id}/closing',
  features: '/api/registers/{register}/features',
  csv: '/api/registers/{register}/records.csv',
  importing: '/api/registers/{register}/import',
} as const;

export const RegisterId = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);
export const RegisterParams = z.object({ register: RegisterId });
export const RecordParams = z.object({ register: RegisterId, id: Id });

/** A definition as a screen needs it: fields that this person may see, in their order, with texts. */
export const FieldView = z.object({
  id: z.string(),
  type: z.enum(['text', 'longtext', 'number', 'date', 'enum', 'money', 'yesno', 'reference', 'contact']),
  texts: Text,
  help: Text.nullable(),
  about: z.enum(['person', 'group', 'area', 'thing']),
  required: z.boolean(),
  search: z.boolean(),
  filter: z.boolean(),
  /** False for one that has retired: shown where a record has it, never asked. */
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
});
export type FieldView = z.infer<typeof FieldView>;

export const RegisterView = z.object({
  id: RegisterId,
  version: z.number().int(),
  texts: z.object({ one: Text, many: Text, purpose: Text }),
  placement: z.enum(['point', 'area', 'none']),
  symbol: z.object({
    shape: z.enum(['circle', 'square', 'triangle', 'diamond']),
    colour: z.enum(['accent', 'info', 'ok', 'warn', 'danger', 'muted']),
  }),
  title: z.string(),
  fields: z.array(FieldView),
  /** Whether this person may add and change records. */
  writable: z.boolean(),
  /** Open records that this person may see. */
  open: z.number().int(),
});
export type RegisterView = z.infer<typeof RegisterView>;
export const RegisterList = z.object({ items: z.array(RegisterView), next: z.null() });

/** A contact is a value with the day on which its owner agreed. */
export const ContactValue = z.object({ value: z.string().trim().min(1).max(200), consentOn: z.iso.date() });
/** text, longtext, enum, date, reference: text (several: a list); number, money: number; yesno: boolean; contact: an object. */
export const FieldValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), ContactValue, z.null()]);
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
});
export const RecordView = z.object({
  id: Id,
  register: RegisterId,
  definitionVersion: z.number().int(),
  title: z.string(),
  values: Values,
  /** Names of what references point to, by id. */
  names: z.record(z.string(), z.string()),
  place: RecordPlace.nullable(),
  closedAt: Moment.nullable(),
  createdAt: Moment,
  changedAt: Moment,
  version: z.number().int(),
});
export type RecordView = z.infer<typeof RecordView>;
export const RecordPage = page(RecordView);

/** Where a new record lies: a point, or an area's code; by the register's placement. */
export const PlaceInput = z.union([
  z.object({ lon: Lon, lat: Lat }),
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

/** GeoJSON points of the records on the map; at most 5,000. */
export const Features = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: Id,
      geometry: z.object({ type: z.literal('Point'), coordinates: z.tuple([Lon, Lat]) }),
      properties: z.object({ title: z.string(), register: RegisterId }),
    }),
  ),
  truncated: z.boolean(),
});

/** CSV text with the field ids as its first row (`lon`, `lat` or `area` for the place). `dryRun` shows what would happen. */
export const ImportInput = z.object({ csv: z.string().min(1).max(900_000), dryRun: z.boolean().default(false) });
export const ImportResult = z.object({
  taken: z.number().int(),
  refused: z.array(z.object({ row: z.number().int(), field: z.string().nullable(), reason: Text })),
});

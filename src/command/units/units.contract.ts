import { z } from 'zod';
import { Id, Lat, Lon, Moment, PageQuery, Point, page } from '../../platform/http/shapes.ts';
import { unitFunctions, unitKinds, unitProfiles } from './unit-kinds.types.ts';
import { unitStates } from './units.states.ts';

export const UnitPosition = z.object({
  lon: z.number(),
  lat: z.number(),
  heading: z.number().nullable(),
  speed: z.number().nullable(),
  at: Moment,
  /** gps = a device; radio = last-said place set by the dispatcher; post = the home post. */
  source: z.enum(['gps', 'radio', 'post']),
});
export type UnitPosition = z.infer<typeof UnitPosition>;

export const UnitRow = z.object({
  id: Id,
  callsign: z.string(),
  name: z.string(),
  kind: z.string(),
  profile: z.enum(['car', 'motorcycle', 'foot']),
  function: z.string(),
  crewSize: z.number().int(),
  skills: z.array(z.string()),
  equipment: z.array(z.string()),
  team: z.string().nullable(),
  station: z.string().nullable(),
  hasGps: z.boolean(),
  status: z.enum(unitStates),
  statusAt: Moment,
  statusSource: z.enum(['unit', 'dispatcher', 'system']),
  statusReason: z.string().nullable(),
  incidentId: Id.nullable(),
  incidentNumber: z.number().int().nullable(),
  position: UnitPosition.nullable(),
  version: z.number().int(),
});
export type UnitRow = z.infer<typeof UnitRow>;

export const UnitDetail = UnitRow.extend({
  crew: z.array(z.object({ name: z.string(), rank: z.string() })),
  beatCodes: z.array(z.string()),
  shiftStart: z.string().nullable(),
  shiftEnd: z.string().nullable(),
});
export type UnitDetail = z.infer<typeof UnitDetail>;

export const SetUnitStatus = z.object({
  status: z.enum(unitStates),
  reason: z.string().trim().max(200).optional(),
  /** The last-said place of a unit with a radio only. */
  place: Point.optional(),
  /** When it was said or done; left out: now. */
  at: Moment.optional(),
});
export type SetUnitStatus = z.infer<typeof SetUnitStatus>;

export const NewPosition = z.object({
  /** Unit id or call sign; left out by a crew's own phone. */
  unit: z.string().min(1).max(60).optional(),
  lon: Lon,
  lat: Lat,
  at: Moment.optional(),
  heading: z.number().min(0).max(360).optional(),
  /** Metres a second. */
  speed: z.number().min(0).max(120).optional(),
  /** Radius of uncertainty, metres. */
  accuracy: z.number().min(0).max(100_000).optional(),
});
export type NewPosition = z.infer<typeof NewPosition>;
export const NewPositions = z.object({ items: z.array(NewPosition).min(1).max(1000) });
/** `unknown_unit` also stands for "not yours"; `future` = more than 5 minutes ahead; `too_old` = beyond the retention. */
export const positionRefusals = ['unknown_unit', 'future', 'too_old'] as const;
export type PositionRefusal = (typeof positionRefusals)[number];
export const PositionsTaken = z.object({
  taken: z.number().int(),
  refused: z.array(z.object({ index: z.number().int(), reason: z.enum(positionRefusals) })),
});
export type PositionsTaken = z.infer<typeof PositionsTaken>;

/** OwnTracks HTTP mode. Messages other than `location` (`lwt`, `status`, `transition`, …) are answered and left. */
export const OwnTracksMessage = z.looseObject({
  _type: z.string().max(40),
  /** Tracker id: two letters or digits, here the call sign. */
  tid: z.string().max(60).optional(),
  /** `owntracks/<user>/<device>`; its last part is tried when the tracker id is no call sign. */
  topic: z.string().max(200).optional(),
  lat: Lat.optional(),
  lon: Lon.optional(),
  /** Seconds since the epoch. */
  tst: z.number().min(0).max(1e11).optional(),
  /** Radius of uncertainty, metres. */
  acc: z.number().optional(),
  /** km/h. */
  vel: z.number().optional(),
  /** Course over ground, degrees. */
  cog: z.number().optional(),
});
export type OwnTracksMessage = z.infer<typeof OwnTracksMessage>;

const Quantity = z.union([z.number(), z.string().max(40)]).optional();
/** Traccar client (OsmAnd protocol): query parameters. */
export const OsmAndQuery = z.looseObject({
  id: z.union([z.string().max(60), z.number()]).optional(),
  deviceid: z.union([z.string().max(60), z.number()]).optional(),
  lat: Quantity,
  lon: Quantity,
  /** Seconds or milliseconds since the epoch, or ISO 8601. */
  timestamp: Quantity,
  /** Knots. */
  speed: Quantity,
  bearing: Quantity,
  heading: Quantity,
  accuracy: Quantity,
});
/** The same as a body; or, from client version 9, the JSON of its location library. */
export const OsmAndMessage = OsmAndQuery.extend({
  device_id: z.string().max(60).optional(),
  location: z
    .looseObject({
      timestamp: z.union([z.number(), z.string().max(40)]).optional(),
      coords: z.looseObject({
        latitude: Lat,
        longitude: Lon,
        accuracy: z.number().optional(),
        /** Metres a second; negative = not known. */
        speed: z.number().optional(),
        heading: z.number().optional(),
      }),
    })
    .optional(),
});
export type OsmAndMessage = z.infer<typeof OsmAndMessage>;

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const Word = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
/** A unit as the administrator or an import gives it. */
export const NewUnit = z.object({
  id: Id.optional(),
  callsign: z.string().trim().min(1).max(20),
  name: z.string().trim().min(1).max(120),
  kind: z.enum(unitKinds),
  /** Left out: the profile that belongs to the kind. */
  profile: z.enum(unitProfiles).optional(),
  function: z.enum(unitFunctions),
  crew: z
    .array(z.object({ name: z.string().max(120), rank: z.string().max(40) }))
    .max(60)
    .default([]),
  /** Left out: the number of crew members given, at least 1. */
  crewSize: z.number().int().min(1).max(200).optional(),
  skills: z.array(Word).max(40).default([]),
  equipment: z.array(Word).max(40).default([]),
  /** Code of the home post. */
  station: z.string().max(40).nullable().default(null),
  beatCodes: z.array(z.string().max(40)).max(200).default([]),
  team: z.string().trim().max(40).nullable().default(null),
  shiftStart: TimeOfDay.nullable().default(null),
  shiftEnd: TimeOfDay.nullable().default(null),
  hasGps: z.boolean().default(true),
  active: z.boolean().default(true),
});
export type NewUnit = z.infer<typeof NewUnit>;
export const EditUnit = z.object({
  /** The version that was read; another's change in between is answered with 409. */
  version: z.number().int().min(1).max(2_147_483_647),
  callsign: NewUnit.shape.callsign.optional(),
  name: NewUnit.shape.name.optional(),
  kind: NewUnit.shape.kind.optional(),
  profile: z.enum(unitProfiles).optional(),
  function: NewUnit.shape.function.optional(),
  crew: NewUnit.shape.crew.unwrap().optional(),
  crewSize: z.number().int().min(1).max(200).optional(),
  skills: z.array(Word).max(40).optional(),
  equipment: z.array(Word).max(40).optional(),
  station: z.string().max(40).nullable().optional(),
  beatCodes: z.array(z.string().max(40)).max(200).optional(),
  team: z.string().trim().max(40).nullable().optional(),
  shiftStart: TimeOfDay.nullable().optional(),
  shiftEnd: TimeOfDay.nullable().optional(),
  hasGps: z.boolean().optional(),
  active: z.boolean().optional(),
});
export type EditUnit = z.infer<typeof EditUnit>;

export const NewStation = z.object({
  code: z.string().trim().min(1).max(40),
  name: z.string().trim().min(1).max(120),
  kind: z.enum(['hq', 'sector', 'post']),
  lon: Lon,
  lat: Lat,
  villageCode: z.string().max(40).nullable().default(null),
});
export type NewStation = z.infer<typeof NewStation>;

export const UnitQuery = PageQuery.extend({ status: z.enum(unitStates).optional() });

export const UnitPage = page(UnitRow);

export const unitPaths = {
  units: '/api/units',
  unit: '/api/units/{id}',
  status: '/api/units/{id}/status',
  panic: '/api/units/{id}/panic',
  positions: '/api/positions',
  owntracks: '/api/positions/owntracks',
  osmand: '/api/positions/osmand',
  /** The crew's own unit. */
  mine: '/api/units/mine',
  mineStatus: '/api/units/mine/status',
} as const;

import { z } from 'zod';
import { Id, Lat, Lon, Moment, page, Point } from '../../platform/http/shapes.ts';
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
export const PositionsTaken = z.object({
  taken: z.number().int(),
  refused: z.array(z.object({ index: z.number().int(), reason: z.string() })),
});

export const UnitPage = page(UnitRow);

export const unitPaths = {
  units: '/api/units',
  unit: '/api/units/{id}',
  status: '/api/units/{id}/status',
  panic: '/api/units/{id}/panic',
  positions: '/api/positions',
  owntracks: '/api/positions/owntracks',
  osmand: '/api/positions/osmand',
  mine: '/api/units/mine',
} as const;

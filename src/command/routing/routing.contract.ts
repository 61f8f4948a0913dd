import { z } from 'zod';
import { Id, Moment, Point, Text } from '../../platform/http/shapes.ts';
import { travelProfiles } from './roads.ts';

const PointList = z.string().regex(/^-?\d+(\.\d+)?,-?\d+(\.\d+)?(;-?\d+(\.\d+)?,-?\d+(\.\d+)?){0,199}$/);
const OnePoint = z.string().regex(/^-?\d+(\.\d+)?,-?\d+(\.\d+)?$/);
const Profile = z.enum(travelProfiles).default('car');

/** Points as `lon,lat;lon,lat`. */
export const MatrixQuery = z.object({ from: PointList, to: PointList, profile: Profile });
export const Matrix = z.object({
  profile: z.enum(travelProfiles),
  /** rows = from, columns = to; null = no way by road. */
  seconds: z.array(z.array(z.number().nullable())),
  metres: z.array(z.array(z.number().nullable())),
});
export const RouteQuery = z.object({ from: OnePoint, to: OnePoint, profile: Profile });
export const RouteAnswer = z.object({
  seconds: z.number(),
  metres: z.number(),
  geometry: z.array(z.tuple([z.number(), z.number()])),
  steps: z.array(
    z.object({
      text: Text,
      road: z.string().nullable(),
      metres: z.number(),
      seconds: z.number(),
      lon: z.number(),
      lat: z.number(),
    }),
  ),
});
export type RouteAnswer = z.infer<typeof RouteAnswer>;
export const IsochroneQuery = z.object({
  point: OnePoint,
  seconds: z.coerce.number().int().min(30).max(3600).default(180),
  profile: Profile,
  direction: z.enum(['to', 'from']).default('to'),
});
export const NewClosure = z.object({
  id: Id.optional(),
  ...Point.shape,
  radiusM: z.number().min(1).max(2000).default(30),
  /** Left out: closed. 3 = three times as slow. */
  factor: z.number().min(1).max(20).optional(),
  reason: z.string().trim().min(1).max(200),
  validTo: Moment.optional(),
});
export const Closure = z.object({
  id: Id,
  ...Point.shape,
  radiusM: z.number(),
  factor: z.number().nullable(),
  reason: z.string(),
  validFrom: Moment,
  validTo: Moment.nullable(),
});
export const ClosureList = z.object({ items: z.array(Closure), next: z.null() });

export const routingPaths = {
  matrix: '/api/routing/matrix',
  route: '/api/routing/route',
  isochrone: '/api/routing/isochrone',
  roads: '/api/routing/roads',
  closures: '/api/routing/closures',
  closureEnd: '/api/routing/closures/{id}/end',
} as const;

import { z } from 'zod';
import { Point, QueryPoint } from '../../platform/http/shapes.ts';
import { areaLevels } from './geodata.ts';

export const AreaHit = z.object({
  code: z.string(),
  level: z.enum(areaLevels),
  name: z.string(),
  guessed: z.boolean(),
  distanceM: z.number(),
});
export const AreasAt = z.object({ items: z.array(AreaHit), boundaryVersion: z.number().int().nullable() });
export type AreasAt = z.infer<typeof AreasAt>;
export const AreasAtQuery = QueryPoint;

export const AreaRow = z.object({
  code: z.string(),
  parentCode: z.string().nullable(),
  level: z.enum(areaLevels),
  name: z.string(),
  population: z.number().int().nullable(),
  ...Point.shape,
});
export const AreaQuery = z.object({
  level: z.enum(areaLevels).optional(),
  parent: z.string().max(40).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});

export const placeKinds = ['area', 'road', 'crossing', 'landmark', 'point'] as const;
export const PlaceHit = z.object({
  kind: z.enum(placeKinds),
  name: z.string(),
  /** "simpang · Kel. Cempaka", "kelurahan · Kec. Tanjung Waru". */
  detail: z.object({ id: z.string(), en: z.string() }),
  lon: z.number(),
  lat: z.number(),
  villageCode: z.string().nullable(),
  /** 0–1, how well the name matches. */
  score: z.number(),
  /** Metres from the point given with the question, if one was. */
  distanceM: z.number().nullable(),
});
export type PlaceHit = z.infer<typeof PlaceHit>;
export const PlaceQuery = z.object({
  q: z.string().trim().min(1).max(300),
  lon: z.coerce.number().min(-180).max(180).optional(),
  lat: z.coerce.number().min(-90).max(90).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(8),
});
export const PlaceAnswer = z.object({
  items: z.array(PlaceHit),
  next: z.null(),
  tookMs: z.number(),
  /** Why pasted coordinates or a map link could not be read, when that is what was given. */
  problem: z.object({ id: z.string(), en: z.string() }).nullable(),
});
export type PlaceAnswer = z.infer<typeof PlaceAnswer>;

export const MapInfo = z.object({
  /** west, south, east, north */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  boundaryVersion: z.number().int().nullable(),
  /** Changes with each import of areas, roads or places; part of the tile address, so that tiles can be cached. */
  version: z.string(),
  attribution: z.string(),
});
export type MapInfo = z.infer<typeof MapInfo>;

export const areaPaths = {
  at: '/api/areas/at',
  areas: '/api/areas',
  places: '/api/search/places',
  tile: '/api/map/tiles/{z}/{x}/{y}',
  map: '/api/map/info',
} as const;

import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { type Route, readRoute } from '../../platform/http/route.ts';
import { page } from '../../platform/http/shapes.ts';
import {
  AreaQuery,
  AreaRow,
  AreasAt,
  AreasAtQuery,
  areaPaths,
  MapInfo,
  PlaceAnswer,
  PlaceQuery,
} from './areas.contract.ts';
import type { AreasService } from './areas.service.ts';

const TileParams = z.object({
  z: z.coerce.number().int().min(0).max(16),
  x: z.coerce.number().int().min(0).max(65_535),
  y: z.coerce.number().int().min(0).max(65_535),
});

export function areasRoutes(areas: AreasService): Route[] {
  return [
    readRoute({
      path: areaPaths.at,
      permission: 'area:read',
      tag: 'areas',
      summary: { id: 'Wilayah pada satu titik', en: 'The areas at a point, from the top down' },
      query: AreasAtQuery,
      response: AreasAt,
      handle: ({ actor, query }) => areas.at(actor.polresId, query.lon, query.lat),
    }),
    readRoute({
      path: areaPaths.areas,
      permission: 'area:read',
      tag: 'areas',
      summary: { id: 'Daftar wilayah yang berlaku', en: 'Areas in force, by code' },
      query: AreaQuery,
      response: page(AreaRow),
      handle: ({ actor, query }) => areas.list(actor.polresId, query),
    }),
    readRoute({
      path: areaPaths.places,
      permission: 'area:read',
      tag: 'areas',
      summary: {
        id: 'Cari tempat: nama, simpang, patokan, koordinat, tautan peta',
        en: 'Search places: names, crossings, landmarks, coordinates, map links',
      },
      query: PlaceQuery,
      response: PlaceAnswer,
      handle: ({ actor, query: { q, lon, lat, limit } }) =>
        areas.search(actor.polresId, { q, near: lon === undefined || lat === undefined ? null : { lon, lat }, limit }),
    }),
    readRoute({
      path: areaPaths.map,
      permission: 'area:read',
      tag: 'map',
      summary: { id: 'Batas, versi, dan sumber peta', en: 'Bounds, version and sources of the map' },
      response: MapInfo,
      handle: ({ actor }) => areas.map(actor.polresId),
    }),
    readRoute({
      path: areaPaths.tile,
      permission: 'area:read',
      tag: 'map',
      summary: {
        id: 'Ubin vektor peta',
        en: 'A vector tile (Mapbox Vector Tile 2) with layers areas, area_labels, roads, pois, water',
      },
      params: TileParams,
      query: z.object({ v: z.string().max(40).optional() }),
      produces: 'application/vnd.mapbox-vector-tile',
      async handle({ actor, params, query, request, reply }) {
        const { version } = areas.map(actor.polresId);
        const etag = `"${version}-${params.z}-${params.x}-${params.y}"`;
        // An address with the present version never changes its content; one without it is asked about again.
        const cache = query.v === version ? 'private, max-age=31536000, immutable' : 'private, no-cache';
        reply.header('cache-control', cache).header('etag', etag).header('vary', 'accept-encoding');
        if (request.headers['if-none-match'] === etag) return reply.status(304).send();
        const tile = await areas.tiles.get({ polresId: actor.polresId, version, ...params });
        if (!tile) return reply.status(204).send();
        reply.header('content-type', 'application/vnd.mapbox-vector-tile');
        if (!/\bgzip\b|\*/.test(String(request.headers['accept-encoding'] ?? ''))) return reply.send(gunzipSync(tile));
        return reply.header('content-encoding', 'gzip').send(tile);
      },
    }),
  ];
}

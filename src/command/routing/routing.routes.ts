import { z } from 'zod';
import { commandRoute, type Route, readRoute } from '../../platform/http/route.ts';
import { IdParams } from '../../platform/http/shapes.ts';
import { invalidField } from '../../platform/problem/problem.ts';
import type { Closures } from './closures.service.ts';
import type { PlaceQuery } from './engine.ts';
import {
  Closure,
  ClosureList,
  IsochroneQuery,
  Matrix,
  MatrixQuery,
  NewClosure,
  RouteAnswer,
  RouteQuery,
  routingPaths,
} from './routing.contract.ts';
import type { Box } from './routing.repository.ts';
import type { RoutingService } from './routing.service.ts';

/** Times and distances in one answer at most. */
const mostCells = 10_000;
/** Largest side of a window of roads, metres. */
const mostMetres = 3000;

const Roads = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) });
const Reach = z.object({
  type: z.literal('Polygon'),
  coordinates: z.array(z.array(z.tuple([z.number(), z.number()]))),
});
const RoadsQuery = z.object({ bbox: z.string().regex(/^-?\d+(\.\d+)?(,-?\d+(\.\d+)?){3}$/) });

export function routingRoutes(routing: RoutingService, closures: Closures): Route[] {
  return [
    readRoute({
      path: routingPaths.matrix,
      permission: 'routing:read',
      tag: 'routing',
      summary: { id: 'Waktu tempuh antara banyak titik', en: 'Travel times between many points, with live closures' },
      query: MatrixQuery,
      response: Matrix,
      handle({ actor, query }) {
        const from = pointsOf(query.from, 'query.from');
        const to = pointsOf(query.to, 'query.to');
        if (from.length * to.length > mostCells) {
          throw invalidField(
            'query.to',
            `Terlalu banyak pasangan; paling banyak ${mostCells}.`,
            `Too many pairs; at most ${mostCells}.`,
          );
        }
        return routing.matrix(actor.polresId, { from, to, profile: query.profile });
      },
    }),
    readRoute({
      path: routingPaths.route,
      permission: 'routing:read',
      tag: 'routing',
      summary: { id: 'Rute tercepat dengan petunjuk', en: 'The fastest route with its instructions' },
      query: RouteQuery,
      response: RouteAnswer,
      handle: ({ actor, query }) =>
        routing.route(actor.polresId, {
          from: pointOf(query.from, 'query.from'),
          to: pointOf(query.to, 'query.to'),
          profile: query.profile,
        }),
    }),
    readRoute({
      path: routingPaths.isochrone,
      permission: 'routing:read',
      tag: 'routing',
      summary: {
        id: 'Wilayah yang terjangkau dalam waktu tertentu',
        en: 'The area within reach in a given time, as a GeoJSON polygon',
      },
      query: IsochroneQuery,
      response: Reach,
      handle: ({ actor, query: { point, profile, seconds, direction } }) =>
        routing.isochrone(actor.polresId, { place: pointOf(point, 'query.point'), profile, seconds, direction }),
    }),
    readRoute({
      path: routingPaths.roads,
      permission: 'routing:read',
      tag: 'routing',
      summary: {
        id: 'Jalan dalam jendela peta kecil',
        en: 'Roads in a small window (at most 3 km wide), as light GeoJSON',
      },
      query: RoadsQuery,
      response: Roads,
      handle: ({ actor, query }) => routing.roadsIn(actor.polresId, boxOf(query.bbox)),
    }),
    readRoute({
      path: routingPaths.closures,
      permission: 'routing:read',
      tag: 'routing',
      summary: { id: 'Jalan yang ditutup atau diperlambat', en: 'Roads closed or slowed' },
      response: ClosureList,
      handle: ({ actor }) => closures.list(actor),
    }),
    commandRoute({
      method: 'POST',
      path: routingPaths.closures,
      permission: 'routing:close',
      tag: 'routing',
      summary: { id: 'Tutup atau perlambat jalan', en: 'Close or slow the roads around a point, at once' },
      body: NewClosure,
      example: { lon: 109.62, lat: -9.58, radiusM: 30, factor: 3, reason: 'Pohon tumbang menutup satu lajur' },
      response: Closure,
      status: 201,
      perform: (work, { actor, body }) => closures.close(work, actor, body),
    }),
    commandRoute({
      method: 'POST',
      path: routingPaths.closureEnd,
      permission: 'routing:close',
      tag: 'routing',
      summary: { id: 'Buka kembali jalan', en: 'Open the roads again' },
      params: IdParams,
      response: Closure,
      perform: (work, { actor, params }) => closures.end(work, actor, params.id),
    }),
  ];
}

function pointsOf(text: string, path: string): PlaceQuery[] {
  return text.split(';').map((part) => pointOf(part, path));
}

function pointOf(text: string, path: string): PlaceQuery {
  const [lon = Number.NaN, lat = Number.NaN] = text.split(',').map(Number);
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
    throw invalidField(path, 'Titik di luar rentang (bujur,lintang).', 'A point is out of range (lon,lat).');
  }
  return { lon, lat };
}

function boxOf(text: string): Box {
  const [west = 0, south = 0, east = 0, north = 0] = text.split(',').map(Number);
  const wide = (east - west) * 111_195 * Math.cos((((south + north) / 2) * Math.PI) / 180);
  const high = (north - south) * 111_195;
  const fits =
    Math.abs(west) <= 180 &&
    Math.abs(south) <= 90 &&
    wide >= 0 &&
    high >= 0 &&
    wide <= mostMetres * 1.01 &&
    high <= mostMetres * 1.01;
  if (!fits) {
    throw invalidField(
      'query.bbox',
      'Barat,selatan,timur,utara; sisi paling panjang 3 km.',
      'West,south,east,north; no side longer than 3 km.',
    );
  }
  return { west, south, east, north };
}

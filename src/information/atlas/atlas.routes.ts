import { gunzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { commandRoute, type Route, readRoute } from '../../platform/http/route.ts';
import { IdParams } from '../../platform/http/shapes.ts';
import type { AreasService } from '../areas/index.ts';
import {
  AreaTileParams,
  atlasPaths,
  EditMapView,
  Figures,
  FiguresQuery,
  IncidentPoints,
  InView,
  InViewQuery,
  MapViewList,
  MapViewRow,
  NamedPlaces,
  NewMapView,
  PointsQuery,
  PrintQuery,
  RegisterTileParams,
} from './atlas.contract.ts';
import type { FiguresService } from './figures.service.ts';
import type { Printing } from './print.service.ts';
import type { RegisterTiles } from './register-tiles.service.ts';
import type { MapViews } from './views.service.ts';

export interface AtlasServices {
  areas: Pick<AreasService, 'map' | 'tiles'>;
  figures: FiguresService;
  tiles: RegisterTiles;
  views: MapViews;
  printing: Printing;
  places(polresId: string): Promise<NamedPlaces>;
}

const mvt = 'application/vnd.mapbox-vector-tile';

/** A gzipped tile, plain for those who cannot read gzip; 204 when nothing lies in it, 304 when the caller has it. */
async function sendTile(
  request: FastifyRequest,
  reply: FastifyReply,
  { etag, cache, tile }: { etag: string; cache: string; tile: () => Promise<Buffer | null> },
) {
  reply.header('cache-control', cache).header('etag', etag).header('vary', 'accept-encoding, cookie, authorization');
  if (request.headers['if-none-match'] === etag) return reply.status(304).send();
  const bytes = await tile();
  if (!bytes) return reply.status(204).send();
  reply.header('content-type', mvt);
  if (!/\bgzip\b|\*/.test(String(request.headers['accept-encoding'] ?? ''))) return reply.send(gunzipSync(bytes));
  return reply.header('content-encoding', 'gzip').send(bytes);
}

export function atlasRoutes({ areas, figures, tiles, views, printing, places }: AtlasServices): Route[] {
  const tag = 'map';
  return [
    readRoute({
      path: atlasPaths.areaTile,
      permission: 'area:read',
      tag,
      summary: { id: 'Ubin wilayah satu tingkat', en: 'A vector tile with the areas of one level, at every zoom' },
      params: AreaTileParams,
      query: z.object({ v: z.string().max(40).optional() }),
      produces: mvt,
      handle({ actor, params, query, request, reply }) {
        const { version } = areas.map(actor.polresId);
        const { level, z: zoom, x, y } = params;
        // An address with the present version never changes its content; one without it is asked about again.
        const cache = query.v === version ? 'private, max-age=31536000, immutable' : 'private, no-cache';
        const tile = () => areas.tiles.get({ polresId: actor.polresId, version, level, z: zoom, x, y });
        return sendTile(request, reply, { etag: `"${version}-${level}-${zoom}-${x}-${y}"`, cache, tile });
      },
    }),
    readRoute({
      path: atlasPaths.registerTile,
      permission: 'register:read',
      tag,
      summary: {
        id: 'Ubin catatan sebuah register, sejauh boleh dilihat',
        en: 'A vector tile of a register as this person may see it, with layers records and shapes',
      },
      params: RegisterTileParams,
      query: z.object({ t: z.string().max(40).optional() }),
      produces: mvt,
      async handle({ actor, params: { register, z: zoom, x, y }, request, reply }) {
        const found = await tiles.get(actor, register, zoom, x, y);
        return sendTile(request, reply, { ...found, cache: 'private, no-cache' });
      },
    }),
    readRoute({
      path: atlasPaths.figures,
      permission: 'status:read',
      tag,
      summary: { id: 'Angka per wilayah untuk pewarnaan peta', en: 'Figures by area that a map is coloured by' },
      query: FiguresQuery,
      response: Figures,
      handle: ({ actor, query }) => figures.figures(actor, query),
    }),
    readRoute({
      path: atlasPaths.points,
      permission: 'incident:read',
      tag,
      summary: { id: 'Titik kejadian satu periode', en: 'Incidents of a period as points in columns' },
      query: PointsQuery,
      response: IncidentPoints,
      handle: ({ actor, query }) => figures.points(actor, new Date(query.from), new Date(query.to)),
    }),
    readRoute({
      path: atlasPaths.records,
      permission: 'register:read',
      tag,
      summary: { id: 'Catatan register dalam bidang peta', en: 'Records of registers in a part of the map' },
      query: InViewQuery,
      response: InView,
      handle: ({ actor, query }) => figures.inView(actor, query),
    }),
    readRoute({
      path: atlasPaths.places,
      permission: 'area:read',
      tag,
      summary: { id: 'Pos polisi dan tempat bernama', en: 'Police posts and named places' },
      response: NamedPlaces,
      handle: ({ actor }) => places(actor.polresId),
    }),
    readRoute({
      path: atlasPaths.views,
      permission: 'area:read',
      tag,
      summary: { id: 'Tampilan peta yang disimpan', en: 'Saved views of the map: own and shared' },
      response: MapViewList,
      handle: async ({ actor }) => ({ items: await views.list(actor), next: null }),
    }),
    commandRoute({
      method: 'POST',
      path: atlasPaths.views,
      permission: 'map:save',
      tag,
      summary: { id: 'Simpan tampilan peta', en: 'Save a view of the map' },
      body: NewMapView,
      example: { name: 'Rawan malam Minggu', shared: true, state: 'm=incidents&l=village&r=problems' },
      response: MapViewRow,
      status: 201,
      perform: (work, { actor, body }) => views.add(work, actor, body),
    }),
    commandRoute({
      method: 'PATCH',
      path: atlasPaths.view,
      permission: 'map:save',
      tag,
      summary: { id: 'Ubah, hapus, atau kembalikan tampilan', en: 'Change, remove or bring back a view' },
      params: IdParams,
      body: EditMapView,
      example: { version: 1, name: 'Rawan akhir pekan' },
      response: MapViewRow,
      perform: (work, { actor, params, body }) => views.edit(work, actor, params.id, body),
    }),
    readRoute({
      path: atlasPaths.print,
      permission: 'status:read',
      tag,
      summary: { id: 'Peta sebagai PDF', en: 'The map as a PDF page with legend, scale, source and date' },
      query: PrintQuery,
      produces: 'application/pdf',
      async handle({ actor, query, reply }) {
        const file = await printing.print(actor, query);
        return reply
          .header('content-type', 'application/pdf')
          .header('content-disposition', 'inline; filename="peta.pdf"')
          .send(file);
      },
    }),
  ];
}

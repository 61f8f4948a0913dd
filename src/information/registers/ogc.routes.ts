import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Route, readRoute } from '../../platform/http/route.ts';
import { CollectionParams, FeatureParams, ItemsQuery, OgcQuery, ogcPaths } from './ogc.contract.ts';
import { checkQuery, crs84, readItemsQuery } from './ogc.rules.ts';
import type { Ogc } from './ogc.service.ts';

/** The address that the client itself used, so that its links lead back to it. */
const baseOf = (request: FastifyRequest): string => `${request.protocol}://${request.host}`;
type Given = Record<string, unknown>;

function send(reply: FastifyReply, document: object, features = false) {
  reply.header('cache-control', 'no-store');
  if (!features) return reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(document));
  return reply
    .header('content-type', 'application/geo+json; charset=utf-8')
    .header('content-crs', `<${crs84}>`)
    .send(JSON.stringify(document));
}

/** The feature service. Its reader needs to see areas; registers are listed for those who may read them. */
export function ogcRoutes(ogc: Ogc): Route[] {
  const shared = { permission: 'area:read', tag: 'ogc' } as const;
  const plain = (request: FastifyRequest) => checkQuery(request.query as Given, []);
  return [
    readRoute({
      ...shared,
      path: ogcPaths.landing,
      summary: { id: 'Layanan fitur (OGC API – Features)', en: 'Feature service (OGC API – Features)' },
      query: OgcQuery,
      handle({ request, reply }) {
        plain(request);
        return send(reply, ogc.landing(baseOf(request)));
      },
    }),
    readRoute({
      ...shared,
      path: ogcPaths.conformance,
      summary: { id: 'Kelas kesesuaian', en: 'Conformance classes' },
      query: OgcQuery,
      handle({ request, reply }) {
        plain(request);
        return send(reply, ogc.conformance());
      },
    }),
    readRoute({
      ...shared,
      path: ogcPaths.collections,
      summary: { id: 'Koleksi yang boleh dibaca', en: 'Collections that this person may read' },
      query: OgcQuery,
      async handle({ actor, request, reply }) {
        plain(request);
        return send(reply, await ogc.collections(actor, baseOf(request)));
      },
    }),
    readRoute({
      ...shared,
      path: ogcPaths.collection,
      summary: { id: 'Satu koleksi', en: 'One collection' },
      params: CollectionParams,
      query: OgcQuery,
      async handle({ actor, params, request, reply }) {
        plain(request);
        return send(reply, await ogc.collection(actor, baseOf(request), params.collection));
      },
    }),
    readRoute({
      ...shared,
      path: ogcPaths.items,
      summary: { id: 'Fitur sebuah koleksi', en: 'Features of a collection' },
      params: CollectionParams,
      query: ItemsQuery,
      produces: 'application/geo+json',
      async handle({ actor, params, request, reply }) {
        const base = baseOf(request);
        const asked = readItemsQuery(request.query as Given);
        return send(reply, await ogc.items(actor, base, params.collection, asked, `${base}${request.url}`), true);
      },
    }),
    readRoute({
      ...shared,
      path: ogcPaths.item,
      summary: { id: 'Satu fitur', en: 'One feature' },
      params: FeatureParams,
      query: OgcQuery,
      produces: 'application/geo+json',
      async handle({ actor, params, request, reply }) {
        plain(request);
        return send(reply, await ogc.item(actor, baseOf(request), params.collection, params.fid), true);
      },
    }),
  ];
}

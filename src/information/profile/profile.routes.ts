import { type Route, readRoute } from '../../platform/http/route.ts';
import type { ProfileService } from './index.ts';
import { AreaParams, AreaProfile, AreaShapes, BriefQuery, profilePaths, Tree, TreeQuery } from './profile.contract.ts';

export function profileRoutes(profiles: ProfileService): Route[] {
  const tag = 'areas';
  return [
    readRoute({
      path: profilePaths.tree,
      permission: 'area:read',
      tag,
      summary: { id: 'Pohon wilayah, atau cari namanya', en: 'The tree of areas step by step, or a search by name' },
      query: TreeQuery,
      response: Tree,
      handle: ({ actor, query }) => profiles.tree(actor, query),
    }),
    readRoute({
      path: profilePaths.profile,
      permission: 'status:read',
      tag,
      summary: { id: 'Halaman wilayah: lima jawaban dan angkanya', en: 'An area: five answers and their figures' },
      params: AreaParams,
      response: AreaProfile,
      handle: ({ actor, params }) => profiles.profile(actor, params.code),
    }),
    readRoute({
      path: profilePaths.shapes,
      permission: 'area:read',
      tag,
      summary: { id: 'Gambar batas wilayah', en: 'Borders of an area and of what lies in it, drawn flat' },
      params: AreaParams,
      response: AreaShapes,
      async handle({ actor, params, request, reply }) {
        const { etag, shapes } = await profiles.shapes(actor, params.code);
        reply.header('cache-control', 'private, no-cache').header('etag', etag);
        return request.headers['if-none-match'] === etag ? reply.status(304).send() : shapes;
      },
    }),
    readRoute({
      path: profilePaths.brief,
      permission: 'status:read',
      tag,
      summary: { id: 'Ringkasan wilayah (PDF satu halaman)', en: 'Area brief (PDF of one page)' },
      params: AreaParams,
      query: BriefQuery,
      produces: 'application/pdf',
      async handle({ actor, params, query, reply }) {
        const file = await profiles.brief(actor, params.code, query.lang);
        return reply
          .header('content-type', 'application/pdf')
          .header('content-disposition', `inline; filename="wilayah-${params.code}.pdf"`)
          .send(file);
      },
    }),
  ];
}

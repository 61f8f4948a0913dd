import { commandRoute, type Route, readRoute } from '../../platform/http/route.ts';
import { PersonAnswer, PersonSearch, SearchAnswer, SearchQuery, searchPaths } from './search.contract.ts';
import type { SearchService } from './search.service.ts';

const tag = 'search';

export function searchRoutes(search: SearchService): Route[] {
  return [
    readRoute({
      path: searchPaths.search,
      permission: 'search:read',
      tag,
      summary: {
        id: 'Cari di semua yang boleh dilihat: wilayah, kejadian, perkara, register, unit',
        en: 'Search everything that one may see: areas, incidents, cases, registers, units',
      },
      query: SearchQuery,
      response: SearchAnswer,
      handle: ({ actor, query }) => search.search(actor, query),
    }),
    commandRoute({
      method: 'POST',
      path: searchPaths.person,
      permission: 'search:person',
      tag,
      summary: {
        id: 'Cari orang, nomor telepon, atau kontak; perlu tujuan, dan dicatat',
        en: 'Search a person, telephone number or contact; needs a purpose, and is journaled',
      },
      body: PersonSearch,
      example: { q: 'Sari', purpose: 'Menghubungi kembali pelapor kejadian 22803' },
      response: PersonAnswer,
      perform: (work, { actor, body }) => search.searchPerson(work, actor, body),
    }),
  ];
}

import { commandRoute, type Route, readRoute } from '../../../platform/http/route.ts';
import type { Uses } from './index.ts';
import {
  Acknowledge,
  Acknowledged,
  AcknowledgeParams,
  DueList,
  DueQuery,
  Guidance,
  GuidanceQuery,
  Reports,
  usePaths,
} from './uses.contract.ts';

export function usesRoutes({ due, guidance, acknowledge, reports }: Uses): Route[] {
  const tag = 'registers';
  return [
    readRoute({
      path: usePaths.due,
      permission: 'register:read',
      tag,
      summary: { id: 'Catatan yang jatuh tempo', en: 'Records whose day is past or near' },
      query: DueQuery,
      response: DueList,
      handle: ({ actor, query }) => due(actor, query),
    }),
    readRoute({
      path: usePaths.guidance,
      permission: 'register:read',
      tag,
      summary: {
        id: 'SOP, anjuran, dan larangan untuk satu jenis kejadian',
        en: 'SOPs, do and don’t for a kind of incident',
      },
      query: GuidanceQuery,
      response: Guidance,
      handle: ({ actor, query }) => guidance(actor, query.kind),
    }),
    commandRoute({
      method: 'POST',
      path: usePaths.acknowledgement,
      permission: 'register:read',
      tag,
      summary: { id: 'Tandai sudah dibaca', en: 'Acknowledge a SOP or rule' },
      params: AcknowledgeParams,
      body: Acknowledge,
      example: { revision: 1 },
      response: Acknowledged,
      perform: (work, { actor, params, body }) => acknowledge(work, actor, params.register, params.id, body.revision),
    }),
    readRoute({
      path: usePaths.reports,
      permission: 'register:read',
      tag,
      summary: { id: 'Laporan dari register', en: 'Reports computed from the registers' },
      response: Reports,
      handle: async ({ actor }) => ({ at: new Date().toISOString(), items: await reports(actor), next: null }),
    }),
  ];
}

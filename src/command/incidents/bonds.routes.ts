import { commandRoute, type Route } from '../../platform/http/route.ts';
import { IdParams } from '../../platform/http/shapes.ts';
import * as contract from './incidents.contract.ts';
import { incidentPaths } from './incidents.contract.ts';
import type { Incidents } from './index.ts';

const tag = 'incidents';
/** Ids in examples are well-formed; a real one comes from a list. */
const exampleId = '01890000-0000-7000-8000-000000000001';

/** What binds an incident to others: merges, links, agencies. */
export function bondRoutes(incidents: Omit<Incidents, 'routes'>): Route[] {
  return [
    commandRoute({
      method: 'POST',
      path: incidentPaths.merge,
      permission: 'incident:merge',
      tag,
      summary: { id: 'Gabung ke kejadian lain', en: 'Merge into another incident' },
      params: IdParams,
      body: contract.MergeIncident,
      example: { into: exampleId, reason: 'Laporan kedua kejadian yang sama' },
      response: contract.IncidentRow,
      perform: (work, { actor, params, body }) => incidents.merge(work, actor, params.id, body),
    }),
    commandRoute({
      method: 'POST',
      path: incidentPaths.split,
      permission: 'incident:merge',
      tag,
      summary: { id: 'Pisahkan lagi', en: 'Split off again' },
      params: IdParams,
      body: contract.SplitIncident,
      example: { reason: 'Ternyata kejadian lain' },
      response: contract.IncidentRow,
      perform: (work, { actor, params, body }) => incidents.split(work, actor, params.id, body.reason),
    }),
    commandRoute({
      method: 'POST',
      path: incidentPaths.links,
      permission: 'incident:merge',
      tag,
      summary: { id: 'Kaitkan dengan kejadian lain', en: 'Link with another incident' },
      params: IdParams,
      body: contract.NewLink,
      example: { to: exampleId, reason: 'Pelaku diduga sama' },
      response: contract.IncidentRow,
      perform: (work, { actor, params, body }) => incidents.link(work, actor, params.id, body),
    }),
    commandRoute({
      method: 'POST',
      path: incidentPaths.link,
      permission: 'incident:merge',
      tag,
      summary: { id: 'Lepas kaitan', en: 'Remove a link' },
      params: contract.LinkParams,
      response: contract.IncidentRow,
      perform: (work, { actor, params }) => incidents.unlink(work, actor, params.id, params.linkId),
    }),
    commandRoute({
      method: 'POST',
      path: incidentPaths.agencies,
      permission: 'incident:write',
      tag,
      summary: { id: 'Minta bantuan instansi lain', en: 'Ask another agency' },
      params: IdParams,
      body: contract.NewAgencyRequest,
      example: { agency: '119', note: 'Satu korban, tidak sadar' },
      response: contract.AgencyRequest,
      status: 201,
      perform: (work, { actor, params, body }) => incidents.askAgency(work, actor, params.id, body),
    }),
    commandRoute({
      method: 'POST',
      path: incidentPaths.agencyAnswer,
      permission: 'agency:answer',
      tag,
      summary: { id: 'Jawaban instansi', en: "The agency's answer" },
      params: IdParams,
      body: contract.AgencyAnswer,
      example: { state: 'accepted', answer: 'Ambulans berangkat' },
      response: contract.AgencyRequest,
      perform: (work, { actor, params, body }) => incidents.answerAgency(work, actor, params.id, body),
    }),
  ];
}

import { commandRoute, type Route, readRoute } from '../../platform/http/route.ts';
import { IdParams, PageQuery } from '../../platform/http/shapes.ts';
import * as contract from './incidents.contract.ts';
import { incidentPaths } from './incidents.contract.ts';
import type { Incidents } from './index.ts';

const tag = 'incidents';
/** A point in the middle of the demo district; any point is accepted. */
const examplePlace = { text: 'Depan Pasar Lama', lon: 109.58, lat: -9.6 };

/** Opening, reading, changing, moving. */
export function incidentRoutes(incidents: Omit<Incidents, 'routes'>): Route[] {
  return [
    commandRoute({
      method: 'POST',
      path: incidentPaths.incidents,
      permission: 'incident:write',
      tag,
      summary: { id: 'Catat kejadian', en: 'Open an incident' },
      body: contract.NewIncident,
      example: {
        kind: 'curas',
        place: examplePlace,
        summary: 'Tas ditarik dua orang di motor',
        narrative: 'Pelaku dua orang di motor hitam, lari ke arah pasar.',
        answers: { weapon: 'blade', injured: 'no', when: 'under_5_min' },
      },
      response: contract.IncidentRow,
      status: 201,
      sharesTransaction: true,
      perform: (work, { actor, body }) => incidents.create(work, actor, body),
    }),
    readRoute({
      path: incidentPaths.incidents,
      permission: 'incident:read',
      tag,
      summary: { id: 'Cari kejadian', en: 'Search incidents' },
      query: contract.IncidentQuery,
      response: contract.IncidentPage,
      handle: ({ actor, query }) => incidents.list(actor, query),
    }),
    commandRoute({
      method: 'POST',
      path: incidentPaths.similar,
      permission: 'incident:read',
      tag,
      summary: { id: 'Kejadian terbuka yang mirip', en: 'Open incidents that look alike' },
      body: contract.SimilarQuery,
      example: { kind: 'curas', place: { lon: 109.58, lat: -9.6 }, text: 'tas ditarik di depan pasar' },
      response: contract.SimilarList,
      perform: async (work, { actor, body }) => ({
        items: await incidents.similar(work.tx, actor, body, work.now),
        next: null,
      }),
    }),
    readRoute({
      path: incidentPaths.incident,
      permission: 'incident:read',
      tag,
      summary: { id: 'Satu kejadian lengkap', en: 'One incident in full' },
      params: IdParams,
      response: contract.IncidentDetail,
      handle: ({ actor, params }) => incidents.detail(actor, params.id),
    }),
    commandRoute({
      method: 'PATCH',
      path: incidentPaths.incident,
      permission: 'incident:write',
      tag,
      summary: { id: 'Ubah data kejadian', en: 'Change an incident' },
      params: IdParams,
      body: contract.EditIncident,
      example: { version: 1, summary: 'Tas ditarik, pelaku dua orang' },
      response: contract.IncidentRow,
      perform: (work, { actor, params, body }) => incidents.edit(work, actor, params.id, body),
    }),
    commandRoute({
      method: 'POST',
      path: incidentPaths.moves,
      permission: 'incident:triage',
      tag,
      summary: { id: 'Langkah kejadian: triase, selesai, tutup, …', en: 'Move an incident: triage, resolve, close, …' },
      params: IdParams,
      body: contract.IncidentMove,
      example: { action: 'triage' },
      response: contract.IncidentRow,
      perform: (work, { actor, params, body }) => incidents.move(work, actor, params.id, body),
    }),
    commandRoute({
      method: 'POST',
      path: incidentPaths.narrative,
      permission: 'incident:narrate',
      tag,
      summary: {
        id: 'Tambah catatan; koreksi adalah catatan baru',
        en: 'Add to the narrative; a correction is a new entry',
      },
      params: IdParams,
      body: contract.NewNarrative,
      example: { text: 'Saksi melihat pelaku menuju stasiun.' },
      response: contract.NarrativeView,
      status: 201,
      perform: (work, { actor, params, body }) => incidents.narrate(work, actor, params.id, body),
    }),
    commandRoute({
      method: 'POST',
      path: incidentPaths.number,
      permission: 'incident:number',
      tag,
      summary: { id: 'Tampilkan nomor pelapor (dicatat)', en: "Show the caller's number (journaled)" },
      params: IdParams,
      response: contract.RevealedNumber,
      perform: (work, { actor, params }) => incidents.number(work, actor, params.id),
    }),
    readRoute({
      path: incidentPaths.timeline,
      permission: 'incident:read',
      tag,
      summary: { id: 'Kronologi dari jurnal', en: 'Timeline from the journal' },
      params: IdParams,
      query: PageQuery,
      response: contract.TimelinePage,
      handle: ({ actor, params, query }) => incidents.timeline(actor, params.id, query),
    }),
    readRoute({
      path: incidentPaths.report,
      permission: 'incident:report',
      tag,
      summary: { id: 'Laporan cetak (PDF)', en: 'Printable report (PDF)' },
      params: IdParams,
      query: contract.ReportQuery,
      produces: 'application/pdf',
      handle: async ({ actor, params, query, reply }) => {
        const { file, number } = await incidents.report(actor, params.id, query.lang);
        return reply
          .header('content-type', 'application/pdf')
          .header('content-disposition', `inline; filename="kejadian-${number}.pdf"`)
          .send(file);
      },
    }),
  ];
}

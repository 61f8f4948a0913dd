import { Readable } from 'node:stream';
import { z } from 'zod';
import { commandRoute, type Route, readRoute } from '../../platform/http/route.ts';
import {
  CaseLoad,
  CasePage,
  CaseParams,
  CaseQuery,
  CaseTimeline,
  CaseView,
  casePaths,
  EditCase,
  LoadQuery,
  NewCase,
  ProcessList,
  ProcessParams,
  ProcessView,
  Statistics,
  StatisticsQuery,
} from './cases.contract.ts';
import type { CaseCommands } from './cases.service.ts';
import { exportQueue } from './csv.service.ts';
import type { OpenCase } from './opening.service.ts';
import type { CaseReading } from './reading.service.ts';
import type { StatisticsOf } from './statistics.service.ts';

const CsvQuery = CaseQuery.omit({ cursor: true, limit: true }).extend({
  language: z.enum(['id', 'en']).default('id'),
  /** Licence and period, in the closing row. */
  note: z.string().trim().max(300).optional(),
});

/** Processes, the queue, and a case as it is read, opened and corrected. */
export function caseRoutes(room: {
  commands: CaseCommands;
  open: OpenCase;
  reading: CaseReading;
  statistics: StatisticsOf;
}): Route[] {
  const { commands, open, reading, statistics } = room;
  const tag = 'cases';
  return [
    readRoute({
      path: casePaths.processes,
      permission: 'case:read',
      tag,
      summary: { id: 'Daftar proses dengan jumlah kasusnya', en: 'Processes with counts of their cases' },
      response: ProcessList,
      handle: async ({ actor }) => ({ items: await reading.processes(actor, new Date()), next: null }),
    }),
    readRoute({
      path: casePaths.process,
      permission: 'case:read',
      tag,
      summary: { id: 'Satu proses', en: 'One process' },
      params: ProcessParams,
      response: ProcessView,
      handle: ({ actor, params }) => reading.overview(actor, commands.process(actor, params.process), new Date()),
    }),
    readRoute({
      path: casePaths.statistics,
      permission: 'case:read',
      tag,
      summary: { id: 'Jumlah dan lama kasus per langkah', en: 'Counts, and durations by step' },
      params: ProcessParams,
      query: StatisticsQuery,
      response: Statistics,
      handle: ({ actor, params, query }) =>
        statistics(actor, commands.process(actor, params.process), query, new Date()),
    }),
    readRoute({
      path: casePaths.cases,
      permission: 'case:read',
      tag,
      summary: { id: 'Antrean kasus', en: 'The queue of cases' },
      query: CaseQuery,
      response: CasePage,
      handle: ({ actor, query }) => reading.list(actor, query, new Date()),
    }),
    readRoute({
      path: casePaths.csv,
      permission: 'case:read',
      tag,
      summary: { id: 'Unduh antrean sebagai CSV', en: 'Download the queue as CSV' },
      query: CsvQuery,
      produces: 'text/csv',
      async handle({ actor, query: { language, note, ...query }, reply }) {
        const options = { language, now: new Date(), ...(note ? { note } : {}) };
        const pieces = await exportQueue(reading.list, actor, query, options);
        return reply
          .header('content-type', 'text/csv; charset=utf-8; header=present')
          .header('content-disposition', 'attachment; filename="cases.csv"')
          .send(Readable.from(pieces));
      },
    }),
    readRoute({
      path: casePaths.load,
      permission: 'case:read',
      tag,
      summary: { id: 'Jumlah kasus terbuka per petugas', en: 'Open cases for each person' },
      query: LoadQuery,
      response: CaseLoad,
      handle: ({ actor, query }) => reading.load(actor, query.process, new Date()),
    }),
    commandRoute({
      method: 'POST',
      path: casePaths.opening,
      permission: 'case:write',
      tag,
      summary: { id: 'Buka kasus', en: 'Open a case' },
      params: ProcessParams,
      body: NewCase,
      example: newTask,
      response: CaseView,
      status: 201,
      perform: async (work, { actor, params, body }) =>
        commands.view(work, actor, await open(work, actor, params.process, body)),
    }),
    readRoute({
      path: casePaths.case,
      permission: 'case:read',
      tag,
      summary: { id: 'Satu kasus', en: 'One case' },
      params: CaseParams,
      response: CaseView,
      handle: ({ actor, params }) => reading.get(actor, params.id, new Date()),
    }),
    commandRoute({
      method: 'PATCH',
      path: casePaths.case,
      permission: 'case:write',
      tag,
      summary: { id: 'Perbaiki isian kasus', en: 'Correct a case' },
      params: CaseParams,
      body: EditCase,
      example: {
        version: 1,
        values: { proposedAction: 'Patroli dua kali tiap malam.' },
        functions: ['samapta', 'traffic'],
      },
      response: CaseView,
      perform: async (work, { actor, params, body }) =>
        commands.view(work, actor, await commands.edit(work, actor, params.id, body)),
    }),
    readRoute({
      path: casePaths.timeline,
      permission: 'case:read',
      tag,
      summary: { id: 'Riwayat kasus dari jurnal', en: 'Timeline of a case, from the journal' },
      params: CaseParams,
      response: CaseTimeline,
      handle: async ({ actor, params }) => ({ items: await reading.timeline(actor, params.id), next: null }),
    }),
  ];
}

/** A case that the process `warning-task` of any district takes. */
const newTask = {
  values: {
    name: 'Patroli malam di pasar',
    warning: 'Pencurian kendaraan naik dalam tujuh hari terakhir.',
    proposedAction: 'Patroli pukul 22.00–02.00 dan penerangan ke warga.',
  },
  functions: ['samapta', 'binmas'],
  bodies: ['village'],
};

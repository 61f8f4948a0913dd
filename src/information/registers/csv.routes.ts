import { Readable } from 'node:stream';
import { z } from 'zod';
import { commandRoute, type Route, readRoute } from '../../platform/http/route.ts';
import type { CsvDoor } from './csv.service.ts';
import { ImportInput, ImportResult, RecordQuery, RegisterParams, registerPaths } from './registers.contract.ts';

const CsvQuery = RecordQuery.omit({ cursor: true, limit: true }).extend({
  delimiter: z.enum(['semicolon', 'comma']).default('semicolon'),
  /** Titles and items in words; left out: ids. */
  language: z.enum(['id', 'en']).optional(),
  /** Licence and period, as a closing row. */
  note: z.string().trim().max(300).optional(),
});

const example = {
  csv: [
    'name;kind;trigger;parties;since;handling;lon;lat',
    'Parkir liar di depan pasar;levy;Juru parkir tanpa karcis;Pedagang, pengunjung;05/10/2026;preventive|repressive;109.58;-9.6',
  ].join('\n'),
  dryRun: true,
};

/** Records as a file, and files as records. */
export const csvRoutes = (door: CsvDoor): Route[] => [
  readRoute({
    path: registerPaths.csv,
    permission: 'register:read',
    tag: 'registers',
    summary: { id: 'Unduh register sebagai CSV', en: 'Download a register as CSV' },
    produces: 'text/csv',
    params: RegisterParams,
    query: CsvQuery,
    async handle({ actor, params, query: { delimiter, language, note, ...query }, reply }) {
      const pieces = await door.export(actor, params.register, query, {
        delimiter: delimiter === 'comma' ? ',' : ';',
        ...(language ? { language } : {}),
        ...(note ? { note } : {}),
      });
      return reply
        .header('content-type', 'text/csv; charset=utf-8; header=present')
        .header('content-disposition', `attachment; filename="${params.register}.csv"`)
        .send(Readable.from(pieces));
    },
  }),
  commandRoute({
    method: 'POST',
    path: registerPaths.importing,
    permission: 'register:write',
    tag: 'registers',
    summary: { id: 'Impor catatan dari CSV', en: 'Import records from CSV' },
    params: RegisterParams,
    body: ImportInput,
    example,
    response: ImportResult,
    perform: (work, { actor, params, body }) => door.import(work, actor, params.register, body),
  }),
];

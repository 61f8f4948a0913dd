import { type Route, rawCommandRoute } from '../../platform/http/route.ts';
import { ExportInput, exportPaths, SheetInput } from './export.contract.ts';
import type { ExportFile, Exports } from './export.service.ts';
import { RecordParams, RegisterParams } from './registers.contract.ts';
import type { RegisterCommands } from './registers.service.ts';

/** Records as files and on paper. */
export function exportRoutes({ open }: Pick<RegisterCommands, 'open'>, exports: Exports): Route[] {
  const tag = 'registers';
  return [
    rawCommandRoute({
      method: 'POST',
      path: exportPaths.exports,
      permission: 'register:read',
      tag,
      summary: {
        id: 'Ambil catatan sebagai CSV, XLSX, GeoJSON atau PDF',
        en: 'Take records out as CSV, XLSX, GeoJSON or PDF; journaled',
      },
      params: RegisterParams,
      body: ExportInput,
      example: { format: 'csv', language: 'id' },
      produces: 'application/octet-stream',
      async handle({ actor, params, body, reply }) {
        const file = await exports.list(actor, open(actor, params.register), body);
        return reply.headers(headersOf(file)).send(file.content);
      },
    }),
    rawCommandRoute({
      method: 'POST',
      path: exportPaths.sheet,
      permission: 'register:read',
      tag,
      summary: { id: 'Cetak satu catatan (PDF)', en: 'Print one record (PDF); journaled' },
      params: RecordParams,
      body: SheetInput,
      example: { language: 'id' },
      produces: 'application/pdf',
      async handle({ actor, params, body, reply }) {
        const file = await exports.sheet(actor, open(actor, params.register), params.id, body);
        return reply.headers(headersOf(file)).send(file.content);
      },
    }),
  ];
}

const headersOf = ({ mediaType, name }: ExportFile) => ({
  'content-type': mediaType,
  'content-disposition': `attachment; filename="${name}"`,
});

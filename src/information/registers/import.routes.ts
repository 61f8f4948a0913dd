import { PassThrough } from 'node:stream';
import { commandRoute, type Route, rawCommandRoute, readRoute } from '../../platform/http/route.ts';
import { PageQuery } from '../../platform/http/shapes.ts';
import { readUpload } from '../../platform/http/upload.ts';
import { Problem } from '../../platform/problem/problem.ts';
import {
  type ImportLine,
  ImportPage,
  ImportParams,
  ImportPreview,
  ImportQuery,
  ImportView,
  importPaths,
  PreviewQuery,
  UndoImport,
} from './import.contract.ts';
import type { Imports } from './import.service.ts';
import { limits } from './import.types.ts';
import { RegisterParams } from './registers.contract.ts';
import type { RegisterCommands } from './registers.service.ts';

/** Files as records: looked through, taken in, listed, undone. */
export function importRoutes({ open }: Pick<RegisterCommands, 'open'>, imports: Imports): Route[] {
  const tag = 'registers';
  return [
    rawCommandRoute({
      method: 'POST',
      path: importPaths.preview,
      permission: 'register:write',
      tag,
      summary: { id: 'Lihat dahulu isi berkas impor', en: 'Look through a file before its import' },
      params: RegisterParams,
      query: PreviewQuery,
      upload: limits.bytes,
      response: ImportPreview,
      async handle({ actor, params, query, request }) {
        const definition = open(actor, params.register);
        const bytes = await readUpload(request);
        return imports.preview(actor, definition, { bytes, ...(query.mapping ? { mapping: query.mapping } : {}) });
      },
    }),
    rawCommandRoute({
      method: 'POST',
      path: importPaths.imports,
      permission: 'register:write',
      tag,
      summary: {
        id: 'Impor berkas CSV, XLSX atau GeoJSON',
        en: 'Import a CSV, XLSX or GeoJSON file; answers lines of progress, then the result',
      },
      params: RegisterParams,
      query: ImportQuery,
      upload: limits.bytes,
      produces: 'application/x-ndjson',
      async handle({ actor, params, query: { id, name, mapping }, request, reply }) {
        const definition = open(actor, params.register);
        const bytes = await readUpload(request);
        const given = { name, bytes, ...(id ? { id: id.toLowerCase() } : {}), ...(mapping ? { mapping } : {}) };
        const { run } = await imports.prepare(actor, definition, given);
        const lines = new PassThrough();
        const say = (line: ImportLine) => void lines.write(`${JSON.stringify(line)}\n`);
        // Goes on when the client hangs up: the import is one transaction, and is found in the list afterwards.
        run((done, total) => say({ type: 'progress', done, total }))
          .then((made) => say({ type: 'result', import: made }))
          .catch((error: unknown) => {
            if (!(error instanceof Problem)) request.log.error({ reqId: request.id, err: error }, 'import');
            say(problemLine(error));
          })
          .finally(() => lines.end());
        return (
          reply
            .header('content-type', 'application/x-ndjson; charset=utf-8')
            // A compressor would hold the lines back.
            .header('content-encoding', 'identity')
            .send(lines)
        );
      },
    }),
    readRoute({
      path: importPaths.imports,
      permission: 'register:write',
      tag,
      summary: { id: 'Impor yang pernah dilakukan', en: 'Imports that were made, newest first' },
      params: RegisterParams,
      query: PageQuery,
      response: ImportPage,
      handle: ({ actor, params, query }) => imports.list(actor, open(actor, params.register), query),
    }),
    readRoute({
      path: importPaths.import,
      permission: 'register:write',
      tag,
      summary: { id: 'Satu impor', en: 'One import' },
      params: ImportParams,
      response: ImportView,
      handle: ({ actor, params }) => imports.get(actor, open(actor, params.register), params.id),
    }),
    commandRoute({
      method: 'POST',
      path: importPaths.undoing,
      permission: 'register:write',
      tag,
      summary: { id: 'Urungkan seluruh impor', en: 'Undo a whole import; records changed since are left, and told' },
      params: ImportParams,
      body: UndoImport,
      example: { version: 1 },
      response: ImportView,
      perform: (work, { actor, params, body }) =>
        imports.undo(work, actor, open(actor, params.register), params.id, body.version),
    }),
  ];
}

function problemLine(error: unknown): ImportLine {
  if (error instanceof Problem) {
    const { code, status, detail } = error;
    return { type: 'problem', code, status, detail };
  }
  const detail = {
    id: 'Impor gagal; tidak ada yang tersimpan. Coba lagi.',
    en: 'The import failed; nothing was kept. Try again.',
  };
  return { type: 'problem', code: 'internal', status: 500, detail };
}

import { z } from 'zod';
import { type Route, rawCommandRoute, readRoute } from '../../platform/http/route.ts';
import { Id } from '../../platform/http/shapes.ts';
import { readUpload } from '../../platform/http/upload.ts';
import { mostFileBytes } from './files.rules.ts';
import type { Files } from './files.service.ts';
import type { PeopleGate } from './people.service.ts';
import type { RegisterReading } from './reading.service.ts';
import { FileView, PurposeQuery, RecordParams, RegisterParams, registerPaths } from './registers.contract.ts';
import type { RegisterCommands } from './registers.service.ts';

const FileQuery = z.object({ id: Id.optional(), name: z.string().trim().min(1).max(200) });
const FileParams = RecordParams.extend({ file: Id });

/** Files go in as the body of a request, and come out as they were: to be kept, never to be opened here. */
export const fileRoutes = (
  commands: RegisterCommands,
  reading: RegisterReading,
  files: Files,
  people: PeopleGate,
): Route[] => [
  rawCommandRoute({
    method: 'POST',
    path: registerPaths.files,
    permission: 'register:write',
    tag: 'registers',
    summary: { id: 'Unggah berkas untuk sebuah catatan', en: 'Upload a file for a record' },
    params: RegisterParams,
    query: FileQuery,
    upload: mostFileBytes,
    response: FileView,
    status: 201,
    async handle({ actor, params, query, request }) {
      const definition = commands.open(actor, params.register);
      return files.upload(actor, definition, { ...query, content: await readUpload(request) });
    },
  }),
  readRoute({
    path: registerPaths.file,
    permission: 'register:read',
    tag: 'registers',
    summary: { id: 'Unduh berkas sebuah catatan', en: 'Download a file of a record' },
    params: FileParams,
    query: PurposeQuery,
    produces: 'application/octet-stream',
    async handle({ actor, params, query, reply }) {
      const definition = commands.open(actor, params.register);
      const look = { door: 'file' as const, purpose: query.purpose };
      const read = () => reading.get(actor, definition, params.id);
      const record = await people.look(actor, definition, look, read, () => [params.id]);
      const file = await files.open(record, definition, params.file.toLowerCase());
      return reply
        .header('content-type', file.mediaType)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .send(file.content);
    },
  }),
];

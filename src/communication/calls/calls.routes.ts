import { commandRoute, type Route, readRoute } from '../../platform/http/route.ts';
import { IdParams } from '../../platform/http/shapes.ts';
import {
  CallDetail,
  CallDraft,
  CallList,
  CallQuery,
  CallView,
  ConcludeCall,
  callPaths,
  EditLine,
  LineList,
  LineView,
  NewCall,
  NewLine,
  RevealedCallNumber,
  StoredDraft,
} from './calls.contract.ts';
import type { CallService } from './calls.service.ts';
import type { LineService } from './lines.service.ts';

const tag = 'calls';

export function callRoutes(calls: CallService): Route[] {
  return [
    commandRoute({
      method: 'POST',
      path: callPaths.calls,
      permission: 'call:ring',
      tag,
      summary: {
        id: 'Panggilan masuk, atau catat yang diterima di luar',
        en: 'A call comes in, or one taken elsewhere is noted',
      },
      body: NewCall,
      example: { channel: 'telephony', line: '110', callerNumber: '0800-0000-4471', externalId: 'pbx-1700000000.42' },
      response: CallView,
      status: 201,
      perform: (work, { actor, body }) => calls.ring(work, actor, body),
    }),
    readRoute({
      path: callPaths.calls,
      permission: 'call:read',
      tag,
      summary: { id: 'Daftar panggilan', en: 'List calls' },
      query: CallQuery,
      response: CallList,
      handle: ({ actor, query }) => calls.list(actor, query),
    }),
    readRoute({
      path: callPaths.call,
      permission: 'call:read',
      tag,
      summary: { id: 'Satu panggilan, dengan panggilan sebelumnya', en: 'One call, with the earlier ones' },
      params: IdParams,
      response: CallDetail,
      handle: ({ actor, params }) => calls.detail(actor, params.id),
    }),
    commandRoute({
      method: 'POST',
      path: callPaths.answer,
      permission: 'call:answer',
      tag,
      summary: { id: 'Angkat panggilan', en: 'Answer a call' },
      params: IdParams,
      response: CallView,
      perform: (work, { actor, params }) => calls.answer(work, actor, params.id),
    }),
    commandRoute({
      method: 'POST',
      path: callPaths.conclude,
      permission: 'call:write',
      tag,
      summary: { id: 'Akhiri tanpa kejadian', en: 'Conclude without an incident' },
      params: IdParams,
      body: ConcludeCall,
      example: { outcome: 'information', note: 'Menanyakan syarat SKCK' },
      response: CallView,
      perform: (work, { actor, params, body }) => calls.conclude(work, actor, params.id, body),
    }),
    commandRoute({
      method: 'POST',
      path: callPaths.reopen,
      permission: 'call:write',
      tag,
      summary: {
        id: 'Buka lagi panggilan, atau lepas dari kejadian',
        en: 'Reopen a call, or take it off its incident',
      },
      params: IdParams,
      response: CallView,
      perform: (work, { actor, params }) => calls.reopen(work, actor, params.id),
    }),
    commandRoute({
      method: 'PUT',
      path: callPaths.draft,
      permission: 'call:write',
      tag,
      summary: { id: 'Simpan ketikan operator', en: 'Keep what the operator has typed' },
      params: IdParams,
      body: CallDraft,
      example: { revision: 3, content: { narrative: 'Tas ditarik dua orang di motor' } },
      response: StoredDraft,
      perform: (work, { actor, params, body }) => calls.draft(work, actor, params.id, body),
    }),
    commandRoute({
      method: 'POST',
      path: callPaths.number,
      permission: 'call:number',
      tag,
      summary: { id: 'Tampilkan nomor pelapor (dicatat)', en: "Show the caller's number (journaled)" },
      params: IdParams,
      response: RevealedCallNumber,
      perform: (work, { actor, params }) => calls.number(work, actor, params.id),
    }),
  ];
}

export function lineRoutes(lines: LineService): Route[] {
  return [
    readRoute({
      path: callPaths.lines,
      permission: 'setting:read',
      tag,
      summary: { id: 'Daftar saluran', en: 'List lines' },
      response: LineList,
      handle: async ({ actor }) => ({ items: await lines.lines(actor), next: null }),
    }),
    commandRoute({
      method: 'POST',
      path: callPaths.lines,
      permission: 'line:write',
      tag,
      summary: { id: 'Tambah saluran', en: 'Add a line' },
      body: NewLine,
      example: {
        number: '0800-0000-110',
        owner: 'police',
        name: { id: 'Nomor Polres', en: 'Station number' },
        kind: 'local',
      },
      response: LineView,
      status: 201,
      perform: (work, { actor, body }) => lines.addLine(work, actor, body),
    }),
    commandRoute({
      method: 'PATCH',
      path: callPaths.line,
      permission: 'line:write',
      tag,
      summary: { id: 'Ubah saluran', en: 'Change a line' },
      params: IdParams,
      body: EditLine,
      example: { version: 1, active: false },
      response: LineView,
      perform: (work, { actor, params, body }) => lines.editLine(work, actor, params.id, body),
    }),
  ];
}

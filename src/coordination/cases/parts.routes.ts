import { commandRoute, type Route } from '../../platform/http/route.ts';
import {
  Acceptance,
  ActionParams,
  CaseParams,
  CaseView,
  casePaths,
  LinkInput,
  LinkParams,
  NewNote,
  PartyInput,
  PartyParams,
  Reason,
  SetAssignee,
  TakeAction,
} from './cases.contract.ts';
import type { CaseCommands } from './cases.service.ts';
import type { PartCommands } from './parts.service.ts';

/** The steps of a case, and what is added to it. */
export function partRoutes(commands: CaseCommands, parts: PartCommands): Route[] {
  const common = { method: 'POST', permission: 'case:write', tag: 'cases', response: CaseView } as const;
  return [
    commandRoute({
      ...common,
      path: casePaths.action,
      // The move itself names the right it needs.
      permission: 'case:read',
      summary: { id: 'Ambil langkah berikutnya', en: 'Take a step' },
      params: ActionParams,
      body: TakeAction,
      example: { version: 1, values: {}, note: 'Regu 2 berangkat.' },
      perform: async (work, { actor, params, body }) =>
        commands.view(work, actor, await commands.act(work, actor, params.id, params.action, body)),
    }),
    commandRoute({
      ...common,
      path: casePaths.assignee,
      summary: { id: 'Tentukan petugas', en: 'Give it to somebody' },
      params: CaseParams,
      body: SetAssignee,
      example: { version: 1, accountId: null },
      perform: async (work, { actor, params, body }) =>
        commands.view(work, actor, await commands.assign(work, actor, params.id, body)),
    }),
    commandRoute({
      ...common,
      path: casePaths.notes,
      summary: { id: 'Tambah catatan', en: 'Add a note' },
      params: CaseParams,
      body: NewNote,
      example: { text: 'Sudah dibicarakan dengan ketua RW.' },
      status: 201,
      perform: async (work, { actor, params, body }) =>
        commands.view(work, actor, await parts.note(work, actor, params.id, body.text)),
    }),
    commandRoute({
      ...common,
      path: casePaths.links,
      summary: { id: 'Tautkan ke catatan, kejadian atau kasus', en: 'Link to a record, an incident or a case' },
      params: CaseParams,
      body: LinkInput,
      example: { to: 'incident', target: '01939e00-0000-7000-8000-000000000000' },
      status: 201,
      perform: async (work, { actor, params, body }) =>
        commands.view(work, actor, await parts.link(work, actor, params.id, body)),
    }),
    commandRoute({
      ...common,
      path: casePaths.unlinking,
      summary: { id: 'Lepas tautan', en: 'Remove a link' },
      params: LinkParams,
      body: Reason,
      example: { reason: 'Salah kejadian.' },
      perform: async (work, { actor, params, body }) =>
        commands.view(work, actor, await parts.unlink(work, actor, params.id, params.link, body.reason)),
    }),
    commandRoute({
      ...common,
      path: casePaths.parties,
      summary: { id: 'Tambah pihak', en: 'Add a party' },
      params: CaseParams,
      body: PartyInput,
      example: { name: 'Paguyuban pedagang' },
      status: 201,
      perform: async (work, { actor, params, body }) =>
        commands.view(work, actor, await parts.addParty(work, actor, params.id, body.name)),
    }),
    commandRoute({
      ...common,
      path: casePaths.acceptance,
      summary: { id: 'Catat penerimaan pihak', en: 'Record the acceptance of a party' },
      params: PartyParams,
      body: Acceptance,
      example: { accepted: true, how: 'Berita acara rapat warga 20 November 2026.' },
      perform: async (work, { actor, params, body }) =>
        commands.view(work, actor, await parts.accept(work, actor, params.id, params.party, body)),
    }),
  ];
}

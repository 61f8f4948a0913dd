import { commandRoute, type Route, readRoute } from '../../platform/http/route.ts';
import type { Packs } from './packs.service.ts';
import { NewPack, PackView, registerPaths } from './registers.contract.ts';

/** A district's own registers: definitions as JSON, put in force with a reason. */
export const packRoutes = (packs: Packs): Route[] => [
  readRoute({
    path: registerPaths.packs,
    permission: 'register:define',
    tag: 'registers',
    summary: { id: 'Register milik wilayah sendiri', en: 'The district’s own registers' },
    response: PackView,
    handle: ({ actor }) => packs.list(actor),
  }),
  commandRoute({
    method: 'POST',
    path: registerPaths.packs,
    permission: 'register:define',
    tag: 'registers',
    summary: { id: 'Berlakukan paket definisi', en: 'Put a pack of definitions in force' },
    body: NewPack,
    example: { name: 'lapak.json', text: JSON.stringify(examplePack, null, 2) },
    response: PackView,
    status: 201,
    perform: (work, { actor, body }) => packs.add(work, actor, body),
  }),
];

/** A small pack that any district takes. */
const examplePack = {
  reason: 'Lapak yang ditata bersama kelurahan perlu dicatat.',
  definitions: [
    {
      id: 'local-stalls',
      version: 1,
      sources: ['S2-I-3'],
      approvedBy: { name: 'Kabag Ops', on: '2026-11-22' },
      texts: {
        one: { id: 'Lapak', en: 'Stall' },
        many: { id: 'Lapak', en: 'Stalls' },
        purpose: { id: 'Lapak yang ditata bersama kelurahan', en: 'Stalls kept in order with the kelurahan' },
      },
      placement: 'point',
      read: 'register:read',
      write: 'register:write',
      symbol: { shape: 'square', colour: 'info' },
      title: 'name',
      usedBy: ['map layer'],
      fields: {
        name: { type: 'text', texts: { id: 'Nama', en: 'Name' }, about: 'thing', required: true, search: true },
        open: { type: 'yesno', texts: { id: 'Buka malam', en: 'Open at night' }, about: 'thing', filter: true },
      },
    },
  ],
};

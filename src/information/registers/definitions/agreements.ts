import type { RegisterDefinition } from '../definition.types.ts';
import { choice, day, items, longText, record, say, text } from './fields.ts';

/** Rules and social agreements in force in an area, with parties, date, status and purpose. */
export const agreements: RegisterDefinition = {
  id: 'agreements',
  version: 1,
  sources: ['S0-a1'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Aturan atau kesepakatan', 'Rule or agreement'),
    many: say('Aturan dan kesepakatan', 'Rules and agreements'),
    purpose: say('Produk hukum dan kesepakatan bersama yang berlaku', 'Rules and agreements in force'),
  },
  placement: 'area',
  level: 'village',
  owner: 'command',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'square', colour: 'muted' },
  title: 'name',
  usedBy: ['map layer', 'due list'],
  fields: {
    name: text('Perihal', 'Matter', { required: true, search: true }),
    kind: choice(
      'Jenis',
      'Kind',
      items({
        law: ['Peraturan', 'Rule'],
        regional: ['Peraturan daerah', 'Regional rule'],
        mou: ['Nota kesepahaman', 'Memorandum'],
        cooperation: ['Perjanjian kerja sama', 'Cooperation agreement'],
        village: ['Kesepakatan warga', 'Village agreement'],
      }),
      { required: true, filter: true },
    ),
    number: text('Nomor', 'Number', { search: true }),
    parties: text('Para pihak', 'Parties', { about: 'group', search: true }),
    signedOn: day('Ditandatangani', 'Signed on', { filter: true }),
    endsOn: day('Berakhir', 'Ends on', { filter: true, due: true }),
    status: choice(
      'Status',
      'Status',
      items({ draft: ['Rancangan', 'Draft'], force: ['Berlaku', 'In force'], ended: ['Berakhir', 'Ended'] }),
      { required: true, filter: true },
    ),
    purpose: longText('Tujuan', 'Purpose', { required: true, search: true }),
    problem: record('Masalah yang dijawab', 'Problem it answers', 'problems'),
  },
};

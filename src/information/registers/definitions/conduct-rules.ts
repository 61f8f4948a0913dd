import type { RegisterDefinition } from '../definition.types.ts';
import { choice, countOf, day, items, longText, number, record, say, text } from './fields.ts';
import { incidentKindItems } from './taxonomies-order.ts';

/** Do and do not, by post and kind of incident; shown in the task and signed. */
export const conductRules: RegisterDefinition = {
  id: 'conduct-rules',
  version: 1,
  sources: ['S0-b4-5'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Anjuran dan larangan', 'Do and don’t'),
    many: say('Anjuran dan larangan', 'Do and don’t'),
    purpose: say('Etika kerja yang ditampilkan dalam tugas', 'Work ethics, shown in the task'),
  },
  placement: 'none',
  owner: 'oversight',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'circle', colour: 'warn' },
  title: 'name',
  usedBy: ['SOP panel', 'due list'],
  fields: {
    name: text('Kalimat singkat', 'Short sentence', { required: true, search: true }),
    side: choice('Sifat', 'Side', items({ do: ['Lakukan', 'Do'], dont: ['Jangan', 'Do not'] }), {
      required: true,
      filter: true,
    }),
    kinds: choice('Jenis kejadian', 'Kinds of incident', incidentKindItems, { several: true, filter: true }),
    position: record('Jabatan', 'Position', 'positions', { filter: true }),
    why: longText('Alasan', 'Reason', { search: true }),
    basis: text('Dasar hukum', 'Legal basis'),
    revision: number('Revisi', 'Revision', say('revisi', 'revision'), {
      required: true,
      integer: true,
      min: 1,
      max: 999,
    }),
    reviewOn: day('Tinjau ulang', 'Review on', { filter: true, due: true }),
    signed: countOf('Ditandatangani', 'Signed', 'acknowledgements', 'rule'),
  },
};

import type { RegisterDefinition } from '../definition.types.ts';
import { day, number, pointer, record, say, text } from './fields.ts';

/** Who has read which SOP or signed which rule, and at which revision. Written by the act of reading it. */
export const acknowledgements: RegisterDefinition = {
  id: 'acknowledgements',
  version: 1,
  sources: ['S0-b4', 'S0-b4-5'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Tanda baca', 'Acknowledgement'),
    many: say('Tanda baca SOP', 'Acknowledgements'),
    purpose: say(
      'Siapa sudah membaca SOP dan larangan, revisi berapa',
      'Who has read which SOP and rule, at which revision',
    ),
  },
  placement: 'none',
  owner: 'operations',
  read: 'register:read',
  write: 'register:define',
  symbol: { shape: 'circle', colour: 'ok' },
  title: 'name',
  usedBy: ['SOP panel'],
  fields: {
    name: text('Yang dibaca', 'What was read', { required: true, search: true }),
    sop: record('SOP', 'SOP', 'sops', { filter: true }),
    rule: record('Anjuran atau larangan', 'Do or don’t', 'conduct-rules', { filter: true }),
    revision: number('Revisi', 'Revision', say('revisi', 'revision'), {
      required: true,
      integer: true,
      min: 1,
      max: 999,
      filter: true,
    }),
    by: pointer('Oleh akun', 'By account', 'account', { required: true, filter: true }),
    on: day('Tanggal', 'Day', { required: true, filter: true }),
  },
};

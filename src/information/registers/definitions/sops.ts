import type { RegisterDefinition } from '../definition.types.ts';
import { choice, countOf, day, longText, number, record, say, text } from './fields.ts';
import { incidentKindItems } from './taxonomies-order.ts';
import { policeFunctions } from './taxonomies-police.ts';

/** The SOP library: versions, dates in force, owner, and who has read it. */
export const sops: RegisterDefinition = {
  id: 'sops',
  version: 1,
  sources: ['S0-b4'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('SOP', 'SOP'),
    many: say('SOP', 'SOP library'),
    purpose: say(
      'Standar kerja per fungsi dengan versi dan tanda baca',
      'Standards by function, with versions and acknowledgement',
    ),
  },
  placement: 'none',
  owner: 'operations',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'square', colour: 'accent' },
  title: 'name',
  usedBy: ['SOP panel', 'due list'],
  fields: {
    name: text('Judul', 'Title', { required: true, search: true }),
    number: text('Nomor', 'Number', { search: true }),
    function: choice('Fungsi pemilik', 'Owning function', policeFunctions, { required: true, filter: true }),
    kinds: choice('Jenis kejadian', 'Kinds of incident', incidentKindItems, { several: true, filter: true }),
    revision: number('Revisi', 'Revision', say('revisi', 'revision'), {
      required: true,
      integer: true,
      min: 1,
      max: 999,
    }),
    from: day('Berlaku sejak', 'In force from', { required: true, filter: true }),
    reviewOn: day('Tinjau ulang', 'Review on', { filter: true, due: true }),
    steps: longText('Langkah', 'Steps', {
      required: true,
      search: true,
      help: say('Satu langkah satu baris.', 'One step a line.'),
    }),
    replaces: record('Menggantikan', 'Replaces', 'sops'),
    signed: countOf('Sudah dibaca', 'Acknowledged', 'acknowledgements', 'sop'),
  },
};

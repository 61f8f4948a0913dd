import type { RegisterDefinition } from '../definition.types.ts';
import { choice, day, longText, pointer, record, say, text } from './fields.ts';
import { handlingKinds, threatKinds } from './taxonomies.ts';
import { causeTags } from './taxonomies-order.ts';

/** Problems of an area: trigger, parties as groups, claims, and handling. */
export const problems: RegisterDefinition = {
  id: 'problems',
  version: 2,
  sources: ['S2-I-2', 'S3-an-1', 'S3-an-2', 'S3-an-3', 'S3-an-9', 'S3-as-tind', 'S3-ac-hak', 'S3-ac-nilai'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Masalah', 'Problem'),
    many: say('Masalah', 'Problems'),
    purpose: say('Pemicu gangguan dan penanganannya', 'Triggers of trouble, and how they are handled'),
  },
  placement: 'point',
  level: 'rt',
  owner: 'binmas',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'triangle', colour: 'warn' },
  title: 'name',
  usedBy: ['map layer', 'area page', 'status', 'mapping progress', 'case: problem solving', 'report: handling'],
  fields: {
    name: text('Nama masalah', 'Name', { required: true, search: true }),
    kind: choice('Jenis', 'Kind', threatKinds, { required: true, filter: true }),
    trigger: longText('Pemicu', 'Trigger', { required: true, search: true }),
    parties: text('Pihak', 'Parties', {
      about: 'group',
      help: say('Kelompok saja, bukan nama orang.', 'Groups only, no names of people.'),
    }),
    since: day('Sejak', 'Since', { filter: true }),
    handling: choice('Penanganan', 'Handling', handlingKinds, { several: true, filter: true }),
    rootCause: longText('Akar masalah', 'Root cause', { search: true }),
    incidents: pointer('Kejadian terkait', 'Incidents', 'incident', { several: true }),
    causes: choice('Sebab', 'Causes', causeTags, { several: true, filter: true, since: 2 }),
    claims: longText('Klaim, hak, dan kewajiban tiap pihak', 'Claim, right and duty of each side', {
      about: 'group',
      since: 2,
    }),
    history: longText('Riwayat', 'History', { since: 2 }),
    values: record('Kearifan yang dipakai', 'Local values used', 'local-wisdom', { about: 'area', since: 2 }),
  },
};

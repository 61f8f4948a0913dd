import type { RegisterDefinition } from '../definition.types.ts';
import { handlingKinds, threatKinds } from './taxonomies.ts';

/** Problems of an area: trigger, parties as groups, and handling. */
export const problems: RegisterDefinition = {
  id: 'problems',
  version: 1,
  sources: ['S2-I-2', 'S3-an-1', 'S3-an-2', 'S3-an-3', 'S3-an-9', 'S3-as-tind'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: { id: 'Masalah', en: 'Problem' },
    many: { id: 'Masalah', en: 'Problems' },
    purpose: { id: 'Pemicu gangguan dan penanganannya', en: 'Triggers of trouble, and how they are handled' },
  },
  placement: 'point',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'triangle', colour: 'warn' },
  title: 'name',
  usedBy: ['map layer'],
  fields: {
    name: { type: 'text', texts: { id: 'Nama masalah', en: 'Name' }, about: 'thing', required: true, search: true },
    kind: {
      type: 'enum',
      texts: { id: 'Jenis', en: 'Kind' },
      about: 'thing',
      required: true,
      filter: true,
      items: threatKinds,
    },
    trigger: { type: 'longtext', texts: { id: 'Pemicu', en: 'Trigger' }, about: 'thing', required: true, search: true },
    parties: {
      type: 'text',
      texts: { id: 'Pihak', en: 'Parties' },
      help: { id: 'Kelompok saja, bukan nama orang.', en: 'Groups only, no names of people.' },
      about: 'group',
    },
    since: { type: 'date', texts: { id: 'Sejak', en: 'Since' }, about: 'thing', filter: true },
    handling: {
      type: 'enum',
      several: true,
      texts: { id: 'Penanganan', en: 'Handling' },
      about: 'thing',
      items: handlingKinds,
    },
    rootCause: { type: 'longtext', texts: { id: 'Akar masalah', en: 'Root cause' }, about: 'thing', search: true },
    incidents: {
      type: 'reference',
      to: 'incident',
      several: true,
      texts: { id: 'Kejadian terkait', en: 'Incidents' },
      about: 'thing',
    },
  },
};

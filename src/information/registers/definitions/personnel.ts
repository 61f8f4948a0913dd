import type { RegisterDefinition } from '../definition.types.ts';
import { choice, day, pointer, record, say, text } from './fields.ts';
import { availabilities, competences, ranks } from './taxonomies-police.ts';

/** Personnel with post, rank, competence, training and availability. */
export const personnel: RegisterDefinition = {
  id: 'personnel',
  version: 1,
  sources: ['S0-sit-4a', 'S1-super'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Personel', 'Person in service'),
    many: say('Personel', 'Personnel'),
    purpose: say('Jabatan, pangkat, kompetensi, dan pelatihan', 'Post, rank, competence and training'),
  },
  placement: 'area',
  level: 'village',
  owner: 'personnel',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'circle', colour: 'accent' },
  title: 'name',
  usedBy: ['map layer', 'report: competences', 'report: strength', 'due list'],
  retention: 60,
  fields: {
    name: text('Nama', 'Name', { about: 'person', required: true, search: true }),
    rank: choice('Pangkat', 'Rank', ranks, { about: 'person', required: true, filter: true }),
    position: record('Jabatan', 'Position', 'positions', { about: 'person', filter: true }),
    office: record('Satuan', 'Office', 'organisation', { about: 'person', filter: true }),
    unit: pointer('Unit', 'Unit', 'unit', { about: 'person', filter: true }),
    competences: choice('Kompetensi', 'Competences', competences, { about: 'person', several: true, filter: true }),
    course: text('Pelatihan terakhir', 'Latest training', { about: 'person', search: true }),
    trainedUntil: day('Pelatihan berlaku sampai', 'Training valid until', { about: 'person', filter: true, due: true }),
    availability: choice('Ketersediaan', 'Availability', availabilities, {
      about: 'person',
      required: true,
      filter: true,
    }),
    since: day('Menjabat sejak', 'In post since', { about: 'person', filter: true }),
  },
};

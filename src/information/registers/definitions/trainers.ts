import type { RegisterDefinition } from '../definition.types.ts';
import { choice, day, items, number, record, say, text } from './fields.ts';
import { competences } from './taxonomies-police.ts';

/** Master trainers and trainers with level and validity. */
export const trainers: RegisterDefinition = {
  id: 'trainers',
  version: 1,
  sources: ['S4-c1'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Pelatih', 'Trainer'),
    many: say('Pelatih', 'Trainers'),
    purpose: say('Master trainer dan trainer dengan masa berlaku', 'Master trainers and trainers with their validity'),
  },
  placement: 'none',
  owner: 'personnel',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'circle', colour: 'info' },
  title: 'name',
  usedBy: ['report: competences', 'due list'],
  retention: 60,
  fields: {
    name: text('Nama', 'Name', { about: 'person', required: true, search: true }),
    level: choice(
      'Jenjang',
      'Level',
      items({
        master: ['Master trainer', 'Master trainer'],
        trainer: ['Trainer', 'Trainer'],
        assistant: ['Asisten', 'Assistant'],
      }),
      { about: 'person', required: true, filter: true },
    ),
    subjects: choice('Bidang latih', 'Subjects', competences, {
      about: 'person',
      several: true,
      required: true,
      filter: true,
    }),
    certificate: text('Sertifikat', 'Certificate', { about: 'person' }),
    validUntil: day('Berlaku sampai', 'Valid until', { about: 'person', required: true, filter: true, due: true }),
    personnel: record('Catatan personel', 'Personnel record', 'personnel', { about: 'person' }),
    hours: number('Jam melatih tahun ini', 'Hours taught this year', say('jam', 'hours'), {
      about: 'person',
      integer: true,
      min: 0,
      max: 9999,
    }),
  },
};

import type { RegisterDefinition } from '../definition.types.ts';
import { choice, countOf, day, items, longText, record, say, text } from './fields.ts';
import { channels, programmeKinds } from './taxonomies-people.ts';

/** Flagship programmes: mode, target group, result; festival, art, youth, sport. */
export const programmes: RegisterDefinition = {
  id: 'programmes',
  version: 1,
  sources: ['S3-dp6', 'S4-p7a', 'S4-p7b', 'S4-p7d', 'S4-p7e'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Program', 'Programme'),
    many: say('Program unggulan', 'Programmes'),
    purpose: say(
      'Program rutin, khusus, dan kontinjensi dengan hasilnya',
      'Routine, special and contingency programmes with results',
    ),
  },
  placement: 'area',
  level: 'village',
  owner: 'binmas',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'square', colour: 'ok' },
  title: 'name',
  usedBy: ['map layer', 'due list'],
  fields: {
    name: text('Nama program', 'Name', { required: true, search: true }),
    mode: choice(
      'Sifat',
      'Mode',
      items({
        routine: ['Rutin', 'Routine'],
        special: ['Khusus', 'Special'],
        contingency: ['Kontinjensi', 'Contingency'],
      }),
      { required: true, filter: true },
    ),
    kind: choice('Jenis', 'Kind', programmeKinds, { required: true, filter: true }),
    target: text('Kelompok sasaran', 'Target group', { about: 'group', required: true, search: true }),
    channel: choice('Saluran', 'Channel', channels, { filter: true }),
    wisdom: record('Kearifan lokal', 'Local wisdom', 'local-wisdom', { about: 'area' }),
    childSafe: choice(
      'Perlindungan anak',
      'Child protection',
      items({
        none: ['Tidak melibatkan anak', 'No children'],
        guarded: ['Anak dengan izin wali, tanpa data anak', 'Children with consent of guardians, no child data'],
      }),
      { filter: true },
    ),
    startsOn: day('Mulai', 'Starts', { filter: true }),
    endsOn: day('Selesai', 'Ends', { filter: true, due: true }),
    result: longText('Hasil', 'Result', { search: true }),
    events: countOf('Kegiatan', 'Activities', 'community-activities', 'programme'),
  },
};

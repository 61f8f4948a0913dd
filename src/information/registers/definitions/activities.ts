import type { RegisterDefinition } from '../definition.types.ts';
import { choice, contact, day, longText, number, pointer, say, text } from './fields.ts';
import { activityKinds, permitStates } from './taxonomies-people.ts';

/** The calendar of what will draw people or traffic, and what it needs from the police. */
export const activities: RegisterDefinition = {
  id: 'activities',
  version: 1,
  sources: ['S2-I-3'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Kegiatan masyarakat', 'Activity'),
    many: say('Kalender kegiatan', 'Activities calendar'),
    purpose: say('Keramaian dan kegiatan yang akan datang', 'Gatherings and activities to come'),
  },
  placement: 'point',
  level: 'rt',
  owner: 'operations',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'square', colour: 'info' },
  title: 'name',
  usedBy: ['map layer', 'area page', 'due list'],
  fields: {
    name: text('Nama kegiatan', 'Name', { required: true, search: true }),
    kind: choice('Jenis', 'Kind', activityKinds, { required: true, filter: true }),
    startsOn: day('Mulai', 'Starts', { required: true, filter: true, due: true }),
    endsOn: day('Selesai', 'Ends', { filter: true }),
    expected: number('Perkiraan hadir', 'Expected attendance', say('jiwa', 'people'), {
      about: 'group',
      integer: true,
      min: 0,
      filter: true,
    }),
    organiser: text('Penyelenggara', 'Organiser', {
      about: 'group',
      search: true,
      help: say('Nama badan, bukan nama orang.', 'Name of the body, not of a person.'),
    }),
    permit: choice('Izin keramaian', 'Event permit', permitStates, { filter: true }),
    needs: longText('Kebutuhan pengamanan', 'What it needs from the police'),
    units: pointer('Unit yang ditugaskan', 'Units assigned', 'unit', { several: true }),
    contact: contact('Kontak panitia', 'Contact of the committee'),
  },
};

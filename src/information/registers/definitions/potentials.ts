import type { RegisterDefinition } from '../definition.types.ts';
import { choice, contact, day, longText, money, number, say, text, yesNo } from './fields.ts';
import { channels, potentialKinds } from './taxonomies-people.ts';

/** What an area has: nature, skills, activities, networks and trade, with the channels to reach it. */
export const potentials: RegisterDefinition = {
  id: 'potentials',
  version: 1,
  sources: ['S2-I-3', 'S3-an-10', 'S3-ac-hab'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Potensi', 'Potential'),
    many: say('Potensi wilayah', 'Potentials'),
    purpose: say(
      'Sumber daya, keterampilan, kegiatan, jaringan, dan ekonomi',
      'Resources, skills, activities, networks and trade',
    ),
  },
  placement: 'area',
  level: 'rw',
  owner: 'binmas',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'circle', colour: 'ok' },
  title: 'name',
  usedBy: ['map layer', 'area page', 'mapping progress'],
  fields: {
    name: text('Nama potensi', 'Name', { about: 'area', required: true, search: true }),
    kind: choice('Jenis', 'Kind', potentialKinds, { about: 'area', required: true, filter: true }),
    channel: choice('Saluran pendekatan', 'Channel of approach', channels, { several: true, filter: true }),
    reach: number('Jangkauan', 'Reach', say('jiwa', 'people'), { about: 'group', integer: true, min: 0 }),
    seasonal: yesNo('Musiman', 'Seasonal', { about: 'area', filter: true }),
    disruptionCost: money('Kerugian bila terganggu sehari', 'Cost of one day of disruption', {
      about: 'area',
      filter: true,
    }),
    use: longText('Manfaat bagi kamtibmas', 'Use for public order', { about: 'area', search: true }),
    contact: contact('Kontak pengelola', 'Contact of its manager'),
    checkedOn: day('Terakhir diperiksa', 'Last checked', { filter: true }),
  },
};

import type { RegisterDefinition } from '../definition.types.ts';
import { choice, contact, day, items, number, pointer, say, text, yesNo } from './fields.ts';

/** Electronic and human networks with contact, coverage and the day they were last checked. */
export const networks: RegisterDefinition = {
  id: 'networks',
  version: 1,
  sources: ['S2-build-c'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Jaringan', 'Network'),
    many: say('Jaringan', 'Networks'),
    purpose: say(
      'Jaringan elektronik dan manual, jangkauan, dan pemeriksaannya',
      'Electronic and human networks, coverage and checks',
    ),
  },
  placement: 'area',
  level: 'village',
  owner: 'communication',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'circle', colour: 'info' },
  title: 'name',
  usedBy: ['map layer', 'area page', 'due list'],
  fields: {
    name: text('Nama jaringan', 'Name', { required: true, search: true }),
    kind: choice(
      'Jenis',
      'Kind',
      items({
        radio: ['Radio', 'Radio'],
        chat: ['Grup pesan', 'Message group'],
        camera: ['Kamera', 'Cameras'],
        data: ['Jaringan data', 'Data network'],
        forum: ['Forum tatap muka', 'Forum'],
        runner: ['Kurir', 'Runners'],
      }),
      { required: true, filter: true },
    ),
    way: choice('Cara', 'Way', items({ electronic: ['Elektronik', 'Electronic'], manual: ['Manual', 'Manual'] }), {
      required: true,
      filter: true,
    }),
    coverage: pointer('Jangkauan wilayah', 'Areas covered', 'area', { about: 'area', several: true }),
    members: number('Jumlah anggota', 'Number of members', say('anggota', 'members'), {
      about: 'group',
      integer: true,
      min: 0,
      filter: true,
    }),
    contact: contact('Kontak pengelola', 'Contact of its manager'),
    working: yesNo('Berfungsi', 'Working', { filter: true }),
    checkedOn: day('Terakhir diperiksa', 'Last checked', { filter: true }),
    checkBy: day('Periksa lagi sebelum', 'Check again by', { filter: true, due: true }),
  },
};

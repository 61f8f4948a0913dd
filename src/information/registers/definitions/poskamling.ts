import type { RegisterDefinition } from '../definition.types.ts';
import { choice, contact, day, items, number, say, text, yesNo } from './fields.ts';

/** Neighbourhood watch posts: where, how they are manned, and how to reach them. */
export const poskamling: RegisterDefinition = {
  id: 'poskamling',
  version: 2,
  sources: ['S2-build-c', 'S4-c10'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Poskamling', 'Neighbourhood watch post'),
    many: say('Poskamling', 'Neighbourhood watch posts'),
    purpose: say('Pos ronda warga dan cara menghubunginya', 'Residents’ watch posts and how to reach them'),
  },
  placement: 'point',
  level: 'rt',
  owner: 'binmas',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'circle', colour: 'ok' },
  title: 'name',
  usedBy: ['map layer', 'area page', 'mapping progress', 'due list'],
  fields: {
    name: text('Nama pos', 'Name', { required: true, search: true }),
    kind: choice(
      'Jenis pos',
      'Kind of post',
      items({
        permanent: ['Pos permanen', 'Permanent post'],
        gate: ['Pos gerbang', 'Gate post'],
        hall: ['Balai warga', 'Residents’ hall'],
        seasonal: ['Pos musiman', 'Seasonal post'],
      }),
      { required: true, filter: true },
    ),
    shiftsAWeek: number('Ronda per minggu', 'Shifts a week', say('kali', 'shifts'), {
      integer: true,
      min: 0,
      max: 21,
      filter: true,
    }),
    members: number('Jumlah anggota', 'Number of members', say('orang', 'people'), {
      about: 'group',
      integer: true,
      min: 0,
      max: 500,
    }),
    kentongan: yesNo('Ada kentongan', 'Has a kentongan', { filter: true }),
    radio: yesNo('Ada radio', 'Has a radio', { filter: true }),
    contact: contact('Kontak pos', 'Contact of the post'),
    checkedOn: day('Terakhir diperiksa', 'Last checked', { filter: true }),
    checkBy: day('Periksa lagi sebelum', 'Check again by', { filter: true, due: true, since: 2 }),
  },
};

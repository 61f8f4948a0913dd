import type { RegisterDefinition } from '../definition.types.ts';

/** Neighbourhood watch posts: where, how they are manned, and how to reach them. */
export const poskamling: RegisterDefinition = {
  id: 'poskamling',
  version: 1,
  sources: ['S2-build-c', 'S4-c10'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: { id: 'Poskamling', en: 'Neighbourhood watch post' },
    many: { id: 'Poskamling', en: 'Neighbourhood watch posts' },
    purpose: { id: 'Pos ronda warga dan cara menghubunginya', en: 'Residents’ watch posts and how to reach them' },
  },
  placement: 'point',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'circle', colour: 'ok' },
  title: 'name',
  usedBy: ['map layer'],
  fields: {
    name: { type: 'text', texts: { id: 'Nama pos', en: 'Name' }, about: 'thing', required: true, search: true },
    kind: {
      type: 'enum',
      texts: { id: 'Jenis pos', en: 'Kind of post' },
      about: 'thing',
      required: true,
      filter: true,
      items: {
        permanent: { texts: { id: 'Pos permanen', en: 'Permanent post' } },
        gate: { texts: { id: 'Pos gerbang', en: 'Gate post' } },
        hall: { texts: { id: 'Balai warga', en: 'Residents’ hall' } },
        seasonal: { texts: { id: 'Pos musiman', en: 'Seasonal post' } },
      },
    },
    shiftsAWeek: {
      type: 'number',
      texts: { id: 'Ronda per minggu', en: 'Shifts a week' },
      unit: { id: 'kali', en: 'shifts' },
      about: 'thing',
      integer: true,
      min: 0,
      max: 21,
      filter: true,
    },
    members: {
      type: 'number',
      texts: { id: 'Jumlah anggota', en: 'Number of members' },
      unit: { id: 'orang', en: 'people' },
      about: 'group',
      integer: true,
      min: 0,
      max: 500,
    },
    kentongan: { type: 'yesno', texts: { id: 'Ada kentongan', en: 'Has a kentongan' }, about: 'thing', filter: true },
    radio: { type: 'yesno', texts: { id: 'Ada radio', en: 'Has a radio' }, about: 'thing', filter: true },
    contact: { type: 'contact', texts: { id: 'Kontak pos', en: 'Contact of the post' }, about: 'person' },
    checkedOn: { type: 'date', texts: { id: 'Terakhir diperiksa', en: 'Last checked' }, about: 'thing', filter: true },
  },
};

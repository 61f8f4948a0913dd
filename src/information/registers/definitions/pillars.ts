import type { RegisterDefinition } from '../definition.types.ts';
import { choice, contact, day, items, longText, say, text } from './fields.ts';

/** The bodies of the five road-safety pillars, each with its call code and duty. */
export const pillars: RegisterDefinition = {
  id: 'pillars',
  version: 1,
  sources: ['S3-pilar'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Pilar keselamatan jalan', 'Road-safety pillar body'),
    many: say('Pilar keselamatan jalan', 'Road-safety pillars'),
    purpose: say('Lembaga tiap pilar, kode panggil, dan tugasnya', 'Bodies of each pillar, call code and duty'),
  },
  placement: 'none',
  owner: 'traffic',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'square', colour: 'warn' },
  title: 'name',
  usedBy: ['due list'],
  fields: {
    name: text('Nama lembaga', 'Name', { required: true, search: true }),
    pillar: choice(
      'Pilar',
      'Pillar',
      items({
        management: ['Manajemen keselamatan', 'Management'],
        road: ['Jalan yang berkeselamatan', 'Safer roads'],
        vehicle: ['Kendaraan yang berkeselamatan', 'Safer vehicles'],
        user: ['Pengguna jalan', 'Road users'],
        care: ['Penanganan pascakecelakaan', 'Post-crash care'],
      }),
      { required: true, filter: true },
    ),
    callCode: text('Kode panggil', 'Call code', { required: true, search: true }),
    duty: longText('Tugas', 'Duty', { required: true, search: true }),
    around: choice(
      'Siaga',
      'On call',
      items({ day: ['Jam kerja', 'Office hours'], always: ['24 jam', 'Round the clock'] }),
      { filter: true },
    ),
    contact: contact('Kontak siaga', 'Duty contact'),
    checkBy: day('Uji panggil sebelum', 'Test call by', { filter: true, due: true }),
  },
};

import type { RegisterDefinition } from '../definition.types.ts';
import { choice, day, items, longText, number, record, say, text } from './fields.ts';

/** Road-user safety: education given and risk, by user group. */
export const roadUsers: RegisterDefinition = {
  id: 'road-users',
  version: 1,
  sources: ['S2-ks-3', 'S3-k5-jln'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Pendidikan keselamatan', 'Road-user education'),
    many: say('Keselamatan pengguna jalan', 'Road-user safety'),
    purpose: say(
      'Pendidikan keselamatan dan kerawanan per kelompok pengguna',
      'Safety education and risk by user group',
    ),
  },
  placement: 'area',
  level: 'village',
  owner: 'traffic',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'circle', colour: 'warn' },
  title: 'name',
  usedBy: ['map layer', 'report: road-users'],
  fields: {
    name: text('Nama kegiatan', 'Name', { required: true, search: true }),
    group: choice(
      'Kelompok pengguna',
      'User group',
      items({
        pupils: ['Pelajar', 'Pupils'],
        riders: ['Pengendara motor', 'Motorcyclists'],
        drivers: ['Pengemudi', 'Drivers'],
        pedestrians: ['Pejalan kaki', 'Pedestrians'],
        elderly: ['Lansia', 'Elderly'],
        delivery: ['Kurir', 'Couriers'],
      }),
      { about: 'group', required: true, filter: true },
    ),
    on: day('Tanggal', 'Day', { required: true, filter: true }),
    reached: number('Peserta', 'People reached', say('orang', 'people'), {
      about: 'group',
      required: true,
      integer: true,
      min: 0,
      filter: true,
    }),
    casualties: number('Korban kelompok ini', 'Casualties of this group', say('korban setahun', 'casualties a year'), {
      about: 'group',
      integer: true,
      min: 0,
      filter: true,
    }),
    section: record('Ruas jalan', 'Road section', 'road-sections', { filter: true }),
    topic: longText('Pokok bahasan', 'Topic', { search: true }),
  },
};

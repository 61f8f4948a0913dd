import type { RegisterDefinition } from '../definition.types.ts';
import { choice, day, items, longText, number, pointer, record, say, text } from './fields.ts';

/** Community policing: what was done with which partner, and what came of it. */
export const communityActivities: RegisterDefinition = {
  id: 'community-activities',
  version: 1,
  sources: ['S3-compol'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Kegiatan Polmas', 'Community-policing activity'),
    many: say('Kegiatan Polmas', 'Community policing'),
    purpose: say('Kegiatan Polmas dengan mitra dan hasilnya', 'Activities with partners and their outcome'),
  },
  placement: 'point',
  level: 'rt',
  owner: 'binmas',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'circle', colour: 'ok' },
  title: 'name',
  usedBy: ['map layer', 'mapping progress'],
  fields: {
    name: text('Nama kegiatan', 'Name', { required: true, search: true }),
    kind: choice(
      'Jenis',
      'Kind',
      items({
        visit: ['Sambang', 'Visit'],
        forum: ['Pertemuan FKPM', 'Forum meeting'],
        watch: ['Siskamling', 'Neighbourhood watch'],
        counsel: ['Penyuluhan', 'Guidance'],
        mediation: ['Mediasi', 'Mediation'],
        social: ['Bakti sosial', 'Social work'],
      }),
      { required: true, filter: true },
    ),
    on: day('Tanggal', 'Day', { required: true, filter: true }),
    partner: record('Mitra', 'Partner', 'partners', { filter: true }),
    programme: record('Program', 'Programme', 'programmes', { filter: true }),
    problem: record('Masalah yang dibahas', 'Problem discussed', 'problems', { filter: true }),
    attended: number('Hadir', 'Attended', say('orang', 'people'), { about: 'group', integer: true, min: 0 }),
    outcome: longText('Hasil', 'Outcome', { required: true, search: true }),
    unit: pointer('Unit pelaksana', 'Unit', 'unit', { filter: true }),
  },
};

import type { RegisterDefinition } from '../definition.types.ts';
import { choice, countOf, items, longText, number, record, say, text } from './fields.ts';
import { officeKinds } from './taxonomies-police.ts';

/** The basic operational unit: Polres, its functions, Polsek, Pospol and village officers, with Polda and Mabes above. */
export const organisation: RegisterDefinition = {
  id: 'organisation',
  version: 1,
  sources: ['S1-kod', 'S2-lvl'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Satuan', 'Office'),
    many: say('Organisasi dan pos', 'Organisation and posts'),
    purpose: say(
      'Susunan Polres sampai Pospol dan Bhabinkamtibmas',
      'The tree of the Polres down to posts and village officers',
    ),
  },
  placement: 'area',
  level: 'village',
  owner: 'personnel',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'square', colour: 'accent' },
  title: 'name',
  usedBy: ['map layer', 'report: strength'],
  fields: {
    name: text('Nama satuan', 'Name', { required: true, search: true }),
    kind: choice('Jenis', 'Kind', officeKinds, { required: true, filter: true }),
    parent: record('Satuan atas', 'Office above', 'organisation', { filter: true }),
    duty: longText('Tugas pokok', 'Main task', { search: true }),
    line: choice(
      'Golongan fungsi',
      'Function class',
      items({
        main: ['Fungsi utama', 'Main function'],
        support: ['Fungsi pendukung', 'Supporting function'],
        functional: ['Fungsi fungsional', 'Technical function'],
      }),
      { filter: true },
    ),
    established: number('DSP', 'Established strength', say('jabatan', 'posts'), { integer: true, min: 0, max: 5000 }),
    telephone: text('Telepon kantor', 'Office telephone'),
    basis: text('Dasar hukum', 'Legal basis'),
    people: countOf('Personel tercatat', 'Personnel recorded', 'personnel', 'office'),
  },
};

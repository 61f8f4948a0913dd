import type { RegisterDefinition } from '../definition.types.ts';
import { choice, countOf, day, longText, say, text } from './fields.ts';
import { unitLevels } from './taxonomies.ts';
import { competences, policeFunctions } from './taxonomies-police.ts';

/** Posts with their duties, tiered by level, function, section and field; authority limits beside the competences. */
export const positions: RegisterDefinition = {
  id: 'positions',
  version: 1,
  sources: ['S0-sit-2', 'S0-b4-1a', 'S1-super'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Jabatan', 'Position'),
    many: say('Jabatan dan uraian tugas', 'Positions and duties'),
    purpose: say(
      'Tugas pokok, uraian tugas, kompetensi, dan batas wewenang',
      'Main task, job description, competences and limits of authority',
    ),
  },
  placement: 'none',
  owner: 'personnel',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'square', colour: 'accent' },
  title: 'name',
  usedBy: ['report: competences', 'due list'],
  fields: {
    name: text('Nama jabatan', 'Name', { required: true, search: true }),
    level: choice('Tingkat', 'Level', unitLevels, { required: true, filter: true }),
    function: choice('Fungsi', 'Function', policeFunctions, { required: true, filter: true }),
    section: text('Bagian dan bidang', 'Section and field'),
    mainTask: longText('Tugas pokok', 'Main task', { required: true, search: true }),
    duties: longText('Uraian tugas', 'Job description', { required: true, search: true }),
    analysis: longText('Analisis jabatan', 'Job analysis'),
    competences: choice('Kompetensi yang dituntut', 'Competences required', competences, {
      several: true,
      filter: true,
    }),
    limits: longText('Batas wewenang', 'Limits of authority', { required: true }),
    reviewOn: day('Tinjau ulang', 'Review on', { filter: true, due: true }),
    holders: countOf('Pemangku', 'Holders', 'personnel', 'position'),
  },
};

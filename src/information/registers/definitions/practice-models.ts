import type { RegisterDefinition } from '../definition.types.ts';
import { choice, countOf, day, items, longText, say, text } from './fields.ts';
import { socialPatterns } from './taxonomies-order.ts';

/** Practice models by social pattern, with what was learned from them. */
export const practiceModels: RegisterDefinition = {
  id: 'practice-models',
  version: 1,
  sources: ['S4-p6'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Model praktik', 'Practice model'),
    many: say('Model praktik', 'Practice models'),
    purpose: say(
      'Model kerja sesuai corak masyarakat dan pelajarannya',
      'Ways of working by social pattern, and the lessons',
    ),
  },
  placement: 'none',
  owner: 'binmas',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'diamond', colour: 'accent' },
  title: 'name',
  usedBy: ['due list'],
  fields: {
    name: text('Nama model', 'Name', { required: true, search: true }),
    pattern: choice('Corak wilayah', 'Social pattern', socialPatterns, { about: 'area', required: true, filter: true }),
    way: choice(
      'Cara',
      'Way',
      items({
        education: ['Edukasi', 'Education'],
        training: ['Pelatihan', 'Training'],
        coaching: ['Pendampingan', 'Coaching'],
      }),
      { required: true, filter: true },
    ),
    method: longText('Langkah', 'Method', { required: true, search: true }),
    learned: longText('Pelajaran', 'What was learned', { search: true }),
    reviewOn: day('Tinjau ulang', 'Review on', { filter: true, due: true }),
    copies: countOf('Diterapkan', 'Applied', 'development-patterns', 'model'),
  },
};

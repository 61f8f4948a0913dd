import type { RegisterDefinition } from '../definition.types.ts';
import { choice, day, items, longText, number, say, text } from './fields.ts';
import { policeFunctions } from './taxonomies-police.ts';

/** Asta Siap in both versions of eight; an item shared by both is judged once. */
export const readinessItems: RegisterDefinition = {
  id: 'readiness-items',
  version: 1,
  sources: ['S2-as-v'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Butir Asta Siap', 'Readiness item'),
    many: say('Asta Siap', 'Asta Siap readiness'),
    purpose: say('Sepuluh butir kesiapan dari dua versi', 'Ten readiness items of two versions'),
  },
  placement: 'none',
  owner: 'operations',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'square', colour: 'accent' },
  title: 'name',
  usedBy: ['report: readiness', 'due list'],
  fields: {
    name: text('Butir', 'Item', { required: true, search: true }),
    versions: choice(
      'Versi',
      'Versions',
      items({ first: ['Versi pertama', 'First version'], second: ['Versi kedua', 'Second version'] }),
      { several: true, required: true, filter: true },
    ),
    order: number('Urutan', 'Order', say('urutan', 'place'), { integer: true, min: 1, max: 8 }),
    state: choice(
      'Kesiapan',
      'Readiness',
      items({ ready: ['Siap', 'Ready'], partly: ['Sebagian', 'Partly'], not: ['Belum', 'Not yet'] }),
      { required: true, filter: true },
    ),
    evidence: longText('Bukti', 'Evidence', { required: true, search: true }),
    function: choice('Fungsi penanggung jawab', 'Responsible function', policeFunctions, { filter: true }),
    checkBy: day('Periksa lagi sebelum', 'Check again by', { filter: true, due: true }),
  },
};

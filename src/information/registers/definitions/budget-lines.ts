import type { RegisterDefinition } from '../definition.types.ts';
import { choice, day, items, money, number, say, sumOf, text } from './fields.ts';
import { policeFunctions } from './taxonomies-police.ts';

/** Budget lines with ceiling, use and remaining sum. */
export const budgetLines: RegisterDefinition = {
  id: 'budget-lines',
  version: 1,
  sources: ['S0-sit-4d'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Mata anggaran', 'Budget line'),
    many: say('Anggaran', 'Budget lines'),
    purpose: say('Pagu, pemakaian, dan sisa anggaran', 'Ceiling, use and remaining sum'),
  },
  placement: 'none',
  owner: 'planning',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'square', colour: 'muted' },
  title: 'name',
  usedBy: ['report: budget', 'due list'],
  fields: {
    name: text('Uraian', 'Description', { required: true, search: true }),
    code: text('Kode', 'Code', { required: true, search: true }),
    year: number('Tahun anggaran', 'Budget year', say('tahun', 'year'), {
      required: true,
      integer: true,
      min: 2020,
      max: 2100,
      filter: true,
    }),
    function: choice('Fungsi', 'Function', policeFunctions, { required: true, filter: true }),
    kind: choice(
      'Jenis belanja',
      'Kind of spending',
      items({
        staff: ['Belanja pegawai', 'Staff'],
        goods: ['Belanja barang', 'Goods and services'],
        capital: ['Belanja modal', 'Capital'],
      }),
      { required: true, filter: true },
    ),
    ceiling: money('Pagu', 'Ceiling', { required: true, filter: true }),
    source: text('Sumber dana', 'Source of funds'),
    closesOn: day('Batas penyerapan', 'To be spent by', { filter: true, due: true }),
    used: sumOf('Terpakai', 'Used', 'budget-uses', 'line', 'amount'),
  },
};

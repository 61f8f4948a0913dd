import type { RegisterDefinition } from '../definition.types.ts';
import { day, money, record, say, text } from './fields.ts';

/** Each use of a budget line, with its paper. */
export const budgetUses: RegisterDefinition = {
  id: 'budget-uses',
  version: 1,
  sources: ['S0-sit-4d'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Pemakaian anggaran', 'Budget use'),
    many: say('Pemakaian anggaran', 'Budget uses'),
    purpose: say('Pengeluaran per mata anggaran', 'Spending on each budget line'),
  },
  placement: 'none',
  owner: 'planning',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'circle', colour: 'muted' },
  title: 'name',
  usedBy: ['report: budget'],
  fields: {
    name: text('Untuk apa', 'What for', { required: true, search: true }),
    line: record('Mata anggaran', 'Budget line', 'budget-lines', { required: true, filter: true }),
    amount: money('Jumlah', 'Amount', { required: true, filter: true }),
    on: day('Tanggal', 'Day', { required: true, filter: true }),
    paper: text('Nomor bukti', 'Number of the paper', { required: true, search: true }),
    office: record('Satuan', 'Office', 'organisation', { filter: true }),
  },
};

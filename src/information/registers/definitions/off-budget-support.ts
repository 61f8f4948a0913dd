import type { RegisterDefinition } from '../definition.types.ts';
import { choice, day, items, longText, money, record, say, text } from './fields.ts';

/** Support from outside the budget: giver, ground and approval, open to oversight. */
export const offBudgetSupport: RegisterDefinition = {
  id: 'off-budget-support',
  version: 1,
  sources: ['S0-sit-4d'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Dukungan nonbudgeter', 'Off-budget support'),
    many: say('Dukungan nonbudgeter', 'Off-budget support'),
    purpose: say('Pemberi, dasar, dan persetujuan tiap dukungan', 'Giver, ground and approval of each support'),
  },
  placement: 'none',
  owner: 'planning',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'diamond', colour: 'warn' },
  title: 'name',
  usedBy: ['report: support', 'due list'],
  fields: {
    name: text('Bentuk dukungan', 'What was given', { required: true, search: true }),
    giver: text('Lembaga pemberi', 'Giving body', {
      about: 'group',
      required: true,
      search: true,
      help: say(
        'Lembaga saja; pemberian orang perorangan tidak diterima.',
        'Bodies only; gifts by individuals are not taken.',
      ),
    }),
    amount: money('Nilai', 'Value', { required: true, filter: true }),
    ground: choice(
      'Dasar',
      'Ground',
      items({
        grant: ['Hibah resmi', 'Formal grant'],
        agreement: ['Perjanjian kerja sama', 'Agreement'],
        emergency: ['Keadaan darurat', 'Emergency'],
        use: ['Pinjam pakai', 'Loan for use'],
      }),
      { required: true, filter: true },
    ),
    agreement: record('Perjanjian', 'Agreement', 'agreements'),
    approval: choice(
      'Persetujuan',
      'Approval',
      items({ asked: ['Diajukan', 'Asked'], approved: ['Disetujui', 'Approved'], refused: ['Ditolak', 'Refused'] }),
      { required: true, filter: true },
    ),
    approvedBy: text('Jabatan yang menyetujui', 'Approving office'),
    givenOn: day('Diterima tanggal', 'Received on', { required: true, filter: true }),
    use: longText('Dipakai untuk', 'Used for', { search: true }),
    reportBy: day('Laporkan sebelum', 'Report by', { filter: true, due: true }),
  },
};

import type { RegisterDefinition } from '../definition.types.ts';
import { choice, day, items, longText, record, say, text } from './fields.ts';
import { incidentKindItems, severities } from './taxonomies-order.ts';

/** Risks of a duty with their control measures. */
export const dutyRisks: RegisterDefinition = {
  id: 'duty-risks',
  version: 1,
  sources: ['S0-b4-1c'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Risiko tugas', 'Duty risk'),
    many: say('Risiko tugas', 'Duty risks'),
    purpose: say('Risiko tiap tugas dan pengendaliannya', 'Risks of each duty and how they are controlled'),
  },
  placement: 'none',
  owner: 'oversight',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'triangle', colour: 'warn' },
  title: 'name',
  usedBy: ['SOP panel', 'due list'],
  fields: {
    name: text('Risiko', 'Risk', { required: true, search: true }),
    position: record('Jabatan', 'Position', 'positions', { filter: true }),
    kinds: choice('Jenis kejadian', 'Kinds of incident', incidentKindItems, { several: true, filter: true }),
    cause: longText('Sebab', 'Cause', { search: true }),
    harm: choice('Dampak', 'Severity', severities, { required: true, filter: true }),
    often: choice(
      'Kekerapan',
      'How often',
      items({ rare: ['Jarang', 'Rare'], sometimes: ['Kadang', 'Sometimes'], frequent: ['Sering', 'Frequent'] }),
      { filter: true },
    ),
    measures: longText('Pengendalian', 'Control measures', { required: true, search: true }),
    equipment: text('Perlengkapan wajib', 'Equipment required'),
    reviewOn: day('Tinjau ulang', 'Review on', { filter: true, due: true }),
  },
};

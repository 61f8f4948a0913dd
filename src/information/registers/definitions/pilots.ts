import type { RegisterDefinition } from '../definition.types.ts';
import { choice, day, items, longText, pointer, record, say, text } from './fields.ts';

/** Pilots: area, period, what is compared, and the decision to widen or stop. */
export const pilots: RegisterDefinition = {
  id: 'pilots',
  version: 1,
  sources: ['S3-dp7'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Proyek percontohan', 'Pilot'),
    many: say('Proyek percontohan', 'Pilots'),
    purpose: say('Percobaan dengan pembanding dan keputusannya', 'Trials with a comparison and their decision'),
  },
  placement: 'area',
  level: 'village',
  owner: 'operations',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'diamond', colour: 'ok' },
  title: 'name',
  usedBy: ['map layer', 'due list'],
  fields: {
    name: text('Nama', 'Name', { required: true, search: true }),
    aim: longText('Tujuan', 'Aim', { required: true, search: true }),
    compared: pointer('Wilayah pembanding', 'Areas compared with', 'area', { about: 'area', several: true }),
    baseline: text('Keadaan awal', 'Baseline', { about: 'area', required: true }),
    startsOn: day('Mulai', 'Starts', { required: true, filter: true }),
    endsOn: day('Keputusan sebelum', 'Decide by', { filter: true, due: true }),
    decision: choice(
      'Keputusan',
      'Decision',
      items({ running: ['Berjalan', 'Running'], widen: ['Diperluas', 'Widened'], stop: ['Dihentikan', 'Stopped'] }),
      { required: true, filter: true },
    ),
    reason: longText('Alasan keputusan', 'Reason of the decision'),
    programme: record('Program', 'Programme', 'programmes'),
  },
};

import type { RegisterDefinition } from '../definition.types.ts';
import { ageOf, choice, day, items, money, pointer, say, text } from './fields.ts';
import { assetConditions, assetReadiness, unitLevels } from './taxonomies.ts';

/** What the district owns and uses: condition, holder and readiness, at three levels. */
export const assets: RegisterDefinition = {
  id: 'assets',
  version: 2,
  sources: ['S0-sit-4c'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Sarana', 'Asset'),
    many: say('Sarana prasarana', 'Assets'),
    purpose: say('Sarana menurut kondisi, pemegang, dan kesiapan', 'Assets by condition, holder and readiness'),
  },
  placement: 'none',
  owner: 'logistics',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'square', colour: 'info' },
  title: 'name',
  usedBy: ['report: assets', 'due list'],
  fields: {
    name: text('Nama sarana', 'Name', { required: true, search: true }),
    number: text('Nomor inventaris', 'Inventory number', { search: true }),
    kind: choice(
      'Jenis',
      'Kind',
      items({
        vehicle: ['Kendaraan', 'Vehicle'],
        radio: ['Alat komunikasi', 'Communications'],
        protection: ['Alat pelindung', 'Protective gear'],
        computer: ['Komputer', 'Computer'],
        medical: ['Alat kesehatan', 'Medical equipment'],
        building: ['Bangunan', 'Building'],
      }),
      { required: true, filter: true },
    ),
    condition: choice('Kondisi', 'Condition', assetConditions, { required: true, filter: true }),
    ready: choice('Kesiapan', 'Readiness', assetReadiness, { filter: true }),
    level: choice('Tingkat', 'Level', unitLevels, { filter: true }),
    holder: pointer('Unit pemegang', 'Holding unit', 'unit'),
    value: money('Nilai', 'Value', { filter: true }),
    boughtOn: day('Tanggal perolehan', 'Bought on', { filter: true }),
    serviceBy: day('Servis sebelum', 'Service by', { filter: true, due: true, since: 2 }),
    age: ageOf('Umur', 'Age', 'boughtOn', { since: 2 }),
  },
};

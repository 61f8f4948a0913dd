import type { RegisterDefinition } from '../definition.types.ts';
import { assetConditions, assetReadiness, unitLevels } from './taxonomies.ts';

/** What the district owns and uses: condition, holder and readiness, at three levels. */
export const assets: RegisterDefinition = {
  id: 'assets',
  version: 1,
  sources: ['S0-sit-4c'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: { id: 'Sarana', en: 'Asset' },
    many: { id: 'Sarana prasarana', en: 'Assets' },
    purpose: { id: 'Sarana menurut kondisi, pemegang, dan kesiapan', en: 'Assets by condition, holder and readiness' },
  },
  placement: 'none',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'square', colour: 'info' },
  title: 'name',
  usedBy: [],
  fields: {
    name: { type: 'text', texts: { id: 'Nama sarana', en: 'Name' }, about: 'thing', required: true, search: true },
    number: { type: 'text', texts: { id: 'Nomor inventaris', en: 'Inventory number' }, about: 'thing', search: true },
    kind: {
      type: 'enum',
      texts: { id: 'Jenis', en: 'Kind' },
      about: 'thing',
      required: true,
      filter: true,
      items: {
        vehicle: { texts: { id: 'Kendaraan', en: 'Vehicle' } },
        radio: { texts: { id: 'Alat komunikasi', en: 'Communications' } },
        protection: { texts: { id: 'Alat pelindung', en: 'Protective gear' } },
        computer: { texts: { id: 'Komputer', en: 'Computer' } },
        medical: { texts: { id: 'Alat kesehatan', en: 'Medical equipment' } },
        building: { texts: { id: 'Bangunan', en: 'Building' } },
      },
    },
    condition: {
      type: 'enum',
      texts: { id: 'Kondisi', en: 'Condition' },
      about: 'thing',
      required: true,
      filter: true,
      items: assetConditions,
    },
    ready: {
      type: 'enum',
      texts: { id: 'Kesiapan', en: 'Readiness' },
      about: 'thing',
      filter: true,
      items: assetReadiness,
    },
    level: { type: 'enum', texts: { id: 'Tingkat', en: 'Level' }, about: 'thing', filter: true, items: unitLevels },
    holder: { type: 'reference', to: 'unit', texts: { id: 'Unit pemegang', en: 'Holding unit' }, about: 'thing' },
    value: { type: 'money', texts: { id: 'Nilai', en: 'Value' }, about: 'thing', filter: true },
    boughtOn: { type: 'date', texts: { id: 'Tanggal perolehan', en: 'Bought on' }, about: 'thing', filter: true },
  },
};

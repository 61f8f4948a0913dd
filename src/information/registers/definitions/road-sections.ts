import type { RegisterDefinition } from '../definition.types.ts';
import { choice, countOf, day, items, longText, number, pointer, say, text } from './fields.ts';
import { assetConditions } from './taxonomies.ts';
import { roadHazards } from './taxonomies-order.ts';

/** Road sections with hazards and reported defects. */
export const roadSections: RegisterDefinition = {
  id: 'road-sections',
  version: 1,
  sources: ['S2-ks-1', 'S3-k5-jln'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Ruas jalan', 'Road section'),
    many: say('Ruas jalan', 'Road sections'),
    purpose: say('Keadaan ruas jalan, bahaya, dan kerusakan', 'State of road sections, hazards and defects'),
  },
  placement: 'line',
  level: 'village',
  owner: 'traffic',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'square', colour: 'danger' },
  title: 'name',
  usedBy: ['map layer', 'status', 'report: road-sections', 'due list'],
  fields: {
    name: text('Nama ruas', 'Name', { required: true, search: true }),
    class: choice(
      'Kelas jalan',
      'Road class',
      items({
        national: ['Jalan nasional', 'National'],
        province: ['Jalan provinsi', 'Provincial'],
        district: ['Jalan kabupaten atau kota', 'District'],
        local: ['Jalan lingkungan', 'Local'],
      }),
      { required: true, filter: true },
    ),
    hazards: choice('Bahaya', 'Hazards', roadHazards, { several: true, filter: true }),
    surface: choice('Kondisi permukaan', 'Surface', assetConditions, { required: true, filter: true }),
    defect: longText('Kerusakan dilaporkan', 'Reported defect', { search: true }),
    reportedTo: text('Dilaporkan kepada', 'Reported to'),
    limit: number('Batas kecepatan', 'Speed limit', say('km/jam', 'km/h'), {
      integer: true,
      min: 5,
      max: 120,
      filter: true,
    }),
    incidents: pointer('Kecelakaan dan kemacetan', 'Crashes and jams', 'incident', { several: true }),
    checkBy: day('Tinjau lagi sebelum', 'Survey again by', { filter: true, due: true }),
    checks: countOf('Pemeriksaan kendaraan', 'Vehicle checks', 'vehicle-checks', 'section'),
  },
};

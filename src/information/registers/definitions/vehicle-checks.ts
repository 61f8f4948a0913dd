import type { RegisterDefinition } from '../definition.types.ts';
import { choice, day, items, number, record, say, text } from './fields.ts';

/** Vehicle-safety checks and findings, as totals only. */
export const vehicleChecks: RegisterDefinition = {
  id: 'vehicle-checks',
  version: 1,
  sources: ['S2-ks-2', 'S3-k5-jln'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Pemeriksaan kendaraan', 'Vehicle check'),
    many: say('Pemeriksaan kendaraan', 'Vehicle checks'),
    purpose: say('Hasil ramp check sebagai jumlah', 'Roadworthiness checks as totals'),
  },
  placement: 'point',
  level: 'village',
  owner: 'traffic',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'square', colour: 'warn' },
  title: 'name',
  usedBy: ['map layer', 'report: vehicles', 'report: road-sections'],
  fields: {
    name: text('Tempat dan sasaran', 'Place and target', { required: true, search: true }),
    section: record('Ruas jalan', 'Road section', 'road-sections', { filter: true }),
    on: day('Tanggal', 'Day', { required: true, filter: true }),
    vehicle: choice(
      'Jenis kendaraan',
      'Kind of vehicle',
      items({
        motorcycle: ['Sepeda motor', 'Motorcycle'],
        car: ['Mobil', 'Car'],
        bus: ['Bus', 'Bus'],
        truck: ['Truk', 'Lorry'],
      }),
      { required: true, filter: true },
    ),
    checked: number('Diperiksa', 'Checked', say('kendaraan', 'vehicles'), { required: true, integer: true, min: 1 }),
    faulty: number('Tidak laik', 'Not roadworthy', say('kendaraan', 'vehicles'), {
      required: true,
      integer: true,
      min: 0,
    }),
    findings: choice(
      'Temuan',
      'Findings',
      items({
        brakes: ['Rem', 'Brakes'],
        tyres: ['Ban', 'Tyres'],
        lights: ['Lampu', 'Lights'],
        load: ['Muatan lebih', 'Overload'],
        papers: ['Uji berkala habis', 'Periodic test expired'],
      }),
      { several: true, filter: true },
    ),
  },
};

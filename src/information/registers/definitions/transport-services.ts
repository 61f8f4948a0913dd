import type { RegisterDefinition } from '../definition.types.ts';
import { choice, day, items, longText, number, record, say, text } from './fields.ts';

/** Public transport by route, operator and service level. */
export const transportServices: RegisterDefinition = {
  id: 'transport-services',
  version: 1,
  sources: ['S0-c1'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Layanan angkutan', 'Transport service'),
    many: say('Angkutan umum', 'Transport services'),
    purpose: say('Trayek, operator, dan tingkat layanan', 'Routes, operators and service level'),
  },
  placement: 'line',
  level: 'village',
  owner: 'traffic',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'circle', colour: 'info' },
  title: 'name',
  usedBy: ['map layer', 'due list'],
  fields: {
    name: text('Trayek', 'Route', { required: true, search: true }),
    mode: choice(
      'Moda',
      'Mode',
      items({
        bus: ['Bus', 'Bus'],
        minibus: ['Angkot', 'Minibus'],
        rail: ['Kereta', 'Rail'],
        ferry: ['Penyeberangan', 'Ferry'],
        online: ['Angkutan daring', 'Ride hailing'],
      }),
      { required: true, filter: true },
    ),
    operator: text('Operator', 'Operator', { required: true, search: true }),
    sections: record('Ruas yang dilalui', 'Sections used', 'road-sections', { several: true }),
    headway: number('Selang keberangkatan', 'Headway', say('menit', 'minutes'), {
      integer: true,
      min: 1,
      max: 600,
      filter: true,
    }),
    firstLast: text('Jam operasi', 'Hours'),
    service: choice(
      'Tingkat layanan',
      'Service level',
      items({ good: ['Lancar', 'Good'], reduced: ['Berkurang', 'Reduced'], stopped: ['Berhenti', 'Stopped'] }),
      { required: true, filter: true },
    ),
    troubles: longText('Gangguan berulang', 'Recurring troubles', { search: true }),
    licenceUntil: day('Izin trayek sampai', 'Licence until', { filter: true, due: true }),
  },
};

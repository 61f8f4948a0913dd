import type { RegisterDefinition } from '../definition.types.ts';
import { choice, day, longText, number, pointer, say, text } from './fields.ts';
import { hazardKinds, hazardMedia, severities } from './taxonomies-order.ts';

/** Natural and environmental hazards by medium, and where they bite. */
export const hazards: RegisterDefinition = {
  id: 'hazards',
  version: 1,
  sources: ['S3-an-4'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Ancaman alam', 'Hazard'),
    many: say('Ancaman alam dan lingkungan', 'Hazards'),
    purpose: say('Bencana dan kerusakan lingkungan menurut medium', 'Disasters and environmental damage by medium'),
  },
  placement: 'point',
  level: 'rt',
  owner: 'samapta',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'triangle', colour: 'danger' },
  title: 'name',
  usedBy: ['map layer', 'area page', 'mapping progress', 'due list'],
  fields: {
    name: text('Nama ancaman', 'Name', { about: 'area', required: true, search: true }),
    medium: choice('Medium', 'Medium', hazardMedia, { about: 'area', required: true, filter: true }),
    kind: choice('Jenis', 'Kind', hazardKinds, { about: 'area', required: true, filter: true }),
    severity: choice('Dampak', 'Severity', severities, { about: 'area', filter: true }),
    season: text('Musim', 'Season', { about: 'area' }),
    exposed: number('Terdampak', 'Exposed', say('jiwa', 'people'), { about: 'group', integer: true, min: 0 }),
    incidents: pointer('Kejadian terakhir', 'Latest incidents', 'incident', { several: true }),
    measures: longText('Langkah siaga', 'Measures', { about: 'area', search: true }),
    evacuation: text('Titik kumpul', 'Assembly point', { about: 'area' }),
    checkBy: day('Periksa lagi sebelum', 'Check again by', { filter: true, due: true }),
  },
};

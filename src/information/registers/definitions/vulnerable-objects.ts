import type { RegisterDefinition } from '../definition.types.ts';
import { choice, contact, day, longText, number, pointer, say, text } from './fields.ts';
import { guardKinds, objectKinds } from './taxonomies-people.ts';

/** Objects that need protection: what they are, their weak points and who guards them. */
export const vulnerableObjects: RegisterDefinition = {
  id: 'vulnerable-objects',
  version: 1,
  sources: ['S3-an-4'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Objek rawan', 'Vulnerable object'),
    many: say('Objek vital dan rawan', 'Vulnerable objects'),
    purpose: say('Objek yang perlu dijaga dan cara mengamankannya', 'Objects to protect, and how'),
  },
  placement: 'point',
  level: 'rt',
  owner: 'samapta',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'diamond', colour: 'warn' },
  title: 'name',
  usedBy: ['map layer', 'area page', 'mapping progress', 'due list'],
  fields: {
    name: text('Nama objek', 'Name', { required: true, search: true }),
    kind: choice('Jenis', 'Kind', objectKinds, { required: true, filter: true }),
    weakness: longText('Titik lemah', 'Weak points', { seenBy: 'case:write' }),
    guard: choice('Pengamanan', 'Guard', guardKinds, { filter: true }),
    cameras: number('Kamera', 'Cameras', say('kamera', 'cameras'), { integer: true, min: 0, max: 500 }),
    hours: text('Jam ramai', 'Busy hours'),
    unit: pointer('Unit yang menyambangi', 'Unit that visits', 'unit'),
    contact: contact('Kontak pengamanan', 'Contact of the guard'),
    checkBy: day('Periksa lagi sebelum', 'Check again by', { filter: true, due: true }),
  },
};

import type { RegisterDefinition } from '../definition.types.ts';
import { day, longText, pointer, record, say, text } from './fields.ts';

/** What was copied to which area, with what change. */
export const developmentPatterns: RegisterDefinition = {
  id: 'development-patterns',
  version: 1,
  sources: ['S3-dp9', 'S4-p6'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Pola pengembangan', 'Development pattern'),
    many: say('Pola pengembangan', 'Development patterns'),
    purpose: say('Apa yang ditiru ke wilayah mana dengan perubahan apa', 'What was copied where, with which change'),
  },
  placement: 'area',
  level: 'village',
  owner: 'binmas',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'diamond', colour: 'info' },
  title: 'name',
  usedBy: ['map layer', 'due list'],
  fields: {
    name: text('Nama', 'Name', { required: true, search: true }),
    pilot: record('Percontohan asal', 'Pilot it comes from', 'pilots', { filter: true }),
    model: record('Model praktik', 'Practice model', 'practice-models', { filter: true }),
    from: pointer('Wilayah asal', 'Area of origin', 'area', { about: 'area' }),
    change: longText('Perubahan', 'What was changed', { about: 'area', required: true, search: true }),
    startsOn: day('Mulai', 'Starts', { filter: true }),
    result: longText('Hasil', 'Result', { about: 'area', search: true }),
    reviewOn: day('Tinjau ulang', 'Review on', { filter: true, due: true }),
  },
};

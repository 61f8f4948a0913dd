import type { RegisterDefinition } from '../definition.types.ts';
import { choice, day, longText, number, say, text } from './fields.ts';
import { socialPatterns } from './taxonomies-order.ts';
import { areaMeasures } from './taxonomies-people.ts';

/** Context figures of an area from official statistics: people as a whole, never a person. */
export const areaFigures: RegisterDefinition = {
  id: 'area-figures',
  version: 1,
  sources: ['S3-an-5', 'S3-an-8'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Angka wilayah', 'Area figure'),
    many: say('Angka wilayah', 'Area figures'),
    purpose: say(
      'Mutu sumber daya manusia dan corak sosial dari statistik resmi',
      'Human quality and social pattern from official statistics',
    ),
  },
  placement: 'area',
  level: 'village',
  owner: 'planning',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'circle', colour: 'muted' },
  title: 'name',
  usedBy: ['map layer', 'mapping progress', 'due list'],
  fields: {
    name: text('Nama angka', 'Name', { about: 'area', required: true, search: true }),
    measure: choice('Ukuran', 'Measure', areaMeasures, { about: 'area', required: true, filter: true }),
    value: number('Nilai', 'Value', say('sesuai ukuran', 'by measure'), {
      about: 'area',
      required: true,
      filter: true,
    }),
    period: text('Masa', 'Period', { about: 'area', required: true }),
    source: text('Sumber', 'Source', { required: true, search: true }),
    pattern: choice('Corak wilayah', 'Social pattern', socialPatterns, { about: 'area', filter: true }),
    note: longText('Catatan', 'Note', { about: 'area' }),
    renewBy: day('Perbarui sebelum', 'Renew by', { filter: true, due: true }),
  },
};

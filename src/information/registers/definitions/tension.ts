import type { RegisterDefinition } from '../definition.types.ts';
import { choice, day, longText, number, record, say, text } from './fields.ts';
import { socialPatterns, trends } from './taxonomies-order.ts';

/** Tension between groups at the level of an area: issue, trigger, heat and trend. Never a label on a person. */
export const tension: RegisterDefinition = {
  id: 'tension',
  version: 1,
  sources: ['S0-b3-label', 'S3-an-8'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Ketegangan', 'Tension'),
    many: say('Ketegangan antarkelompok', 'Tension between groups'),
    purpose: say(
      'Isu antarkelompok di tingkat wilayah, suhu, dan arahnya',
      'Issues between groups of an area, their heat and trend',
    ),
  },
  placement: 'area',
  level: 'village',
  owner: 'intelkam',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'diamond', colour: 'danger' },
  title: 'name',
  usedBy: ['map layer', 'area page', 'status', 'case: tension handling', 'due list'],
  fields: {
    name: text('Isu', 'Issue', { about: 'area', required: true, search: true }),
    trigger: longText('Pemicu', 'Trigger', { about: 'area', required: true, search: true }),
    parties: text('Kelompok yang berselisih', 'Groups at odds', {
      about: 'group',
      help: say(
        'Sebut menurut kegiatan atau kampung, bukan menurut asal-usul.',
        'By activity or neighbourhood, never by origin.',
      ),
    }),
    heat: number('Suhu', 'Heat', say('dari 5', 'of 5'), {
      about: 'area',
      required: true,
      integer: true,
      min: 1,
      max: 5,
      filter: true,
      help: say('1 tenang, 5 bentrokan terbuka.', '1 calm, 5 open clash.'),
    }),
    trend: choice('Arah', 'Trend', trends, { about: 'area', required: true, filter: true }),
    pattern: choice('Corak wilayah', 'Social pattern', socialPatterns, { about: 'area', filter: true }),
    since: day('Sejak', 'Since', { about: 'area', filter: true }),
    checkBy: day('Periksa lagi sebelum', 'Check again by', { about: 'area', filter: true, due: true }),
    problem: record('Masalah terkait', 'Problem behind it', 'problems', { filter: true }),
    calming: longText('Upaya pendinginan', 'Cooling measures', { about: 'area' }),
  },
};

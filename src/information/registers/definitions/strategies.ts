import type { RegisterDefinition } from '../definition.types.ts';
import { day, longText, record, say, text } from './fields.ts';

/** Plans with their reasoning under seven headings. */
export const strategies: RegisterDefinition = {
  id: 'strategies',
  version: 1,
  sources: ['S3-strat'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Strategi', 'Strategy'),
    many: say('Strategi', 'Strategies'),
    purpose: say('Rencana dengan tujuh dasar pemikiran', 'Plans with seven grounds of reasoning'),
  },
  placement: 'none',
  owner: 'planning',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'diamond', colour: 'accent' },
  title: 'name',
  usedBy: ['due list'],
  fields: {
    name: text('Nama rencana', 'Name', { required: true, search: true }),
    philosophical: longText('Filosofis', 'Philosophical', { required: true, search: true }),
    sociological: longText('Sosiologis', 'Sociological', { required: true, search: true }),
    juridical: longText('Yuridis', 'Juridical', { required: true, search: true }),
    geopolitical: longText('Geopolitik dan geostrategi', 'Geopolitics and geostrategy', {
      about: 'area',
      required: true,
    }),
    global: longText('Global', 'Global', { required: true }),
    dynamic: longText('Modern dan dinamis', 'Modern and dynamic', { required: true }),
    operational: longText('Operasional', 'Operational', { required: true, search: true }),
    problems: record('Masalah yang dijawab', 'Problems it answers', 'problems', { several: true, filter: true }),
    reviewOn: day('Tinjau ulang', 'Review on', { filter: true, due: true }),
  },
};

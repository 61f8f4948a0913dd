import type { RegisterDefinition } from '../definition.types.ts';
import { choice, countOf, items, longText, say, text } from './fields.ts';

/** Local wisdom of an area, and where it helps. */
export const localWisdom: RegisterDefinition = {
  id: 'local-wisdom',
  version: 1,
  sources: ['S4-c9', 'S3-ac-nilai'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Kearifan lokal', 'Local wisdom'),
    many: say('Kearifan lokal', 'Local wisdom'),
    purpose: say('Nilai dan kebiasaan setempat yang membantu ketertiban', 'Local values and customs that help order'),
  },
  placement: 'area',
  level: 'village',
  owner: 'binmas',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'circle', colour: 'ok' },
  title: 'name',
  usedBy: ['map layer', 'area page'],
  fields: {
    name: text('Nama', 'Name', { about: 'area', required: true, search: true }),
    form: choice(
      'Bentuk',
      'Form',
      items({
        custom: ['Kebiasaan', 'Custom'],
        art: ['Seni', 'Art'],
        forum: ['Musyawarah', 'Deliberation'],
        labour: ['Gotong royong', 'Mutual help'],
        saying: ['Ungkapan', 'Saying'],
      }),
      { about: 'area', required: true, filter: true },
    ),
    meaning: longText('Makna', 'Meaning', { about: 'area', required: true, search: true }),
    usedFor: choice(
      'Dipakai untuk',
      'Used for',
      items({
        dispute: ['Sengketa', 'Disputes'],
        youth: ['Pembinaan remaja', 'Youth work'],
        disaster: ['Bencana', 'Disaster'],
        watch: ['Siskamling', 'Neighbourhood watch'],
        festival: ['Festival', 'Festival'],
      }),
      { several: true, filter: true },
    ),
    source: text('Sumber', 'Source'),
    programmes: countOf('Program yang memakai', 'Programmes that use it', 'programmes', 'wisdom'),
  },
};

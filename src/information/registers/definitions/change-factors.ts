import type { RegisterDefinition } from '../definition.types.ts';
import { choice, day, longText, record, say, text } from './fields.ts';
import { changeKinds, verifications } from './taxonomies-order.ts';

/** What changes an area: verified hoaxes, cyber incidents, migration. */
export const changeFactors: RegisterDefinition = {
  id: 'change-factors',
  version: 1,
  sources: ['S3-an-7'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Faktor perubahan', 'Change factor'),
    many: say('Faktor perubahan', 'Change factors'),
    purpose: say(
      'Hoaks terverifikasi, insiden siber, perpindahan penduduk',
      'Verified hoaxes, cyber incidents, migration',
    ),
  },
  placement: 'area',
  level: 'village',
  owner: 'intelkam',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'diamond', colour: 'info' },
  title: 'name',
  usedBy: ['map layer', 'due list'],
  fields: {
    name: text('Perihal', 'Matter', { about: 'area', required: true, search: true }),
    kind: choice('Jenis', 'Kind', changeKinds, { about: 'area', required: true, filter: true }),
    firstSeen: day('Pertama diketahui', 'First seen', { about: 'area', filter: true }),
    verified: choice('Verifikasi', 'Verification', verifications, { required: true, filter: true }),
    source: text('Sumber verifikasi', 'Source of the verification', { search: true }),
    effect: longText('Dampak pada wilayah', 'Effect on the area', { about: 'area', search: true }),
    answer: longText('Tanggapan', 'Answer given'),
    tension: record('Ketegangan terkait', 'Tension it feeds', 'tension', { about: 'area' }),
    checkBy: day('Periksa lagi sebelum', 'Check again by', { filter: true, due: true }),
  },
};

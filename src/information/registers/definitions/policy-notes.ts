import type { RegisterDefinition } from '../definition.types.ts';
import { choice, day, items, longText, say, text } from './fields.ts';

/** What a public policy does to local order, with sources. */
export const policyNotes: RegisterDefinition = {
  id: 'policy-notes',
  version: 1,
  sources: ['S3-an-6'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Catatan kebijakan', 'Policy note'),
    many: say('Dampak kebijakan publik', 'Policy notes'),
    purpose: say('Pengaruh kebijakan pada ketertiban setempat', 'Effects of policies on local order'),
  },
  placement: 'area',
  level: 'district',
  owner: 'intelkam',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'diamond', colour: 'muted' },
  title: 'name',
  usedBy: ['map layer', 'due list'],
  fields: {
    name: text('Kebijakan', 'Policy', { required: true, search: true }),
    maker: choice(
      'Pembuat',
      'Made by',
      items({
        national: ['Pemerintah pusat', 'National government'],
        province: ['Provinsi', 'Province'],
        district: ['Kabupaten atau kota', 'District government'],
        village: ['Kelurahan atau desa', 'Village'],
        service: ['Penyelenggara layanan', 'Service provider'],
      }),
      { required: true, filter: true },
    ),
    from: day('Berlaku sejak', 'In force from', { filter: true }),
    effect: longText('Dampak pada ketertiban', 'Effect on local order', {
      about: 'area',
      required: true,
      search: true,
    }),
    direction: choice(
      'Arah dampak',
      'Direction',
      items({ eases: ['Meredakan', 'Eases'], neutral: ['Netral', 'Neutral'], strains: ['Memberatkan', 'Strains'] }),
      { about: 'area', required: true, filter: true },
    ),
    source: text('Sumber', 'Source', { required: true, search: true }),
    advice: longText('Saran', 'Advice given'),
    reviewOn: day('Tinjau ulang', 'Review on', { filter: true, due: true }),
  },
};

import type { RegisterDefinition } from '../definition.types.ts';
import { choice, day, items, number, record, say, text } from './fields.ts';

/** Contact means: what is handed out and used on patrol and visits, and what is left. */
export const contactItems: RegisterDefinition = {
  id: 'contact-items',
  version: 1,
  sources: ['S4-p3e', 'S4-c10'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Sarana kontak', 'Contact item'),
    many: say('Sarana kontak', 'Contact items'),
    purpose: say('Sarana untuk patroli dan sambang: stok dan pemakaian', 'Means for patrol and visits: stock and use'),
  },
  placement: 'none',
  owner: 'binmas',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'square', colour: 'ok' },
  title: 'name',
  usedBy: ['report: contact-items', 'due list'],
  fields: {
    name: text('Nama sarana', 'Name', { required: true, search: true }),
    kind: choice(
      'Jenis',
      'Kind',
      items({
        leaflet: ['Selebaran', 'Leaflet'],
        sticker: ['Stiker', 'Sticker'],
        card: ['Kartu nama', 'Visiting card'],
        vest: ['Rompi', 'Vest'],
        whistle: ['Peluit', 'Whistle'],
        airtime: ['Pulsa', 'Airtime'],
        package: ['Paket bantuan', 'Relief package'],
      }),
      { required: true, filter: true },
    ),
    use: choice(
      'Dipakai untuk',
      'Used for',
      items({ patrol: ['Patroli', 'Patrol'], visit: ['Sambang', 'Visit'], both: ['Keduanya', 'Both'] }),
      { required: true, filter: true },
    ),
    stock: number('Stok', 'In stock', say('buah', 'pieces'), { required: true, integer: true, min: 0, filter: true }),
    issued: number('Dibagikan ke satuan', 'Issued to offices', say('buah', 'pieces'), {
      integer: true,
      min: 0,
      filter: true,
    }),
    used: number('Terpakai', 'Used', say('buah', 'pieces'), { integer: true, min: 0, filter: true }),
    office: record('Satuan pemegang', 'Holding office', 'organisation', { filter: true }),
    source: record('Mata anggaran', 'Budget line', 'budget-lines'),
    checkBy: day('Hitung ulang sebelum', 'Count again by', { filter: true, due: true }),
  },
};

import type { RegisterDefinition } from '../definition.types.ts';
import { choice, items, say, text } from '../definitions/fields.ts';

/** Emergency and service lines that the room answers or passes calls to. */
export const lines: RegisterDefinition = {
  id: 'lines',
  version: 1,
  sources: ['S3-k4-110', 'S3-k4-119', 'S3-k4-108'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Saluran', 'Line'),
    many: say('Saluran darurat dan layanan', 'Emergency and service lines'),
    purpose: say('Nomor yang dijawab atau dihubungi ruang kendali', 'Numbers that the room answers or calls'),
  },
  placement: 'none',
  owner: 'communication',
  read: 'setting:read',
  write: 'register:define',
  symbol: { shape: 'circle', colour: 'info' },
  title: 'name',
  usedBy: ['call desk'],
  fields: {
    name: text('Nama', 'Name', { required: true, search: true }),
    number: text('Nomor', 'Number', { search: true }),
    owner: choice(
      'Pemilik',
      'Owner',
      items({
        police: ['Polri', 'Police'],
        local_government: ['Pemerintah daerah', 'Local government'],
        fire: ['Pemadam kebakaran', 'Fire service'],
        search_rescue: ['Basarnas', 'Search and rescue'],
        health: ['Kesehatan', 'Health service'],
        telecom: ['Telekomunikasi', 'Telecom'],
      }),
      { filter: true },
    ),
    kind: choice(
      'Guna',
      'Purpose',
      items({
        emergency: ['Darurat', 'Emergency'],
        medical: ['Medis', 'Medical'],
        fire: ['Kebakaran', 'Fire'],
        rescue: ['Penyelamatan', 'Rescue'],
        information: ['Informasi', 'Information'],
        local: ['Setempat', 'Local'],
      }),
      { filter: true },
    ),
  },
};

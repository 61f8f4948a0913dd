import type { RegisterDefinition } from '../definition.types.ts';
import { choice, items, say, text } from '../definitions/fields.ts';

/** Named points by which people say where they are; police posts and hospitals among them. */
export const landmarks: RegisterDefinition = {
  id: 'landmarks',
  version: 1,
  sources: ['S1-kod'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Patokan', 'Landmark'),
    many: say('Patokan dan pos', 'Landmarks and posts'),
    purpose: say('Titik yang dipakai orang untuk menyebut tempat', 'Points by which people say where they are'),
  },
  placement: 'point',
  owner: 'operations',
  read: 'area:read',
  write: 'register:define',
  symbol: { shape: 'circle', colour: 'muted' },
  title: 'name',
  usedBy: ['map layer', 'incident page'],
  fields: {
    name: text('Nama', 'Name', { required: true, search: true }),
    kind: choice(
      'Jenis',
      'Kind',
      items({
        police_hq: ['Markas polisi', 'Police headquarters'],
        police_sector: ['Polsek', 'Police sector'],
        police_post: ['Pos polisi', 'Police post'],
        hospital: ['Rumah sakit', 'Hospital'],
        clinic: ['Puskesmas atau klinik', 'Clinic'],
        fire_station: ['Pos pemadam', 'Fire station'],
        school: ['Sekolah', 'School'],
        market: ['Pasar', 'Market'],
        mall: ['Pusat belanja', 'Mall'],
        worship: ['Tempat ibadah', 'Place of worship'],
        fuel: ['SPBU', 'Fuel station'],
        station: ['Stasiun', 'Station'],
        terminal: ['Terminal', 'Bus terminal'],
        park: ['Taman', 'Park'],
        government: ['Kantor pemerintah', 'Government office'],
        bridge: ['Jembatan', 'Bridge'],
        other: ['Lainnya', 'Other'],
      }),
      { filter: true },
    ),
  },
};

import type { RegisterDefinition } from '../definition.types.ts';
import { choice, items, number, say, text } from '../definitions/fields.ts';

/** The area tree as it is valid now, from the province down to the RT. */
export const areas: RegisterDefinition = {
  id: 'areas',
  version: 1,
  sources: ['S2-lvl'],
  approvedBy: { name: 'Harmoni', on: '2026-11-22' },
  texts: {
    one: say('Wilayah', 'Area'),
    many: say('Wilayah', 'Areas'),
    purpose: say('Wilayah dengan luas dan penduduknya', 'Areas with their size and population'),
  },
  placement: 'polygon',
  owner: 'operations',
  read: 'area:read',
  write: 'register:define',
  symbol: { shape: 'square', colour: 'muted' },
  title: 'name',
  usedBy: ['map layer', 'area page', 'status'],
  fields: {
    name: text('Nama', 'Name', { about: 'area', required: true, search: true }),
    code: text('Kode', 'Code', { about: 'area', search: true }),
    level: choice(
      'Tingkat',
      'Level',
      items({
        province: ['Provinsi', 'Province'],
        regency: ['Kabupaten/kota', 'Regency or city'],
        district: ['Kecamatan', 'Kecamatan'],
        village: ['Kelurahan/desa', 'Kelurahan or desa'],
        rw: ['RW', 'RW'],
        rt: ['RT', 'RT'],
      }),
      { about: 'area', filter: true },
    ),
    hectares: number('Luas', 'Size', say('ha', 'ha'), { about: 'area', filter: true }),
    population: number('Penduduk', 'Population', say('jiwa', 'residents'), {
      about: 'area',
      integer: true,
      filter: true,
    }),
  },
};

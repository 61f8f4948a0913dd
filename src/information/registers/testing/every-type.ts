import type { Field, RegisterDefinition } from '../definition.types.ts';
import { wells } from './definition.ts';

const about = 'thing' as const;
const secret = { about, seenBy: 'journal:read' } as const;
const reference = (to: 'incident' | 'account', id: string): Field => ({
  type: 'reference',
  to,
  several: true,
  texts: { id, en: `${id} en` },
  about,
});

/** A register made for the tests with a field of every type, within a border; version 1. */
export const springs: RegisterDefinition = {
  ...wells,
  id: 'springs',
  placement: 'polygon',
  level: 'village',
  owner: 'binmas',
  retention: 24,
  component: 'SpringPanel',
  fields: {
    ...wells.fields,
    near: {
      type: 'reference',
      to: 'record',
      register: 'springs',
      several: true,
      texts: { id: 'Dekat', en: 'Near' },
      about,
    },
    checkOn: { type: 'date', due: true, filter: true, texts: { id: 'Periksa', en: 'Check on' }, about },
    incidents: reference('incident', 'Kejadian'),
    keepers: reference('account', 'Petugas'),
    zone: { type: 'area', finest: 'village', filter: true, texts: { id: 'Zona', en: 'Zone' }, about: 'area' },
    papers: { type: 'attachment', several: true, texts: { id: 'Berkas', en: 'Papers' }, about },
    permit: { type: 'attachment', texts: { id: 'Izin', en: 'Permit' }, ...secret },
    head: { type: 'point', texts: { id: 'Hulu', en: 'Head' }, about },
    pipe: { type: 'line', texts: { id: 'Pipa', en: 'Pipe' }, about, retention: 12 },
    basin: { type: 'polygon', texts: { id: 'Kolam', en: 'Basin' }, about },
    grade: {
      type: 'enum',
      filter: true,
      texts: { id: 'Mutu', en: 'Grade' },
      items: { emasbatangan: { texts: { id: 'Emasbatangan', en: 'Bar' }, aliases: ['logam mulia'] } },
      ...secret,
    },
    taps: {
      type: 'computed',
      compute: { how: 'count', of: { register: 'taps', by: 'spring', where: { open: true } } },
      texts: { id: 'Keran', en: 'Taps' },
      about,
    },
    lastCheck: {
      type: 'computed',
      compute: { how: 'latest', of: { register: 'taps', by: 'spring' }, field: 'checkedOn' },
      texts: { id: 'Pemeriksaan terakhir', en: 'Last check' },
      about,
    },
    fees: {
      type: 'computed',
      compute: { how: 'sum', of: { register: 'taps', by: 'spring', closed: true }, field: 'fee' },
      texts: { id: 'Iuran', en: 'Fees' },
      about,
    },
    hidden: {
      type: 'computed',
      compute: { how: 'sum', of: { register: 'taps', by: 'spring' }, field: 'secretFlow' },
      texts: { id: 'Debit', en: 'Flow' },
      about,
    },
    age: { type: 'computed', compute: { how: 'age', field: 'dugOn' }, texts: { id: 'Umur', en: 'Age' }, about },
    trouble: {
      type: 'computed',
      compute: { how: 'count', of: { incidents: 'incidents' } },
      texts: { id: 'Jumlah kejadian', en: 'Number of incidents' },
      about,
    },
  },
};

/** What points to the springs, along a line. */
export const taps: RegisterDefinition = {
  ...wells,
  id: 'taps',
  placement: 'line',
  fields: {
    name: wells.fields.name!,
    spring: {
      type: 'reference',
      to: 'record',
      register: 'springs',
      filter: true,
      texts: { id: 'Sumber', en: 'Spring' },
      about,
    },
    fee: { type: 'money', texts: { id: 'Iuran', en: 'Fee' }, about },
    checkedOn: { type: 'date', texts: { id: 'Diperiksa', en: 'Checked on' }, about },
    open: { type: 'yesno', texts: { id: 'Buka', en: 'Open' }, about },
    secretFlow: { type: 'number', unit: { id: 'l', en: 'l' }, texts: { id: 'Debit', en: 'Flow' }, ...secret },
  },
};

/** A border in the western village of the tests, and a line there. */
export const border = {
  type: 'Polygon' as const,
  coordinates: [
    [
      [107.48, -9.51],
      [107.49, -9.51],
      [107.49, -9.5],
      [107.48, -9.5],
      [107.48, -9.51],
    ],
  ],
};
export const path = {
  type: 'LineString' as const,
  coordinates: [
    [107.48, -9.5],
    [107.485, -9.5],
    [107.49, -9.51],
  ],
};

import type { RegisterDefinition } from '../definition.types.ts';

/** A register with a field of every kind, made for the tests; version 1. */
export const wells: RegisterDefinition = {
  id: 'wells',
  version: 1,
  sources: ['TEST'],
  approvedBy: { name: 'Penguji', on: '2026-11-22' },
  texts: {
    one: { id: 'Sumur', en: 'Well' },
    many: { id: 'Sumur', en: 'Wells' },
    purpose: { id: 'Untuk diuji', en: 'To be tested' },
  },
  placement: 'point',
  read: 'register:read',
  write: 'register:write',
  symbol: { shape: 'circle', colour: 'info' },
  title: 'name',
  usedBy: ['tests'],
  fields: {
    name: {
      type: 'text',
      texts: { id: 'Nama', en: 'Name' },
      about: 'thing',
      required: true,
      search: true,
      maxLength: 40,
    },
    note: { type: 'longtext', texts: { id: 'Catatan', en: 'Note' }, about: 'thing', search: true },
    depth: {
      type: 'number',
      texts: { id: 'Dalam', en: 'Depth' },
      unit: { id: 'm', en: 'm' },
      about: 'thing',
      min: 0,
      max: 300,
      filter: true,
    },
    dugOn: { type: 'date', texts: { id: 'Digali', en: 'Dug on' }, about: 'thing', filter: true },
    water: {
      type: 'enum',
      texts: { id: 'Air', en: 'Water' },
      about: 'thing',
      filter: true,
      items: {
        clear: { texts: { id: 'Jernih', en: 'Clear' } },
        salty: { texts: { id: 'Payau', en: 'Salty' } },
        old: { texts: { id: 'Lama', en: 'Old' }, retired: true },
      },
    },
    uses: {
      type: 'enum',
      several: true,
      texts: { id: 'Guna', en: 'Uses' },
      about: 'thing',
      filter: true,
      items: { drink: { texts: { id: 'Minum', en: 'Drink' } }, wash: { texts: { id: 'Cuci', en: 'Wash' } } },
    },
    cost: { type: 'money', texts: { id: 'Biaya', en: 'Cost' }, about: 'thing', filter: true },
    pumped: { type: 'yesno', texts: { id: 'Pompa', en: 'Pumped' }, about: 'thing', filter: true },
    keeper: { type: 'contact', texts: { id: 'Penjaga', en: 'Keeper' }, about: 'person' },
    unit: { type: 'reference', to: 'unit', texts: { id: 'Unit', en: 'Unit' }, about: 'thing', filter: true },
    near: {
      type: 'reference',
      to: 'record',
      register: 'wells',
      several: true,
      texts: { id: 'Dekat', en: 'Near' },
      about: 'thing',
    },
    reach: { type: 'reference', to: 'area', several: true, texts: { id: 'Jangkauan', en: 'Reach' }, about: 'area' },
    secret: {
      type: 'text',
      texts: { id: 'Rahasia', en: 'Secret' },
      about: 'thing',
      search: true,
      seenBy: 'journal:read',
    },
  },
};

/** Version 2: `note` has retired, `lid` has begun and is required. */
export const wells2: RegisterDefinition = {
  ...wells,
  version: 2,
  fields: {
    ...wells.fields,
    note: { type: 'longtext', texts: { id: 'Catatan', en: 'Note' }, about: 'thing', search: true, until: 1 },
    lid: { type: 'yesno', texts: { id: 'Tutup', en: 'Lid' }, about: 'thing', since: 2, required: true },
  },
};

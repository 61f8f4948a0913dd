import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldView, RecordView, RegisterView } from '../registers.contract.ts';
import { columnsOf } from './columns.ts';
import { differences, merged } from './conflict.ts';
import {
  filterFields,
  fromView,
  noFilters,
  rangeOf,
  rangeText,
  readFilters,
  toParams,
  toView,
  withField,
  writeFilters,
} from './filters.ts';
import {
  emptyForm,
  type Form,
  faultOf,
  formOf,
  placePart,
  refusalOf,
  refusedElsewhere,
  toEdit,
  toNew,
} from './form.ts';
import { groupThousands, parseNumber, typedNumber } from './numbers.ts';
import { valueText } from './value-text.ts';

function field(id: string, type: FieldView['type'], more: Partial<FieldView> = {}): FieldView {
  return {
    id,
    type,
    texts: { id, en: id },
    help: null,
    about: 'thing',
    required: false,
    search: false,
    filter: false,
    asked: true,
    unit: null,
    min: null,
    max: null,
    integer: false,
    maxLength: null,
    several: false,
    items: null,
    to: null,
    toRegister: null,
    due: false,
    finest: null,
    computed: null,
    ...more,
  };
}

const register: RegisterView = {
  id: 'things',
  version: 2,
  texts: { one: { id: 'benda', en: 'thing' }, many: { id: 'Benda', en: 'Things' }, purpose: { id: 'b', en: 't' } },
  placement: 'point',
  level: 'rt',
  owner: null,
  retention: null,
  component: null,
  symbol: { shape: 'square', colour: 'info' },
  title: 'name',
  fields: [
    field('name', 'text', { required: true, search: true }),
    field('story', 'longtext', { required: true }),
    field('price', 'money', { required: true }),
    field('state', 'enum', {
      filter: true,
      required: true,
      items: [
        { id: 'good', texts: { id: 'Baik', en: 'Good' }, retired: false },
        { id: 'worn', texts: { id: 'Aus', en: 'Worn' }, retired: false },
      ],
    }),
    field('width', 'number', { filter: true, unit: { id: 'm', en: 'm' } }),
    field('lit', 'yesno'),
    field('since', 'date'),
    field('kinds', 'enum', { several: true, items: [] }),
    field('phone', 'contact'),
    field('old', 'text', { asked: false, filter: true }),
  ],
  people: false,
  writable: true,
  open: 1,
};
const record: RecordView = {
  id: '0190a0a0-0000-7000-8000-000000000001',
  register: 'things',
  definitionVersion: 1,
  title: 'Gerbang',
  values: {
    name: 'Gerbang',
    price: 1_250_000,
    width: 3.5,
    lit: false,
    phone: { value: '0812', consentOn: '2026-01-02' },
  },
  files: {},
  erased: [],
  names: {},
  place: { lon: 106.8, lat: -6.2, areaCode: '31.1', areaText: 'Kel. Cempaka', guessed: false, geometry: null },
  closedAt: null,
  createdAt: '2026-01-02T00:00:00Z',
  changedAt: '2026-01-02T00:00:00Z',
  version: 4,
};
const read = formOf(register, record);
const typed = (form: Form, change: Form['typed']): Form => ({ ...form, typed: { ...form.typed, ...change } });

describe('columns', () => {
  it('are what one filters by, then what is required; never the title, long text or what has retired', () => {
    expect(columnsOf(register).map(({ id }) => id)).toEqual(['price', 'state', 'width']);
  });
});

describe('filters', () => {
  it('come back from the address as they went into it', () => {
    const word = fc.string({ minLength: 1, maxLength: 20 });
    const any = fc.record({
      q: fc.string({ maxLength: 20 }),
      area: fc.constantFrom('', '31.74', '31.74.01.1001'),
      closed: fc.constantFrom('open', 'closed', 'all'),
      fields: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), word),
      by: fc.constantFrom('', 'state', 'area:village'),
      columns: fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 5 }),
    });
    fc.assert(
      fc.property(any, (filters) => {
        const back = readFilters(new URLSearchParams(writeFilters(filters as typeof noFilters).toString()));
        expect(fromView(toView(filters as typeof noFilters))).toEqual(filters);
        expect({ ...back, fields: Object.entries(back.fields) }).toEqual({
          ...filters,
          fields: Object.entries(filters.fields),
        });
      }),
    );
  });
  it('leave nothing in the address when nothing is chosen', () => {
    expect(writeFilters(noFilters).toString()).toBe('');
    expect(writeFilters(withField(withField(noFilters, 'state', 'good'), 'state', '')).toString()).toBe('');
  });
  it('are asked of the server as field:value, ranges with both ends', () => {
    const filters = withField(
      withField({ ...noFilters, q: ' gerbang ' }, 'state', 'good'),
      'width',
      rangeText('2', ''),
    );
    const params = toParams(filters, { limit: '50' });
    expect([params.get('q'), params.get('closed'), params.getAll('filter'), params.get('limit')]).toEqual([
      'gerbang',
      'open',
      ['state:good', 'width:2..'],
      '50',
    ]);
    expect(rangeOf('2..')).toEqual(['2', '']);
    expect(rangeText('', '')).toBe('');
  });
  it('are offered for fields that have choices or an order', () => {
    expect(filterFields(register.fields).map(({ id }) => id)).toEqual(['state', 'width']);
  });
});

describe('numbers', () => {
  it.each([
    ['1250', 1250],
    ['1.250', 1250],
    ['1.250.000,5', 1_250_000.5],
    ['3,5', 3.5],
    ['3.5', 3.5],
    ['-2', -2],
    ['1,250,000', 1_250_000],
    ['tiga', undefined],
    ['1.2.3', undefined],
  ])('%s is read as %s', (text, value) => expect(parseNumber(text, false)).toBe(value));
  it('whole rupiah come back from how they are typed', () => {
    fc.assert(
      fc.property(fc.nat(), (value) => {
        expect(parseNumber(typedNumber(value, true), true)).toBe(value);
      }),
    );
    expect(parseNumber('Rp 1.250.000', true)).toBe(1_250_000);
    expect(parseNumber('12,5', true)).toBeUndefined();
    expect(groupThousands('1.2500')).toBe('12.500');
  });
  it('a number comes back from how it is typed, up to two digits after the comma', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (cents) => {
        expect(parseNumber(typedNumber(cents / 100, false), false)).toBe(cents / 100);
      }),
    );
  });
});

describe('form', () => {
  it('is unchanged right after it was read', () => expect(toEdit(register, read, read, 4)).toBeUndefined());
  it('sends only what changed, with the version read, and null for what was emptied', () => {
    expect(toEdit(register, read, typed(read, { name: 'Gapura', width: '', lit: 'yes' }), 4)).toEqual({
      version: 4,
      values: { name: 'Gapura', width: null, lit: true },
    });
    expect(toEdit(register, read, { ...read, place: null }, 4)).toEqual({ version: 4, place: null });
  });
  it('adds a record with what was typed, under its own id', () => {
    const form = typed(emptyForm, { name: ' Gapura ', price: '1.000', kinds: ['a'], lit: 'no', since: '' });
    const place = { lon: 106.8, lat: -6.2, areaCode: null, text: 'titik' };
    expect(toNew(register, { ...form, place }, record.id)).toEqual({
      id: record.id,
      values: { name: 'Gapura', price: 1000, kinds: ['a'], lit: false },
      place: { lon: 106.8, lat: -6.2 },
    });
  });
  it('says what is missing or cannot be read', () => {
    const of = (id: string) => register.fields.find((one) => one.id === id)!;
    expect(faultOf(of('name'), '  ')).toBe('fault_required');
    expect(faultOf(of('width'), 'lebar')).toBe('fault_number');
    expect(faultOf(of('phone'), { value: '0812', consentOn: '' })).toBe('fault_consent');
    expect(faultOf(of('phone'), { value: '', consentOn: '' })).toBeUndefined();
    expect(faultOf(of('width'), '')).toBeUndefined();
  });
});

describe('what the server refused', () => {
  const reason = 'Pilihan ini sudah tidak dipakai.';
  const retired: RegisterView = {
    ...register,
    fields: register.fields.map((one) =>
      one.id === 'kinds'
        ? { ...one, items: (one.items ?? []).map((item) => ({ ...item, retired: item.id === 'a' })) }
        : one,
    ),
  };
  it('stands at its field: an item that retired while the form was open', () => {
    const form = typed(emptyForm, { name: 'Gapura', kinds: ['a'] });
    const refusals = [{ path: 'values.kinds.0', reason }];
    expect(refusalOf(refusals, 'values.kinds')).toBe(reason);
    expect(refusalOf(refusals, 'values.name')).toBeUndefined();
    expect(refusalOf([{ path: 'values.kindsAndMore', reason }], 'values.kinds')).toBeUndefined();
    expect(refusedElsewhere(register, refusals)).toEqual([]);
    // What was typed stays until the person chooses another, under the new definition too.
    expect(toNew(retired, form, record.id)).toEqual(toNew(register, form, record.id));
  });
  it('is told at the end of the form when no input shows it', () => {
    const refusals = [
      { path: 'values.new', reason: 'Wajib diisi.' },
      { path: 'place.lon', reason: 'Di luar wilayah.' },
    ];
    expect(refusedElsewhere(register, refusals)).toEqual([refusals[0]]);
    expect(refusalOf(refusals, 'place')).toBe('Di luar wilayah.');
  });
});

describe('conflict', () => {
  const mine = typed(read, { name: 'Punya saya', width: '4' });
  const theirs = { ...typed(read, { name: 'Punya mereka', lit: 'yes' }), place: null };
  it('names each part with who changed it; parts that agree are left out', () => {
    expect(differences(register, read, mine, theirs)).toEqual([
      { part: 'name', by: 'both' },
      { part: 'width', by: 'mine' },
      { part: 'lit', by: 'theirs' },
      { part: placePart, by: 'theirs' },
    ]);
    expect(differences(register, read, mine, mine)).toEqual([]);
  });
  it('keeps theirs, with my value in each part chosen', () => {
    const chosen = merged(register, mine, theirs, new Set(['width']));
    expect([chosen.typed.name, chosen.typed.width, chosen.typed.lit, chosen.place]).toEqual([
      'Punya mereka',
      '4',
      'yes',
      null,
    ]);
    expect(toEdit(register, theirs, chosen, 5)).toEqual({ version: 5, values: { width: 4 } });
  });
});

describe('value in words', () => {
  const saying = {
    language: 'id' as const,
    names: { u1: 'Unit 104', f1: 'izin.pdf', '31.1': 'Cempaka' },
    yes: 'Ya',
    no: 'Tidak',
    consent: 'setuju',
    shape: ({ type }: { type: string }) => `bentuk ${type}`,
  };
  const of = (id: string) => register.fields.find((one) => one.id === id)!;
  it('follows the type', () => {
    expect(valueText(of('price'), 1_250_000, saying)).toBe('Rp 1.250.000');
    expect(valueText(of('width'), 3.5, saying)).toBe('3,5 m');
    expect(valueText(of('state'), 'worn', saying)).toBe('Aus');
    expect(valueText(of('lit'), false, saying)).toBe('Tidak');
    expect(valueText(of('since'), '2026-11-22', saying)).toBe('22 November 2026');
    expect(valueText(field('u', 'reference'), 'u1', saying)).toBe('Unit 104');
    expect(valueText(of('phone'), record.values.phone, saying)).toBe('0812 · setuju 2 Januari 2026');
    expect(valueText(of('name'), null, saying)).toBe('');
    expect(valueText(field('files', 'attachment', { several: true }), ['f1'], saying)).toBe('izin.pdf');
    expect(valueText(field('zone', 'area'), '31.1', saying)).toBe('Cempaka');
    expect(valueText(field('at', 'point'), { type: 'Point', coordinates: [1, 2] }, saying)).toBe('bentuk Point');
    const computed = (how: 'sum' | 'latest', result: 'money' | 'date') =>
      field('c', 'computed', { asked: false, computed: { how, result } });
    expect(valueText(computed('sum', 'money'), 1500, saying)).toBe('Rp 1.500');
    expect(valueText(computed('latest', 'date'), '2026-11-22', saying)).toBe('22 November 2026');
  });
});

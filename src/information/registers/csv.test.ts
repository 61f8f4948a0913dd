import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvToRecords, recordsToCsv } from './csv.ts';
import { readDay, readNumber } from './csv-values.ts';
import type { FieldView, RecordView, RegisterView, Values } from './registers.contract.ts';

const field = (id: string, type: FieldView['type'], more: Partial<FieldView> = {}): FieldView => ({
  id,
  type,
  texts: { id: `Isi ${id}`, en: `Text ${id}` },
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
  ...more,
});
const items = [
  { id: 'good', texts: { id: 'Baik', en: 'Good' }, retired: false },
  { id: 'broken', texts: { id: 'Rusak; berat', en: 'Broken, badly' }, retired: false },
  { id: 'gone', texts: { id: 'Hilang', en: 'Gone' }, retired: true },
];
const view: RegisterView = {
  id: 'things',
  version: 1,
  texts: { one: { id: 'a', en: 'a' }, many: { id: 'a', en: 'a' }, purpose: { id: 'a', en: 'a' } },
  placement: 'point',
  symbol: { shape: 'circle', colour: 'info' },
  title: 'name',
  fields: [
    field('name', 'text', { required: true, maxLength: 200 }),
    field('state', 'enum', { items }),
    field('states', 'enum', { items, several: true }),
    field('size', 'number'),
    field('price', 'money'),
    field('day', 'date'),
    field('ready', 'yesno'),
    field('links', 'reference', { to: 'incident', several: true }),
    field('contact', 'contact'),
    field('old', 'text', { asked: false }),
  ],
  writable: true,
  open: 0,
};
const record = (values: Values, place: RecordView['place'] = null): RecordView => ({
  id: '0199c0de-0000-7000-8000-000000000001',
  register: 'things',
  definitionVersion: 1,
  title: 'x',
  values,
  names: {},
  place,
  closedAt: null,
  createdAt: '2026-11-01T00:00:00Z',
  changedAt: '2026-11-01T00:00:00Z',
  version: 1,
});
const read = (text: string) => csvToRecords(text, view);
const valuesOf = (text: string) => read(text).records.map(({ input }) => input.values);
const refusalsOf = (text: string) => read(text).refused.map(({ row, field: at }) => [row, at]);

describe('recordsToCsv', () => {
  it('writes BOM, CRLF, decimal comma with semicolons, and the note last', () => {
    const csv = recordsToCsv(view, [record({ name: 'A "b"', size: 1.5, state: 'broken', ready: true })], {
      delimiter: ';',
      language: 'id',
      note: 'CC BY 4.0; 2026',
    });
    expect(csv.startsWith('\ufeffIsi name;Isi state;')).toBe(true);
    expect(csv).toContain('\r\n"A ""b""";"Rusak; berat";;1,5;;;ya;;;;;;\r\n');
    expect(csv.endsWith('\r\n"# CC BY 4.0; 2026"\r\n')).toBe(true);
    expect(valuesOf(csv)).toEqual([{ name: 'A "b"', size: 1.5, state: 'broken', ready: true }]);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', "'=x", '＝1', '#x', '=HYPERLINK("http://x";"y")'])(
    'takes the sting out of %s and reads it back',
    (name) => {
      for (const delimiter of [',', ';'] as const) {
        const csv = recordsToCsv(view, [record({ name, size: -5 })], { delimiter });
        expect(csv.split('\r\n')[1]).toMatch(/^"?'/);
        expect(csv).toContain(`${delimiter}-5${delimiter}`);
        expect(valuesOf(csv)).toEqual([{ name, size: -5 }]);
      }
    },
  );

  it('is read back as it was', () => {
    const text = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 30 })
      .map((one) => one.replaceAll('\ufffd', '?').replaceAll('\r', '\n').trim())
      .filter((one) => one !== '' && one.isWellFormed());
    const some = fc.record(
      {
        name: fc.oneof(text, fc.constantFrom('"', '""', "'", '=', '|', ',', ';', '#', "''-", 'a\nb')),
        state: fc.constantFrom('good', 'broken'),
        states: fc.uniqueArray(fc.constantFrom('good', 'broken'), { minLength: 1 }),
        size: fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => one || 0),
        price: fc.integer({ min: 0, max: 9e14 }),
        day: fc.constantFrom('2026-02-28', '1999-12-31'),
        ready: fc.boolean(),
        contact: fc.record({ value: text, consentOn: fc.constant('2026-01-02') }),
      },
      { requiredKeys: ['name'] },
    );
    const lonLat = fc.record({
      lon: fc.double({ min: 95, max: 141, noNaN: true }),
      lat: fc.double({ min: -11, max: 6, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(some, fc.option(lonLat)), { maxLength: 5 }),
        fc.constantFrom(',' as const, ';' as const),
        fc.constantFrom('id' as const, 'en' as const, undefined),
        (rows, delimiter, language) => {
          const records = rows.map(([values, at]) =>
            record(values, at && { ...at, areaCode: null, areaText: '', guessed: false }),
          );
          const csv = recordsToCsv(view, records, { delimiter, language, note: 'n' });
          const again = read(csv);
          expect(again.refused).toEqual([]);
          expect(again.records.map(({ input }) => input.values)).toEqual(rows.map(([values]) => values));
          expect(again.records.map(({ input }) => input.place ?? null)).toEqual(
            rows.map(([, at]) => at && { lon: at.lon || 0, lat: at.lat || 0 }),
          );
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('csvToRecords', () => {
  it('reads titles and items of either language, in any order and case', () => {
    expect(valuesOf('TEXT STATE;isi name;Isi states\nbaik;Tiang;good|Rusak; berat\n')).toEqual([]);
    expect(valuesOf('TEXT STATE;isi name;Isi states\nbaik;Tiang;"good|Rusak; berat"\n')).toEqual([
      { state: 'good', name: 'Tiang', states: ['good', 'broken'] },
    ]);
  });

  it('reads days, numbers and words as people write them', () => {
    const csv = 'name;day;size;price;ready;lon;lat\nA;5/3/2026;12,5;Rp 25.000.000;Ya;110,25;-7,5\n';
    expect(read(csv)).toEqual({
      refused: [],
      records: [
        {
          row: 1,
          input: {
            values: { name: 'A', day: '2026-03-05', size: 12.5, price: 25_000_000, ready: true },
            place: { lon: 110.25, lat: -7.5 },
          },
        },
      ],
    });
  });

  it('names row and field of everything that is wrong, and takes the rest', () => {
    const csv = [
      'name,state,day,size,ready,contact,contact.consent,old,lon,lat',
      ',fine,31/02/2026,many,perhaps,0800,,x,200,1',
      'B,gone,,,,,,,,',
      'C,,,,,,,,110,',
      'D,,,,,,,,,,surplus',
      '',
      'E,good,,,,,,,,',
    ].join('\n');
    expect(refusalsOf(csv)).toEqual([
      ...['name', 'state', 'size', 'day', 'ready', 'contact.consent', 'old', 'lon'].map((at) => [1, at]),
      [2, 'state'],
      [3, 'lat'],
      [4, null],
    ]);
    expect(valuesOf(csv)).toEqual([{ name: 'E', state: 'good' }]);
  });

  it.each([
    ['an empty file', '', 0, null],
    ['a column that is not known', 'name,colour\nA,red', 0, 'colour'],
    ['a column twice', 'name,Isi name\nA,B', 0, 'name'],
    ['a quote that never closes', 'name,size\n"A,1\n', 0, null],
    ['lost characters', 'name\nA\nB\ufffdC\n', 2, null],
    ['another format', '{"type":"FeatureCollection"}', 0, null],
    ['prototype names', '__proto__,constructor\n1,2', 0, '__proto__'],
  ])('refuses %s whole, in one clear reason', (_, text, row, at) => {
    const reading = read(text);
    expect(reading.records).toEqual([]);
    expect(reading.refused).toHaveLength(1);
    expect(reading.refused[0]).toMatchObject({ row, field: at });
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => void read(text)));
    fc.assert(fc.property(fc.string({ maxLength: 80 }), (text) => void read(`name,size\n${text}`)));
  });
});

describe('cells', () => {
  it.each<[string, boolean, number | null]>([
    ['1.234,5', false, 1234.5],
    ['1,234.5', false, 1234.5],
    ['1.234.567', false, 1_234_567],
    ['25.000', true, 25_000],
    ['25.000', false, 25],
    ['0,125', false, 0.125],
    ['-3', true, -3],
    ['1.23.4', false, null],
    ['0x10', false, null],
    ['1e999', false, null],
    ['Infinity', false, null],
  ])('reads the number %s (whole: %s)', (cell, whole, value) => expect(readNumber(cell, whole)).toBe(value));

  it.each<[string, string | null]>([
    ['2026-02-29', null],
    ['1.2.2026', '2026-02-01'],
    ['13/13/2026', null],
    ['2026-1-2', null],
  ])('reads the day %s', (cell, day) => expect(readDay(cell)).toBe(day));
});

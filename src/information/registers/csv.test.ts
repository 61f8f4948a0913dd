import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposeMapping } from './columns.rules.ts';
import { type CsvOptions, csvHead, csvLines, csvNote } from './csv.ts';
import { readDay, readNumber } from './csv-values.ts';
import { createRowReader, type Refusal } from './import-rows.rules.ts';
import { readTable } from './import-table.ts';
import type { FieldView, NewRecord, RecordView, RegisterView, Values } from './registers.contract.ts';

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
  due: false,
  finest: null,
  computed: null,
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
  level: 'rt',
  owner: null,
  retention: null,
  component: null,
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
  people: false,
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
  files: {},
  erased: [],
  place,
  closedAt: null,
  createdAt: '2026-11-01T00:00:00Z',
  changedAt: '2026-11-01T00:00:00Z',
  version: 1,
});
const recordsToCsv = (records: RecordView[], options: CsvOptions & { note?: string }) =>
  csvHead(view, options) + csvLines(view, records, options) + (options.note ? csvNote(options.note) : '');
async function read(text: string) {
  const table = await readTable(Buffer.from(text));
  const reader = createRowReader(view, proposeMapping(table.titles, view));
  const records: { row: number; input: NewRecord }[] = [];
  const refused: Refusal[] = [];
  for (const row of table.rows) {
    const one = reader(row);
    if (Array.isArray(one)) refused.push(...one);
    else records.push({ row: row.row, input: one });
  }
  return { records, refused };
}
const valuesOf = async (text: string) => (await read(text)).records.map(({ input }) => input.values);
const refusalsOf = async (text: string) => (await read(text)).refused.map(({ row, field: at }) => [row, at]);

describe('CSV out', () => {
  it('writes BOM, CRLF, decimal comma with semicolons, and the note last', async () => {
    const csv = recordsToCsv([record({ name: 'A "b"', size: 1.5, state: 'broken', ready: true })], {
      delimiter: ';',
      language: 'id',
      note: 'CC BY 4.0; 2026',
    });
    expect(csv.startsWith('\ufeffIsi name;Isi state;')).toBe(true);
    expect(csv).toContain('\r\n"A ""b""";"Rusak; berat";;1,5;;;ya;;;;;;\r\n');
    expect(csv.endsWith('\r\n"# CC BY 4.0; 2026"\r\n')).toBe(true);
    expect(await valuesOf(csv)).toEqual([{ name: 'A "b"', size: 1.5, state: 'broken', ready: true }]);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', "'=x", '＝1', '#x', '=HYPERLINK("http://x";"y")'])(
    'takes the sting out of %s and reads it back',
    async (name) => {
      for (const delimiter of [',', ';'] as const) {
        const csv = recordsToCsv([record({ name, size: -5 })], { delimiter });
        expect(csv.split('\r\n')[1]).toMatch(/^"?'/);
        expect(csv).toContain(`${delimiter}-5${delimiter}`);
        expect(await valuesOf(csv)).toEqual([{ name, size: -5 }]);
      }
    },
  );

  it('is read back as it was', async () => {
    const text = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 30 })
      .map((one) => one.replaceAll('\ufffd', '?').replaceAll('\u0000', '?').replaceAll('\r', '\n').trim())
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
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(some, fc.option(lonLat)), { maxLength: 5 }),
        fc.constantFrom(',' as const, ';' as const),
        fc.constantFrom('id' as const, 'en' as const, undefined),
        async (rows, delimiter, language) => {
          const records = rows.map(([values, at]) =>
            record(values, at && { ...at, areaCode: null, areaText: '', guessed: false, geometry: null }),
          );
          const csv = recordsToCsv(records, { delimiter, language, note: 'n' });
          const again = await read(csv);
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

describe('CSV in', () => {
  it('reads titles and items of either language, in any order and case', async () => {
    expect(await valuesOf('TEXT STATE;isi name;Isi states\nbaik;Tiang;good|Rusak; berat\n')).toEqual([]);
    expect(await valuesOf('TEXT STATE;isi name;Isi states\nbaik;Tiang;"good|Rusak; berat"\n')).toEqual([
      { state: 'good', name: 'Tiang', states: ['good', 'broken'] },
    ]);
  });

  it('reads days, numbers and words as people write them', async () => {
    const csv = 'name;day;size;price;ready;lon;lat\nA;5/3/2026;12,5;Rp 25.000.000;Ya;110,25;-7,5\n';
    expect(await read(csv)).toEqual({
      refused: [],
      records: [
        {
          row: 2,
          input: {
            values: { name: 'A', day: '2026-03-05', size: 12.5, price: 25_000_000, ready: true },
            place: { lon: 110.25, lat: -7.5 },
          },
        },
      ],
    });
  });

  it('names row and field of everything that is wrong, and takes the rest', async () => {
    const csv = [
      'name,state,day,size,ready,contact,contact.consent,old,lon,lat',
      ',fine,31/02/2026,many,perhaps,0800,,x,200,1',
      'B,gone,,,,,,,,',
      'C,,,,,,,,110,',
      'D,,,,,,,,,,surplus',
      '',
      'E,good,,,,,,,,',
    ].join('\n');
    expect(await refusalsOf(csv)).toEqual([
      ...['name', 'state', 'size', 'day', 'ready', 'contact.consent', 'old', 'lon'].map((at) => [2, at]),
      [3, 'state'],
      [4, 'lat'],
      [5, null],
    ]);
    expect((await read(csv)).records).toEqual([{ row: 7, input: { values: { name: 'E', state: 'good' } } }]);
  });

  it.each([
    ['an empty file', '', 'empty'],
    ['a quote that never closes', 'name,size\n"A,1\n', 'Quotes'],
    ['lost characters', 'name\nA\nB\ufffdC\n', 'row 3'],
    ['zero bytes', 'name\nA\u0000B\n', 'not a text file'],
    ['another JSON', '{"type":"Topology"}', 'not a GeoJSON'],
  ])('refuses %s whole, in one clear reason', async (_, text, reason) => {
    await expect(read(text)).rejects.toMatchObject({ status: 422, detail: { en: expect.stringContaining(reason) } });
  });

  it('answers anything with rows or one refusal', async () => {
    const orRefusal = (text: string) => read(text).catch((error: { status: number }) => expect(error.status).toBe(422));
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 80 }), async (text) => void (await orRefusal(text))),
    );
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 80 }), async (text) => void (await orRefusal(`name,size\n${text}`))),
    );
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

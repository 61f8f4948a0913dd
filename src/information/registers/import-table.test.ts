import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { limits } from './import.types.ts';
import { openTable } from './import-reader.ts';
import { readTable } from './import-table.ts';

const rowsOf = async (bytes: Uint8Array) => (await readTable(bytes)).rows;
const refusal = (bytes: Uint8Array) =>
  readTable(bytes).then(
    () => 'taken',
    (error: { status: number; detail: { en: string } }) => `${error.status} ${error.detail.en}`,
  );
const sheetPart = 'xl/worksheets/sheet1.xml';
const utf16 = (text: string, order: 'le' | 'be', mark: boolean) => {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};

describe('CSV', () => {
  it.each([
    ['UTF-8', Buffer.from('nama;isi\nSéruni;1\n'), 'utf-8'],
    ['UTF-16 LE with a mark', utf16('nama;isi\nSéruni;1\n', 'le', true), 'utf-16le'],
    ['UTF-16 BE without one', utf16('nama;isi\nSéruni;1\n', 'be', false), 'utf-16be'],
    ['Windows-1252', Buffer.from('nama;isi\nSéruni;1\n', 'latin1'), 'windows-1252'],
  ])('is read in %s', async (_, bytes, encoding) => {
    const table = await readTable(bytes);
    expect(table).toMatchObject({ format: 'csv', encoding, delimiter: ';', titles: ['nama', 'isi'] });
    expect(table.rows).toEqual([{ row: 2, cells: ['Séruni', '1'] }]);
    expect(table.warnings).toHaveLength(encoding === 'windows-1252' ? 1 : 0);
  });

  it.each([',', ';', '\t'])('finds the separator %j', async (sign) => {
    expect((await readTable(Buffer.from(`a${sign}b${sign}c\n1${sign}"x${sign}y"${sign}3`))).titles).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('counts rows as a spreadsheet does, and leaves out empty ones and the note of an export', async () => {
    const rows = await rowsOf(Buffer.from('\n\na,b\n1,2\n,\n3,4\n"# Lisensi: x, y",\n'));
    expect(rows.map(({ row }) => row)).toEqual([4, 6]);
  });

  it('is refused with more rows or columns than an import may have', async () => {
    expect(await refusal(Buffer.from(`a\n${'1\n'.repeat(limits.rows + 1)}`))).toContain('50000 rows');
    expect(await refusal(Buffer.from(`${'a,'.repeat(300)}\n1`))).toContain('200 columns');
    expect(await refusal(Buffer.from(`a\n${'x'.repeat(2_000_000)}`))).toContain('too long');
  });
});

describe('XLSX', () => {
  it('gives numbers, truth values, days and texts, with the row of the sheet', async () => {
    const file = await writeXlsxFile([
      ['nama', 'jumlah', 'sejak', 'aktif'],
      ['=1+1', 12.5, { value: new Date('2026-03-05T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' }, true],
    ]).toBuffer();
    const table = await readTable(file);
    expect(table).toMatchObject({ format: 'xlsx', titles: ['nama', 'jumlah', 'sejak', 'aktif'] });
    expect(table.rows).toEqual([{ row: 2, cells: ['=1+1', 12.5, '2026-03-05', true] }]);
  });

  it('is refused when it would unpack to too much, whatever is true of its directory', async () => {
    expect(await refusal(zipOf({ [sheetPart]: Buffer.alloc(200 * 1024 * 1024, 0x20) }))).toContain(
      'larger than 100 MB',
    );
    expect(await refusal(zipOf({ [sheetPart]: Buffer.alloc(150 * 1024 * 1024, 0x20) }, 1_000))).toMatch(/^422/);
    expect(await refusal(Buffer.from('PK\u0003\u0004 and no more'))).toContain('not a whole XLSX');
    expect(await refusal(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]))).toContain('old Excel');
  });

  it('cannot take the memory of the server by one far cell', async () => {
    const cell = (at: string) => `<c r="${at}"><v>1</v></c>`;
    const sound = workbook(`<row r="1">${cell('A1')}</row>`);
    expect((await openTable(sound)).titles).toEqual(['1']);
    const far = workbook(`<row r="1">${cell('A1')}</row><row r="900000000">${cell('XFD900000000')}</row>`);
    await expect(openTable(far)).rejects.toMatchObject({ status: 422 });
  }, 40_000);
});

describe('GeoJSON', () => {
  const file = (features: unknown[]) => Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }));
  const feature = (properties: object, geometry: unknown) => ({ type: 'Feature', properties, geometry });

  it('gives properties as columns and the geometry beside them', async () => {
    const point = { type: 'Point', coordinates: [109.6, -9.5] };
    const table = await readTable(
      file([feature({ name: 'A' }, point), feature({ size: 2, name: 'B', tags: ['x', 'y'] }, null)]),
    );
    expect(table.titles).toEqual(['name', 'size', 'tags']);
    expect(table.rows).toEqual([
      { row: 1, cells: ['A'], geometry: point },
      { row: 2, cells: ['B', 2, 'x|y'], geometry: null },
    ]);
  });

  it('refuses a geometry of a million positions by its row, and the rest is read', async () => {
    const ring = Array.from({ length: 1_000_000 }, (_, i) => [109 + i / 1e7, -9]);
    const rows = await rowsOf(
      file([feature({ name: 'A' }, { type: 'Polygon', coordinates: [ring] }), feature({ name: 'B' }, null)]),
    );
    expect(rows[0]?.problem?.en).toContain('1000000 positions');
    expect(rows[0]?.geometry).toBeNull();
    expect(rows[1]?.problem).toBeUndefined();
  });

  it.each([
    [
      'NaN',
      '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[NaN,1]}}]}',
    ],
    ['a cut end', '{"type":"FeatureCollection","features":[{"type":"Feature"'],
    [
      'another system',
      '{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:3857"}},"features":[]}',
    ],
  ])('is refused with %s', async (_, text) => {
    expect(await refusal(Buffer.from(text))).toMatch(/^422 The file cannot be read/);
  });
});

it('a file is read in a thread of its own', async () => {
  const rows = Array.from({ length: 1_200 }, (_, i) => `Nama ${i},${i}`);
  const table = await openTable(Buffer.from(['name,size', ...rows].join('\n')));
  expect(table.rows).toHaveLength(1_200);
  await expect(openTable(Buffer.from('"never closed'))).rejects.toMatchObject({ status: 422 });
});

/** The least workbook with one sheet. */
function workbook(rows: string): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const target = 'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"';
  const parts = {
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" ${target} Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>`,
    [sheetPart]: `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
  };
  return zipOf(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)])));
}

/** A ZIP file, whose directory may tell another size of its parts than they have. */
function zipOf(parts: Record<string, Buffer>, told?: number): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const packed = deflateRawSync(content);
    const size = told ?? content.length;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(size, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(at, 42);
    files.push(local, Buffer.from(name), packed);
    directory.push(central, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, ...directory, end]);
}

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { GeoFileError } from '../../platform/geo/geo-error.ts';
import { bytesSource, fileSource } from '../../platform/geo/source.ts';
import { levelOfCode, normaliseAreaCode, parentOfCode } from './area-codes.ts';
import type { AreaInput } from './geodata.ts';
import { type AreaImportOptions, importAreas } from './import-areas.ts';
import { importPois } from './import-pois.ts';
import { importPopulation } from './import-population.ts';
import { readPeopleCounts } from './people-count.ts';

const geo = new URL('../../../../shared/data/geo/', import.meta.url);
const hasData = existsSync(geo);
const file = (path: string) => fileSource(fileURLToPath(new URL(path, geo)));

const names = new Map([
  ['31.74', 'Kota Administrasi Jakarta Selatan'],
  ['31.74.03', 'Mampang Prapatan'],
  ['31.74.03.1002', 'Bangka'],
]);
const square = (x = 106.8, y = -6.2) => [
  [
    [x, y],
    [x + 0.01, y],
    [x + 0.01, y + 0.01],
    [x, y + 0.01],
    [x, y],
  ],
];
const area = (properties: Record<string, unknown>, coordinates: unknown = square()) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates },
});
const text = (name: string, content: string) => bytesSource(name, new TextEncoder().encode(content));
const areas = (features: unknown[], options: AreaImportOptions = {}) =>
  importAreas(text('uji.geojson', JSON.stringify({ type: 'FeatureCollection', features })), {
    names,
    language: 'en',
    ...options,
  });

describe('area codes', () => {
  it.each([
    ['31', '31'],
    [3174, '31.74'],
    ['31.74.03.1002', '31.74.03.1002'],
    ['3174031002', '31.74.03.1002'],
    ['31.74.03.1002.RW4', '31.74.03.1002.RW04'],
    ['31.74.03.1002 RW 04 RT 2', '31.74.03.1002.RW04.RT002'],
    ['31.74.03.1002.rw004.rt02', '31.74.03.1002.RW04.RT002'],
    ['3174031002004', '31.74.03.1002.RW04'],
    ['3171010001', null],
    ['', null],
    ['Bangka', null],
    ['31.74.3', null],
    [null, null],
    ['31.74.03.1002.RW0', null],
    ['31.RW04', null],
    ['31.74.03.1002.RT002', null],
  ])('reads %j as %j', (given, code) => expect(normaliseAreaCode(given)).toBe(code));

  it('knows level and parent', () => {
    expect(levelOfCode('31.74.03.1002.RW04.RT002')).toBe('rt');
    expect(parentOfCode('31.74.03.1002.RW04')).toBe('31.74.03.1002');
    expect(parentOfCode('31')).toBeNull();
  });
});

describe('importAreas', () => {
  it('fills, corrects and questions names', async () => {
    const { rows, warnings } = await areas([
      area({ KODE: '31.74.03', Nama: 'MAMPANG  PRAPATAN' }),
      area({ code: '31.74.03.1002' }),
      area({ kode: 31.74, name: 'Kota Adm. Jakarta Selatan' }),
      area({ kode_kelurahan: '31.74.03.1002', rw: 'RW 4', rt: '2' }),
    ]);
    expect(rows.map((r) => [r.code, r.level, r.name, r.parentCode])).toEqual([
      ['31.74.03', 'district', 'Mampang Prapatan', '31.74'],
      ['31.74.03.1002', 'village', 'Bangka', '31.74.03'],
      ['31.74', 'regency', 'Kota Administrasi Jakarta Selatan', '31'],
      ['31.74.03.1002.RW04.RT002', 'rt', 'RT 002', '31.74.03.1002.RW04'],
    ]);
    expect(warnings).toEqual([]);
    expect((await areas([area({ kode: '31.74.03', nama: 'Tebet' })])).warnings).toEqual([
      expect.stringMatching(/official name is "Mampang/),
    ]);
  });

  it('refuses rows one by one with number and reason', async () => {
    const { rows, refused } = await areas([
      area({ nama: 'x' }),
      area({ kode: 'ABC' }),
      area({ kode: '31.74' }),
      area({ kode: '31.74' }),
      area({ kode_kelurahan: '31.74.03.1002', rw: null }),
      area({ kode: '31.74.03' }, []),
      area({ kode: '99.99' }),
      area({ kode: '31.74.03', valid_from: '2020-02-30' }),
    ]);
    expect(rows).toHaveLength(1);
    expect(refused.map(({ row, reason }) => `${row} ${reason}`)).toEqual([
      '1 there is no area code',
      '2 "ABC" is not a Kemendagri code',
      '4 code 31.74 already came in row 3',
      '5 the RW number is empty or wrong',
      '6 the geometry is empty or not a polygon',
      '7 there is no name for 99.99',
      '8 wrong dates of validity (YYYY-MM-DD)',
    ]);
  });

  it('takes two versions of a code whose validity follows one on the other', async () => {
    const { rows, refused } = await areas([
      area({ kode: '31.74', valid_to: '2020-01-01' }),
      area({ kode: '31.74', valid_from: '2020-01-01' }),
      area({ kode: '31.74', valid_from: '2019-01-01', valid_to: '2019-06-01' }),
    ]);
    expect(rows.map((r) => [r.validFrom, r.validTo])).toEqual([
      ['1900-01-01', '2020-01-01'],
      ['2020-01-01', null],
    ]);
    expect(refused).toHaveLength(1);
  });

  it('reads CSV with WKT, swapped coordinates, Latin-1 names and names of fields given by the caller', async () => {
    const csv =
      'ID_DAERAH;NAMA_DAERAH;geom\n31.74.03;Café;"POLYGON((-6.2 106.8,-6.2 106.81,-6.19 106.81,-6.2 106.8))"\n';
    const source = bytesSource('uji.csv', new Uint8Array(Buffer.from(csv, 'latin1')));
    const { rows, warnings } = await importAreas(source, {
      names: new Map(),
      fields: { code: ['id_daerah'], name: ['nama_daerah'] },
    });
    expect(rows).toMatchObject([
      {
        code: '31.74.03',
        name: 'Café',
        geometry: { coordinates: [[[106.8, -6.2], expect.anything(), expect.anything(), expect.anything()]] },
      },
    ]);
    expect(warnings.join('\n')).toMatch(/Windows-1252[\s\S]*tertukar/);
  });

  it('returns nothing of a truncated file', async () => {
    const whole = JSON.stringify({
      type: 'FeatureCollection',
      features: [area({ kode: '31.74' }), area({ kode: '31.74.03' })],
    });
    await expect(importAreas(text('uji.geojson', whole.slice(0, -20)), { names })).rejects.toBeInstanceOf(GeoFileError);
    await expect(importAreas(text('uji.osm', '<osm/>'), { names })).rejects.toBeInstanceOf(GeoFileError);
  });
});

describe('importPois', () => {
  it('reads every form of a point and finds the kind', async () => {
    const csv =
      'id;nama;jenis;lintang;bujur\n1;Polsek Tebet;police;-6,2255;106,8501\n2;Puskesmas;medical;106.8;-6.2\n3;Warung;;1,5;42,5\n4;;x;-6;106\n5;RS X;;;\n1;Lagi;;-6;106\n';
    const { rows, refused, warnings } = await importPois(text('titik.csv', csv));
    expect(rows).toEqual([
      { id: 'titik:1', name: 'Polsek Tebet', kind: 'police_sector', lon: 106.8501, lat: -6.2255 },
      { id: 'titik:2', name: 'Puskesmas', kind: 'clinic', lon: 106.8, lat: -6.2 },
      { id: 'titik:3', name: 'Warung', kind: 'other', lon: 42.5, lat: 1.5 },
    ]);
    expect(refused.map((r) => r.row)).toEqual([4, 5, 6]);
    expect(warnings).toEqual([expect.stringContaining('tertukar'), expect.stringContaining('di luar wilayah')]);
  });
});

describe('population', () => {
  it('reads thousands as documented', () => {
    expect(readPeopleCounts(['33.8', '18', '12.633', '1.234.567', '33800', 'x', ''])).toEqual({
      counts: [33_800, 18_000, 12_633, 1_234_567, 33_800, null, null],
      inThousands: true,
    });
    expect(readPeopleCounts(['18', '33800', '12,633', '18.0'])).toEqual({
      counts: [18, 33_800, 12_633, 18],
      inThousands: false,
    });
  });

  it('joins by code or names and refuses what it cannot place', async () => {
    const known = [...names].map(([code, name]) => ({ code, name, level: levelOfCode(code) }));
    const csv =
      'tahun,kota,kecamatan,kelurahan,penduduk\n2024,Jakarta Selatan,MAMPANGPRAPATAN,bangka,100\n2024,Jakarta Barat,A,B,1\n2024,Jakarta Selatan,Mampang Prapatan,Kuningan,5\n2024,jakarta selatan,,Bangka,7\n,Jakarta Selatan,,,7\n2024,Jakarta Selatan,,,-7\n';
    const { rows, refused, warnings } = await importPopulation(text('p.csv', csv), known, { language: 'en' });
    expect(rows).toEqual([{ areaCode: '31.74.03.1002', year: 2024, population: 100 }]);
    expect(refused).toEqual([
      { row: 3, reason: 'the area is not known' },
      { row: 4, reason: 'already came in row 1' },
      { row: 5, reason: 'the year is absent or wrong' },
      { row: 6, reason: 'the population is wrong' },
    ]);
    expect(warnings).toEqual([expect.stringMatching(/^rows of other regencies/)]);
    await expect(importPopulation(text('p.csv', 'a,b\n1,2\n'), known)).rejects.toThrow(/no column of population/);
  });
});

describe.skipIf(!hasData)('real files (skipped when ../shared/data/geo is absent)', () => {
  it.each([
    ['jakarta-selatan-31.74/kabkota.geojson', 1],
    ['jakarta-selatan-31.74/kecamatan.geojson', 10],
    ['jakarta-selatan-31.74/kecamatan_dissolved.geojson', 10],
    ['jakarta-selatan-31.74/kelurahan.geojson', 65],
    ['kota-yogyakarta-34.71/kabkota.geojson', 1],
    ['kota-yogyakarta-34.71/kecamatan.geojson', 14],
    ['kota-yogyakarta-34.71/kecamatan_dissolved.geojson', 14],
    ['kota-yogyakarta-34.71/kelurahan.geojson', 45],
  ])('loads all of %s under official names', async (path, count) => {
    const { rows, refused, warnings, notice } = await importAreas(await file(path));
    expect([rows.length, refused]).toEqual([count, []]);
    expect(notice).toContain('idn-area-data');
    expect(warnings).toEqual([expect.stringContaining('RFC 7946')]);
  });

  it('loads the RWs: one ring repaired, doubles and one without number refused', async () => {
    const { rows, refused, warnings, notice } = await importAreas(await file('jakarta-selatan-31.74/rw_2012.geojson'));
    expect(notice).toBeUndefined();
    expect(rows.length + refused.length).toBe(583);
    expect(rows.every((row) => row.level === 'rw')).toBe(true);
    expect(rows[0]).toMatchObject({ code: '31.74.03.1002.RW04', name: 'RW 04', parentCode: '31.74.03.1002' });
    expect(refused.every(({ reason }) => /sudah ada|nomor RW/.test(reason))).toBe(true);
    expect(warnings.join('\n')).toMatch(/memotong dirinya, diperbaiki \(1 baris/);
  });

  it('loads landmarks and population', async () => {
    const load = async (path: string) => (await importAreas(await file(path))).rows;
    const jakarta: AreaInput[] = [
      ...(await load('jakarta-selatan-31.74/kabkota.geojson')),
      ...(await load('jakarta-selatan-31.74/kecamatan_dissolved.geojson')),
      ...(await load('jakarta-selatan-31.74/kelurahan.geojson')),
    ];
    const people = await importPopulation(
      await file('jakarta-selatan-31.74/population_kelurahan_2024_dki.csv'),
      jakarta,
    );
    expect([people.rows.length, people.refused.length]).toEqual([65, 0]);
    expect(people.rows.reduce((sum, row) => sum + row.population, 0)).toBe(2_331_411);
    const jogja = await load('kota-yogyakarta-34.71/kecamatan_dissolved.geojson');
    const kemantren = await importPopulation(await file('kota-yogyakarta-34.71/penduduk_kemantren_2025.csv'), jogja);
    expect(kemantren.rows.reduce((sum, row) => sum + row.population, 0)).toBe(375_800);

    const hospitals = await importPois(await file('jakarta-selatan-31.74/hospitals_dki.geojson'));
    expect([hospitals.rows.length, new Set(hospitals.rows.map((row) => row.kind))]).toEqual([
      191,
      new Set(['hospital']),
    ]);
    const buildings = await importPois(await file('jakarta-selatan-31.74/poi_osm_2012_dki.geojson'));
    expect([buildings.rows.length, buildings.refused.length]).toEqual([66, 7]);
    const posts = await importPois(await file('kota-yogyakarta-34.71/pos_polisi.csv'));
    expect(posts.rows.map((row) => row.kind)).toEqual(Array(6).fill('police_post'));
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import type { Actor } from '../../platform/access/actor.ts';
import { namesNotice } from './area-names.ts';
import { type AreaInput, type AreasRoom, createAreas, importAreas, importPois, importPopulation } from './index.ts';

let it: TestDatabase;
let actor: Actor;
let areas: AreasRoom;

/** A square area, `cell` hundredths of a degree wide, counted from 107.5 E, 9.5 S. */
function square(code: string, name: string, x: number, y: number, cell = 1, more: Partial<AreaInput> = {}): AreaInput {
  const levels = ['province', 'regency', 'district', 'village', 'rw', 'rt'] as const;
  const [west, south, size] = [107.5 + x / 100, -9.5 + y / 100, cell / 100];
  const ring = [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ];
  return {
    code,
    name,
    parentCode: code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : null,
    level: levels[code.split('.').length - 1]!,
    geometry: { type: 'Polygon', coordinates: [ring] },
    validFrom: '1900-01-01',
    validTo: null,
    population: null,
    ...more,
  };
}

const town = [
  square('99.01', 'Kabupaten Uji', 0, 0, 2),
  square('99.01.01', 'Rawa Melati', 0, 0, 2),
  square('99.01.01.1001', 'Cempaka', 0, 0),
  square('99.01.01.1002', 'Kenanga', 1, 0),
  square('99.01.01.1001.RW05', 'RW 05', 0, 0, 0.5),
];

beforeAll(async () => {
  it = await openTestDatabase();
  actor = await it.actor(['operator']);
  areas = await createAreas({ db: it.db, databaseUrl: it.ownerUrl });
});
afterAll(async () => {
  await areas.close?.();
  await it.close();
});

const imports = async () => {
  const { count } = await it.db
    .selectFrom('areas.import')
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
};

test('before any import nothing is known, and nothing breaks', async () => {
  expect(areas.place(it.polresId, 107.505, -9.495)).toMatchObject({
    village: null,
    guessed: false,
    boundaryVersion: null,
  });
  expect(areas.map(it.polresId)).toMatchObject({ bounds: null, version: '0' });
  expect((await areas.search(it.polresId, { q: 'kenanga', near: null, limit: 8 })).items).toEqual([]);
  expect(await areas.tiles.get({ polresId: it.polresId, version: '0', z: 12, x: 1, y: 1 })).toBeNull();
});

test('an import is taken in by itself, places points and is journaled once', async () => {
  const outcome = await it.work(actor, (work) => importAreas(work, town, { source: 'uji' }));
  expect(outcome).toMatchObject({ added: 5, unchanged: 0 });
  for (let i = 0; i < 100 && areas.nameOf(it.polresId, '99.01.01.1001') === null; i++) await sleep(20);
  expect(areas.place(it.polresId, 107.502, -9.498)).toMatchObject({
    rw: '99.01.01.1001.RW05',
    village: '99.01.01.1001',
    district: '99.01.01',
    regency: '99.01',
    guessed: false,
    boundaryVersion: outcome.version,
  });
  // 100 m west of every polygon.
  expect(areas.place(it.polresId, 107.4991, -9.492)).toMatchObject({ village: '99.01.01.1001', guessed: true });
  expect(
    areas
      .at(it.polresId, 107.515, -9.495)
      .items.map(({ name }) => name)
      .slice(-1),
  ).toEqual(['Kenanga']);
  const before = await imports();
  expect(await it.work(actor, (work) => importAreas(work, town, { source: 'uji' }))).toMatchObject({
    version: null,
    unchanged: 5,
  });
  expect(await imports()).toBe(before);
  const entries = await it.db
    .selectFrom('journal.entry')
    .select('action')
    .where('action', '=', 'area.imported')
    .execute();
  expect(entries).toHaveLength(1);
});

test('a changed boundary closes the old one from its day on', async () => {
  const moved = square('99.01.01.1002', 'Kenanga', 1, 1, 1, { validFrom: '2025-01-01' });
  await it.work(actor, (work) => importAreas(work, [moved], { source: 'uji 2025' }));
  await areas.reload();
  expect(areas.place(it.polresId, 107.515, -9.495, '2024-06-01').village).toBe('99.01.01.1002');
  expect(areas.place(it.polresId, 107.515, -9.485).village).toBe('99.01.01.1002');
  expect(areas.place(it.polresId, 107.515, -9.485, '2024-06-01').village).toBe(null);
});

test('population, paging and filters', async () => {
  await it.work(actor, (work) =>
    importPopulation(
      work,
      [
        { areaCode: '99.01.01.1001', year: 2023, population: 5 },
        { areaCode: '99.01.01.1001', year: 2024, population: 7 },
      ],
      { source: 'uji' },
    ),
  );
  const first = await areas.list(it.polresId, { limit: 2 });
  expect(first.items.map(({ code }) => code)).toEqual(['99.01', '99.01.01']);
  const rest = await areas.list(it.polresId, { limit: 10, cursor: first.next ?? '' });
  expect(rest).toMatchObject({
    next: null,
    items: [
      { code: '99.01.01.1001', population: 7 },
      { code: '99.01.01.1001.RW05' },
      { code: '99.01.01.1002', lat: expect.closeTo(-9.485, 6) },
    ],
  });
  expect((await areas.list(it.polresId, { limit: 10, level: 'village', parent: '99.01.01' })).items).toHaveLength(2);
  await expect(areas.list(it.polresId, { limit: 10, cursor: 'bad' })).rejects.toThrow();
});

test('places by misspelt name, coordinates and map link', async () => {
  await it.work(actor, (work) =>
    importPois(work, [{ id: 'p1', name: 'SPBU Kenanga', kind: 'fuel', lon: 107.503, lat: -9.497 }], { source: 'uji' }),
  );
  const search = async (q: string) => areas.search(it.polresId, { q, near: { lon: 107.5, lat: -9.5 }, limit: 8 });
  expect((await search('kenangga spbu')).items[0]).toMatchObject({
    kind: 'landmark',
    name: 'SPBU Kenanga',
    villageCode: '99.01.01.1001',
  });
  expect((await search('spbu kenaga')).items[0]?.distanceM).toBeGreaterThan(300);
  expect((await search('kel cempka')).items[0]).toMatchObject({
    name: 'Kel. Cempaka',
    detail: { id: 'kelurahan · Kec. Rawa Melati' },
  });
  expect((await search('rw 5 cempaka')).items[0]).toMatchObject({ name: 'RW 05, Kel. Cempaka' });
  const point = await search('-9.498, 107.502');
  expect(point.items).toMatchObject([
    { kind: 'point', villageCode: '99.01.01.1001', detail: { id: 'titik · RW 05, Kel. Cempaka, Kec. Rawa Melati' } },
  ]);
  expect((await search('https://www.google.com/maps?q=-9.498,107.502')).items).toMatchObject([
    { kind: 'point', lon: 107.502 },
  ]);
  expect((await search('https://maps.app.goo.gl/abc')).problem).not.toBeNull();
  for (const q of ["'; drop table", '%%%', '\\', '🙂', 'x', '0', 'rw', 'jl', 'constructor', '   ×  '])
    expect((await search(q)).next).toBeNull();
});

/** Layer names of an uncompressed tile. */
function layersOf(tile: Uint8Array): string[] {
  const names: string[] = [];
  new PbfReader(tile).readFields((tag, _result, pbf) => {
    if (tag !== 3) return;
    const end = pbf.readVarint() + pbf.pos;
    pbf.readFields(
      (inner, _own, layer) => {
        if (inner === 1) names.push(layer.readString());
      },
      null,
      end,
    );
  }, null);
  return names;
}

test('tiles hold the areas, are made once for a version, and follow an import', async () => {
  const { version, bounds } = areas.map(it.polresId);
  expect(bounds?.[0]).toBeCloseTo(107.5);
  const z = 14;
  const n = 2 ** z;
  const x = Math.floor(((107.503 + 180) / 360) * n);
  const y = Math.floor(((1 - Math.asinh(Math.tan((-9.497 * Math.PI) / 180)) / Math.PI) / 2) * n);
  const tile = await areas.tiles.get({ polresId: it.polresId, version, z, x, y });
  expect(layersOf(gunzipSync(tile!)).sort()).toEqual(expect.arrayContaining(['areas', 'pois']));
  expect(await areas.tiles.get({ polresId: it.polresId, version, z, x, y })).toBe(tile);
  await it.work(actor, (work) =>
    areas.importWaters(
      work,
      [
        {
          name: 'Kali',
          widthMetres: 60,
          coordinates: [
            [107.5, -9.497],
            [107.52, -9.497],
          ],
        },
      ],
      { source: 'uji' },
    ),
  );
  await areas.reload();
  const next = areas.map(it.polresId).version;
  expect(next).not.toBe(version);
  expect(layersOf(gunzipSync((await areas.tiles.get({ polresId: it.polresId, version: next, z, x, y }))!))).toContain(
    'water',
  );
  expect(await areas.tiles.get({ polresId: it.polresId, version: next, z: 14, x: 0, y: 0 })).toBeNull();
});

test('the map names the sources, and the official names only after an import that used them', async () => {
  expect(areas.map(it.polresId).attribution).not.toContain(namesNotice);
  const other = square('99.01.01.1003', 'Mawar', 5, 5, 1);
  await it.work(actor, (work) => importAreas(work, [other], { source: `uji · ${namesNotice}` }));
  await areas.reload();
  expect(areas.map(it.polresId).attribution).toContain(`uji · ${namesNotice}`);
});

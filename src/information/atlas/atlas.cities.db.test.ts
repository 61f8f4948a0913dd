import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addPolres,
  citiesAbsent,
  citiesPresent,
  jakarta,
  runImportCommand,
  yogyakarta,
} from '../../../tests/support/city.ts';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { permissionsOf } from '../../platform/access/permissions.ts';
import { type AreasRoom, createAreas } from '../areas/index.ts';
import { createRegisters } from '../registers/index.ts';
import { createFigures, type FiguresService } from './figures.service.ts';
import { tileAt } from './mercator.rules.ts';

if (!citiesPresent) console.warn(`skipped: ${citiesAbsent}`);

describe.skipIf(!citiesPresent)('real cities on the map', () => {
  let it: TestDatabase;
  let areas: AreasRoom;
  let figures: FiguresService;
  let yogya: string;
  beforeAll(async () => {
    it = await openTestDatabase();
    yogya = await addPolres(it, 'YOGYA');
    const names = ['kabkota', 'kecamatan_dissolved', 'kelurahan'].map((name) => `${name}.geojson`);
    await runImportCommand(it, it.polresId, 'areas', ...[...names, 'rw_2012.geojson'].map(jakarta));
    await runImportCommand(it, it.polresId, 'population', jakarta('population_kelurahan_2024_dki.csv'));
    await runImportCommand(it, yogya, 'areas', ...names.map(yogyakarta));
    await runImportCommand(it, yogya, 'population', yogyakarta('penduduk_kemantren_2025.csv'));
    areas = await createAreas({ db: it.db, databaseUrl: it.ownerUrl });
    figures = createFigures(it.db, areas, await createRegisters({ db: it.db, areas, definitions: [] }));
  }, 120_000);
  afterAll(async () => {
    await areas?.close?.();
    await it?.close();
  });

  const ask = async (
    polresId: string,
    level: 'district' | 'village' | 'rw',
    measure: 'incidents' | 'rate' | 'population' = 'incidents',
  ) => {
    const actor = { ...(await it.actor(['commander'])), polresId, permissions: permissionsOf(['commander']) };
    return (await figures.figures(actor, { measure, level })).items;
  };
  async function tile(polresId: string, level: 'village' | 'rw', [lon, lat]: [number, number], z: number) {
    const { version } = areas.map(polresId);
    const bytes = await areas.tiles.get({ polresId, version, level, z, ...tileAt(lon, lat, z) });
    return bytes ? gunzipSync(bytes).toString('latin1') : '';
  }

  test('Jakarta Selatan: every RW has its place, on tiles of far and near', async () => {
    const rw = await ask(it.polresId, 'rw');
    expect(rw.length).toBeGreaterThan(500);
    expect(rw.every(({ name }) => /RW/.test(name))).toBe(true);
    const villages = await ask(it.polresId, 'village');
    expect(villages).toHaveLength(65);
    expect(villages.reduce((sum, { population }) => sum + (population ?? 0), 0)).toBe(2_331_411);
    const people = await ask(it.polresId, 'village', 'population');
    expect(people.every(({ value }) => value !== null && value > 0)).toBe(true);
    for (const z of [10, 13, 16]) expect(await tile(it.polresId, 'rw', [106.8007, -6.2443], z)).toContain('RW');
  });

  test('Kota Yogyakarta: every kelurahan, and rates by kemantren; RW, which are not known there, are an empty list', async () => {
    expect(await ask(yogya, 'village')).toHaveLength(45);
    expect((await ask(yogya, 'district', 'rate')).every(({ value }) => value === 0)).toBe(true);
    const people = await ask(yogya, 'district', 'population');
    expect(people).toHaveLength(14);
    expect(people.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBeGreaterThan(350_000);
    expect(await ask(yogya, 'rw')).toEqual([]);
    expect(await tile(yogya, 'rw', [110.37, -7.8], 13)).toBe('');
    expect(await tile(yogya, 'village', [110.37, -7.8], 12)).toContain('34.71');
  });
});

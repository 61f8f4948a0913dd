import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateDistrict } from '../src/app/demo/index.ts';
import { createRoutingRoom, type RoutingRoom } from '../src/command/routing/index.ts';
import { type AreasRoom, createAreas } from '../src/information/areas/index.ts';
import { addPolres, citiesAbsent, citiesPresent, jakarta, runImportCommand, yogyakarta } from './support/city.ts';
import { openTestDatabase, type TestDatabase } from './support/database.ts';

if (!citiesPresent) console.warn(`skipped: ${citiesAbsent}`);

describe.skipIf(!citiesPresent)('real cities by the command line', () => {
  let it: TestDatabase;
  let areas: AreasRoom;
  let routing: RoutingRoom;
  let yogya: string;
  let seconds = 0;

  const load = async (polresId: string, ...args: string[]) => {
    const begin = performance.now();
    const result = await runImportCommand(it, polresId, ...args);
    seconds += (performance.now() - begin) / 1000;
    expect(result, result.said).toMatchObject({ code: 0 });
    return result.said;
  };

  /** 95th percentile of the milliseconds that these questions take, each asked four times. */
  const measure = async (polresId: string, questions: string[]) => {
    const times: number[] = [];
    for (const q of [...questions, ...questions, ...questions, ...questions]) {
      const begin = performance.now();
      await areas.search(polresId, { q, near: { lon: 106.8, lat: -6.25 }, limit: 8 });
      times.push(performance.now() - begin);
    }
    times.sort((a, b) => a - b);
    const p95 = times[Math.floor(times.length * 0.95)] ?? Number.NaN;
    console.info(`place search: p50 ${times[times.length >> 1]?.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`);
    return p95;
  };

  beforeAll(async () => {
    it = await openTestDatabase();
    yogya = await addPolres(it, '34.71');
    areas = await createAreas({ db: it.db, databaseUrl: it.ownerUrl });
    routing = await createRoutingRoom({ db: it.db, databaseUrl: it.ownerUrl, areas });
  });
  afterAll(async () => {
    await areas?.close?.();
    await routing?.close?.();
    await it?.close();
  });

  test('all layers of Jakarta Selatan load within 20 s', async () => {
    seconds = 0;
    await load(
      it.polresId,
      'areas',
      jakarta('kabkota.geojson'),
      jakarta('kecamatan_dissolved.geojson'),
      jakarta('kelurahan.geojson'),
      jakarta('rw_2012.geojson'),
    );
    await load(it.polresId, 'roads', jakarta('roads_2012.osm.pbf'));
    await load(it.polresId, 'pois', jakarta('hospitals_dki.geojson'), jakarta('poi_osm_2012_dki.geojson'));
    await load(it.polresId, 'population', jakarta('population_kelurahan_2024_dki.csv'));
    console.info(`Jakarta Selatan, all layers: ${seconds.toFixed(2)} s`);
    expect(seconds).toBeLessThan(20);
    await areas.reload();
    const villages = await areas.list(it.polresId, { level: 'village', limit: 200 });
    expect(villages.items).toHaveLength(65);
    expect(villages.items.reduce((sum, { population }) => sum + (population ?? 0), 0)).toBe(2_331_411);
    // Blok M: Melawai, Kebayoran Baru.
    expect(areas.place(it.polresId, 106.8007, -6.2443)).toMatchObject({
      district: '31.74.07',
      regency: '31.74',
      guessed: false,
    });
  });

  test('the same files again change nothing; the coarse districts correct and are corrected', async () => {
    const before = areas.map(it.polresId).version;
    expect(await load(it.polresId, 'areas', jakarta('kelurahan.geojson'))).toContain('nothing changed');
    expect(await load(it.polresId, 'pois', jakarta('hospitals_dki.geojson'))).toContain('nothing changed');
    await areas.reload();
    expect(areas.map(it.polresId).version).toBe(before);
    expect(await load(it.polresId, 'areas', jakarta('kecamatan.geojson'))).toContain('10 berubah');
    expect(await load(it.polresId, 'areas', jakarta('kecamatan_dissolved.geojson'))).toContain('10 berubah');
  });

  test('roads from GeoJSON make as good a network as from PBF', async () => {
    await load(it.polresId, 'roads', jakarta('roads_2012.geojson.gz'));
    await routing.reload(it.polresId);
    const { seconds: times } = await routing.matrix(it.polresId, {
      from: [{ lon: 106.8007, lat: -6.2443 }],
      to: [{ lon: 106.8227, lat: -6.2443 }],
      profile: 'car',
    });
    expect(times[0]?.[0]).toBeGreaterThan(60);
    expect(times[0]?.[0]).toBeLessThan(1800);
  });

  test('all of Kota Yogyakarta loads beside it', async () => {
    await load(
      yogya,
      'areas',
      yogyakarta('kabkota.geojson'),
      yogyakarta('kecamatan.geojson'),
      yogyakarta('kecamatan_dissolved.geojson'),
      yogyakarta('kelurahan.geojson'),
    );
    await load(yogya, 'pois', yogyakarta('pos_polisi.csv'));
    await load(yogya, 'population', yogyakarta('penduduk_kemantren_2025.csv'));
    await areas.reload();
    expect((await areas.list(yogya, { level: 'village', limit: 200 })).items).toHaveLength(45);
    const { items } = await areas.search(yogya, { q: 'pos polisi tugu', near: null, limit: 5 });
    expect(items[0]).toMatchObject({ kind: 'landmark', name: 'Pos Polisi Tugu Pal Putih' });
    const polres = await it.db
      .selectFrom('platform.polres')
      .select(['lon', 'lat'])
      .where('id', '=', yogya)
      .executeTakeFirstOrThrow();
    expect(polres.lon).toBeCloseTo(110.37, 1);
    // No roads there: clear answers, no faults.
    await expect(
      routing.route(yogya, { from: { lon: 110.37, lat: -7.8 }, to: { lon: 110.38, lat: -7.8 }, profile: 'car' }),
    ).rejects.toMatchObject({ status: 409 });
    expect(
      await routing.travelTo(yogya, { lon: 110.37, lat: -7.8 }, [{ id: 'u', lon: 110.38, lat: -7.8, profile: 'car' }]),
    ).toMatchObject([{ seconds: null }]);
  });

  test('places are found within 150 ms (p95), misspelt or not', async () => {
    const questions = [
      'fatmawati',
      'jalan fatmawaty',
      'rs fatmawati',
      'simpang fatmawati',
      'kebayoran baru',
      'kel melawai',
      'rw 05 melawai',
      'rw 5',
      'jl sudriman',
      'gatot subroto',
      'jl wijaya',
      'wijaya 2',
      'blok m',
      'tebet',
      'tebet timur',
      'kec tebet',
      'pasar minggu',
      'jl raya',
      'rumah sakit pondok indah',
      'gang',
      'ke',
      'b',
      'radio dalam x',
      'antasari',
      'ampera raya',
      'buncit',
      'warung buncit',
      'senopati',
    ];
    for (const q of questions.filter((q) => q.length > 3 && q !== 'gang' && q !== 'blok m')) {
      const { items } = await areas.search(it.polresId, { q, near: null, limit: 8 });
      expect(items.length, q).toBeGreaterThan(0);
    }
    const p95 = await measure(it.polresId, questions);
    expect(p95).toBeLessThan(150);
  });

  test('places of the largest generated district are found within 150 ms (p95)', async () => {
    const demo = await addPolres(it, '99.01');
    const doer = { ...(await it.actor(['admin'])), polresId: demo };
    const district = generateDistrict(1);
    const begin = performance.now();
    await it.work(doer, (work) => areas.importAreas(work, district.areas, { source: 'uji' }));
    await it.work(doer, (work) => areas.importPois(work, district.pois, { source: 'uji' }));
    await it.work(doer, (work) => routing.importRoads(work, district.ways, { source: 'uji' }));
    console.info(`generated district: ${((performance.now() - begin) / 1000).toFixed(2)} s`);
    const p95 = await measure(demo, [
      'kenangga spbu',
      'simpang dahlia tebu',
      'kel cempaka',
      'rw 05 cempaka',
      'rt 3 rw 5 cempaka',
      'kenanga',
      'jl kenanga raya',
      'ke',
      'rw',
      'jalan cemara 2',
    ]);
    expect(p95).toBeLessThan(150);
  });

  test('a truncated file imports nothing and says where it ends', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'harmoni-import-'));
    try {
      const whole = readFileSync(jakarta('kelurahan.geojson'));
      const broken = join(folder, 'broken.geojson');
      writeFileSync(broken, whole.subarray(0, whole.length / 2));
      const { code, said } = await runImportCommand(it, yogya, 'areas', broken);
      expect(code).toBe(1);
      expect(said).toContain('nothing imported');
      const refused = join(folder, 'refused.csv');
      const again = await runImportCommand(
        it,
        yogya,
        'pois',
        yogyakarta('pos_polisi.csv'),
        '--refused',
        refused,
        '--source',
        'Pramuka DIY',
      );
      expect(again.code).toBe(0);
      expect(readFileSync(refused, 'utf8')).toBe('file,row,reason\r\n');
      expect((await runImportCommand(it, yogya, 'nothing', broken)).code).toBe(2);
      expect((await runImportCommand(it, yogya, 'areas', broken, '--level', 'x')).code).toBe(2);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

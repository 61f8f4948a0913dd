import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import type { BenchCase, ImportedCity } from '../support/figure.ts';
import { notMeasured } from '../support/figure.ts';
import { type House, openHouse } from '../support/house.ts';
import { short } from '../support/stats.ts';

const folder = fileURLToPath(new URL('../../../shared/data/geo/jakarta-selatan-31.74/', import.meta.url));
const cli = fileURLToPath(new URL('../../src/app/cli.ts', import.meta.url));
const bar = '≤ 20 s';
const what = 'Import of Jakarta Selatan, all layers';

const layers: readonly { kind: string; files: readonly string[] }[] = [
  {
    kind: 'areas',
    files: [
      'kabkota.geojson',
      'kecamatan.geojson',
      'kecamatan_dissolved.geojson',
      'kelurahan.geojson',
      'rw_2012.geojson',
    ],
  },
  { kind: 'roads', files: ['roads_2012.osm.pbf'] },
  { kind: 'pois', files: ['hospitals_dki.geojson', 'poi_osm_2012_dki.geojson'] },
  { kind: 'population', files: ['population_kelurahan_2024_dki.csv'] },
];

/** Runs one import as a person does, while the server runs. @throws with what it said when it fails. */
function importLayer(data: string, kind: string, files: readonly string[]): Promise<string> {
  const args = [cli, 'import', kind, ...files.map((file) => folder + file), '--data', data];
  const env = { ...process.env, DATABASE_URL: '' };
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], { env });
  let said = '';
  const hear = (chunk: Buffer) => {
    said += chunk.toString();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve(said) : reject(new Error(`import ${kind} ended with ${code}:\n${said}`)),
    );
  });
}

/** The floor: the same features parsed and put one by one into a plain table, a transaction for each file. */
async function storeBare(house: House): Promise<number> {
  const client = new pg.Client({ connectionString: house.ownerUrl });
  await client.connect();
  const began = performance.now();
  try {
    await client.query(
      'create table bench_features (id bigint generated always as identity primary key, feature jsonb)',
    );
    const files = [...(layers[0]?.files ?? []), 'roads_2012.geojson.gz', ...(layers[2]?.files ?? [])];
    for (const file of files) {
      const raw = readFileSync(folder + file);
      const text = (file.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8');
      const { features } = JSON.parse(text) as { features: unknown[] };
      await client.query('begin');
      for (const feature of features)
        await client.query({
          name: 'bare',
          text: 'insert into bench_features (feature) values ($1)',
          values: [feature],
        });
      await client.query('commit');
    }
    return (performance.now() - began) / 1000;
  } finally {
    await client.query('drop table if exists bench_features');
    await client.end();
  }
}

/** Imports the city into an empty house; undefined where the data is not beside the project. */
export async function importJakarta(profile: string | undefined): Promise<ImportedCity | undefined> {
  if (!existsSync(folder)) return undefined;
  const house = await openHouse({ demo: false, profile });
  try {
    const bareSeconds = await storeBare(house);
    const city: ImportedCity = { house, seconds: 0, layers: [], bareSeconds };
    for (const { kind, files } of layers) {
      const began = performance.now();
      const said = await importLayer(house.data, kind, files);
      const seconds = (performance.now() - began) / 1000;
      const rows = Number(/Menyimpan (\d+)/.exec(said)?.[1] ?? 0);
      city.layers.push({ name: kind, seconds, rows });
      city.seconds += seconds;
    }
    return city;
  } catch (error) {
    await house.close();
    throw error;
  }
}

export const importCase: BenchCase = {
  name: 'import',
  async run(context) {
    const city = await context.jakarta();
    if (!city) return [notMeasured('import', what, bar, '../shared/data/geo is not beside the project')];
    const { seconds, layers: done, bareSeconds, house } = city;
    const parts = done.map((layer) => `${layer.name} ${short(layer.seconds)}`).join(', ');
    return [
      {
        case: 'import',
        what,
        bar,
        measured: `${short(seconds)} s (${parts}), each with the start of its command`,
        ratio: `${short(seconds / bareSeconds)} × the time to put the same features into a plain table (${short(bareSeconds)} s)`,
        size: done.map((layer) => `${short(layer.rows)} ${layer.name}`).join(', '),
        memory: house.memory(),
        met: seconds <= 20,
        values: { seconds, bareSeconds },
      },
    ];
  },
};

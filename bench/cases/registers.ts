import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { seededRandom } from '../../src/command/routing/testing/generated-roads.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import type { BenchCase, Figure } from '../support/figure.ts';
import { type House, openHouse } from '../support/house.ts';
import { benchPack, common, fillRecords, rare } from '../support/records.ts';
import { quantile, short, spreadOf, spreadText, timed } from '../support/stats.ts';

const records = 1_000_000;
const marks = 100_000;
const borders = 5_000;
const rounds = 200;

interface Village {
  code: string;
  lon: number;
  lat: number;
}

/** The registers of a large district: lists, search and tiles over a million records; import of a file. */
export const registersCase: BenchCase = {
  name: 'registers',
  async run({ say, profile }) {
    const house = await openHouse({ demo: true, profile });
    try {
      const [admin = ''] = await house.sessions('admin', 1);
      const pack = JSON.stringify({ name: 'bench.json', text: JSON.stringify(benchPack) });
      await house.client.json({ path: '/api/register-packs', token: admin, body: pack });
      const [token = ''] = await house.sessions('commander', 1);
      const imported = await importFigure(house, token);
      const seconds = await fillRecords(house, 'local-points', records, 'point');
      await fillRecords(house, 'local-marks', marks, 'point');
      await fillRecords(house, 'local-borders', borders, 'polygon');
      say(`  ${short(records)} records in ${short(seconds)} s`);
      const areas = await house.client.json<{ items: Village[] }>({
        path: '/api/areas?level=village&limit=500',
        token,
      });
      return [
        await listFigure(house, token, areas.items),
        ...(await searchFigures(house, token)),
        ...(await tileFigures(house, token, areas.items)),
        imported,
      ];
    } finally {
      await house.close();
    }
  },
};

async function listFigure(house: House, token: string, villages: Village[]): Promise<Figure> {
  const random = seededRandom(5);
  const one = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const filters = [
    () => `filter=kind:${one(['a', 'b', 'c', 'd', 'e'])}`,
    () => `area=${one(villages).code}`,
    () => `filter=kind:${one(['a', 'b'])}&area=${one(villages).code}`,
    () => `filter=since:2024-0${1 + Math.floor(random() * 9)}-01..2025-01-31&filter=kind:c`,
    () => `filter=size:990..`,
    () => `filter=kind:d&q=${one(common)}`,
  ];
  const times: number[] = [];
  for (let round = -20; round < rounds; round++) {
    const path = `/api/registers/local-points/records?limit=50&${filters[(round + 20) % filters.length]!()}`;
    const ms = await timed(() => house.client.json({ path, token }));
    if (round >= 0) times.push(ms);
    await sleep(5);
  }
  const bare = await plainFilter(house);
  const spread = spreadOf(times);
  return {
    case: 'registers',
    what: 'List of a register with filter',
    bar: 'p95 ≤ 150 ms',
    measured: spreadText(spread),
    ratio: `${short(spread.p50 / bare)} × the same first page by the plainest SQL with an index made for it (${short(bare)} ms)`,
    size: `${short(records)} records, six kinds of filter, pages of 50`,
    memory: house.memory(),
    met: spread.p95 <= 150,
    values: { ...spread, bare },
  };
}

/** The floor: one filtered page over the same rows by a statement of its own. */
async function plainFilter(house: House): Promise<number> {
  const owner = new pg.Client({ connectionString: house.ownerUrl });
  await owner.connect();
  try {
    const times: number[] = [];
    for (let round = 0; round < 30; round++) {
      const kind = 'abcde'[round % 5];
      times.push(
        await timed(() =>
          owner.query(
            `select id, data from registers.record where register = 'local-points' and polres_id = $1 and data->>'kind' = $2
             order by changed_at desc limit 50`,
            [house.polresId, kind],
          ),
        ),
      );
    }
    return quantile(times, 0.5);
  } finally {
    await owner.end();
  }
}

async function searchFigures(house: House, token: string): Promise<Figure[]> {
  const measure = async (what: string, pathOf: (word: string) => string): Promise<Figure> => {
    const spreads: Record<string, number[]> = { common: [], rare: [] };
    for (let round = -10; round < rounds; round++) {
      const [name, words] = round % 2 === 0 ? (['common', common] as const) : (['rare', rare] as const);
      const ms = await timed(() => house.client.json({ path: pathOf(words[Math.abs(round) % 5]!), token }));
      if (round >= 0) spreads[name]!.push(ms);
      await sleep(5);
    }
    const all = spreadOf([...spreads.common!, ...spreads.rare!]);
    const [often, seldom] = [spreadOf(spreads.common!), spreadOf(spreads.rare!)];
    return {
      case: 'registers',
      what,
      bar: 'p95 ≤ 200 ms',
      measured: spreadText(all),
      ratio: `the commonest words p95 ${short(often.p95)} ms, ${short(often.p50 / seldom.p50)} × the rarest (p95 ${short(seldom.p95)} ms)`,
      size: `${short(records)} records; a common word is in every fourth, a rare one in ten`,
      memory: house.memory(),
      met: all.p95 <= 200,
      values: { ...all, commonP95: often.p95, rareP95: seldom.p95 },
    };
  };
  return [
    await measure('Search in a register', (word) => `/api/registers/local-points/records?limit=50&q=${word}`),
    await measure('Search over everything (one box)', (word) => `/api/search?q=${word}`),
  ];
}

/** Tile that a point lies in. Web Mercator, as all slippy maps. */
function tileOf(lon: number, lat: number, z: number): { z: number; x: number; y: number } {
  const scale = 2 ** z;
  const rad = (lat * Math.PI) / 180;
  const y = ((1 - Math.asinh(Math.tan(rad)) / Math.PI) / 2) * scale;
  return { z, x: Math.floor(((lon + 180) / 360) * scale), y: Math.floor(y) };
}

async function tileFigures(house: House, token: string, villages: Village[]): Promise<Figure[]> {
  const wanted = new Map<string, string>();
  for (const [at, { lon, lat }] of villages.entries()) {
    const { z, x, y } = tileOf(lon, lat, 10 + (at % 6));
    for (const register of ['local-marks', 'local-borders']) {
      const path = `/api/tiles/registers/${register}/${z}/${x}/${y}.mvt`;
      wanted.set(path, path);
    }
  }
  const paths = [...wanted.values()];
  const ask = async (path: string) => {
    const answer = await house.client.send({ path, token, headers: { 'accept-encoding': 'gzip' } });
    if (answer.status !== 200 && answer.status !== 204) throw new Error(`${path}: ${answer.status} ${answer.body}`);
    return answer.body.length;
  };
  const cold: number[] = [];
  let bytes = 0;
  for (const path of paths) {
    let length = 0;
    cold.push(
      await timed(async () => {
        length = await ask(path);
      }),
    );
    bytes += length;
  }
  const warm: number[] = [];
  for (const path of [...paths, ...paths]) warm.push(await timed(() => ask(path)));
  const size = `${short(marks)} points and ${short(borders)} polygons beside ${short(records)} records; ${paths.length} tiles of zoom 10 to 15`;
  const floor = quantile(warm, 0.5);
  const figure = (what: string, bar: number, times: number[], ratio: string): Figure => {
    const spread = spreadOf(times);
    return {
      case: 'registers',
      what,
      bar: `p95 ≤ ${bar} ms`,
      measured: `${spreadText(spread)}; ${short(bytes / paths.length / 1000)} kB a tile`,
      ratio,
      size,
      memory: house.memory(),
      met: spread.p95 <= bar,
      values: { ...spread },
    };
  };
  return [
    figure('Map tiles of registers, cold', 300, cold, `${short(quantile(cold, 0.5) / floor)} × a warm one`),
    figure('Map tiles of registers, warm', 50, warm, `${short(floor / quantile(cold, 0.5))} × a cold one`),
  ];
}

async function importFigure(house: House, token: string): Promise<Figure> {
  const rows = 10_000;
  const areas = await house.client.json<{ items: Village[] }>({ path: '/api/areas?level=village&limit=500', token });
  const lines = Array.from({ length: rows }, (_, at) => {
    const { lon, lat } = areas.items[at % areas.items.length]!;
    return `Titik ${at},dekat pasar nomor ${at},${'abcde'[at % 5]},2025-03-${String(1 + (at % 28)).padStart(2, '0')},${at % 1000},${lon},${lat}`;
  });
  const csv = `name,note,kind,since,size,lon,lat\n${lines.join('\n')}\n`;
  let said = '';
  const ms = await timed(async () => {
    const answer = await house.client.send({
      method: 'POST',
      path: `/api/registers/local-marks/imports?id=${newId()}&name=ukur.csv`,
      token,
      body: csv,
      headers: { 'content-type': 'application/octet-stream' },
    });
    said = answer.body.toString('utf8');
    if (answer.status >= 300) throw new Error(`import: ${answer.status} ${said}`);
  });
  const last = JSON.parse(said.trim().split('\n').at(-1)!) as { type: string; import?: { taken: number } };
  const taken = last.import?.taken ?? 0;
  const perSecond = taken / (ms / 1000);
  const bare = await bareRows(house, rows);
  return {
    case: 'registers',
    what: 'Import of a CSV file into a register, durable, with journal',
    bar: '≥ 2,000 rows/s',
    measured: `${short(perSecond)} rows/s (${short(ms / 1000)} s); ${short(taken)} of ${short(rows)} taken`,
    ratio: `${short((100 * perSecond) / bare)} % of plain inserts of 100 rows of the same text into a bare table (${short(bare)} /s)`,
    size: `${short(rows)} rows, seven columns, ${short(csv.length / 1000)} kB`,
    memory: house.memory(),
    met: perSecond >= 2000 && taken === rows,
    values: { perSecond, taken, bare },
  };
}

/** The floor: the same rows as JSON into a plain table, a hundred at a time. */
async function bareRows(house: House, rows: number): Promise<number> {
  const owner = new pg.Client({ connectionString: house.ownerUrl });
  await owner.connect();
  try {
    await owner.query('create table bench_rows (id uuid primary key, data jsonb)');
    const ms = await timed(async () => {
      for (let at = 0; at < rows; at += 100) {
        const data = Array.from({ length: 100 }, (_, i) =>
          JSON.stringify({ name: `Titik ${at + i}`, note: `dekat pasar nomor ${at + i}`, kind: 'a', size: i }),
        );
        await owner.query('insert into bench_rows select gen_random_uuid(), d::jsonb from unnest($1::text[]) d', [
          data,
        ]);
      }
    });
    await owner.query('drop table bench_rows');
    return rows / (ms / 1000);
  } finally {
    await owner.end();
  }
}

import pg from 'pg';
import { loadWays } from '../../src/command/routing/routing.repository.ts';
import { placesNear } from '../support/content.ts';
import type { BenchCase } from '../support/figure.ts';
import type { House } from '../support/house.ts';
import { closedLoop } from '../support/load.ts';
import { short, spreadOf, spreadText } from '../support/stats.ts';

const batch = 100;
const seconds = 6;
const connections = 24;
/** One session may send 20 commands a second, so the load comes from many, as from many crews. */
const sessions = 64;
const bar = 20_000;

/** The floor: 8 plain clients, each storing a hundred rows in one statement and one commit. */
async function storeBare(house: House): Promise<number> {
  const owner = new pg.Client({ connectionString: house.ownerUrl });
  await owner.connect();
  await owner.query(
    'create table bench_position (unit_id uuid, at timestamptz default now(), lon float8, lat float8, heading real, speed real)',
  );
  const clients = Array.from({ length: 8 }, () => new pg.Client({ connectionString: house.ownerUrl }));
  try {
    await Promise.all(clients.map((client) => client.connect()));
    const column = (value: number) => `{${Array.from({ length: batch }, (_, i) => value + i / 1000).join(',')}}`;
    const values = [column(107), column(-9), column(10), column(3)];
    const text =
      'insert into bench_position (unit_id, lon, lat, heading, speed) select gen_random_uuid(), * from unnest($1::float8[], $2::float8[], $3::real[], $4::real[])';
    const until = performance.now() + 3000;
    const began = performance.now();
    let count = 0;
    await Promise.all(
      clients.map(async (client) => {
        while (performance.now() < until) {
          await client.query({ name: 'bare', text, values });
          count += batch;
        }
      }),
    );
    return (count * 1000) / (performance.now() - began);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
    await owner.query('drop table bench_position');
    await owner.end();
  }
}

async function storedIn(house: House): Promise<number> {
  const { rows } = await house.database.pool.query<{ count: number }>(
    'select count(*)::int as count from units.position_history',
  );
  return rows[0]?.count ?? 0;
}

/** Batches of 100 positions through the API, each answered after its commit. */
export const positionsCase: BenchCase = {
  name: 'positions',
  async run(context) {
    const house = await context.district();
    const tokens = await house.sessions('dispatcher', sessions);
    const ways = await loadWays(house.database.db, house.polresId);
    const place = placesNear(
      ways.flatMap((way) => way.coordinates),
      5,
    );
    const units = await house.database.db
      .selectFrom('units.unit')
      .select('callsign')
      .where('active', '=', true)
      .execute();
    const bodies = Array.from({ length: 40 }, (_, b) =>
      JSON.stringify({
        items: Array.from({ length: batch }, (_, i) => ({
          unit: units[(b * batch + i) % units.length]?.callsign,
          ...place(),
          heading: (b * 7 + i) % 360,
          speed: i % 20,
        })),
      }),
    );
    let turn = 0;
    const post = () => {
      turn += 1;
      const [token, body] = [tokens[turn % tokens.length], bodies[turn % bodies.length]];
      return house.client.send({ path: '/api/positions', token, body });
    };
    await closedLoop(connections, 1, post);
    const before = await storedIn(house);
    const result = await closedLoop(connections, seconds, post);
    const stored = (await storedIn(house)) - before;
    const bare = await storeBare(house);
    const acknowledged = result.times.length * batch;
    const perSecond = acknowledged / result.seconds;
    const spread = spreadOf(result.times);
    return [
      {
        case: 'positions',
        what: 'Positions in batches of 100, stored',
        bar: `≥ ${short(bar)} /s`,
        measured: `${short(perSecond)} /s; a batch ${spreadText(spread)}; ${result.failed} refused; stored ${stored === acknowledged ? 'all' : `${stored} of ${acknowledged}`}`,
        ratio: `${short((100 * perSecond) / bare)} % of plain inserts of 100 rows by 8 database clients (${short(bare)} /s)`,
        size: `${units.length} units, ${connections} connections, ${sessions} sessions, ${short(acknowledged)} positions`,
        memory: house.memory(),
        met: perSecond >= bar && stored === acknowledged && result.failed === 0,
        values: { perSecond, barePerSecond: bare, stored, acknowledged, failed: result.failed, ...spread },
      },
    ];
  },
};

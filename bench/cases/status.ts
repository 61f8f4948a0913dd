import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAreas } from '../../src/information/areas/index.ts';
import { createRecompute } from '../../src/information/status/recompute.service.ts';
import { createTasks } from '../../src/information/status/tasks.service.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import { doWork, type SystemDoer } from '../../src/platform/journal/work.ts';
import type { BenchCase, Figure } from '../support/figure.ts';
import { type House, openHouse } from '../support/house.ts';
import { quantile, short, spreadOf, spreadText, timed } from '../support/stats.ts';

const imported = 10_000;
const rounds = 40;

interface Village {
  code: string;
  lon: number;
  lat: number;
}

/** The statuses of a district after one change, and after a file of ten thousand problems. */
export const statusCase: BenchCase = {
  name: 'status',
  async run({ profile }) {
    const house = await openHouse({ demo: true, profile });
    try {
      const [token = ''] = await house.sessions('commander', 1);
      const path = '/api/areas?level=village&limit=500';
      const { items } = await house.client.json<{ items: Village[] }>({ path, token });
      return [await oneChange(house, items), await afterImport(house, token, items)];
    } finally {
      await house.close();
    }
  },
};

/** The computing itself, in this process beside the server: the same service on the same database, without the wait for its turn. */
async function oneChange(house: House, villages: Village[]): Promise<Figure> {
  const { db } = house.database;
  const databaseUrl = readFileSync(join(house.data, 'secrets', 'database-address'), 'utf8');
  const areas = await createAreas({ db, databaseUrl });
  const recompute = createRecompute({ areas, tasks: createTasks(), tasksOnProposal: async () => false });
  const system: SystemDoer = { accountId: null, roles: ['system'], polresId: house.polresId, realm: 'demo' };
  try {
    const everything = await timed(() => doWork(db, system, (work) => recompute.recompute(work, 'all')));
    const times: number[] = [];
    for (let round = -5; round < rounds; round++) {
      const touched = { areas: new Set([villages[(round + 5) % villages.length]!.code]), records: new Set<string>() };
      const ms = await timed(() => doWork(db, system, (work) => recompute.recompute(work, touched)));
      if (round >= 0) times.push(ms);
    }
    const spread = spreadOf(times);
    return {
      case: 'status',
      what: 'Status of all areas after one change',
      bar: '≤ 100 ms',
      measured: spreadText(spread),
      ratio: `${short(everything / quantile(times, 0.5))} × faster than computing all areas anew (${short(everything)} ms)`,
      size: '513 areas with a status, 24 months of incidents; the change is noticed within 0.7 s besides',
      memory: house.memory(),
      met: spread.p95 <= 100,
      values: { ...spread, everything },
    };
  } finally {
    await areas.close?.();
  }
}

/** From the answer to the import until the statuses have caught up with the journal, the wait for the job's turn included. */
async function afterImport(house: House, token: string, villages: Village[]): Promise<Figure> {
  const lines = Array.from({ length: imported }, (_, at) => {
    const { lon, lat } = villages[at % villages.length]!;
    return `Masalah ukur ${at},dispute,Batas lahan tidak jelas,${lon},${lat}`;
  });
  const answer = await house.client.send({
    method: 'POST',
    path: `/api/registers/problems/imports?id=${newId()}&name=masalah.csv`,
    token,
    body: `name,kind,trigger,lon,lat\n${lines.join('\n')}\n`,
    headers: { 'content-type': 'application/octet-stream' },
  });
  if (answer.status >= 300) throw new Error(`import: ${answer.status} ${answer.body}`);
  const ms = await timed(async () => {
    for (;;) {
      const { rows } = await house.database.pool.query<{ behind: boolean }>(
        `select exists (select from journal.pending)
           or (select max(position) from journal.sequence) > (select min(position) from status.progress where name = $1::text) as behind`,
        [house.polresId],
      );
      if (rows[0]?.behind === false) return;
      await sleep(25);
    }
  });
  const bare = await timed(() =>
    house.database.pool.query(
      `select village_code, count(*) from registers.record where register = 'problems' and closed_at is null group by 1`,
    ),
  );
  return {
    case: 'status',
    what: 'Status of all areas after an import of 10,000 problems',
    bar: '≤ 5 s',
    measured: `${short(ms / 1000)} s from the answer to the import, the wait for the job included`,
    ratio: `${short(ms / bare)} × only counting the open problems of each area (${short(bare)} ms)`,
    size: `${short(imported)} problems in ${villages.length} villages`,
    memory: house.memory(),
    met: ms <= 5_000,
    values: { ms, bare },
  };
}

import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { loadWays } from '../../src/command/routing/routing.repository.ts';
import { openIncidents, placesNear } from '../support/content.ts';
import type { BenchCase } from '../support/figure.ts';
import { quantile, short, spreadOf, spreadText, timed } from '../support/stats.ts';

const wantedOpen = 2_000;
const rounds = 60;
const bars = { ms: 150, bytes: 400_000 };

interface DeskData {
  incidents: { id: string }[];
  units: { id: string }[];
}

/** First data of the dispatch desk, whole, compressed, one screen after the other. */
export const deskCase: BenchCase = {
  name: 'desk',
  async run(context) {
    const house = await context.district();
    const ways = await loadWays(house.database.db, house.polresId);
    const place = placesNear(
      ways.flatMap((way) => way.coordinates),
      3,
    );
    const [token = ''] = await house.sessions('dispatcher', 1);
    const path = '/api/desk/dispatch';
    const before = await house.client.json<DeskData>({ path, token });
    await openIncidents(house, Math.max(0, wantedOpen - before.incidents.length), place);
    const times: number[] = [];
    const floor: number[] = [];
    let bytes = 0;
    let data: DeskData = before;
    for (let round = -10; round < rounds; round++) {
      let body: Buffer = Buffer.alloc(0);
      let encoding: string | undefined;
      const ms = await timed(async () => {
        ({ body, encoding } = await house.client.send({ path, token, headers: { 'accept-encoding': 'gzip' } }));
      });
      if (encoding !== 'gzip') throw new Error('the desk was not answered compressed');
      data = JSON.parse(gunzipSync(body).toString('utf8')) as DeskData;
      bytes = body.length;
      const least = await timed(() => gzipSync(JSON.stringify(data)));
      await sleep(20);
      if (round < 0) continue;
      times.push(ms);
      floor.push(least);
    }
    const spread = spreadOf(times);
    const floorMs = quantile(floor, 0.5);
    return [
      {
        case: 'desk',
        what: "Dispatch desk's first data",
        bar: `p95 ≤ ${bars.ms} ms, ≤ 400 kB gzip`,
        measured: `${spreadText(spread)}; ${short(bytes / 1000)} kB gzip`,
        ratio: `${short(spread.p50 / floorMs)} × writing and compressing the same JSON (${short(floorMs)} ms)`,
        size: `${short(data.incidents.length)} open incidents, ${short(data.units.length)} units`,
        memory: house.memory(),
        met: spread.p95 <= bars.ms && bytes <= bars.bytes,
        values: { ...spread, gzipBytes: bytes, floorMs, open: data.incidents.length, units: data.units.length },
      },
    ];
  },
};

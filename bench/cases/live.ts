import { setTimeout as sleep } from 'node:timers/promises';
import { loadWays } from '../../src/command/routing/routing.repository.ts';
import { seededRandom } from '../../src/command/routing/testing/generated-roads.ts';
import { incidentBody, type PointOnMap, placesNear } from '../support/content.ts';
import type { BenchCase } from '../support/figure.ts';
import type { House } from '../support/house.ts';
import { openLoop } from '../support/load.ts';
import { openScreens } from '../support/screens.ts';
import { short, spreadOf, spreadText } from '../support/stats.ts';

const screens = 200;
const perSecond = 20;
const barMs = 250;
const accounts = ['dispatcher', 'operator', 'commander', 'traffic'];

interface Followed {
  /** Commit (its answer received) → seen, for each event and screen, ms; 0 when the screen was faster than the answer. */
  lags: number[];
  /** Request sent → seen. */
  whole: number[];
  missed: number;
  failed: number;
}

/** Opens incidents at a steady pace while `count` screens watch. Screens and clock are in this one process. */
async function follow(house: House, count: number, seconds: number, place: () => PointOnMap): Promise<Followed> {
  const open = await openScreens(house, accounts, count);
  try {
    const tokens = await house.sessions('operator', 8);
    const random = seededRandom(count);
    const acts: { id: string; sent: number; answered: number }[] = [];
    let turn = 0;
    const result = await openLoop(perSecond, seconds, async () => {
      turn += 1;
      const body = incidentBody(place(), random);
      const sent = performance.now();
      const answer = await house.client.send({ path: '/api/incidents', token: tokens[turn % tokens.length], body });
      const answered = performance.now();
      if (answer.status === 201) {
        const { id } = JSON.parse(answer.body.toString('utf8')) as { id: string };
        acts.push({ id, sent, answered });
      }
      return answer;
    });
    await sleep(1500);
    const followed: Followed = { lags: [], whole: [], missed: 0, failed: result.failed };
    // The first second is for warming up.
    for (const { id, sent, answered } of acts.slice(perSecond)) {
      const position = open.positionOf(id);
      for (const seen of open.seen) {
        const at = position === undefined ? undefined : seen.get(position);
        if (at === undefined) followed.missed += 1;
        else {
          followed.lags.push(Math.max(0, at - answered));
          followed.whole.push(at - sent);
        }
      }
    }
    return followed;
  } finally {
    open.close();
  }
}

export const liveCase: BenchCase = {
  name: 'live',
  async run(context) {
    const house = await context.district();
    const ways = await loadWays(house.database.db, house.polresId);
    const place = placesNear(
      ways.flatMap((way) => way.coordinates),
      11,
    );
    const alone = await follow(house, 1, 3, place);
    await sleep(300);
    const many = await follow(house, screens, 9, place);
    const [spread, one, whole] = [spreadOf(many.lags), spreadOf(alone.lags), spreadOf(many.whole)];
    return [
      {
        case: 'live',
        what: `Commit → seen by each of ${screens} live screens, ${perSecond} events/s`,
        bar: `p99 ≤ ${barMs} ms`,
        measured: `${spreadText(spread)}; request sent → seen p99 ${short(whole.p99)} ms; ${many.missed} missed`,
        ratio: `one screen alone: p99 ${short(one.p99)} ms`,
        size: `${screens} streams, ${short(spread.count)} sightings, incidents opened with their rows in the event`,
        memory: house.memory(),
        met: spread.p99 <= barMs && many.missed === 0 && many.failed === 0,
        values: { ...spread, wholeP99: whole.p99, aloneP99: one.p99, missed: many.missed, failed: many.failed },
      },
    ];
  },
};

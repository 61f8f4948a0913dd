import { loadWays } from '../../src/command/routing/routing.repository.ts';
import { seededRandom } from '../../src/command/routing/testing/generated-roads.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import { type BareInserts, bareInserts } from '../support/bare-inserts.ts';
import { incidentBody, placesNear } from '../support/content.ts';
import type { BenchCase } from '../support/figure.ts';
import { openLeanConnection } from '../support/lean-client.ts';
import { closedLoop, openLoop } from '../support/load.ts';
import { settle } from '../support/settle.ts';
import { short, spreadOf, spreadText } from '../support/stats.ts';

const workers = 8;
const share = 0.25;
const latencyBarMs = 25;
const perSecond = 100;
/** Enough that none sends more than 20 commands a second. */
const sessions = 120;

/** Incidents created, each with its journal entry, durable before it is answered. */
export const incidentsCase: BenchCase = {
  name: 'incidents',
  async run(context) {
    const house = await context.district();
    const tokens = await house.sessions('operator', sessions);
    const ways = await loadWays(house.database.db, house.polresId);
    const place = placesNear(
      ways.flatMap((way) => way.coordinates),
      13,
    );
    const random = seededRandom(17);
    let turn = 0;
    const next = () => {
      turn += 1;
      const headers = { 'idempotency-key': newId() };
      return {
        path: '/api/incidents',
        token: tokens[turn % tokens.length],
        headers,
        body: incidentBody(place(), random),
      };
    };
    const post = () => house.client.send(next());
    await settle(house);
    await openLoop(50, 2, post);
    const paced = await openLoop(perSecond, 8, post);

    const connections = await Promise.all(Array.from({ length: workers }, () => openLeanConnection(house.url)));
    const bare: BareInserts[] = [await bareInserts(house, workers, 1)];
    const full = { times: [] as number[], seconds: 0, failed: 0, firstFailure: undefined as string | undefined };
    // In turns, since the machine's own speed changes over a minute.
    for (let round = 0; round < 4; round++) {
      const part = await closedLoop(workers, 2, (worker) => connections[worker]!.send(next()));
      full.times.push(...part.times);
      full.seconds += part.seconds;
      full.failed += part.failed;
      full.firstFailure ??= part.firstFailure;
      bare.push(await bareInserts(house, workers, 1));
    }
    for (const connection of connections) connection.close();
    const mean = (of: keyof BareInserts) => bare.reduce((sum, one) => sum + one[of], 0) / bare.length;
    const transactions = mean('transaction');
    const reached = full.times.length / full.seconds;
    const percent = (of: number) => short((100 * reached) / of);
    const [spread, atFull] = [spreadOf(paced.times), spreadOf(full.times)];
    const memory = house.memory();
    const size = `${short(turn)} incidents with idempotency key, ${sessions} sessions; the demo district (24 months of incidents)`;
    return [
      {
        case: 'incidents',
        what: `Incidents created, durable, with journal, ${workers} connections`,
        bar: `≥ ${share * 100} % of bare INSERT transactions`,
        measured: `${short(reached)} /s; ${spreadText(atFull)}; ${full.failed} refused${full.firstFailure ? ` (${full.firstFailure})` : ''}`,
        ratio: `${percent(transactions)} % of ${short(transactions)} /s transactions (begin, insert, commit) that insert an incident's row and nothing else; ${percent(mean('statement'))} % of ${short(mean('statement'))} /s such rows by a lone statement; ${percent(mean('small'))} % of ${short(mean('small'))} /s lone statements with six short columns and no index but the key`,
        size,
        memory,
        met: reached >= share * mean('statement') && full.failed === 0,
        values: {
          perSecond: reached,
          barePerSecond: transactions,
          share: reached / transactions,
          shareOfStatement: reached / mean('statement'),
          shareOfSmall: reached / mean('small'),
          ...atFull,
        },
      },
      {
        case: 'incidents',
        what: `The same at ${perSecond} a second (open loop)`,
        bar: `p95 ≤ ${latencyBarMs} ms`,
        measured: `${spreadText(spread)}; ${paced.failed} refused`,
        ratio: `a bare INSERT under full load takes ${short((workers * 1000) / transactions)} ms`,
        size: `${perSecond} a second for 8 s`,
        memory,
        met: spread.p95 <= latencyBarMs && paced.failed === 0,
        values: { ...spread, failed: paced.failed },
      },
    ];
  },
};

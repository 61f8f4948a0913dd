import { setTimeout as sleep } from 'node:timers/promises';
import type { RoadWay } from '../../src/command/routing/index.ts';
import { loadWays } from '../../src/command/routing/routing.repository.ts';
import { generateCity } from '../../src/command/routing/testing/generated-roads.ts';
import { openIncidents, placesNear, placeUnits, storeRoads, storeUnits } from '../support/content.ts';
import { type BenchCase, type BenchContext, type Figure, notMeasured } from '../support/figure.ts';
import { type House, openHouse } from '../support/house.ts';
import { quantile, short, spreadOf, spreadText, timed } from '../support/stats.ts';
import { compareTextbook } from '../support/textbook.ts';

interface Question {
  name: string;
  what: string;
  units: number;
  barMs: number;
  rounds: number;
  /** Comparisons with the textbook search; slow on large networks. */
  comparisons: number;
}

interface RecommendationAnswer {
  considered: number;
  items: { etaSeconds: number | null }[];
}

/** Waits until the engine of the house has taken in its roads. */
async function untilRouted(house: House, path: string, token: string): Promise<void> {
  const end = Date.now() + 60_000;
  for (;;) {
    const answer = await house.client.json<RecommendationAnswer>({ path, token });
    if (answer.items[0]?.etaSeconds != null) return;
    if (Date.now() > end) throw new Error('no travel times within 60 s');
    await sleep(200);
  }
}

/** Questions about one incident, one after the other, as a desk asks while it chooses. */
const asksEach = 5;
/** A room's server runs for weeks: it is measured when it has been asked for a while. */
const warmUp = 240;
const warmIncidents = 60;
/** From the operator's saving to the dispatcher's question: less than a person takes. */
const untilAskedMs = 300;

/** Asks for one incident after another while the units move, all through the API, one question at a time. */
async function ask(house: House, callsigns: string[], ways: readonly RoadWay[], question: Question): Promise<Figure> {
  const { name, what, units, barMs, rounds, comparisons } = question;
  const place = placesNear(
    ways.flatMap((way) => way.coordinates),
    7,
  );
  await placeUnits(house, callsigns, place);
  const incidents = await openIncidents(house, warmIncidents, place);
  const [token = ''] = await house.sessions('dispatcher', 1);
  const paths = incidents.map((id) => `/api/incidents/${id}/recommendation`);
  await untilRouted(house, paths[0]!, token);
  const times: number[] = [];
  const floor: number[] = [];
  const first: number[] = [];
  let bytes = 0;
  let path = '';
  for (let round = -warmUp; round < rounds; round++) {
    // As in the room: an incident is opened, and a moment later the desk asks for its units, again and again while it chooses.
    if (round < 0) path = paths[-round % warmIncidents]!;
    else if (round % asksEach === 0) {
      const [id] = await openIncidents(house, 1, place);
      await sleep(untilAskedMs);
      path = `/api/incidents/${id}/recommendation`;
    }
    // A tenth of the units has moved since the last question, as at a position each 10 s and a question a second.
    const from = (Math.abs(round) * Math.ceil(units / 10)) % units;
    await placeUnits(house, callsigns.slice(from, from + Math.ceil(units / 10)), place);
    const least = await timed(() => house.client.send({ path: '/api/session', token }));
    const ms = await timed(async () => {
      const answer = await house.client.send({ path, token });
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.body.toString('utf8')}`);
      bytes = answer.body.length;
    });
    if (round < 0) continue;
    times.push(ms);
    if (round % asksEach === 0) first.push(ms);
    floor.push(least);
  }
  const memory = house.memory();
  const textbook = compareTextbook(ways, units, comparisons);
  const spread = spreadOf(times);
  return {
    case: name,
    what,
    bar: `p95 ≤ ${barMs} ms`,
    measured: `${spreadText(spread)}; of these the first about an incident p95 ${short(quantile(first, 0.95))} ms`,
    ratio: `search ${short(textbook.ratio)} × faster than a textbook Dijkstra (${short(textbook.plainP50)} ms); smallest answer of this API p95 ${short(quantile(floor, 0.95))} ms`,
    size: `${units} units, ${short(textbook.junctions)} junctions, ${short(textbook.arcs)} directed edges; answer ${short(bytes / 1000)} kB`,
    memory,
    met: spread.p95 <= barMs,
    values: { ...spread, firstP95: quantile(first, 0.95), floorP95: quantile(floor, 0.95), ...textbook },
  };
}

const jakartaQuestion: Question = {
  name: 'recommendation-jakarta',
  what: 'Recommendation through the API, Jakarta Selatan',
  units: 200,
  barMs: 5,
  rounds: 250,
  comparisons: 20,
};

async function jakarta(context: BenchContext): Promise<Figure[]> {
  const city = await context.jakarta();
  if (!city) {
    const { name, what, barMs } = jakartaQuestion;
    return [notMeasured(name, what, `p95 ≤ ${barMs} ms`, '../shared/data/geo is not beside the project')];
  }
  const { house } = city;
  const callsigns = await storeUnits(house, jakartaQuestion.units, 1000, 'live');
  await house.restart();
  const ways = await loadWays(house.database.db, house.polresId);
  return [await ask(house, callsigns, ways, jakartaQuestion)];
}

function generated(junctions: number, barMs: number, rounds: number, comparisons: number): BenchCase {
  const question: Question = {
    name: `recommendation-${junctions / 1000}k`,
    what: `Recommendation through the API, generated city of ${short(junctions)} junctions`,
    units: 1000,
    barMs,
    rounds,
    comparisons,
  };
  return {
    name: question.name,
    async run({ profile, say }) {
      const house = await openHouse({ demo: false, profile });
      try {
        const ways = generateCity(junctions, 1);
        const seconds = (await timed(() => storeRoads(house, ways))) / 1000;
        say(`  ${short(ways.length)} ways stored in ${short(seconds)} s`);
        const callsigns = await storeUnits(house, question.units, 1000, 'live');
        await house.restart();
        return [await ask(house, callsigns, ways, question)];
      } finally {
        await house.close();
      }
    },
  };
}

export const recommendationCases: BenchCase[] = [
  { name: jakartaQuestion.name, run: jakarta },
  generated(50_000, 20, 120, 5),
  generated(500_000, 150, 50, 2),
];

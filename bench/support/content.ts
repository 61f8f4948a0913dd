import { importRoads, type RoadWay } from '../../src/command/routing/index.ts';
import { seededRandom } from '../../src/command/routing/testing/generated-roads.ts';
import { createUnits } from '../../src/command/units/index.ts';
import { doWork, type SystemDoer } from '../../src/platform/journal/work.ts';
import type { House } from './house.ts';
import { openLoop } from './load.ts';

export interface PointOnMap {
  lon: number;
  lat: number;
}

/** Kinds in about the mix of a shift; each with a sentence as an operator writes it. */
const kinds = [
  ['curas', 'Tas ditarik dua orang di motor, lari ke arah pasar'],
  ['curanmor', 'Motor hilang di parkiran, kunci masih di tangan pemilik'],
  ['curat', 'Rumah dibobol lewat jendela belakang, penghuni sedang keluar'],
  ['anirat', 'Dipukul tetangga dengan kayu, kepala berdarah'],
  ['crash_injury', 'Motor menabrak pejalan kaki, korban tidak sadar'],
  ['noise', 'Musik keras sampai larut malam'],
] as const;

/** Draws one of the known kinds with its sentence. */
export interface Story {
  kind: string;
  summary: string;
}

export function storyOf(random: () => number): Story {
  const [kind, summary] = kinds[Math.floor(random() * kinds.length)]!;
  return { kind, summary };
}

/** Body of `POST /api/incidents` as a call desk sends it: place, story, caller. */
export function incidentBody(place: PointOnMap, random: () => number, id?: string): string {
  const { kind, summary } = storyOf(random);
  const house = Math.floor(random() * 300);
  return JSON.stringify({
    id,
    kind,
    place: { text: `Jl. Kenanga ${house}`, ...place },
    summary,
    narrative: `${summary}. Pelapor menunggu di depan rumah nomor ${house}.`,
    caller: { name: 'Pelapor', number: `0812${String(Math.floor(random() * 1e8)).padStart(8, '0')}` },
    channel: 'phone',
  });
}

/** Systems act for the house's district. */
function doerOf(house: House, realm: SystemDoer['realm']): SystemDoer {
  return { accountId: null, roles: ['system'], polresId: house.polresId, realm };
}

/** Stores roads through the routing room's own import, as `harmoni import roads` does after reading a file. */
export async function storeRoads(house: House, ways: readonly RoadWay[]): Promise<void> {
  await doWork(house.database.db, doerOf(house, 'live'), (work) =>
    importRoads(work, ways, { source: 'generated', refused: 0 }),
  );
}

/** 60 % cars, 30 % motorcycles, 10 % on foot; each search of the engine then serves many. */
const kindOfUnit = (i: number) => (i % 10 < 6 ? 'patrol_car' : i % 10 < 9 ? 'motorcycle' : 'foot');
const functionOfUnit = ['samapta', 'sector', 'traffic', 'reskrim', 'samapta'] as const;

/** Stores units through the units room's import; call signs count from `first`. */
export async function storeUnits(
  house: House,
  count: number,
  first: number,
  realm: 'live' | 'demo',
): Promise<string[]> {
  const { db, pool } = house.database;
  const units = await createUnits({ db, pool });
  const callsigns = Array.from({ length: count }, (_, i) => String(first + i));
  try {
    const report = await doWork(db, doerOf(house, realm), (work) =>
      units.importUnits(
        work,
        callsigns.map((callsign, i) => ({
          callsign,
          name: `Patroli ${callsign}`,
          kind: kindOfUnit(i),
          function: functionOfUnit[i % functionOfUnit.length],
          crewSize: 1 + (i % 4),
          skills: i % 3 === 0 ? ['first_aid'] : [],
        })),
      ),
    );
    if (report.refused.length > 0) throw new Error(report.refused[0]?.reason.en);
  } finally {
    await units.close?.();
  }
  return callsigns;
}

/** Counts batches, so that the senders take turns. */
let placed = 0;

/** Sends the units' positions through the API, a hundred at once; the server must know the units already. */
export async function placeUnits(house: House, callsigns: readonly string[], place: () => PointOnMap): Promise<void> {
  const tokens = await house.sessions('dispatcher', 20);
  for (let at = 0; at < callsigns.length; at += 100) {
    placed += 1;
    const token = tokens[placed % tokens.length];
    const items = callsigns.slice(at, at + 100).map((unit) => ({ unit, ...place() }));
    const { taken } = await house.client.json<{ taken: number }>({
      path: '/api/positions',
      token,
      body: JSON.stringify({ items }),
    });
    if (taken !== items.length) throw new Error(`${items.length - taken} positions were refused`);
  }
}

/** Opens incidents through the API at a bearable pace. @returns their ids. */
export async function openIncidents(house: House, count: number, place: () => PointOnMap): Promise<string[]> {
  const tokens = await house.sessions('dispatcher', 30);
  const random = seededRandom(count);
  const ids: string[] = [];
  let turn = 0;
  const result = await openLoop(250, count / 250, async () => {
    turn += 1;
    const token = tokens[turn % tokens.length];
    const answer = await house.client.send({ path: '/api/incidents', token, body: incidentBody(place(), random) });
    if (answer.status === 201) ids.push((JSON.parse(answer.body.toString('utf8')) as { id: string }).id);
    return answer;
  });
  if (result.failed > 0) throw new Error(`${result.failed} incidents were refused: ${result.firstFailure}`);
  return ids;
}

/** Points near the given ones, drawn evenly. */
export function placesNear(points: readonly (readonly [number, number])[], seed: number): () => PointOnMap {
  const random = seededRandom(seed);
  const off = () => (random() - 0.5) * 0.001;
  return () => {
    const [lon, lat] = points[Math.floor(random() * points.length)]!;
    return { lon: lon + off(), lat: lat + off() };
  };
}

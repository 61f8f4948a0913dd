import { cpus } from 'node:os';
import { createEngine, type Engine, type EtaBatch } from '../src/command/routing/engine.ts';
import { buildRoadGraph, type RoadGraph } from '../src/command/routing/graph.ts';
import { packGraph } from '../src/command/routing/graph-pack.ts';
import {
  createRouting,
  createSnapCache,
  defaultSpeeds,
  type EtaUnit,
  type RoadWay,
} from '../src/command/routing/index.ts';
import { type TravelProfile, travelProfiles } from '../src/command/routing/roads.ts';
import { buildSegmentIndex, type SegmentIndex } from '../src/command/routing/segments.ts';
import { etaBatch } from '../src/command/routing/testing/batch.ts';
import { generateCity, seededRandom } from '../src/command/routing/testing/generated-roads.ts';
import { readJakartaRoads } from '../src/command/routing/testing/jakarta.ts';
import { createLiveCosts } from '../src/command/routing/weights.ts';
import { plainSeconds } from './support/plain-dijkstra.ts';

/**
 * Travel times of all units to an incident, per network size. Run with `node bench/routing.bench.ts`; `--json` writes
 * the rows as JSON to stdout instead of the table, `--quick` leaves out the largest network.
 *
 * Units: 60 % cars, 30 % motorcycles, 10 % on foot, spread evenly, so that each request is three searches over the
 * whole network. `first` looks up every unit's road anew, `again` finds the units where they were; both are asked
 * through the worker. `plain` is the same question answered by a textbook Dijkstra with a binary heap over an adjacency
 * list in this thread, snaps given; the ratio is its median to the engine's for the same in-thread work.
 */
interface Row {
  network: string;
  junctions: number;
  arcs: number;
  units: number;
  buildMs: number;
  graphMb: number;
  rounds: number;
  firstP50: number;
  firstP95: number;
  againP50: number;
  againP95: number;
  targetP95: number;
  engineP50: number;
  plainP50: number;
  /** Plain ÷ engine, both in one thread. */
  ratio: number;
  isochroneP95: number;
  cores: number;
}

interface Case {
  network: string;
  ways: RoadWay[];
  units: number;
  rounds: number;
  targetP95: number;
}

/** Nearest-rank quantile. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

async function timed(work: () => unknown): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

function placesOf(graph: RoadGraph, random: () => number) {
  return () => {
    const node = Math.floor(random() * graph.nodeLon.length);
    const off = () => (random() - 0.5) * 0.001;
    return { lon: graph.nodeLon[node]! + off(), lat: graph.nodeLat[node]! + off() };
  };
}

const profileOf = (i: number): TravelProfile => (i % 10 < 6 ? 'car' : i % 10 < 9 ? 'motorcycle' : 'foot');

/** Engine and plain search side by side in this thread, on the same snapped units; checks that both agree. */
function comparePlain(graph: RoadGraph, segments: SegmentIndex, engine: Engine, batches: EtaBatch[]) {
  const costs = createLiveCosts(graph, segments, defaultSpeeds).seconds;
  const plain = plainSeconds(graph);
  const engineMs: number[] = [];
  const plainMs: number[] = [];
  for (const batch of batches) {
    const first = engine.etas(batch);
    const known = {
      ...batch,
      snapEdge: first.snapEdge,
      snapFraction: first.snapFraction,
      snapMetres: first.snapMetres,
    };
    let begin = performance.now();
    const answer = engine.etas(known);
    engineMs.push(performance.now() - begin);
    const targets = engine.snapTarget(batch.lon, batch.lat);
    begin = performance.now();
    const expected = new Float64Array(answer.seconds.length).fill(Number.NaN);
    travelProfiles.forEach((profile, p) => {
      const target = targets[profile];
      if (target === null) return;
      plain(costs[profile], target, answer, (unit) => known.unitProfile[unit] === p, expected);
    });
    plainMs.push(performance.now() - begin);
    expected.forEach((seconds, i) => {
      const own = answer.seconds[i]!;
      if (Number.isNaN(seconds) !== Number.isNaN(own) || Math.abs(seconds - own) > 1e-6 * own + 1e-6) {
        throw new Error(`unit ${i}: engine ${own} s, plain ${seconds} s`);
      }
    });
  }
  return { engineP50: quantile(engineMs, 0.5), plainP50: quantile(plainMs, 0.5) };
}

async function measure({ network, ways, units: count, rounds, targetP95 }: Case): Promise<Row> {
  const begin = performance.now();
  const graph = buildRoadGraph(ways);
  const segments = buildSegmentIndex(graph);
  const buildMs = performance.now() - begin;
  const place = placesOf(graph, seededRandom(20_261_122));
  const routing = await createRouting(ways);
  const first: number[] = [];
  const again: number[] = [];
  const isochrone: number[] = [];
  const warmUp = Math.ceil(rounds / 4);
  for (let round = 0; round < rounds + warmUp; round++) {
    const units = Array.from(
      { length: count },
      (_, i): EtaUnit => ({ id: `u${i}`, profile: profileOf(i), ...place() }),
    );
    const request = { ...place(), units, snapCache: createSnapCache() };
    const firstMs = await timed(() => routing.etas(request));
    const moved = place();
    const againMs = await timed(() => routing.etas({ ...request, ...moved }));
    const area = { place: moved, profile: 'car', seconds: 600, direction: 'towards' } as const;
    const isochroneMs = await timed(() => routing.isochrone(area));
    if (round < warmUp) continue;
    first.push(firstMs);
    again.push(againMs);
    isochrone.push(isochroneMs);
  }
  await routing.close();
  const batches = Array.from({ length: Math.min(8, rounds) }, () =>
    etaBatch(
      place(),
      Array.from({ length: count }, (_, i) => ({ ...place(), profile: profileOf(i) })),
    ),
  );
  const { engineP50, plainP50 } = comparePlain(graph, segments, createEngine(graph, segments), batches);
  return {
    network,
    junctions: graph.nodeLon.length,
    arcs: graph.arcEdge.length,
    units: count,
    buildMs,
    graphMb: packGraph(graph, segments.tree?.data ?? null).memory.byteLength / 2 ** 20,
    rounds,
    firstP50: quantile(first, 0.5),
    firstP95: quantile(first, 0.95),
    againP50: quantile(again, 0.5),
    againP95: quantile(again, 0.95),
    targetP95,
    engineP50,
    plainP50,
    ratio: plainP50 / engineP50,
    isochroneP95: quantile(isochrone, 0.95),
    cores: cpus().length,
  };
}

const quick = process.argv.includes('--quick');
const jakarta = readJakartaRoads();
if (jakarta === null)
  process.stderr.write('Jakarta Selatan: not measured, ../shared/data/geo is not beside the project\n');
const rows: Row[] = [];
if (jakarta)
  rows.push(await measure({ network: 'Jakarta Selatan', ways: jakarta, units: 200, rounds: 200, targetP95: 5 }));
rows.push(
  await measure({ network: 'generated 50k', ways: generateCity(50_000, 1), units: 1000, rounds: 80, targetP95: 20 }),
);
if (!quick) {
  rows.push(
    await measure({
      network: 'generated 500k',
      ways: generateCity(500_000, 1),
      units: 1000,
      rounds: 20,
      targetP95: 150,
    }),
  );
}
const rounded = rows.map((row) =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, typeof value === 'number' ? Math.round(value * 100) / 100 : value]),
  ),
);
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(rounded, null, 2)}\n`);
else console.table(Object.fromEntries(rounded.map(({ network, ...row }) => [network, row])));

import { cpus } from 'node:os';
import { buildRoadGraph } from '../src/command/routing/graph.ts';
import { packGraph } from '../src/command/routing/graph-pack.ts';
import { createRouting, createSnapCache, type EtaUnit, type RoadWay } from '../src/command/routing/index.ts';
import { buildSegmentIndex } from '../src/command/routing/segments.ts';
import { generateCity, seededRandom } from '../src/command/routing/testing/generated-roads.ts';
import { readJakartaRoads } from '../src/command/routing/testing/jakarta.ts';
import { quantile, timed } from './support/stats.ts';
import { compareTextbook, placesOn, profileOf } from './support/textbook.ts';

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

async function measure({ network, ways, units: count, rounds, targetP95 }: Case): Promise<Row> {
  const begin = performance.now();
  const graph = buildRoadGraph(ways);
  const segments = buildSegmentIndex(graph);
  const buildMs = performance.now() - begin;
  const place = placesOn(graph, seededRandom(20_261_122));
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
  const { engineP50, plainP50, ratio } = compareTextbook(ways, count, Math.min(8, rounds));
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
    ratio,
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

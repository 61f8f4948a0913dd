import { createEngine, type EtaBatch } from '../../src/command/routing/engine.ts';
import { buildRoadGraph, type RoadGraph } from '../../src/command/routing/graph.ts';
import { type RoadWay, type TravelProfile, travelProfiles } from '../../src/command/routing/roads.ts';
import { buildSegmentIndex } from '../../src/command/routing/segments.ts';
import { defaultSpeeds } from '../../src/command/routing/speeds.ts';
import { etaBatch } from '../../src/command/routing/testing/batch.ts';
import { seededRandom } from '../../src/command/routing/testing/generated-roads.ts';
import { createLiveCosts } from '../../src/command/routing/weights.ts';
import { plainSeconds } from './plain-dijkstra.ts';
import { quantile } from './stats.ts';

/** 60 % cars, 30 % motorcycles, 10 % on foot. */
export const profileOf = (i: number): TravelProfile => (i % 10 < 6 ? 'car' : i % 10 < 9 ? 'motorcycle' : 'foot');

/** Points near the junctions of a graph. */
export function placesOn(graph: RoadGraph, random: () => number) {
  return () => {
    const node = Math.floor(random() * graph.nodeLon.length);
    const off = () => (random() - 0.5) * 0.001;
    return { lon: graph.nodeLon[node]! + off(), lat: graph.nodeLat[node]! + off() };
  };
}

export interface TextbookComparison {
  junctions: number;
  arcs: number;
  engineP50: number;
  plainP50: number;
  /** Plain ÷ engine, both in this thread, snaps given. */
  ratio: number;
}

/**
 * Times the engine beside a textbook Dijkstra (binary heap of pairs, adjacency lists of objects) on the same question:
 * travel time of `units` units to a place, a search for each profile. Stops when the two disagree.
 */
export function compareTextbook(ways: readonly RoadWay[], units: number, rounds: number): TextbookComparison {
  const graph = buildRoadGraph([...ways]);
  const segments = buildSegmentIndex(graph);
  const engine = createEngine(graph, segments);
  const costs = createLiveCosts(graph, segments, defaultSpeeds).seconds;
  const plain = plainSeconds(graph);
  const place = placesOn(graph, seededRandom(20_261_122));
  const engineMs: number[] = [];
  const plainMs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const batch: EtaBatch = etaBatch(
      place(),
      Array.from({ length: units }, (_, i) => ({ ...place(), profile: profileOf(i) })),
    );
    const { snapEdge, snapFraction, snapMetres } = engine.etas(batch);
    const known = { ...batch, snapEdge, snapFraction, snapMetres };
    // Forgets the ways to this place: it is the search that is compared.
    engine.setWeights([]);
    let begin = performance.now();
    const answer = engine.etas(known);
    engineMs.push(performance.now() - begin);
    const targets = engine.snapTarget(batch.lon, batch.lat);
    begin = performance.now();
    const expected = new Float64Array(answer.seconds.length).fill(Number.NaN);
    travelProfiles.forEach((profile, p) => {
      const target = targets[profile];
      if (target !== null) plain(costs[profile], target, answer, (unit) => known.unitProfile[unit] === p, expected);
    });
    plainMs.push(performance.now() - begin);
    expected.forEach((seconds, i) => {
      const own = answer.seconds[i]!;
      if (Number.isNaN(seconds) !== Number.isNaN(own) || Math.abs(seconds - own) > 1e-6 * own + 1e-6)
        throw new Error(`unit ${i}: engine ${own} s, plain ${seconds} s`);
    });
  }
  const [engineP50, plainP50] = [quantile(engineMs, 0.5), quantile(plainMs, 0.5)];
  return {
    junctions: graph.nodeLon.length,
    arcs: graph.arcEdge.length,
    engineP50,
    plainP50,
    ratio: plainP50 / engineP50,
  };
}

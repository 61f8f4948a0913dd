import type { LiveChange, RoadClosure, RoadWeight } from './closures.ts';
import { arrivingEnds } from './ends.ts';
import type { EngineOptions } from './engine.ts';
import type { Eta, EtaRequest, EtaResult, Limits } from './eta-batches.ts';
import { type PackedGraph, unpackGraph } from './graph-pack.ts';
import type { WayTable } from './labels.ts';
import { type TravelProfile, travelProfiles } from './roads.ts';
import { arrivals, departures, keptTree, type Tree } from './search.ts';
import { loadSegmentIndex } from './segments.ts';
import { createSnapper, defaultSnapOptions, type Snap } from './snap.ts';
import { createSnapCache, type EtaUnit, type SnapCache } from './snap-cache.ts';
import { defaultSpeeds } from './speeds.ts';
import { createTrees } from './trees.ts';
import { createLiveCosts } from './weights.ts';

/** On larger networks a tree is too large to be kept, and live changes would hold up the calling thread. */
const mostNodes = 100_000;
/** So many units may be looked up on the roads in the calling thread; more are left to the workers. */
const mostLookups = 150;

/** Has a worker search the ways to a place and write them into the table. */
export type AskWays = (profile: TravelProfile, target: Snap, maxSeconds: number, table: WayTable) => Promise<unknown>;

/**
 * Travel times to places whose ways are known. The desk asks for the units of a running incident again and again, and the tree of ways
 * to the incident does not depend on the units: it holds until a road is closed or slowed. A worker searches the tree
 * once; from then on an answer is a look into it, made here in the calling thread without a message to another.
 */
export interface KnownWays {
  /**
   * `generation` counts changes of roads and closures, for the cache of the units' places. Undefined when the workers should
   * answer: too many units stand where nobody has looked yet.
   */
  etas(request: EtaRequest, generation: number, ask: AskWays): Promise<EtaResult> | undefined;
  /** Has the ways to a place searched, for questions to come. */
  prepare(place: { lon: number; lat: number }, limits: Limits | undefined, ask: AskWays): Promise<void>;
  setClosures(closures: readonly RoadClosure[]): LiveChange;
  setWeights(weights: readonly RoadWeight[]): LiveChange;
}

/** A unit on the roads, with its place in the answer. */
interface Place {
  stand: Snap;
  answer: Eta;
}

/** Undefined for a network that is too large. */
export function createKnownWays(packed: PackedGraph, options: EngineOptions): KnownWays | undefined {
  const graph = unpackGraph(packed);
  const nodeCount = graph.nodeLon.length;
  if (nodeCount > mostNodes) return undefined;
  const segments = loadSegmentIndex(graph, packed);
  const live = createLiveCosts(graph, segments, options.speeds ?? defaultSpeeds);
  const snap = createSnapper(graph, segments, live, { ...defaultSnapOptions, ...options.snap });
  const trees = createTrees(nodeCount);
  /** Counts live changes: a tree that was asked for before one serves its own question and is not kept. */
  let changes = 0;

  function changed(): void {
    changes += 1;
    trees.clear();
  }

  function standOf(unit: EtaUnit, snaps: SnapCache, generation: number): Snap | null {
    const found = snaps.find(unit, generation);
    if (found !== undefined) return found;
    const stand = snap(unit.lon, unit.lat, unit.profile);
    snaps.put(unit, generation, stand);
    return stand;
  }

  /** The tree of a place: kept, or searched now. To be read before anything else is awaited: its memory is used again. */
  async function treeOf(target: Snap, profile: TravelProfile, limit: number, ask: AskWays): Promise<Tree> {
    const name = `${profile} ${limit} ${target.edge} ${target.fraction}`;
    const kept = trees.find(name);
    if (kept) return kept;
    const before = changes;
    const seeds = arrivingEnds(graph, target, live.seconds[profile]);
    const memory = trees.take();
    const { seconds, parentArc, metres } = memory;
    await ask(profile, target, limit, { seconds, parentArc });
    const tree = keptTree(graph, seeds, memory, metres);
    if (changes === before) trees.keep(name, tree, memory);
    else trees.giveBack(memory);
    return tree;
  }

  /** Everything but the tree is taken before anything is awaited: the answer is by the roads of the moment of the question. */
  async function answerFor(profile: TravelProfile, limit: number, target: Snap, places: Place[], ask: AskWays) {
    const origins = places.map(({ stand }) => stand);
    const from = departures(graph, live.seconds[profile], target, origins);
    const ways = arrivals(await treeOf(target, profile, limit, ask), from, limit);
    places.forEach(({ answer }, i) => {
      const way = ways[i];
      answer.reason = way ? null : limit < Infinity ? 'beyond_limit' : 'unreachable';
      answer.seconds = way?.seconds ?? null;
      answer.metres = way?.metres ?? null;
    });
  }

  async function answer(request: EtaRequest, generation: number, ask: AskWays): Promise<EtaResult> {
    const { snapCache = createSnapCache() } = request;
    const result: EtaResult = { units: [], targetSnappedMetres: {} };
    const places: Record<TravelProfile, Place[]> = { car: [], motorcycle: [], foot: [] };
    const asked = new Set<TravelProfile>();
    for (const unit of request.units) {
      const stand = standOf(unit, snapCache, generation);
      const snappedMetres = stand?.metres ?? null;
      const answer: Eta = { id: unit.id, seconds: null, metres: null, snappedMetres, reason: 'no_road_near' };
      result.units.push(answer);
      asked.add(unit.profile);
      if (stand) places[unit.profile].push({ stand, answer });
    }
    await Promise.all(
      Array.from(asked, (profile) => {
        const target = snap(request.lon, request.lat, profile);
        result.targetSnappedMetres[profile] = target?.metres ?? null;
        const limit = request.maxSeconds?.[profile] ?? Infinity;
        return target && answerFor(profile, limit, target, places[profile], ask);
      }),
    );
    return result;
  }

  return {
    etas(request, generation, ask) {
      let lookups = 0;
      for (const unit of request.units) if (request.snapCache?.find(unit, generation) === undefined) lookups += 1;
      return lookups > mostLookups ? undefined : answer(request, generation, ask);
    },
    async prepare(place, limits, ask) {
      await Promise.all(
        travelProfiles.map((profile) => {
          const target = snap(place.lon, place.lat, profile);
          return target && treeOf(target, profile, limits?.[profile] ?? Infinity, ask);
        }),
      );
    },
    setClosures(closures) {
      changed();
      return live.setClosures(closures);
    },
    setWeights(weights) {
      changed();
      return live.setWeights(weights);
    },
  };
}

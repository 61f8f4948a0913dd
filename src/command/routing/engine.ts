import type { LiveChange, RoadClosure, RoadWeight } from './closures.ts';
import { arrivingEnds } from './ends.ts';
import { graphFigures, type RoadGraph } from './graph.ts';
import { type IsochroneOptions, isochrone, type ReachArea } from './isochrone.ts';
import type { WayTable } from './labels.ts';
import { type TravelProfile, travelProfiles } from './roads.ts';
import { type Route, routeBetween } from './route.ts';
import { createSearch, searchToTarget } from './search.ts';
import type { SegmentIndex } from './segments.ts';
import { createSnapper, defaultSnapOptions, type Snap, type SnapOptions } from './snap.ts';
import { defaultSpeeds, type SpeedTable } from './speeds.ts';
import { createLiveCosts } from './weights.ts';

/** Why there is no travel time. */
export const etaReasons = ['no_road_near', 'unreachable', 'beyond_limit'] as const;
export type EtaReason = (typeof etaReasons)[number];

/** Marks in `EtaBatch.snapEdge`: not looked up yet, and looked up without finding a road. */
export const snapUnknown = -1;
export const snapNone = -2;

/** Units and one target in typed arrays, element i belonging to unit i. Snaps known from before may be given. */
export interface EtaBatch {
  lon: number;
  lat: number;
  /** By profile, in the order of `travelProfiles`; Infinity for none. */
  maxSeconds: Float64Array;
  unitLon: Float64Array;
  unitLat: Float64Array;
  /** Index in `travelProfiles`. */
  unitProfile: Uint8Array;
  /** Edge, or `snapUnknown` / `snapNone`. */
  snapEdge: Int32Array;
  snapFraction: Float64Array;
  snapMetres: Float64Array;
}

/** Answers to a batch; `reason` is 0 where there is a time, else 1 + index in `etaReasons`. Times without answer are NaN. */
export interface EtaAnswer {
  seconds: Float64Array;
  metres: Float64Array;
  reason: Uint8Array;
  snapEdge: Int32Array;
  snapFraction: Float64Array;
  snapMetres: Float64Array;
  /** Metres from the target to the road, in the order of `travelProfiles`; NaN without a road or when not asked for. */
  targetMetres: Float64Array;
}

export interface PlaceQuery {
  lon: number;
  lat: number;
}

export interface EngineOptions {
  speeds?: SpeedTable;
  snap?: Partial<SnapOptions>;
}

export interface Engine {
  etas(batch: EtaBatch): EtaAnswer;
  /** Writes the fastest ways from everywhere to a place on the network into a table that is kept. */
  waysTo(target: Snap, profile: TravelProfile, maxSeconds: number, table: WayTable): void;
  /** Rows: one a source, one column a target; NaN where there is no way. */
  matrix(
    sources: PlaceQuery[],
    targets: PlaceQuery[],
    profile: TravelProfile,
  ): { seconds: Float64Array; metres: Float64Array };
  /** The fastest route, or why there is none. */
  route(from: PlaceQuery, to: PlaceQuery, profile: TravelProfile): Route | EtaReason;
  /** The area within reach, null without a road near. */
  isochrone(place: PlaceQuery, profile: TravelProfile, options: IsochroneOptions): ReachArea | null;
  setClosures(closures: readonly RoadClosure[]): LiveChange;
  setWeights(weights: readonly RoadWeight[]): LiveChange;
  /** Where a place lies on the network of each profile. */
  snapTarget(lon: number, lat: number): Record<TravelProfile, Snap | null>;
  figures(): ReturnType<typeof graphFigures> & { closedArcs: number };
}

/** The whole engine over one graph, in the calling thread. One call at a time; every answer depends on its input only. */
export function createEngine(graph: RoadGraph, segments: SegmentIndex, options: EngineOptions = {}): Engine {
  const live = createLiveCosts(graph, segments, options.speeds ?? defaultSpeeds);
  const snap = createSnapper(graph, segments, live, { ...defaultSnapOptions, ...options.snap });
  const search = createSearch(graph);

  function snapUnits(batch: EtaBatch): (Snap | null)[] {
    return Array.from(batch.unitProfile, (profile, i) => {
      const edge = batch.snapEdge[i]!;
      if (edge === snapNone) return null;
      if (edge !== snapUnknown) return { edge, fraction: batch.snapFraction[i]!, metres: batch.snapMetres[i]! };
      return snap(batch.unitLon[i]!, batch.unitLat[i]!, travelProfiles[profile]!);
    });
  }

  function emptyAnswer(count: number): EtaAnswer {
    return {
      seconds: new Float64Array(count).fill(Number.NaN),
      metres: new Float64Array(count).fill(Number.NaN),
      reason: new Uint8Array(count).fill(1 + etaReasons.indexOf('no_road_near')),
      snapEdge: new Int32Array(count).fill(snapNone),
      snapFraction: new Float64Array(count),
      snapMetres: new Float64Array(count).fill(Number.NaN),
      targetMetres: new Float64Array(travelProfiles.length).fill(Number.NaN),
    };
  }

  return {
    etas(batch) {
      const snaps = snapUnits(batch);
      const answer = emptyAnswer(snaps.length);
      snaps.forEach((found, i) => {
        if (found === null) return;
        answer.snapEdge[i] = found.edge;
        answer.snapFraction[i] = found.fraction;
        answer.snapMetres[i] = found.metres;
      });
      travelProfiles.forEach((profile, p) => {
        const asked: number[] = [];
        const origins: Snap[] = [];
        if (!batch.unitProfile.includes(p)) return;
        const target = snap(batch.lon, batch.lat, profile);
        if (target === null) return;
        answer.targetMetres[p] = target.metres;
        snaps.forEach((found, i) => {
          if (found === null || batch.unitProfile[i] !== p) return;
          asked.push(i);
          origins.push(found);
        });
        const limit = batch.maxSeconds[p]!;
        const found = searchToTarget(graph, search, live.seconds[profile], target, origins, limit);
        const missing: EtaReason = limit < Infinity ? 'beyond_limit' : 'unreachable';
        asked.forEach((unit, i) => {
          const approach = found[i]!;
          answer.reason[unit] = approach === null ? 1 + etaReasons.indexOf(missing) : 0;
          if (approach === null) return;
          answer.seconds[unit] = approach.seconds;
          answer.metres[unit] = approach.metres;
        });
      });
      return answer;
    },
    waysTo(target, profile, maxSeconds, table) {
      const costs = live.seconds[profile];
      search.run({ seeds: arrivingEnds(graph, target, costs), costs, direction: 'reverse', maxSeconds, wanted: null });
      search.copyTo(table);
    },
    matrix(sources, targets, profile) {
      const seconds = new Float64Array(sources.length * targets.length).fill(Number.NaN);
      const metres = seconds.slice();
      const rows = sources.flatMap(({ lon, lat }, row) => {
        const found = snap(lon, lat, profile);
        return found === null ? [] : [{ row, found }];
      });
      targets.forEach(({ lon, lat }, column) => {
        const target = snap(lon, lat, profile);
        if (target === null) return;
        const ways = searchToTarget(
          graph,
          search,
          live.seconds[profile],
          target,
          rows.map(({ found }) => found),
        );
        rows.forEach(({ row }, i) => {
          const way = ways[i]!;
          if (way === null) return;
          seconds[row * targets.length + column] = way.seconds;
          metres[row * targets.length + column] = way.metres;
        });
      });
      return { seconds, metres };
    },
    route(from, to, profile) {
      const origin = snap(from.lon, from.lat, profile);
      const target = snap(to.lon, to.lat, profile);
      if (origin === null || target === null) return 'no_road_near';
      return routeBetween(graph, search, live.seconds[profile], origin, target) ?? 'unreachable';
    },
    isochrone(place, profile, reach) {
      const origin = snap(place.lon, place.lat, profile);
      return origin === null ? null : isochrone(graph, segments, search, live.seconds[profile], origin, reach);
    },
    setClosures: live.setClosures,
    setWeights: live.setWeights,
    snapTarget: (lon, lat) => ({
      car: snap(lon, lat, 'car'),
      motorcycle: snap(lon, lat, 'motorcycle'),
      foot: snap(lon, lat, 'foot'),
    }),
    figures: () => ({ ...graphFigures(graph), closedArcs: live.closedArcs() }),
  };
}

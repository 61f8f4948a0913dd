import {
  createEngine,
  type Engine,
  type EngineOptions,
  type EtaBatch,
  type PlaceQuery,
  snapUnknown,
} from '../engine.ts';
import { buildRoadGraph, type RoadGraph } from '../graph.ts';
import { type RoadClass, type RoadWay, type TravelProfile, travelProfiles } from '../roads.ts';
import { buildSegmentIndex, type SegmentIndex } from '../segments.ts';

/** A way for tests: two-way residential without name unless said otherwise. */
export function roadWay(id: string, coordinates: [number, number][], other: Partial<RoadWay> = {}): RoadWay {
  const roadClass: RoadClass = 'residential';
  return { id, name: null, roadClass, oneway: 'both', toll: false, maxSpeed: null, coordinates, ...other };
}

/** Engine, graph and index of the ways in this thread. */
export function localEngine(
  ways: readonly RoadWay[],
  options: EngineOptions = {},
): { engine: Engine; graph: RoadGraph; segments: SegmentIndex } {
  const graph = buildRoadGraph(ways);
  const segments = buildSegmentIndex(graph);
  return { engine: createEngine(graph, segments, options), graph, segments };
}

/** A batch with nothing known of the snaps. */
export function etaBatch(target: PlaceQuery, units: readonly (PlaceQuery & { profile: TravelProfile })[]): EtaBatch {
  return {
    ...target,
    maxSeconds: new Float64Array(3).fill(Infinity),
    unitLon: Float64Array.from(units, (unit) => unit.lon),
    unitLat: Float64Array.from(units, (unit) => unit.lat),
    unitProfile: Uint8Array.from(units, (unit) => travelProfiles.indexOf(unit.profile)),
    snapEdge: new Int32Array(units.length).fill(snapUnknown),
    snapFraction: new Float64Array(units.length),
    snapMetres: new Float64Array(units.length),
  };
}

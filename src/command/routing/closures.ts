import type { TravelProfile } from './roads.ts';

/** Which way along the road: both, in the drawn direction of the way (or of the drawn line), or against it. */
export type RoadDirection = 'both' | 'forward' | 'reverse';

/**
 * A part of the road network:
 * - `way`: all of a way, by the id it was imported with;
 * - `edge`: one edge of the present graph (from a snap or a route; numbers do not outlive a reload);
 * - `point`: every edge within `radius` metres of a point;
 * - `line`: every edge that comes within `radius` metres of a drawn line (default 5 m). With a direction, only the
 *   traffic that runs with ('forward') or against ('reverse') the drawn line.
 */
export type RoadSelection =
  | { kind: 'way'; wayId: string; direction?: RoadDirection }
  | { kind: 'edge'; edge: number; direction?: RoadDirection }
  | { kind: 'point'; lon: number; lat: number; radius: number }
  | { kind: 'line'; coordinates: [number, number][]; radius?: number; direction?: RoadDirection };

/** A closed part of the network, for all profiles unless some are named. */
export interface RoadClosure {
  on: RoadSelection;
  profiles?: TravelProfile[];
}

/** A part of the network on which travel takes `multiplier` times as long (2 = twice). Several on one edge multiply. */
export interface RoadWeight {
  on: RoadSelection;
  multiplier: number;
  profiles?: TravelProfile[];
}

/** What a change of closures or weights did: arcs affected, and the selections that match nothing (index in the list). */
export interface LiveChange {
  arcs: number;
  unmatched: number[];
}

function checkSelection(selection: RoadSelection): void {
  switch (selection.kind) {
    case 'way':
      return;
    case 'edge':
      if (!Number.isInteger(selection.edge) || selection.edge < 0) throw new RangeError(`edge ${selection.edge}`);
      return;
    case 'point': {
      const { lon, lat, radius } = selection;
      if (!(radius >= 0 && Number.isFinite(lon + lat + radius)))
        throw new RangeError('point needs lon, lat, radius ≥ 0');
      return;
    }
    case 'line': {
      const { coordinates, radius = 0 } = selection;
      const finite = coordinates.every(([lon, lat]) => Number.isFinite(lon + lat));
      if (!finite || coordinates.length < 2) throw new RangeError('line needs two points or more');
      if (!(radius >= 0 && radius < Infinity)) throw new RangeError(`line radius ${radius}`);
      return;
    }
  }
}

/** Throws RangeError on an edge number, place, radius or line that cannot be. */
export function checkClosures(closures: readonly RoadClosure[]): void {
  for (const { on } of closures) checkSelection(on);
}

/** As `checkClosures`; a multiplier must be positive and finite. */
export function checkWeights(weights: readonly RoadWeight[]): void {
  for (const { on, multiplier } of weights) {
    checkSelection(on);
    if (!(multiplier > 0 && Number.isFinite(multiplier))) throw new RangeError(`multiplier ${multiplier}`);
  }
}

import {
  checkClosures,
  checkWeights,
  type LiveChange,
  type RoadClosure,
  type RoadSelection,
  type RoadWeight,
} from './closures.ts';
import { mayUse, type RoadGraph } from './graph.ts';
import { roadClasses, type TravelProfile, travelProfiles } from './roads.ts';
import type { SegmentIndex } from './segments.ts';
import { createSelector } from './select.ts';
import { checkSpeeds, type SpeedTable } from './speeds.ts';

/** Travel seconds of each arc for each profile, now; Infinity where the profile may not go or the road is closed. */
export interface LiveCosts {
  seconds: Record<TravelProfile, Float32Array>;
  /** Replaces all closures. They hold for the next search; only the arcs concerned are touched. RangeError changes nothing. */
  setClosures(closures: readonly RoadClosure[]): LiveChange;
  /** Replaces all weights. */
  setWeights(weights: readonly RoadWeight[]): LiveChange;
  closedArcs(): number;
}

const profileBit: Record<TravelProfile, number> = { car: 1, motorcycle: 2, foot: 4 };

function bitsOf(profiles: readonly TravelProfile[] | undefined): number {
  return (profiles ?? travelProfiles).reduce((bits, profile) => bits | profileBit[profile], 0);
}

/**
 * Live costs over a graph. Seconds = length ÷ min(class speed, posted speed) × multipliers, kept as 32-bit floats
 * (relative error below 10⁻⁷) because the search reads them in sequence and half the bytes are half the time.
 * Throws RangeError on a speed that is not positive.
 */
export function createLiveCosts(graph: RoadGraph, segments: SegmentIndex, table: SpeedTable): LiveCosts {
  checkSpeeds(table);
  const arcCount = graph.arcEdge.length;
  const select = createSelector(graph, segments);
  /** Bits of the profiles for which the arc is closed. */
  const closed = new Uint8Array(arcCount);
  let closedNow = new Set<number>();
  let weighted = new Map<number, Record<TravelProfile, number>>();

  const seconds = {
    car: new Float32Array(arcCount),
    motorcycle: new Float32Array(arcCount),
    foot: new Float32Array(arcCount),
  };

  function costOf(arc: number, profile: TravelProfile): number {
    if (!mayUse(graph, arc, profile) || closed[arc]! & profileBit[profile]) return Infinity;
    const edge = graph.arcEdge[arc]! >> 1;
    const classSpeed = table.speeds[profile][roadClasses[graph.edgeClass[edge]!]!];
    const posted = graph.edgeMaxSpeed[edge]!;
    const speed = posted > 0 ? Math.min(classSpeed, posted) : classSpeed;
    return (graph.edgeLength[edge]! / (speed / 3.6)) * (weighted.get(arc)?.[profile] ?? 1);
  }

  function refresh(arcs: Iterable<number>): void {
    for (const arc of arcs) for (const profile of travelProfiles) seconds[profile][arc] = costOf(arc, profile);
  }

  function selectAll<Item extends { on: RoadSelection }>(items: readonly Item[]) {
    const found = items.map((item) => ({ item, arcs: select(item.on) }));
    return { found, unmatched: found.flatMap(({ arcs }, i) => (arcs.length === 0 ? [i] : [])) };
  }

  refresh(closed.keys());
  return {
    seconds,
    setClosures(closures) {
      checkClosures(closures);
      const { found, unmatched } = selectAll(closures);
      const before = closedNow;
      for (const arc of before) closed[arc] = 0;
      closedNow = new Set(found.flatMap(({ arcs }) => arcs));
      for (const { item, arcs } of found) for (const arc of arcs) closed[arc]! |= bitsOf(item.profiles);
      refresh(before);
      refresh(closedNow);
      return { arcs: closedNow.size, unmatched };
    },
    setWeights(weights) {
      checkWeights(weights);
      const { found, unmatched } = selectAll(weights);
      const before = weighted;
      weighted = new Map();
      for (const { item, arcs } of found) {
        for (const arc of arcs) {
          const factor = weighted.get(arc) ?? { car: 1, motorcycle: 1, foot: 1 };
          for (const profile of item.profiles ?? travelProfiles) factor[profile] *= item.multiplier;
          weighted.set(arc, factor);
        }
      }
      refresh(before.keys());
      refresh(weighted.keys());
      return { arcs: weighted.size, unmatched };
    },
    closedArcs: () => closedNow.size,
  };
}

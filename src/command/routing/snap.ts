import { haversine, projectOnSegment } from './geo.ts';
import type { RoadGraph } from './graph.ts';
import type { TravelProfile } from './roads.ts';
import type { SegmentIndex } from './segments.ts';
import type { LiveCosts } from './weights.ts';

/** A place on the network. */
export interface Snap {
  edge: number;
  /** Share of the edge's length from its start, 0–1. */
  fraction: number;
  /** Metres between the place asked for and the road. */
  metres: number;
}

/** Rules of snapping; all in metres. */
export interface SnapOptions {
  /** Beyond this distance there is no road near. */
  limit: number;
  /** A road of the largest connected part wins over a nearer one outside it while it lies within `extra` metres more … */
  extra: number;
  /** … or within this many times the distance of the nearer one. */
  factor: number;
}

export const defaultSnapOptions: SnapOptions = { limit: 3000, extra: 50, factor: 3 };

export type Snapper = (lon: number, lat: number, profile: TravelProfile) => Snap | null;

/**
 * Snaps to the nearest road that the profile may use in at least one direction and that is open; where the edge is
 * two-way, the search uses both directions. Roads cut off from the largest connected part (both ends count) are taken
 * only when no connected road lies within max(distance + extra, distance × factor). Ties go to the lower edge number.
 * Returns null without a usable road within the limit, or for a place that is not finite.
 */
export function createSnapper(
  graph: RoadGraph,
  segments: SegmentIndex,
  costs: LiveCosts,
  options: SnapOptions = defaultSnapOptions,
): Snapper {
  const { tree, segmentEdge, xScale, yScale } = segments;
  const projected = { t: 0, squared: 0 };

  function usable(edge: number, profile: TravelProfile): boolean {
    const seconds = costs.seconds[profile];
    for (let d = 2 * edge; d <= 2 * edge + 1; d++) {
      const arc = graph.edgeArc[d]!;
      if (arc >= 0 && seconds[arc]! < Infinity) return true;
    }
    return false;
  }

  function connected(edge: number, profile: TravelProfile): boolean {
    const component = graph.component[profile];
    const largest = graph.largestComponent[profile];
    return component[graph.edgeFrom[edge]!] === largest && component[graph.edgeTo[edge]!] === largest;
  }

  /** Squared distance and position on the piece, in `projected`. */
  function project(item: number, x: number, y: number): void {
    const point = item + segmentEdge[item]!;
    projectOnSegment(
      x,
      y,
      graph.shapeLon[point]! * xScale,
      graph.shapeLat[point]! * yScale,
      graph.shapeLon[point + 1]! * xScale,
      graph.shapeLat[point + 1]! * yScale,
      projected,
    );
  }

  /**
   * The nearest piece that passes `wanted` within `reach`, −1 if none. The tree orders boxes, not lines: the few nearest
   * boxes give a radius that surely holds the answer, and all boxes within it are then measured.
   */
  function nearest(x: number, y: number, reach: number, wanted: (item: number) => boolean): number {
    if (tree === null) return -1;
    let radius = Infinity;
    for (const item of tree.neighbors(x, y, 2, reach, wanted)) {
      project(item, x, y);
      radius = Math.min(radius, Math.sqrt(projected.squared));
    }
    if (radius === Infinity) return -1;
    // A hair more, so that rounding cannot lose the piece that gave the radius.
    const within = Math.min(radius, reach) * (1 + 1e-9) + 1e-6;
    let best = -1;
    let bestSquared = within * within;
    tree.search(x - within, y - within, x + within, y + within, (item) => {
      project(item, x, y);
      const squared = projected.squared;
      if (squared > bestSquared || (squared === bestSquared && best !== -1 && item > best)) return false;
      if (wanted(item)) {
        best = item;
        bestSquared = squared;
      }
      return false;
    });
    return best;
  }

  function distanceTo(item: number, x: number, y: number): number {
    project(item, x, y);
    return Math.sqrt(projected.squared);
  }

  function snapOn(item: number, x: number, y: number): Snap {
    const edge = segmentEdge[item]!;
    const metres = distanceTo(item, x, y);
    const own = projected.t;
    let before = 0;
    let total = 0;
    for (let point = graph.shapeStart[edge]!; point < graph.shapeStart[edge + 1]! - 1; point++) {
      const { shapeLon, shapeLat } = graph;
      const length = haversine(shapeLon[point]!, shapeLat[point]!, shapeLon[point + 1]!, shapeLat[point + 1]!);
      if (point < item + edge) before += length;
      else if (point === item + edge) before += own * length;
      total += length;
    }
    return { edge, fraction: total > 0 ? Math.min(1, before / total) : 0, metres };
  }

  return function snap(lon, lat, profile) {
    const x = lon * xScale;
    const y = lat * yScale;
    if (!Number.isFinite(x + y)) return null;
    const any = nearest(x, y, options.limit, (item) => usable(segmentEdge[item]!, profile));
    if (any === -1) return null;
    const distance = distanceTo(any, x, y);
    if (distance > options.limit) return null;
    if (connected(segmentEdge[any]!, profile)) return snapOn(any, x, y);
    const reach = Math.min(options.limit, Math.max(distance + options.extra, distance * options.factor));
    const main = nearest(
      x,
      y,
      reach,
      (item) => connected(segmentEdge[item]!, profile) && usable(segmentEdge[item]!, profile),
    );
    return snapOn(main !== -1 && distanceTo(main, x, y) <= reach ? main : any, x, y);
  };
}

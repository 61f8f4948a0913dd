import Flatbush from 'flatbush';
import { metresPerDegree, metresPerLonDegree } from './geo.ts';
import type { RoadGraph } from './graph.ts';
import type { PackedGraph } from './graph-pack.ts';

/**
 * Index of every straight piece of road in a metric plane (equirectangular around the middle latitude of the network:
 * within 0.1 % for a district). Item i of edge e is the piece that starts at shape point i + e.
 */
export interface SegmentIndex {
  /** null when the network has no road. */
  tree: Flatbush | null;
  segmentEdge: Int32Array;
  /** Metres per degree of longitude in the plane; y uses `metresPerDegree`. */
  xScale: number;
  yScale: number;
}

function scales(graph: RoadGraph): { xScale: number; yScale: number } {
  let south = Infinity;
  let north = -Infinity;
  for (const lat of graph.nodeLat) {
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return { xScale: metresPerLonDegree(south <= north ? (south + north) / 2 : 0), yScale: metresPerDegree };
}

function edgeOfSegments(graph: RoadGraph): Int32Array {
  const edges = graph.edgeFrom.length;
  const segmentEdge = new Int32Array(graph.shapeLon.length - edges);
  for (let edge = 0; edge < edges; edge++) {
    segmentEdge.fill(edge, graph.shapeStart[edge]! - edge, graph.shapeStart[edge + 1]! - edge - 1);
  }
  return segmentEdge;
}

/** Builds the index anew; `Flatbush.data` of the result goes into `packGraph`. */
export function buildSegmentIndex(graph: RoadGraph): SegmentIndex {
  const { xScale, yScale } = scales(graph);
  const segmentEdge = edgeOfSegments(graph);
  if (segmentEdge.length === 0) return { tree: null, segmentEdge, xScale, yScale };
  const tree = new Flatbush(segmentEdge.length);
  segmentEdge.forEach((edge, i) => {
    const point = i + edge;
    const [ax, bx] = [graph.shapeLon[point]! * xScale, graph.shapeLon[point + 1]! * xScale];
    const [ay, by] = [graph.shapeLat[point]! * yScale, graph.shapeLat[point + 1]! * yScale];
    tree.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  });
  tree.finish();
  return { tree, segmentEdge, xScale, yScale };
}

/** The index that lies in a packed graph. */
export function loadSegmentIndex(graph: RoadGraph, packed: PackedGraph): SegmentIndex {
  const tree = packed.indexOffset < 0 ? null : Flatbush.from(packed.memory, packed.indexOffset);
  return { tree, segmentEdge: edgeOfSegments(graph), ...scales(graph) };
}

import { strongComponents } from './components.ts';
import { haversine, hilbertIndex } from './geo.ts';
import { type RoadWay, roadClasses, type TravelProfile, travelProfiles } from './roads.ts';
import { accessBits, wayAccess } from './speeds.ts';
import { packStrings, type StringTable } from './string-table.ts';
import { numberVertices } from './vertices.ts';

/**
 * The road network in typed arrays. An *edge* is a piece of one way between two junctions, drawn in the way's
 * direction from `edgeFrom` to `edgeTo`; an *arc* is an edge in one direction in which at least one profile may move.
 * Arcs are numbered so that those arriving at node n are `inStart[n] … inStart[n + 1] − 1`: the reversed search, the
 * hot path, then reads everything in sequence.
 */
export interface RoadGraph {
  nodeLon: Float64Array;
  nodeLat: Float64Array;
  edgeFrom: Int32Array;
  edgeTo: Int32Array;
  /** Metres along the shape (great-circle segments). */
  edgeLength: Float64Array;
  /** Index in `roadClasses`. */
  edgeClass: Uint8Array;
  /** Bits of `accessBits`. */
  edgeAccess: Uint8Array;
  /** Posted km/h, 0 where unknown. */
  edgeMaxSpeed: Float32Array;
  /** Index in `wayIds`. */
  edgeWay: Int32Array;
  /** Index in `names`, −1 without name. */
  edgeName: Int32Array;
  /** The arc along (2 × edge) and against (2 × edge + 1) each edge, −1 where nobody may move. */
  edgeArc: Int32Array;
  /** Shape points of edge e are `shapeStart[e] … shapeStart[e + 1] − 1`, both ends included. */
  shapeStart: Int32Array;
  shapeLon: Float64Array;
  shapeLat: Float64Array;
  inStart: Int32Array;
  outStart: Int32Array;
  /** Arcs leaving each node, grouped by `outStart`. */
  outArc: Int32Array;
  arcTail: Int32Array;
  arcHead: Int32Array;
  /** 2 × edge + (0 along, 1 against). */
  arcEdge: Int32Array;
  /** Strongly connected component of each node, one array a profile. */
  component: Record<TravelProfile, Int32Array>;
  /** The component with the most nodes, −1 in an empty graph. */
  largestComponent: Record<TravelProfile, number>;
  wayIds: StringTable;
  names: StringTable;
  /** Ways left out because a coordinate was invalid or all vertices coincide. */
  skippedWays: number;
}

interface EdgeDraft {
  from: number[];
  to: number[];
  way: number[];
  shapeStart: number[];
  shape: number[];
}

/** Cuts every way at its junctions: way ends, and vertices that are used more than once. */
function cutWays(ofWay: Int32Array[], vertexCount: number): EdgeDraft {
  const uses = new Uint8Array(vertexCount);
  for (const list of ofWay) {
    list.forEach((vertex, i) => {
      // Ends count twice: an end is always a junction.
      const weight = i === 0 || i === list.length - 1 ? 2 : 1;
      uses[vertex] = Math.min(2, uses[vertex]! + weight);
    });
  }
  const draft: EdgeDraft = { from: [], to: [], way: [], shapeStart: [0], shape: [] };
  ofWay.forEach((list, way) => {
    for (let i = 1, start = 0; i < list.length; i++) {
      if (uses[list[i]!]! < 2) continue;
      draft.from.push(list[start]!);
      draft.to.push(list[i]!);
      draft.way.push(way);
      for (let k = start; k <= i; k++) draft.shape.push(list[k]!);
      draft.shapeStart.push(draft.shape.length);
      start = i;
    }
  });
  return draft;
}

/** Junction vertices in the order of the Hilbert curve, and the node number of each vertex (−1 for shape points). */
function orderNodes(draft: EdgeDraft, lon: number[], lat: number[]): { vertices: Int32Array; nodeOf: Int32Array } {
  const nodeOf = new Int32Array(lon.length).fill(-1);
  const junctions: number[] = [];
  for (const ends of [draft.from, draft.to]) {
    for (const vertex of ends) {
      if (nodeOf[vertex] !== -1) continue;
      nodeOf[vertex] = 0;
      junctions.push(vertex);
    }
  }
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const vertex of junctions) {
    west = Math.min(west, lon[vertex]!);
    east = Math.max(east, lon[vertex]!);
    south = Math.min(south, lat[vertex]!);
    north = Math.max(north, lat[vertex]!);
  }
  const scale = 65_535 / (Math.max(east - west, north - south) || 1);
  const key = new Float64Array(lon.length);
  for (const vertex of junctions) {
    key[vertex] = hilbertIndex(Math.floor((lon[vertex]! - west) * scale), Math.floor((lat[vertex]! - south) * scale));
  }
  const vertices = Int32Array.from(junctions).sort((a, b) => key[a]! - key[b]! || a - b);
  vertices.forEach((vertex, node) => {
    nodeOf[vertex] = node;
  });
  return { vertices, nodeOf };
}

/** Row starts for counting sort: how many of `keys` are below each number. */
function rowStarts(rows: number, keys: Int32Array): Int32Array {
  const start = new Int32Array(rows + 1);
  for (const key of keys) start[key + 1]! += 1;
  for (let i = 0; i < rows; i++) start[i + 1]! += start[i]!;
  return start;
}

/** Stable order of the items by their key: item numbers sorted by counting. */
function sortByKey(start: Int32Array, keys: Int32Array): Int32Array {
  const next = start.slice();
  const order = new Int32Array(keys.length);
  keys.forEach((key, item) => {
    order[next[key]!] = item;
    next[key]! += 1;
  });
  return order;
}

function indexNames(ways: readonly RoadWay[]): { names: string[]; ofWay: Int32Array } {
  const known = new Map<string, number>();
  const ofWay = Int32Array.from(ways, (way) => {
    if (way.name === null || way.name === '') return -1;
    const index = known.get(way.name) ?? known.size;
    known.set(way.name, index);
    return index;
  });
  return { names: [...known.keys()], ofWay };
}

/**
 * Builds the graph. Stands anything an import may bring: zero-length ways, repeated vertices, loops, parts without
 * connection, ways against their drawing; unusable ways are left out and counted. The result depends on the ways and
 * their order only.
 */
export function buildRoadGraph(ways: readonly RoadWay[]): RoadGraph {
  const { lon, lat, ofWay } = numberVertices(ways);
  const draft = cutWays(ofWay, lon.length);
  const { vertices, nodeOf } = orderNodes(draft, lon, lat);
  const nodeCount = vertices.length;
  const edgeCount = draft.from.length;

  // Edges follow their first node, so that they too lie in the order of the curve.
  const draftFrom = Int32Array.from(draft.from, (vertex) => nodeOf[vertex]!);
  const edgeOrder = sortByKey(rowStarts(nodeCount, draftFrom), draftFrom);
  const edgeFrom = Int32Array.from(edgeOrder, (d) => draftFrom[d]!);
  const edgeTo = Int32Array.from(edgeOrder, (d) => nodeOf[draft.to[d]!]!);
  const edgeWay = Int32Array.from(edgeOrder, (d) => draft.way[d]!);

  const shapeStart = new Int32Array(edgeCount + 1);
  const shapeLon = new Float64Array(draft.shape.length);
  const shapeLat = new Float64Array(draft.shape.length);
  const edgeLength = new Float64Array(edgeCount);
  let point = 0;
  edgeOrder.forEach((d, edge) => {
    shapeStart[edge] = point;
    for (let k = draft.shapeStart[d]!; k < draft.shapeStart[d + 1]!; k++, point++) {
      shapeLon[point] = lon[draft.shape[k]!]!;
      shapeLat[point] = lat[draft.shape[k]!]!;
      if (point > shapeStart[edge]!) {
        edgeLength[edge]! += haversine(shapeLon[point - 1]!, shapeLat[point - 1]!, shapeLon[point]!, shapeLat[point]!);
      }
    }
  });
  shapeStart[edgeCount] = point;

  const wayAccessBits = Uint8Array.from(ways, wayAccess);
  const edgeAccess = Uint8Array.from(edgeWay, (way) => wayAccessBits[way]!);
  const along = accessBits.car.along | accessBits.motorcycle.along | accessBits.foot.along;
  const against = accessBits.car.against | accessBits.motorcycle.against | accessBits.foot.against;
  const directed: number[] = [];
  edgeAccess.forEach((bits, edge) => {
    if (bits & along) directed.push(2 * edge);
    if (bits & against) directed.push(2 * edge + 1);
  });
  const headOf = Int32Array.from(directed, (d) => (d & 1 ? edgeFrom[d >> 1]! : edgeTo[d >> 1]!));
  const inStart = rowStarts(nodeCount, headOf);
  const arcOrder = sortByKey(inStart, headOf);
  const arcEdge = Int32Array.from(arcOrder, (i) => directed[i]!);
  const arcHead = Int32Array.from(arcOrder, (i) => headOf[i]!);
  const arcTail = Int32Array.from(arcEdge, (d) => (d & 1 ? edgeTo[d >> 1]! : edgeFrom[d >> 1]!));
  const edgeArc = new Int32Array(2 * edgeCount).fill(-1);
  arcEdge.forEach((d, arc) => {
    edgeArc[d] = arc;
  });
  const outStart = rowStarts(nodeCount, arcTail);
  const outArc = sortByKey(outStart, arcTail);

  const parts = (profile: TravelProfile) => {
    const bits = accessBits[profile];
    const allowed = (arc: number) =>
      (edgeAccess[arcEdge[arc]! >> 1]! & (arcEdge[arc]! & 1 ? bits.against : bits.along)) !== 0;
    return strongComponents(nodeCount, { start: outStart, arc: outArc }, arcHead, allowed);
  };
  const [car, motorcycle, foot] = [parts('car'), parts('motorcycle'), parts('foot')];
  const { names, ofWay: nameOfWay } = indexNames(ways);

  return {
    nodeLon: Float64Array.from(vertices, (vertex) => lon[vertex]!),
    nodeLat: Float64Array.from(vertices, (vertex) => lat[vertex]!),
    edgeFrom,
    edgeTo,
    edgeLength,
    edgeAccess,
    edgeWay,
    edgeArc,
    edgeClass: Uint8Array.from(edgeWay, (way) => roadClasses.indexOf(ways[way]!.roadClass)),
    edgeMaxSpeed: Float32Array.from(edgeWay, (way) => Math.max(0, ways[way]!.maxSpeed ?? 0)),
    edgeName: Int32Array.from(edgeWay, (way) => nameOfWay[way]!),
    shapeStart,
    shapeLon,
    shapeLat,
    inStart,
    outStart,
    outArc,
    arcTail,
    arcHead,
    arcEdge,
    component: { car: car.ofNode, motorcycle: motorcycle.ofNode, foot: foot.ofNode },
    largestComponent: { car: car.largest, motorcycle: motorcycle.largest, foot: foot.largest },
    wayIds: packStrings(ways.map((way) => way.id)),
    names: packStrings(names),
    skippedWays: ofWay.filter((list) => list.length === 0).length,
  };
}

/** May the profile use this arc by the rules of the road (closures aside)? */
export function mayUse(graph: RoadGraph, arc: number, profile: TravelProfile): boolean {
  const directed = graph.arcEdge[arc]!;
  const bits = accessBits[profile];
  return (graph.edgeAccess[directed >> 1]! & (directed & 1 ? bits.against : bits.along)) !== 0;
}

/** Nodes, edges, arcs per profile, size of the largest part per profile, and bytes: what `stats` shows. */
export function graphFigures(graph: RoadGraph) {
  const arcs = { car: 0, motorcycle: 0, foot: 0 };
  const inLargest = { car: 0, motorcycle: 0, foot: 0 };
  for (const profile of travelProfiles) {
    for (let arc = 0; arc < graph.arcEdge.length; arc++) if (mayUse(graph, arc, profile)) arcs[profile] += 1;
    const largest = graph.largestComponent[profile];
    for (const part of graph.component[profile]) if (part === largest) inLargest[profile] += 1;
  }
  return {
    nodes: graph.nodeLon.length,
    edges: graph.edgeFrom.length,
    arcs,
    inLargest,
    skippedWays: graph.skippedWays,
  };
}

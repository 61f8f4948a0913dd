import type { RoadGraph } from './graph.ts';
import { travelProfiles } from './roads.ts';

type ArrayTypeName = 'Float64Array' | 'Float32Array' | 'Int32Array' | 'Uint8Array';
type PackedArray = Float64Array | Float32Array | Int32Array | Uint8Array;

/**
 * A graph and its segment index in one block of shared memory: handing it to a worker costs nothing, whatever its size.
 * `sections` says where each array lies; `indexOffset` is the start of the Flatbush data, −1 in an empty graph.
 */
export interface PackedGraph {
  memory: SharedArrayBuffer;
  sections: Record<string, { type: ArrayTypeName; offset: number; length: number }>;
  largestComponent: RoadGraph['largestComponent'];
  skippedWays: number;
  indexOffset: number;
}

function typeName(array: PackedArray): ArrayTypeName {
  if (array instanceof Float64Array) return 'Float64Array';
  if (array instanceof Float32Array) return 'Float32Array';
  if (array instanceof Int32Array) return 'Int32Array';
  return 'Uint8Array';
}

/** Every array of the graph under a flat name. */
function arraysOf(graph: RoadGraph): Record<string, PackedArray> {
  const { component, wayIds, names, largestComponent: _largest, skippedWays: _skipped, ...plain } = graph;
  return {
    ...plain,
    ...Object.fromEntries(travelProfiles.map((profile) => [`component.${profile}`, component[profile]])),
    'wayIds.bytes': wayIds.bytes,
    'wayIds.start': wayIds.start,
    'names.bytes': names.bytes,
    'names.start': names.start,
  };
}

const aligned = (bytes: number) => Math.ceil(bytes / 8) * 8;

/** Copies graph and index into shared memory. `index` is the `data` of a Flatbush, null when there are no segments. */
export function packGraph(graph: RoadGraph, index: ArrayBufferLike | null): PackedGraph {
  const arrays = arraysOf(graph);
  const sections: PackedGraph['sections'] = {};
  let offset = 0;
  for (const [name, array] of Object.entries(arrays)) {
    sections[name] = { type: typeName(array), offset, length: array.length };
    offset += aligned(array.byteLength);
  }
  const memory = new SharedArrayBuffer(Math.max(8, offset + (index?.byteLength ?? 0)));
  for (const [name, array] of Object.entries(arrays)) {
    const source = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    new Uint8Array(memory, sections[name]!.offset, source.length).set(source);
  }
  if (index !== null) new Uint8Array(memory, offset).set(new Uint8Array(index));
  return {
    memory,
    sections,
    largestComponent: graph.largestComponent,
    skippedWays: graph.skippedWays,
    indexOffset: index === null ? -1 : offset,
  };
}

/** The graph as views on the shared memory: no copy. Throws Error when a section is missing or of the wrong type. */
export function unpackGraph(packed: PackedGraph): RoadGraph {
  const { memory } = packed;
  function at(name: string, type: ArrayTypeName): [offset: number, length: number] {
    const section = packed.sections[name];
    if (section === undefined || section.type !== type) throw new Error(`packed graph lacks ${name} as ${type}`);
    return [section.offset, section.length];
  }
  const float64 = (name: string) => new Float64Array(memory, ...at(name, 'Float64Array'));
  const float32 = (name: string) => new Float32Array(memory, ...at(name, 'Float32Array'));
  const int32 = (name: string) => new Int32Array(memory, ...at(name, 'Int32Array'));
  const uint8 = (name: string) => new Uint8Array(memory, ...at(name, 'Uint8Array'));
  return {
    nodeLon: float64('nodeLon'),
    nodeLat: float64('nodeLat'),
    edgeFrom: int32('edgeFrom'),
    edgeTo: int32('edgeTo'),
    edgeLength: float64('edgeLength'),
    edgeClass: uint8('edgeClass'),
    edgeAccess: uint8('edgeAccess'),
    edgeMaxSpeed: float32('edgeMaxSpeed'),
    edgeWay: int32('edgeWay'),
    edgeName: int32('edgeName'),
    edgeArc: int32('edgeArc'),
    shapeStart: int32('shapeStart'),
    shapeLon: float64('shapeLon'),
    shapeLat: float64('shapeLat'),
    inStart: int32('inStart'),
    outStart: int32('outStart'),
    outArc: int32('outArc'),
    arcTail: int32('arcTail'),
    arcHead: int32('arcHead'),
    arcEdge: int32('arcEdge'),
    component: {
      car: int32('component.car'),
      motorcycle: int32('component.motorcycle'),
      foot: int32('component.foot'),
    },
    largestComponent: packed.largestComponent,
    wayIds: { bytes: uint8('wayIds.bytes'), start: int32('wayIds.start') },
    names: { bytes: uint8('names.bytes'), start: int32('names.start') },
    skippedWays: packed.skippedWays,
  };
}

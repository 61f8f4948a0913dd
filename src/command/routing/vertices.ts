import type { RoadWay } from './roads.ts';

/** Every distinct vertex of the ways once, and for each way the vertices it runs through. */
export interface VertexTable {
  lon: number[];
  lat: number[];
  /** Vertex numbers per way, consecutive repeats removed; empty where the way is unusable. */
  ofWay: Int32Array[];
}

/** Hash table from coordinates to vertex numbers: open addressing over the bits of the two doubles, no strings. */
function createCoordinateIndex(lon: number[], lat: number[]) {
  const bits = new Uint32Array(4);
  const pair = new Float64Array(bits.buffer);
  let table = new Int32Array(1 << 12).fill(-1);
  let used = 0;

  function slotOf(x: number, y: number): number {
    // + 0 turns −0 into 0: both are the same place.
    pair[0] = x + 0;
    pair[1] = y + 0;
    let hash = Math.imul(bits[0]! ^ Math.imul(bits[1]!, 0x85ebca6b), 0x9e3779b1);
    hash = Math.imul((hash ^ (hash >>> 15)) + bits[2]!, 0xc2b2ae35);
    hash = Math.imul((hash ^ (hash >>> 13)) + bits[3]!, 0x27d4eb2f);
    let slot = (hash ^ (hash >>> 16)) & (table.length - 1);
    while (table[slot] !== -1 && (lon[table[slot]!] !== x || lat[table[slot]!] !== y))
      slot = (slot + 1) & (table.length - 1);
    return slot;
  }

  function grow(): void {
    const old = table;
    table = new Int32Array(old.length * 2).fill(-1);
    for (const vertex of old) if (vertex !== -1) table[slotOf(lon[vertex]!, lat[vertex]!)] = vertex;
  }

  return {
    find: (x: number, y: number): number => table[slotOf(x, y)]!,
    add(x: number, y: number, vertex: number): void {
      table[slotOf(x, y)] = vertex;
      used += 1;
      if (used * 2 > table.length) grow();
    },
  };
}

function usable(way: RoadWay): boolean {
  return (
    way.coordinates.length >= 2 &&
    (way.nodeIds === undefined || way.nodeIds.length === way.coordinates.length) &&
    way.coordinates.every(
      ([x, y]) => Number.isFinite(x) && Number.isFinite(y) && Math.abs(x) <= 180 && Math.abs(y) <= 90,
    )
  );
}

/**
 * Numbers the vertices. Ways with node ids meet by id (an overpass may share a coordinate with the street below);
 * ways without meet by identical coordinates, also with the first numbered vertex at the same place.
 * A way with a coordinate that is not on Earth, with fewer than two different vertices, or with a wrong count of node
 * ids is left out as a whole (its list is empty).
 */
export function numberVertices(ways: readonly RoadWay[]): VertexTable {
  const lon: number[] = [];
  const lat: number[] = [];
  const byCoordinate = createCoordinateIndex(lon, lat);
  const byId = new Map<string, number>();
  const ofWay: Int32Array[] = new Array(ways.length);

  function create(x: number, y: number): number {
    lon.push(x);
    lat.push(y);
    return lon.length - 1;
  }

  function vertexAt(x: number, y: number, id: string | undefined): number {
    const known = id === undefined ? byCoordinate.find(x, y) : (byId.get(id) ?? -1);
    if (known !== -1) return known;
    const vertex = create(x, y);
    if (id !== undefined) byId.set(id, vertex);
    if (byCoordinate.find(x, y) === -1) byCoordinate.add(x, y, vertex);
    return vertex;
  }

  function number(index: number, way: RoadWay): void {
    const list: number[] = [];
    if (usable(way)) {
      way.coordinates.forEach(([x, y], i) => {
        const vertex = vertexAt(x, y, way.nodeIds?.[i]);
        if (list.at(-1) !== vertex) list.push(vertex);
      });
    }
    ofWay[index] = Int32Array.from(list.length >= 2 ? list : []);
  }

  ways.forEach((way, i) => {
    if (way.nodeIds !== undefined) number(i, way);
  });
  ways.forEach((way, i) => {
    if (way.nodeIds === undefined) number(i, way);
  });
  return { lon, lat, ofWay };
}

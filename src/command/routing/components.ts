/** Directed arcs leaving each node, as compressed rows: the arcs of node n are `arc[start[n] … start[n + 1] − 1]`. */
export interface ArcRows {
  start: Int32Array;
  arc: Int32Array;
}

/** The component of each node, and the number of the largest (−1 without nodes; the lower number wins a tie). */
export interface Components {
  ofNode: Int32Array;
  largest: number;
  count: number;
}

/**
 * Strongly connected components by Tarjan's algorithm (SIAM J. Comput. 1972), with a stack of its own because city
 * networks are deeper than the call stack. Only arcs for which `allowed` holds count. Nodes without a usable arc are
 * components of one.
 */
export function strongComponents(
  nodeCount: number,
  out: ArcRows,
  arcHead: Int32Array,
  allowed: (arc: number) => boolean,
): Components {
  const ofNode = new Int32Array(nodeCount).fill(-1);
  const order = new Int32Array(nodeCount);
  const low = new Int32Array(nodeCount);
  const cursor = new Int32Array(nodeCount);
  const open = new Int32Array(nodeCount);
  const path = new Int32Array(nodeCount);
  let openSize = 0;
  let pathSize = 0;
  let visited = 0;
  let count = 0;
  let largest = -1;
  let largestSize = 0;

  function enter(node: number): void {
    visited += 1;
    order[node] = visited;
    low[node] = visited;
    cursor[node] = out.start[node]!;
    open[openSize++] = node;
    path[pathSize++] = node;
  }

  function closeComponent(root: number): void {
    let size = 0;
    let node: number;
    do {
      node = open[--openSize]!;
      ofNode[node] = count;
      size += 1;
    } while (node !== root);
    if (size > largestSize) {
      largestSize = size;
      largest = count;
    }
    count += 1;
  }

  for (let root = 0; root < nodeCount; root++) {
    if (order[root] !== 0) continue;
    enter(root);
    while (pathSize > 0) {
      const node = path[pathSize - 1]!;
      if (cursor[node]! < out.start[node + 1]!) {
        const arc = out.arc[cursor[node]!]!;
        cursor[node]! += 1;
        if (!allowed(arc)) continue;
        const head = arcHead[arc]!;
        if (order[head] === 0) enter(head);
        else if (ofNode[head] === -1) low[node] = Math.min(low[node]!, order[head]!);
        continue;
      }
      pathSize -= 1;
      if (pathSize > 0) {
        const parent = path[pathSize - 1]!;
        low[parent] = Math.min(low[parent]!, low[node]!);
      }
      if (low[node] === order[node]) closeComponent(node);
    }
  }
  return { ofNode, largest, count };
}

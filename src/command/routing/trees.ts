import type { WayTable } from './labels.ts';
import type { Tree } from './search.ts';

/** Bytes of one node in a kept tree: seconds (8), parent arc (4), metres (8). */
const bytesPerNode = 20;
const budget = 64 * 1024 * 1024;

/** The memory of one tree: ways in shared memory, which a worker writes, and room for metres. */
export interface TreeMemory extends WayTable {
  metres: Float64Array;
}

/**
 * The fastest ways to places, in the order of their last use; the oldest goes when there is no more room. Memory is used
 * again instead of being left to the garbage collectors of two threads, which see only how small its handles are.
 */
export interface Trees {
  find(place: string): Tree | undefined;
  /** Memory to write a tree into; to be kept with it or given back. */
  take(): TreeMemory;
  giveBack(memory: TreeMemory): void;
  keep(place: string, tree: Tree, memory: TreeMemory): void;
  /** Roads or costs have changed: nothing kept is true any more. */
  clear(): void;
}

/** @param nodeCount nodes of the graph: the size of a tree. */
export function createTrees(nodeCount: number): Trees {
  const most = Math.max(3, Math.floor(budget / (bytesPerNode * Math.max(1, nodeCount))));
  const kept = new Map<string, { tree: Tree; memory: TreeMemory }>();
  const free: TreeMemory[] = [];
  const giveBack = (memory: TreeMemory) => {
    if (free.length < most) free.push(memory);
  };
  return {
    giveBack,
    find(place) {
      const found = kept.get(place);
      if (found) {
        kept.delete(place);
        kept.set(place, found);
      }
      return found?.tree;
    },
    take: () =>
      free.pop() ?? {
        seconds: new Float64Array(new SharedArrayBuffer(8 * nodeCount)),
        parentArc: new Int32Array(new SharedArrayBuffer(4 * nodeCount)),
        metres: new Float64Array(nodeCount),
      },
    keep(place, tree, memory) {
      const before = kept.get(place);
      if (before) giveBack(before.memory);
      kept.set(place, { tree, memory });
      const [oldest] = kept;
      if (kept.size <= most || oldest === undefined) return;
      kept.delete(oldest[0]);
      giveBack(oldest[1].memory);
    },
    clear() {
      for (const { memory } of kept.values()) giveBack(memory);
      kept.clear();
    },
  };
}

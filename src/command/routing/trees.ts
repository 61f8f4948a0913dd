import type { Tree } from './search.ts';

/** Bytes of one node in a kept tree: seconds (8), parent arc (4), metres (8). */
const bytesPerNode = 20;
const budget = 128 * 1024 * 1024;

/** The fastest ways to places, in the order of their last use; the oldest goes when there is no more room. */
export interface Trees {
  find(place: string): Tree | undefined;
  keep(place: string, tree: Tree): void;
  /** Roads or costs have changed: nothing kept is true any more. */
  clear(): void;
}

/** @param nodeCount nodes of the graph: the size of a tree. */
export function createTrees(nodeCount: number): Trees {
  const most = Math.max(1, Math.floor(budget / (bytesPerNode * nodeCount)));
  const kept = new Map<string, Tree>();
  return {
    find(place) {
      const tree = kept.get(place);
      if (tree) {
        kept.delete(place);
        kept.set(place, tree);
      }
      return tree;
    },
    keep(place, tree) {
      kept.set(place, tree);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
    clear: () => kept.clear(),
  };
}

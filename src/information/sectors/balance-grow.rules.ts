import { piecesOf } from './adjacency.rules.ts';
import type { BalanceNode } from './balance.types.ts';
import { place, type State, stateOf } from './balance-state.rules.ts';

/** Lets an area without any weight be a seed as well. */
const least = 1e-9;

/** Seeds far apart, then regions over the graph, the lightest growing first; every node ends in a part. */
export function grow(
  nodes: readonly BalanceNode[],
  neighbours: readonly (readonly number[])[],
  k: number,
  random: () => number,
): State {
  const state = stateOf(
    nodes,
    nodes.map(() => -1),
    k,
  );
  for (const [part, node] of seedsOf(nodes, k, random).entries()) place(state, node, part);
  const open = new Set(state.sums.keys());
  while (open.size > 0) {
    const part = [...open].reduce((low, one) => (state.sums[one]!.weight < state.sums[low]!.weight ? one : low));
    const next = nearestFree(state, neighbours, part);
    if (next === undefined) open.delete(part);
    else place(state, next, part);
  }
  // Pieces of a graph that no seed fell into go whole to the lightest part.
  const left = new Set(state.parts.flatMap((part, node) => (part < 0 ? node : [])));
  for (const piece of piecesOf(neighbours, left)) {
    const lightest = state.sums.reduce((low, one, part) => (one.weight < state.sums[low]!.weight ? part : low), 0);
    for (const node of piece) place(state, node, lightest);
  }
  return state;
}
function nearestFree(state: State, neighbours: readonly (readonly number[])[], part: number): number | undefined {
  const { n, x, y } = state.sums[part]!;
  let best: { node: number; far: number } | undefined;
  state.parts.forEach((own, node) => {
    if (own !== part) return;
    for (const next of neighbours[node] ?? []) {
      if (state.parts[next] !== -1) continue;
      const far = Math.hypot(state.nodes[next]!.x - x / n, state.nodes[next]!.y - y / n);
      if (!best || far < best.far) best = { node: next, far };
    }
  });
  return best?.node;
}
/** k-means++: each further seed by chance, the likelier the farther it lies from those before and the more it weighs. */
function seedsOf(nodes: readonly BalanceNode[], k: number, random: () => number): number[] {
  const seeds: number[] = [];
  const far = nodes.map(() => 1);
  while (seeds.length < k) {
    const chances = nodes.map(({ weight }, i) => (seeds.includes(i) ? 0 : far[i]! * (weight + least)));
    let turn = random() * chances.reduce((sum, chance) => sum + chance, 0);
    let picked = chances.findIndex((chance) => {
      turn -= chance;
      return chance > 0 && turn < 0;
    });
    if (picked < 0) picked = nodes.findIndex((_, i) => !seeds.includes(i));
    seeds.push(picked);
    nodes.forEach(({ x, y }, i) => {
      const squared = (x - nodes[picked]!.x) ** 2 + (y - nodes[picked]!.y) ** 2;
      far[i] = seeds.length === 1 ? squared : Math.min(far[i]!, squared);
    });
  }
  return seeds;
}
/** Small seeded generator of numbers from 0 to 1 (Tommy Ettinger's mulberry32). */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

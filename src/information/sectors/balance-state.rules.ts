import type { BalanceNode, SplitScore } from './balance.types.ts';

/** How much an uneven load costs beside a sprawling part: 10 % off the mean costs as much as 20 % more inertia. */
const evenness = 20;

/** How even and how compact parts are; nodes in no part (−1) count nowhere. */
export function scoreOf(nodes: readonly BalanceNode[], parts: readonly number[], k: number): SplitScore {
  const state = stateOf(nodes, [...parts], k);
  const weights = state.sums.map(({ weight }) => weight);
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / k;
  const placed = parts.filter((part) => part >= 0).length;
  const inertia = state.sums.reduce((sum, one) => sum + inertiaOf(one), 0);
  return {
    largest: mean > 0 ? Math.max(...weights) / mean : 1,
    smallest: mean > 0 ? Math.min(...weights) / mean : 1,
    radius: placed > 0 ? Math.sqrt(inertia / placed) : 0,
  };
}
/** Sums of one part, from which weight and inertia follow, also after a node comes or goes. */
export interface Sums {
  n: number;
  weight: number;
  x: number;
  y: number;
  square: number;
}
export interface State {
  nodes: readonly BalanceNode[];
  parts: number[];
  sums: Sums[];
  mean: number;
  inertia: number;
}
export function stateOf(nodes: readonly BalanceNode[], parts: number[], k: number): State {
  const sums = Array.from({ length: k }, (): Sums => ({ n: 0, weight: 0, x: 0, y: 0, square: 0 }));
  const whole: Sums = { n: 0, weight: 0, x: 0, y: 0, square: 0 };
  nodes.forEach((node, i) => {
    const own = sums[parts[i] ?? -1];
    if (own) add(own, node, 1);
    add(whole, node, 1);
  });
  return { nodes, parts, sums, mean: whole.weight / k, inertia: Math.max(1, inertiaOf(whole)) };
}
function add(sums: Sums, { x, y, weight }: BalanceNode, times: 1 | -1): void {
  sums.n += times;
  sums.weight += times * weight;
  sums.x += times * x;
  sums.y += times * y;
  sums.square += times * (x * x + y * y);
}
const inertiaOf = ({ n, x, y, square }: Sums): number => (n === 0 ? 0 : Math.max(0, square - (x * x + y * y) / n));
export function partCost({ mean, inertia, sums: { length: k } }: State, sums: Sums): number {
  const off = mean > 0 ? sums.weight / mean - 1 : 0;
  return (evenness * off * off) / k + (k * inertiaOf(sums)) / inertia;
}
export const costOf = (state: State): number => state.sums.reduce((sum, one) => sum + partCost(state, one), 0);
export function place(state: State, node: number, to: number): void {
  const from = state.sums[state.parts[node]!];
  if (from) add(from, state.nodes[node]!, -1);
  const into = state.sums[to];
  if (into) add(into, state.nodes[node]!, 1);
  state.parts[node] = to;
}

import { piecesOf } from './adjacency.rules.ts';
import type { BalanceNode, Split, SplitScore } from './balance.types.ts';
import { grow, mulberry32 } from './balance-grow.rules.ts';
import { costOf, partCost, place, type State, scoreOf, stateOf } from './balance-state.rules.ts';

/** Raised whenever the same question may get another answer. */
export const balanceRuleVersion = 1;
const restarts = 12;
const mostSweeps = 40;
/** Gains below this are rounding. */
const least = 1e-9;

/**
 * Splits areas into `k` contiguous parts of about equal weight: seeds far apart (k-means++), regions grown over the graph
 * of neighbours, the lightest first, then moves and exchanges along the borders that keep every part whole, while they lower
 * the squared deviation from the mean weight plus the inertia (sprawl). The best of several seeds wins. Deterministic from
 * `seed`. Yields between steps, so that a server can answer others meanwhile.
 */
export function* splitting(
  nodes: readonly BalanceNode[],
  neighbours: readonly (readonly number[])[],
  k: number,
  seed: number,
): Generator<void, Split> {
  const random = mulberry32(seed);
  let best: { state: State; cost: Split['cost']; start: SplitScore } | undefined;
  for (let round = 0; round < restarts; round++) {
    const state = grow(nodes, neighbours, k, random);
    const [start, before] = [scoreOf(nodes, state.parts, k), costOf(state)];
    yield;
    for (let sweep = 0; sweep < mostSweeps; sweep++) {
      const moved = moveAlongBorders(state, neighbours) || exchangeAlongBorders(state, neighbours);
      yield;
      if (!moved) break;
    }
    const cost = { start: before, end: costOf(state) };
    if (!best || cost.end < best.cost.end - least) best = { state, cost, start };
  }
  const { state, start, cost } = best!;
  const parts = fromNorth(nodes, state.parts, k);
  return { parts, score: scoreOf(nodes, parts, k), start, cost };
}
/** The same at once. */
export function split(...question: Parameters<typeof splitting>): Split {
  const steps = splitting(...question);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
/** Parts that a node touches besides its own, each once. */
const partsAround = (state: State, node: number, neighbours: readonly number[]): number[] => [
  ...new Set(neighbours.map((other) => state.parts[other]!).filter((part) => part !== state.parts[node])),
];
/** Whether a node's part stays as whole as it is without that node. */
function mayLeave(state: State, node: number, neighbours: readonly (readonly number[])[]): boolean {
  const part = state.parts[node]!;
  if ((state.sums[part]?.n ?? 0) < 2) return false;
  const around = (neighbours[node] ?? []).filter((other) => state.parts[other] === part);
  const first = around[0];
  if (around.length < 2 || first === undefined) return true;
  const missing = new Set(around.slice(1));
  const seen = new Set([node, first]);
  const queue = [first];
  for (const at of queue) {
    for (const next of neighbours[at] ?? []) {
      if (seen.has(next) || state.parts[next] !== part) continue;
      seen.add(next);
      missing.delete(next);
      if (missing.size === 0) return true;
      queue.push(next);
    }
  }
  return false;
}
/** One sweep of single moves; true when any was made. */
function moveAlongBorders(state: State, neighbours: readonly (readonly number[])[]): boolean {
  let moved = false;
  for (let node = 0; node < state.parts.length; node++) {
    const from = state.parts[node]!;
    let best = { to: -1, gain: least };
    for (const to of partsAround(state, node, neighbours[node] ?? [])) {
      const gain = gainOf(
        state,
        [from, to],
        () => place(state, node, to),
        () => place(state, node, from),
      );
      if (gain > best.gain) best = { to, gain };
    }
    if (best.to >= 0 && mayLeave(state, node, neighbours)) {
      place(state, node, best.to);
      moved = true;
    }
  }
  return moved;
}
/** One sweep of exchanges of two nodes across a border, where a single move would not do. */
function exchangeAlongBorders(state: State, neighbours: readonly (readonly number[])[]): boolean {
  let moved = false;
  const border = state.parts.flatMap((_, node) =>
    partsAround(state, node, neighbours[node] ?? []).length > 0 ? node : [],
  );
  for (const a of border) {
    for (const b of border) {
      const [from, to] = [state.parts[a]!, state.parts[b]!];
      if (b <= a || from === to) continue;
      if (!partsAround(state, a, neighbours[a]!).includes(to) || !partsAround(state, b, neighbours[b]!).includes(from))
        continue;
      const swap = (): void => {
        place(state, a, to);
        place(state, b, from);
      };
      const back = (): void => {
        place(state, a, from);
        place(state, b, to);
      };
      if (gainOf(state, [from, to], swap, back) <= least) continue;
      const before = wholeness(state, neighbours, from) + wholeness(state, neighbours, to);
      swap();
      if (wholeness(state, neighbours, from) + wholeness(state, neighbours, to) > before) back();
      else moved = true;
    }
  }
  return moved;
}
/** How much the cost of two parts falls by a change, which is taken back again. */
function gainOf(state: State, touched: readonly [number, number], change: () => void, back: () => void): number {
  const cost = () => touched.reduce((sum, part) => sum + partCost(state, state.sums[part]!), 0);
  const before = cost();
  change();
  const after = cost();
  back();
  return before - after;
}
/** Pieces that a part consists of. */
function wholeness(state: State, neighbours: readonly (readonly number[])[], part: number): number {
  const own = new Set(state.parts.flatMap((one, node) => (one === part ? node : [])));
  return piecesOf(neighbours, own).length;
}
/** Numbers the parts by where they lie, so that the same split always has the same letters. */
function fromNorth(nodes: readonly BalanceNode[], parts: readonly number[], k: number): number[] {
  const { sums } = stateOf(nodes, [...parts], k);
  const order = [...sums.keys()].sort(
    (a, b) => sums[b]!.y / (sums[b]!.n || 1) - sums[a]!.y / (sums[a]!.n || 1) || a - b,
  );
  return parts.map((part) => order.indexOf(part));
}

import type { Text } from '../../platform/problem/problem.ts';
import { type NeedCode, type NeedCount, needLabels, partnerNeeds } from '../incidents/needs.types.ts';
import type { UnitFunction, UnitSkill } from '../units/unit-kinds.types.ts';
import { fitOf } from './fit.rules.ts';
import type { Remaining } from './recommend.types.ts';

/** `costOf(unit, need)`: seconds, or null when the unit cannot serve the need. */
export type CostOf<Unit> = (unit: Unit, need: NeedCode) => number | null;

/** Dearer than any unit, so that a need is left open only when nobody can serve it. */
const openCost = 1e7;
const cannot = 1e9;

/**
 * The set of units that covers most needs at the least total cost, each unit for one need. Exact (assignment problem,
 * Hungarian method). Units must come in a fixed order; ties go to the earlier one, so the answer is deterministic.
 * Only the n cheapest units of each need can be part of a best set for n places, so a thousand units cost little.
 */
export function coverNeeds<Unit>(
  needs: readonly NeedCount[],
  units: readonly Unit[],
  costOf: CostOf<Unit>,
): { chosen: { unit: Unit; need: NeedCode }[]; remaining: Remaining[] } {
  const places = needs.flatMap(({ need, count }) => Array.from({ length: Math.max(0, count) }, () => need));
  const useful = new Set<number>();
  for (const need of new Set(places)) {
    const priced = units.flatMap((unit, at) => {
      const cost = costOf(unit, need);
      return cost === null ? [] : [{ at, cost }];
    });
    for (const { at } of priced.sort((a, b) => a.cost - b.cost || a.at - b.at).slice(0, places.length)) useful.add(at);
  }
  const pool = [...useful].sort((a, b) => a - b).flatMap((at) => units.slice(at, at + 1));
  const matrix = places.map((need) => [
    ...pool.map((unit) => costOf(unit, need) ?? cannot),
    ...places.map(() => openCost),
  ]);
  const columns = cheapestColumns(matrix);
  const chosen: { unit: Unit; need: NeedCode; column: number }[] = [];
  const open = new Map<NeedCode, number>();
  for (const [row, need] of places.entries()) {
    const column = columns[row] ?? pool.length;
    const unit = pool[column];
    if (unit !== undefined) chosen.push({ unit, need, column });
    else open.set(need, (open.get(need) ?? 0) + 1);
  }
  chosen.sort((a, b) => a.column - b.column);
  return {
    chosen: chosen.map(({ unit, need }) => ({ unit, need })),
    remaining: Array.from(open, ([need, count]) => ({ need, count, partner: partnerNeeds.has(need) })),
  };
}

/** What stays open when exactly these units go, e.g. as the dispatcher toggles them with 1–9. */
export function remainingNeeds(
  needs: readonly NeedCount[],
  chosen: readonly { function: UnitFunction; skills: readonly UnitSkill[] }[],
): Remaining[] {
  const costs = { primary: 0, substitute: 1 } as const;
  return coverNeeds(needs, chosen, (unit, need) => {
    const fit = fitOf(unit, need);
    return fit && costs[fit];
  }).remaining;
}

/** "sisa kebutuhan: 1 Reskrim, 1 ambulans 119"; empty texts when nothing is left. */
export function remainingText(remaining: readonly Remaining[]): Text {
  if (remaining.length === 0) return { id: '', en: '' };
  const list = (language: 'id' | 'en') =>
    remaining.map(({ need, count }) => `${count} ${needLabels[need][language]}`).join(', ');
  return { id: `sisa kebutuhan: ${list('id')}`, en: `still needed: ${list('en')}` };
}

/**
 * Column of each row in the cheapest assignment of all rows (Kuhn–Munkres with potentials, O(rows² · columns);
 * Jonker and Volgenant 1987 describe the shortest-path form used here). Needs at least as many columns as rows.
 * Index 0 of the working arrays is a sentinel: rows and columns count from 1.
 */
function cheapestColumns(cost: readonly (readonly number[])[]): number[] {
  const rows = cost.length;
  const columns = cost[0]?.length ?? 0;
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(columns + 1);
  const rowOf = new Int32Array(columns + 1);
  const previous = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row++) {
    rowOf[0] = row;
    let column = 0;
    const slack = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
    const done = new Uint8Array(columns + 1);
    do {
      done[column] = 1;
      const here = rowOf[column] ?? 0;
      let step = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let j = 1; j <= columns; j++) {
        if (done[j]) continue;
        const reduced = (cost[here - 1]?.[j - 1] ?? cannot) - (rowPotential[here] ?? 0) - (columnPotential[j] ?? 0);
        if (reduced < (slack[j] ?? 0)) {
          slack[j] = reduced;
          previous[j] = column;
        }
        if ((slack[j] ?? 0) < step) {
          step = slack[j] ?? 0;
          next = j;
        }
      }
      for (let j = 0; j <= columns; j++) {
        if (done[j]) {
          const held = rowOf[j] ?? 0;
          rowPotential[held] = (rowPotential[held] ?? 0) + step;
          columnPotential[j] = (columnPotential[j] ?? 0) - step;
        } else slack[j] = (slack[j] ?? 0) - step;
      }
      column = next;
    } while (rowOf[column] !== 0);
    while (column !== 0) {
      const back = previous[column] ?? 0;
      rowOf[column] = rowOf[back] ?? 0;
      column = back;
    }
  }
  const result = new Array<number>(rows).fill(columns);
  for (let j = 1; j <= columns; j++) {
    const row = rowOf[j] ?? 0;
    if (row > 0) result[row - 1] = j - 1;
  }
  return result;
}

import type { Text } from '../../../platform/problem/problem.ts';
import type { Priority, UnitStatus } from '../../../platform/web/kit/marks.tsx';
import { findKind } from '../../incidents/incident-kinds.types.ts';
import type { AssignmentBrief, IncidentRow } from '../../incidents/incidents.contract.ts';
import { openStates, waitingStates } from '../../incidents/incidents.states.ts';
import { type QueueItem, queueOrder } from '../../incidents/response.rules.ts';
import { type AssignmentState, activeAssignmentStates, assignmentRanks } from '../assignments.states.ts';

/** `urgent` is the order of the rules; the other two answer "what came just now" and "what waits longest". */
export const queueOrders = ['urgent', 'newest', 'oldest'] as const;
export type QueueOrder = (typeof queueOrders)[number];

/** As it is spoken and typed: 147 → `0147`. */
export const incidentNumber = (number: number): string => String(number).padStart(4, '0');

export const priorityOf = (priority: number): Priority =>
  priority === 1 || priority === 2 || priority === 3 ? priority : 4;

const items = new WeakMap<IncidentRow, QueueItem & { row: IncidentRow }>();

/** A row as the queue rules read it. Kept with the row: dates are parsed once. */
function itemOf(row: IncidentRow): QueueItem & { row: IncidentRow } {
  let item = items.get(row);
  if (!item) {
    item = {
      row,
      id: row.id,
      state: row.state,
      priority: priorityOf(row.priority),
      emergency: row.emergency,
      receivedAt: Date.parse(row.knownAt),
      arrivedAt: row.firstArrivedAt === null ? null : Date.parse(row.firstArrivedAt),
      targetS: row.targetSeconds,
    };
    items.set(row, item);
  }
  return item;
}

/** The open incidents in the order asked for. `now` in epoch ms. */
export function orderedQueue(rows: Iterable<IncidentRow>, order: QueueOrder, now: number): IncidentRow[] {
  const open = [...rows].filter((row) => openStates.has(row.state)).map(itemOf);
  const sorted =
    order === 'urgent'
      ? queueOrder(open, now)
      : open.sort((a, b) => (order === 'newest' ? b.receivedAt - a.receivedAt : a.receivedAt - b.receivedAt));
  return sorted.map((item) => item.row);
}

/** Assignments that still hold a unit, the furthest first, then the earliest. */
export function activeAssignments(row: Pick<IncidentRow, 'assignments'>): AssignmentBrief[] {
  return row.assignments
    .filter((one) => activeAssignmentStates.has(stateOf(one)))
    .sort((a, b) => assignmentRanks[stateOf(b)] - assignmentRanks[stateOf(a)] || compare(a.assignedAt, b.assignedAt));
}

/** The server checks the word when it is written. */
export const stateOf = (assignment: Pick<AssignmentBrief, 'state'>): AssignmentState =>
  assignment.state as AssignmentState;

/** Nobody is on the way or there. */
export function waitsForUnit(row: IncidentRow): boolean {
  return waitingStates.has(row.state) && activeAssignments(row).length === 0;
}

export function queueCounts(rows: readonly IncidentRow[]): { waiting: number; running: number } {
  const waiting = rows.filter(waitsForUnit).length;
  return { waiting, running: rows.length - waiting };
}

/** Of the open incidents that a unit has reached: how many within their target. Undefined when there is none. */
export function arrivalsInTarget(rows: readonly IncidentRow[]): { inTarget: number; arrived: number } | undefined {
  const reached = rows.map(itemOf).filter((item) => item.arrivedAt !== null);
  if (reached.length === 0) return undefined;
  const inTarget = reached.filter((item) => (item.arrivedAt ?? 0) - item.receivedAt <= item.targetS * 1000).length;
  return { inTarget, arrived: reached.length };
}

const unitMarks: Readonly<Partial<Record<AssignmentState, UnitStatus>>> = {
  assigned: 'dispatched',
  acknowledged: 'dispatched',
  responding: 'responding',
  on_scene: 'onscene',
};

/** What a row's chip says, as a text key with values, so that both languages and the passing time are the screen's matter. */
export type ChipView =
  | { key: 'waits_triage' | 'waits_unit' | 'resolved' }
  | {
      key: 'unanswered' | 'acknowledged' | 'arrives' | 'driving' | 'there';
      unit: UnitStatus;
      /** `119`, or `115 +1` when more units are on it. */
      calls: string;
      /** Whole minutes, or seconds for `unanswered`. */
      time: number;
    };

export function chipOf(row: IncidentRow, now: number): ChipView {
  const active = activeAssignments(row);
  const [lead] = active;
  if (!lead) {
    if (row.state === 'resolved' || row.state === 'on_scene') return { key: 'resolved' };
    return { key: row.state === 'received' ? 'waits_triage' : 'waits_unit' };
  }
  const state = stateOf(lead);
  const unit = unitMarks[state] ?? 'dispatched';
  const calls = active.length > 1 ? `${lead.callsign} +${active.length - 1}` : lead.callsign;
  const since = (at: string | null): number => Math.max(0, (now - Date.parse(at ?? lead.assignedAt)) / 1000);
  if (state === 'assigned') return { key: 'unanswered', unit, calls, time: Math.floor(since(lead.assignedAt)) };
  if (state === 'on_scene') return { key: 'there', unit, calls, time: Math.floor(since(lead.onSceneAt) / 60) };
  if (state === 'acknowledged') return { key: 'acknowledged', unit, calls, time: 0 };
  const driven = since(lead.respondingAt);
  const left = lead.etaSeconds === null ? null : lead.etaSeconds - driven;
  return left !== null && left > 0
    ? { key: 'arrives', unit, calls, time: Math.ceil(left / 60) }
    : { key: 'driving', unit, calls, time: Math.floor(driven / 60) };
}

/** Short kind in capitals and the detail beside it. */
export function kindWords(row: Pick<IncidentRow, 'kind' | 'summary'>): { short: string; label: Text } {
  const kind = findKind(row.kind);
  const label = kind?.label ?? { id: row.kind, en: row.kind };
  return {
    short: kind?.short ?? row.kind.toUpperCase(),
    label: row.summary ? { id: row.summary, en: row.summary } : label,
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

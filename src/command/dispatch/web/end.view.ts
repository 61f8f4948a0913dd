import type { Text } from '../../../platform/problem/problem.ts';
import { type Disposition, dispositionsFor } from '../../incidents/dispositions.types.ts';
import { findKind } from '../../incidents/incident-kinds.types.ts';
import type { IncidentMove } from '../../incidents/incidents.contract.ts';
import type { IncidentAction, IncidentState } from '../../incidents/incidents.states.ts';

export type DeskMove = IncidentMove['action'];

/** Moves of the end panel, the likeliest first. Triage has its own button; the rest follows the units. */
const order: readonly DeskMove[] = ['close', 'resolve', 'cancel', 'hand_over', 'reopen', 'requeue'];

/** The desk's moves among those that the state table allows. */
export function deskMoves(
  moves: readonly { action: IncidentAction; move: { label: Text } }[],
): { action: DeskMove; label: Text }[] {
  return order.flatMap((action) => {
    const found = moves.find((one) => one.action === action);
    return found ? [{ action, label: found.move.label }] : [];
  });
}

const ends: Readonly<Partial<Record<DeskMove, Extract<IncidentState, 'closed' | 'cancelled' | 'handed_over'>>>> = {
  close: 'closed',
  cancel: 'cancelled',
  hand_over: 'handed_over',
};

/** Dispositions to choose from; empty for a move that needs none. */
export function dispositionChoices(kind: string, action: DeskMove): Disposition[] {
  const end = ends[action];
  return end ? dispositionsFor(findKind(kind)?.group ?? 'information', end) : [];
}

/** Whether everything that the move must be given is there. */
export function endReady(input: IncidentMove, needsDisposition: boolean): boolean {
  if (needsDisposition && input.disposition === undefined) return false;
  if (input.action === 'hand_over' && input.agency === undefined) return false;
  return input.action !== 'reopen' || input.reason !== undefined;
}

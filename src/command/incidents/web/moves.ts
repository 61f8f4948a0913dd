import { allowed } from '../../../platform/states/states.ts';
import { type Disposition, dispositionsFor } from '../dispositions.types.ts';
import { findKind } from '../incident-kinds.types.ts';
import type { IncidentMove } from '../incidents.contract.ts';
import { type IncidentState, incidentTable } from '../incidents.states.ts';

/** Moves that a person makes on the page; units bring the others, and merging has its own place. */
const byPerson = [
  'triage',
  'resolve',
  'requeue',
  'close',
  'cancel',
  'hand_over',
  'reopen',
] as const satisfies readonly IncidentMove['action'][];
type ByPerson = (typeof byPerson)[number];

export interface MoveChoice {
  action: ByPerson;
  label: { id: string; en: string };
  /** Fields that must be given with it. */
  required: readonly string[];
  /** Dispositions to choose from; empty when none is asked. */
  dispositions: readonly Disposition[];
}

const ends = new Set<IncidentState>(['closed', 'cancelled', 'handed_over']);

/** The buttons of the page: what the state table lets this person do now. */
export function moveChoices(state: IncidentState, kind: string, permissions: readonly string[]): MoveChoice[] {
  // The route itself asks for this one.
  if (!permissions.includes('incident:triage')) return [];
  const group = findKind(kind)?.group ?? 'information';
  return allowed(incidentTable, state, new Set(permissions)).flatMap(({ action, move }) => {
    const person = byPerson.find((one) => one === action);
    if (!person) return [];
    const end = ends.has(move.to) ? (move.to as 'closed' | 'cancelled' | 'handed_over') : undefined;
    return [
      {
        action: person,
        label: move.label,
        required: (move.required ?? []).filter((field) => field !== 'kind' && field !== 'priority'),
        dispositions: end ? dispositionsFor(group, end) : [],
      },
    ];
  });
}

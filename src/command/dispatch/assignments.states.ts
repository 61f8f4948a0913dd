import type { Text } from '../../platform/problem/problem.ts';
import type { StateRanks, StateTable } from '../../platform/states/states.ts';
import type { IncidentAction, IncidentState } from '../incidents/incidents.states.ts';
import type { UnitState } from '../units/units.states.ts';

export const assignmentStates = [
  'assigned',
  'acknowledged',
  'responding',
  'on_scene',
  'cleared',
  'cancelled',
  'refused',
] as const;
export type AssignmentState = (typeof assignmentStates)[number];

export const assignmentActions = ['acknowledge', 'respond', 'arrive', 'clear', 'refuse', 'recall'] as const;
export type AssignmentAction = (typeof assignmentActions)[number];

const permission = 'incident:status';
const acknowledge = {
  to: 'acknowledged',
  permission,
  label: { id: 'Terima', en: 'Acknowledge' },
  clock: 'acknowledge',
} as const;
const respond = {
  to: 'responding',
  permission,
  label: { id: 'Meluncur', en: 'Responding' },
  clock: 'respond',
} as const;
const arrive = {
  to: 'on_scene',
  permission,
  label: { id: 'Tiba di lokasi', en: 'On scene' },
  clock: 'arrival',
} as const;
const clear = { to: 'cleared', permission, label: { id: 'Selesai', en: 'Clear' }, clock: 'clear' } as const;
const refuse = { to: 'refused', permission, label: { id: 'Tolak', en: 'Refuse' }, required: ['reason'] } as const;
const recall = {
  to: 'cancelled',
  permission: 'incident:dispatch',
  label: { id: 'Tarik kembali', en: 'Recall' },
  required: ['reason'],
} as const;

/** One unit sent to one incident. Forward arrows may skip a step, because a message in between can be lost on the air. */
export const assignmentTable: StateTable<AssignmentState, AssignmentAction> = {
  assigned: { acknowledge, respond, arrive, clear, refuse, recall },
  acknowledged: { respond, arrive, clear, refuse, recall },
  responding: { arrive, clear, refuse, recall },
  on_scene: { clear, recall },
  cleared: {},
  cancelled: {},
  refused: {},
};

export const assignmentRanks: StateRanks<AssignmentState> = {
  assigned: 0,
  acknowledged: 1,
  responding: 2,
  on_scene: 3,
  cleared: 4,
  cancelled: 4,
  refused: 4,
};

export const assignmentStateLabels: Readonly<Record<AssignmentState, Text>> = {
  assigned: { id: 'Belum jawab', en: 'Not acknowledged' },
  acknowledged: { id: 'Diterima', en: 'Acknowledged' },
  responding: { id: 'Meluncur', en: 'Responding' },
  on_scene: { id: 'Di lokasi', en: 'On scene' },
  cleared: { id: 'Selesai', en: 'Cleared' },
  cancelled: { id: 'Ditarik', en: 'Recalled' },
  refused: { id: 'Ditolak', en: 'Refused' },
};

/** Assignments that still hold the unit. */
export const activeAssignmentStates: ReadonlySet<AssignmentState> = new Set([
  'assigned',
  'acknowledged',
  'responding',
  'on_scene',
]);

const unitStateFor: Readonly<Record<AssignmentState, UnitState>> = {
  assigned: 'dispatched',
  acknowledged: 'dispatched',
  responding: 'responding',
  on_scene: 'on_scene',
  cleared: 'returning',
  cancelled: 'available',
  refused: 'available',
};

/**
 * The state of a unit after one of its assignments became `changed`. `others` are its other assignments: while one of
 * them is active the unit keeps the furthest of them. A unit that is `out` for another reason is the caller's matter.
 */
export function unitStateAfter(changed: AssignmentState, others: readonly AssignmentState[] = []): UnitState {
  const active = [changed, ...others].filter((state) => activeAssignmentStates.has(state));
  return unitStateFor[furthest(active) ?? changed];
}

const incidentActionFor: Readonly<
  Partial<Record<AssignmentState, { action: IncidentAction; reaches: IncidentState }>>
> = {
  assigned: { action: 'dispatch', reaches: 'dispatched' },
  acknowledged: { action: 'dispatch', reaches: 'dispatched' },
  responding: { action: 'respond', reaches: 'responding' },
  on_scene: { action: 'arrive', reaches: 'on_scene' },
};

/**
 * The action that makes an incident follow its units, or null when there is none to take. An incident follows its
 * furthest unit and is not moved back by a slower one. When no unit is left: `resolve` if one of them cleared,
 * `requeue` if all were recalled or refused, so that the incident waits for a unit again.
 * `ranks` are the incident's; passed in so that this file needs only the types of the other room.
 */
export function incidentActionAfter(
  incident: IncidentState,
  assignments: readonly AssignmentState[],
  ranks: StateRanks<IncidentState>,
): IncidentAction | null {
  if (assignments.length === 0 || ranks[incident] >= ranks.resolved) return null;
  const follow =
    incidentActionFor[furthest(assignments.filter((state) => activeAssignmentStates.has(state))) ?? 'cleared'];
  if (follow) return ranks[follow.reaches] > ranks[incident] ? follow.action : null;
  if (assignments.includes('cleared')) return 'resolve';
  return ranks[incident] >= ranks.dispatched ? 'requeue' : null;
}

function furthest(states: readonly AssignmentState[]): AssignmentState | undefined {
  return states.reduce<AssignmentState | undefined>(
    (best, state) => (best === undefined || assignmentRanks[state] > assignmentRanks[best] ? state : best),
    undefined,
  );
}

/** Ready reasons for a crew that refuses; one tap on the phone. */
export const refuseReasons: readonly { code: string; label: Text }[] = [
  { code: 'vehicle', label: { id: 'Kendaraan bermasalah', en: 'Vehicle trouble' } },
  { code: 'busy', label: { id: 'Sedang menangani kejadian', en: 'Handling another event' } },
  { code: 'blocked', label: { id: 'Jalan tertutup atau macet total', en: 'Road blocked' } },
  { code: 'equipment', label: { id: 'Perlengkapan tidak memadai', en: 'Not equipped for it' } },
  { code: 'other', label: { id: 'Lain', en: 'Other' } },
];

/** Ready reasons for a dispatcher who recalls. `undo` is the one that Ctrl Z gives. */
export const recallReasons: readonly { code: string; label: Text }[] = [
  { code: 'undo', label: { id: 'Urungkan, salah kirim', en: 'Undo, sent by mistake' } },
  { code: 'nearer', label: { id: 'Ada unit lebih dekat', en: 'A nearer unit was found' } },
  { code: 'more_urgent', label: { id: 'Dipakai untuk kejadian lebih mendesak', en: 'Needed for a more urgent event' } },
  { code: 'not_needed', label: { id: 'Tidak diperlukan lagi', en: 'No longer needed' } },
  { code: 'no_answer', label: { id: 'Unit tidak menjawab', en: 'No answer from the unit' } },
];

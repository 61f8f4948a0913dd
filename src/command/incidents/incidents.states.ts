import type { Text } from '../../platform/problem/problem.ts';
import type { StateRanks, StateTable } from '../../platform/states/states.ts';

export const incidentStates = [
  'received',
  'triaged',
  'dispatched',
  'responding',
  'on_scene',
  'resolved',
  'closed',
  'cancelled',
  'duplicate',
  'handed_over',
  'reopened',
] as const;
export type IncidentState = (typeof incidentStates)[number];

export const incidentActions = [
  'triage',
  'dispatch',
  'respond',
  'arrive',
  'resolve',
  'requeue',
  'close',
  'cancel',
  'mark_duplicate',
  'unmerge',
  'hand_over',
  'reopen',
] as const;
export type IncidentAction = (typeof incidentActions)[number];

const triage = {
  to: 'triaged',
  permission: 'incident:triage',
  label: { id: 'Triase', en: 'Triage' },
  required: ['kind', 'priority'],
  clock: 'triage',
} as const;
const dispatch = {
  to: 'dispatched',
  permission: 'incident:dispatch',
  label: { id: 'Kirim unit', en: 'Dispatch' },
  clock: 'dispatch',
} as const;
const respond = {
  to: 'responding',
  permission: 'incident:status',
  label: { id: 'Meluncur', en: 'Responding' },
  clock: 'response',
} as const;
const arrive = {
  to: 'on_scene',
  permission: 'incident:status',
  label: { id: 'Tiba di lokasi', en: 'On scene' },
  clock: 'arrival',
} as const;
const resolve = {
  to: 'resolved',
  permission: 'incident:status',
  label: { id: 'Selesai ditangani', en: 'Resolve' },
  clock: 'resolution',
} as const;
const requeue = {
  to: 'triaged',
  permission: 'incident:dispatch',
  label: { id: 'Kembali menunggu unit', en: 'Back to waiting' },
} as const;
const close = {
  to: 'closed',
  permission: 'incident:close',
  label: { id: 'Tutup', en: 'Close' },
  required: ['disposition'],
  clock: 'closure',
} as const;
/** The one who opened it may cancel it too while nobody was sent: `take-back.rules.ts`. */
const cancel = {
  to: 'cancelled',
  permission: 'incident:close',
  label: { id: 'Batalkan', en: 'Cancel' },
  required: ['disposition'],
  clock: 'closure',
} as const;
const markDuplicate = {
  to: 'duplicate',
  permission: 'incident:merge',
  label: { id: 'Gabung', en: 'Merge' },
  required: ['primaryId'],
} as const;
const handOver = {
  to: 'handed_over',
  permission: 'incident:close',
  label: { id: 'Serahkan ke instansi lain', en: 'Hand over' },
  required: ['disposition', 'agency'],
} as const;
const reopen = {
  to: 'reopened',
  permission: 'incident:close',
  label: { id: 'Buka lagi', en: 'Reopen' },
  required: ['reason'],
} as const;

/** Ways out of an open incident. */
const ends = { cancel, mark_duplicate: markDuplicate, hand_over: handOver } as const;
/** Status messages may overtake one another (the acknowledgement is lost, the arrival comes through), so each leads forward from every earlier state. */
const forward = { dispatch, respond, arrive, resolve } as const;

/**
 * An incident follows its furthest unit. Only a person moves it back: `requeue` (no unit left), `reopen`, `unmerge`.
 * `unmerge` leads to `triaged`; if the incident still has units, following them raises it again at once.
 */
export const incidentTable: StateTable<IncidentState, IncidentAction> = {
  received: { triage, ...forward, close, ...ends },
  triaged: { ...forward, close, ...ends },
  dispatched: { respond, arrive, resolve, requeue, ...ends },
  responding: { arrive, resolve, requeue, ...ends },
  on_scene: { resolve, requeue, ...ends },
  resolved: { close, reopen, mark_duplicate: markDuplicate, hand_over: handOver },
  closed: { reopen },
  cancelled: { reopen },
  duplicate: {
    unmerge: { to: 'triaged', permission: 'incident:merge', label: { id: 'Pisahkan lagi', en: 'Split off' } },
  },
  handed_over: { close, reopen },
  reopened: { triage, ...forward, close, ...ends },
};

/** A `closed` and a `cancelled` incident are equally far: a late message moves neither. */
export const incidentRanks: StateRanks<IncidentState> = {
  received: 0,
  reopened: 0,
  triaged: 1,
  dispatched: 2,
  responding: 3,
  on_scene: 4,
  resolved: 5,
  handed_over: 6,
  closed: 7,
  cancelled: 7,
  duplicate: 7,
};

/** States in which the incident is still someone's work: shown in the queue, number visible to its crew. */
export const openStates: ReadonlySet<IncidentState> = new Set([
  'received',
  'triaged',
  'dispatched',
  'responding',
  'on_scene',
  'resolved',
  'reopened',
]);

/** Open states in which nobody has arrived yet: the response clock runs. */
export const waitingStates: ReadonlySet<IncidentState> = new Set([
  'received',
  'triaged',
  'dispatched',
  'responding',
  'reopened',
]);

export const incidentStateLabels: Readonly<Record<IncidentState, Text>> = {
  received: { id: 'Diterima', en: 'Received' },
  triaged: { id: 'Ditriase', en: 'Triaged' },
  dispatched: { id: 'Unit ditugaskan', en: 'Dispatched' },
  responding: { id: 'Unit meluncur', en: 'Responding' },
  on_scene: { id: 'Unit di lokasi', en: 'On scene' },
  resolved: { id: 'Selesai ditangani', en: 'Resolved' },
  closed: { id: 'Ditutup', en: 'Closed' },
  cancelled: { id: 'Dibatalkan', en: 'Cancelled' },
  duplicate: { id: 'Digabung', en: 'Duplicate' },
  handed_over: { id: 'Diserahkan', en: 'Handed over' },
  reopened: { id: 'Dibuka lagi', en: 'Reopened' },
};

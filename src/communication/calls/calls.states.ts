import type { Text } from '../../platform/problem/problem.ts';
import type { StateRanks, StateTable } from '../../platform/states/states.ts';

export const callStates = [
  'ringing',
  'answered',
  'linked',
  'information',
  'prank',
  'abandoned',
  'handed_over',
] as const;
export type CallState = (typeof callStates)[number];

export const callActions = [
  'answer',
  'abandon',
  'link',
  'inform',
  'mark_prank',
  'hand_over',
  'unlink',
  'reopen',
] as const;
export type CallAction = (typeof callActions)[number];

const answer = { permission: 'call:answer', label: { id: 'Angkat', en: 'Answer' }, clock: 'answer' };
const write = 'call:write';
const link = {
  to: 'linked',
  permission: write,
  label: { id: 'Kaitkan ke kejadian', en: 'Link to incident' },
  required: ['incidentId'],
} as const;
const reopen = { to: 'answered', permission: write, label: { id: 'Buka lagi', en: 'Reopen' } } as const;

/**
 * A call from the first ring to what became of it. No end is final: a "prank" that proves real is linked, a wrong link
 * is undone, an abandoned caller is rung back (`reopen`). A call taken elsewhere starts as `answered`.
 */
export const callTable: StateTable<CallState, CallAction> = {
  ringing: {
    answer: { ...answer, to: 'answered' },
    abandon: { to: 'abandoned', permission: 'call:answer', label: { id: 'Terputus', en: 'Hung up' } },
    hand_over: {
      to: 'handed_over',
      permission: 'call:answer',
      label: { id: 'Alihkan', en: 'Hand over' },
      required: ['handedTo'],
    },
  },
  answered: {
    link,
    inform: { to: 'information', permission: write, label: { id: 'Informasi', en: 'Information' } },
    mark_prank: { to: 'prank', permission: write, label: { id: 'Iseng atau kosong', en: 'Prank or empty' } },
    hand_over: {
      to: 'handed_over',
      permission: write,
      label: { id: 'Alihkan', en: 'Hand over' },
      required: ['handedTo'],
    },
    abandon: { to: 'abandoned', permission: write, label: { id: 'Terputus', en: 'Hung up' } },
  },
  linked: { unlink: { to: 'answered', permission: write, label: { id: 'Lepas dari kejadian', en: 'Unlink' } } },
  information: { link, reopen },
  prank: { link, reopen },
  abandoned: { link, reopen },
  handed_over: { link, reopen },
};

/** For telephony events that arrive late or twice. */
export const callRanks: StateRanks<CallState> = {
  ringing: 0,
  answered: 1,
  linked: 2,
  information: 2,
  prank: 2,
  abandoned: 2,
  handed_over: 2,
};

export const callStateLabels: Readonly<Record<CallState, Text>> = {
  ringing: { id: 'Berdering', en: 'Ringing' },
  answered: { id: 'Diangkat', en: 'Answered' },
  linked: { id: 'Menjadi kejadian', en: 'Linked to an incident' },
  information: { id: 'Informasi', en: 'Information' },
  prank: { id: 'Iseng atau kosong', en: 'Prank or empty' },
  abandoned: { id: 'Terputus', en: 'Abandoned' },
  handed_over: { id: 'Dialihkan', en: 'Handed over' },
};

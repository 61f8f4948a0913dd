import type { CallView } from '../calls.contract.ts';
import { byRingTime } from '../calls.rules.ts';
import type { CallForm } from './form.ts';

const openStates: ReadonlySet<string> = new Set(['ringing', 'answered']);

/** The list with one call as the server now tells it; a call that ended leaves. An older version never replaces a newer. */
export function withCall(calls: readonly CallView[], changed: CallView): CallView[] {
  const known = calls.find((one) => one.id === changed.id);
  if (known && known.version > changed.version) return [...calls];
  const others = calls.filter((one) => one.id !== changed.id);
  return openStates.has(changed.state) ? [...others, changed] : others;
}

/** A call noted here that the server does not know yet. Its answer time is not measured. */
export function notedCall(id: string, noted: NonNullable<CallForm['noted']>, me: CallView['answeredBy']): CallView {
  return {
    id,
    state: 'answered',
    channel: noted.channel,
    line: null,
    numberMasked: null,
    ringingAt: null,
    answeredAt: noted.at,
    answeredBy: me,
    answerSeconds: null,
    targetSeconds: 10,
    incidentId: null,
    note: null,
    version: 0,
  };
}

export interface CallBoard {
  /** Ringing, longest first: `F4` takes the first. */
  waiting: readonly CallView[];
  /** Answered by this person and not finished, oldest first. */
  mine: readonly CallView[];
  /** Answered by colleagues. */
  others: readonly CallView[];
}

/** Sorts the open calls for one operator; `local` are calls noted here that the server may not know yet. */
export function boardOf(open: readonly CallView[], local: readonly CallView[], accountId: string): CallBoard {
  const known = new Set(open.map((one) => one.id));
  const all = [...open, ...local.filter((one) => !known.has(one.id))];
  const ringTime = (one: CallView) => ({ id: one.id, rangAt: one.ringingAt ? Date.parse(one.ringingAt) : null });
  const begun = (one: CallView) => Date.parse(one.answeredAt ?? '') || 0;
  const answered = all.filter((one) => one.state === 'answered').sort((a, b) => begun(a) - begun(b));
  return {
    waiting: all.filter((one) => one.state === 'ringing').sort((a, b) => byRingTime(ringTime(a), ringTime(b))),
    mine: answered.filter((one) => one.answeredBy?.id === accountId),
    others: answered.filter((one) => one.answeredBy?.id !== accountId),
  };
}

/** The next of one's calls after the present one, in a circle; undefined when there is no other. */
export function nextOf(mine: readonly CallView[], active: string | undefined): CallView | undefined {
  const at = mine.findIndex((one) => one.id === active);
  const next = mine[(at + 1) % Math.max(1, mine.length)];
  return next?.id === active ? undefined : next;
}

import type { Text } from '../../platform/problem/problem.ts';
import { type ClockState, clockState } from '../../platform/states/clock.ts';
import { type Dated, inForce } from '../../platform/states/dated.ts';
import type { CallChannel } from './call-lines.types.ts';

/** Seconds to answer. National target of January 2026; before it there was none for answering, so the same value is shown. */
export const answerTargets: Dated<number> = [
  { from: '2026-01-01', value: 10, source: '110 national target, Jan 2026' },
];

/** Times in ms since the epoch. */
export interface CallTimes {
  channel: CallChannel;
  rangAt: number | null;
  answeredAt: number | null;
}

/** Whether the ring of a call on this channel is seen by the system at all. */
export const isMeasured = (channel: CallChannel): boolean => channel === 'telephony';

/**
 * Seconds from first ring to answer, to be stored with the call. Null means "not measured" (taken elsewhere, no ring
 * time, not yet answered, or an answer before the ring, which only a wrong clock makes): never 0, which would flatter the mean.
 */
export function answerSeconds(call: CallTimes): number | null {
  if (!isMeasured(call.channel) || call.rangAt === null || call.answeredAt === null) return null;
  const seconds = (call.answeredAt - call.rangAt) / 1000;
  return seconds >= 0 ? seconds : null;
}

/** The answer clock now (ms); null when it is not measured. Amber at 7 of 10 s, late after 10 s, stopped at the answer. */
export function answerClock(call: CallTimes, now: number, targets: Dated<number> = answerTargets): ClockState | null {
  if (!isMeasured(call.channel) || call.rangAt === null) return null;
  if (call.answeredAt !== null && call.answeredAt < call.rangAt) return null;
  return clockState(call.rangAt, call.answeredAt ?? now, inForce(targets, call.rangAt));
}

/** "7 dtk" or "tidak diukur". */
export function answerText(seconds: number | null): Text {
  if (seconds === null) return { id: 'tidak diukur', en: 'not measured' };
  return { id: `${Math.round(seconds)} dtk`, en: `${Math.round(seconds)} s` };
}

/** Order of ringing calls: the one that rings longest first (`F4` answers it); calls without a ring time last. */
export function byRingTime(a: { id: string; rangAt: number | null }, b: { id: string; rangAt: number | null }): number {
  const first = (a.rangAt ?? Number.MAX_SAFE_INTEGER) - (b.rangAt ?? Number.MAX_SAFE_INTEGER);
  return first || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

import type { Actor } from '../../platform/access/actor.ts';
import { forbidden, illegalMove, type Problem } from '../../platform/problem/problem.ts';
import type { IncidentMove } from './incidents.contract.ts';
import type { IncidentState } from './incidents.states.ts';

/** What the rule looks at; `sent`: assignments of any state, `merged`: reports of others that were merged into it. */
export interface TakenBack {
  createdBy: string | null;
  state: IncidentState;
  sent: number;
  merged: number;
}

const untouched: ReadonlySet<IncidentState> = new Set(['received', 'triaged']);

/**
 * Whoever opened an incident by mistake may cancel it without the right to end incidents: with the disposition
 * `entered_by_mistake` only, while nobody has been sent and nobody else's report hangs on it.
 * @returns undefined when it may be taken back, else why not.
 */
export function takeBackRefusal(
  actor: Pick<Actor, 'accountId'>,
  input: Pick<IncidentMove, 'action' | 'disposition'>,
  incident: TakenBack,
): Problem | undefined {
  const own = incident.createdBy === actor.accountId;
  if (!own || input.action !== 'cancel' || input.disposition !== 'entered_by_mistake') return forbidden();
  if (incident.sent > 0 || !untouched.has(incident.state)) {
    return illegalMove(
      'Unit sudah dikirim; mintalah dispatcher membatalkannya.',
      'Units have been sent; ask the dispatcher to cancel it.',
    );
  }
  if (incident.merged > 0) {
    return illegalMove(
      'Laporan lain sudah digabung ke kejadian ini; mintalah dispatcher membatalkannya.',
      'Another report was merged into this incident; ask the dispatcher to cancel it.',
    );
  }
  return undefined;
}

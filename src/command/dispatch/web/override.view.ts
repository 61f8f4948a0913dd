import { differs } from './recommendation.view.ts';

interface Named {
  id: string;
  callsign: string;
  status: string;
}

/** Why a reason is asked, with the call signs for the question. */
export interface OverrideAsked {
  key: 'override_asked' | 'override_more' | 'override_fewer' | 'override_busy';
  sent: string[];
  instead: string[];
}

const busy = new Set(['dispatched', 'responding', 'on_scene']);

/**
 * The question to ask before sending, or undefined when the choice is the proposed one. Units that are on a task are
 * taken from it, which the server wants a reason for in any case.
 */
export function askFor(chosen: readonly Named[], proposed: readonly Named[]): OverrideAsked | undefined {
  const chosenIds = chosen.map((unit) => unit.id);
  const proposedIds = proposed.map((unit) => unit.id);
  if (differs(chosenIds, proposedIds)) {
    const sent = chosen.filter((unit) => !proposedIds.includes(unit.id)).map((unit) => unit.callsign);
    const instead = proposed.filter((unit) => !chosenIds.includes(unit.id)).map((unit) => unit.callsign);
    const key = sent.length === 0 ? 'override_fewer' : instead.length === 0 ? 'override_more' : 'override_asked';
    return { key, sent, instead };
  }
  const taken = chosen.filter((unit) => busy.has(unit.status)).map((unit) => unit.callsign);
  return taken.length > 0 ? { key: 'override_busy', sent: taken, instead: [] } : undefined;
}

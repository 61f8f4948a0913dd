import type { Need } from '../../incidents/incidents.contract.ts';
import { type IncidentState, incidentRanks } from '../../incidents/incidents.states.ts';
import { type NeedCode, needCodes, needLabels, partnerNeeds } from '../../incidents/needs.types.ts';
import type { Recommendation, RecommendedUnit } from '../dispatch.contract.ts';

/** Rows shown at once, each with its digit. */
export const shownUnits = 9;

/** What the desk shows of a proposal: its rows in the order shown, which may be older than the newest answer. */
export interface ShownProposal {
  incidentId: string;
  items: RecommendedUnit[];
  proposal: readonly string[];
  /** Not covered by units already sent. */
  needs: readonly Need[];
  considered: number;
}

/**
 * The proposal to show after a new answer. While `hold` (the pointer or the focus is on the list, or the person has
 * begun to choose) every row keeps its place and its digit and only its figures change; units that can no longer serve
 * stay as not sendable, new ones come below. Otherwise the answer is shown as it is.
 */
export function nextProposal(shown: ShownProposal | undefined, fresh: Recommendation, hold: boolean): ShownProposal {
  const { incidentId, proposal, needs, considered } = fresh;
  if (!shown || shown.incidentId !== incidentId || !hold) {
    return { incidentId, items: proposedFirst(fresh), proposal, needs, considered };
  }
  const newest = new Map(fresh.items.map((item) => [item.unitId, item]));
  const kept = shown.items.map((item) => newest.get(item.unitId) ?? { ...item, canBeSent: false });
  const known = new Set(shown.items.map((item) => item.unitId));
  const added = fresh.items.filter((item) => !known.has(item.unitId));
  return { incidentId, items: [...kept, ...added], proposal, needs, considered };
}

/** The proposed units on the first keys, then the others by rank: whatever is proposed is seen. */
function proposedFirst({ items, proposal }: Recommendation): RecommendedUnit[] {
  const proposed = proposal.flatMap((id) => items.find((item) => item.unitId === id) ?? []);
  return [...proposed, ...items.filter((item) => !proposal.includes(item.unitId))];
}

/** Takes a unit into the choice, or out of it. The order of choosing is kept: the first gets the solid route. */
export function toggled(chosen: readonly string[], unitId: string): string[] {
  return chosen.includes(unitId) ? chosen.filter((id) => id !== unitId) : [...chosen, unitId];
}

/** Whether the choice is another than the proposed one, so that a reason is asked. Without a proposal there is nothing to differ from. */
export function differs(chosen: readonly string[], proposal: readonly string[] | undefined): boolean {
  if (!proposal || proposal.length === 0) return false;
  return chosen.length !== proposal.length || chosen.some((id) => !proposal.includes(id));
}

/** What is left to cover after the chosen units, each serving one need: own needs in the order asked, partners always left. */
export function needsLeft(
  needs: readonly Need[],
  chosen: readonly string[],
  items: readonly Pick<RecommendedUnit, 'unitId' | 'meets'>[],
): Need[] {
  const left = needs.map((need) => ({ ...need }));
  const meets = chosen
    .map((id) => items.find((item) => item.unitId === id)?.meets ?? [])
    // Those who can do one thing only go first, so that the others fill what is left.
    .sort((a, b) => a.length - b.length);
  for (const can of meets) {
    const open = left.find((need) => need.count > 0 && can.includes(need.need));
    if (open) open.count--;
  }
  return left.filter((need) => need.count > 0);
}

const isNeed = (code: string): code is NeedCode => needCodes.some((one) => one === code);

/** `2 patroli`; a code from a newer server is shown as it is. */
export function needText({ need, count }: Need, language: 'id' | 'en'): string {
  return `${count} ${isNeed(need) ? needLabels[need][language] : need}`;
}

/** Met by asking a partner and not by sending a unit. */
export const isPartnerNeed = ({ need }: Need): boolean => isNeed(need) && partnerNeeds.has(need);

/** Whether units may be sent: an incident that was dealt with is reopened first. */
export const takesUnits = (state: IncidentState): boolean => incidentRanks[state] < incidentRanks.resolved;

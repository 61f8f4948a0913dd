import type { StatusLevel } from './status.types.ts';

/** A decision as far as it matters for what is shown. */
export interface Decided {
  level: StatusLevel;
  /** What the rule had proposed when it was made. */
  proposed: StatusLevel | null;
}
/** What is kept of a subject between two computings. */
export interface Standing {
  proposed: StatusLevel | null;
  proposedSince: Date;
  shown: StatusLevel | null;
  shownSince: Date;
  needsDecision: boolean;
  version: number;
}

/**
 * Whether there is something to decide: an officer may know an area of which the rule knows too little, but a problem without a
 * proposal is a closed one.
 */
export const decidable = (kind: string, proposed: StatusLevel | null): boolean => kind === 'area' || proposed !== null;

/** A decision holds while the rule proposes what it proposed then, or what was decided. */
export const holds = (decision: Decided | null, proposed: StatusLevel | null): boolean =>
  decision !== null && (proposed === decision.proposed || proposed === decision.level);

/**
 * What is shown after a new proposal: the decision while it holds, else the proposal. It waits for an officer when no decision holds
 * and it is not calm, or calmer than what was decided before. The version rises only when something that people see has changed.
 * @param decided whether the decision is new: the version then rises in any case.
 */
export function settle(
  before: Standing | null,
  proposed: StatusLevel | null,
  decision: Decided | null,
  now: Date,
  decided = false,
): Standing {
  const standing = holds(decision, proposed);
  const shown = standing && decision ? decision.level : proposed;
  const needsDecision = !standing && proposed !== null && (proposed !== 'aman' || decision !== null);
  const changed =
    before !== null &&
    (before.proposed !== proposed || before.shown !== shown || before.needsDecision !== needsDecision || decided);
  return {
    proposed,
    proposedSince: before && before.proposed === proposed ? before.proposedSince : now,
    shown,
    shownSince: before && before.shown === shown ? before.shownSince : now,
    needsDecision,
    version: before ? before.version + (changed ? 1 : 0) : 1,
  };
}

import type { CallView } from '../../communication/calls/calls.contract.ts';
import type { Actor } from '../../platform/access/actor.ts';
import type { Queryable } from '../../platform/database/database.ts';
import type { Work } from '../../platform/journal/work.ts';
import type { IncidentDetail, IncidentRow, Need, TimelineEntry } from '../incidents/incidents.contract.ts';
import type { IncidentState } from '../incidents/incidents.states.ts';
import type { AssignmentState } from './assignments.states.ts';

/** What dispatch needs to know of an incident. */
export interface DispatchIncident {
  id: string;
  number: number;
  state: IncidentState;
  kind: string;
  priority: number;
  needs: Need[];
  /** Answers to the scripted questions; with them the ranking knows what units should bring. */
  answers?: Readonly<Record<string, string>>;
  lon: number;
  lat: number;
  villageCode: string | null;
  knownAt: Date;
  firstAssignedAt: Date | null;
  firstArrivedAt: Date | null;
  targetSeconds: number;
  version: number;
}

/** What dispatch asks of the incidents room. */
export interface IncidentsForDispatch {
  /** Undefined when absent or of another district. With `lock` the incident stays as it is until the command ends. */
  getForDispatch(
    db: Queryable,
    polresId: string,
    incidentId: string,
    options?: { lock?: boolean },
  ): Promise<DispatchIncident | undefined>;
  /**
   * Makes the incident follow its units and stamps its clocks. `assignmentStates`: all its assignments, ended ones too.
   * `firstAssigned`: the road distance of the first unit sent, which settles the distance class of its target.
   */
  follow(
    work: Work,
    incidentId: string,
    change: { assignmentStates: AssignmentState[]; at: Date; firstAssigned?: { distanceM: number | null } },
  ): Promise<unknown>;
  /** Rows of the queue: all open ones of a district, or those with these ids. A fixed number of statements. */
  rows(choice: string[] | { polresId: string; open: true }): Promise<IncidentRow[]>;
  /** Everything of one incident, for a crew that is on it; the caller has checked that. Undefined when absent. */
  detailForCrew(actor: Actor, incidentId: string): Promise<IncidentDetail | undefined>;
  timelineForCrew(incidentId: string, query: { limit: number }): Promise<{ items: TimelineEntry[] }>;
}

/** What dispatch asks of the calls room. */
export interface CallsForDispatch {
  openViews(polresId: string): Promise<CallView[]>;
}

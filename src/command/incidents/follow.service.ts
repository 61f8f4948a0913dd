import type { Tx } from '../../platform/database/database.ts';
import type { Work } from '../../platform/journal/work.ts';
import { notFound } from '../../platform/problem/problem.ts';
import type { Settings } from '../../platform/settings/settings.ts';
import { move } from '../../platform/states/states.ts';
import { type AssignmentState, incidentActionAfter } from '../dispatch/assignments.states.ts';
import type { Need } from './incidents.contract.ts';
import { findIncident, type IncidentChange, lockIncidents, updateIncident } from './incidents.repository.ts';
import { sealOf, subject } from './incidents.service.ts';
import { type IncidentState, incidentRanks, incidentTable } from './incidents.states.ts';
import { targetSeconds } from './targets.ts';

/** What dispatch needs of an incident to send units to it. */
export interface DispatchIncident {
  id: string;
  number: number;
  state: IncidentState;
  kind: string;
  priority: number;
  needs: Need[];
  lon: number;
  lat: number;
  villageCode: string | null;
  knownAt: Date;
  firstAssignedAt: Date | null;
  firstArrivedAt: Date | null;
  targetSeconds: number;
  version: number;
}

export interface Following {
  /** The states of all assignments of the incident, after the change. */
  assignmentStates: readonly AssignmentState[];
  /** When it happened on the street; never counted as earlier than the moment the police knew. */
  at: Date;
  /** Given with the first unit sent: its distance by road in metres, which settles the response target. */
  firstAssigned?: { distanceM: number | null };
}

export interface FollowService {
  /** The incident for a dispatch decision, held against other writers with `lock`; undefined when it is not in this district. */
  getForDispatch(
    tx: Tx,
    polresId: string,
    incidentId: string,
    options?: { lock?: boolean },
  ): Promise<DispatchIncident | undefined>;
  /** Moves an incident after its furthest unit, stamps its clocks, records what changed, and answers its state. */
  follow(work: Work, incidentId: string, following: Following): Promise<IncidentState>;
}

export function createFollowService(settings: Pick<Settings, 'current'>): FollowService {
  return {
    async getForDispatch(tx, polresId, incidentId, options) {
      const found = options?.lock
        ? (await lockIncidents(tx, polresId, [incidentId]))[0]
        : await findIncident(tx, polresId, incidentId);
      if (!found) return undefined;
      return {
        id: found.id,
        number: found.number,
        state: found.state,
        kind: found.kind,
        priority: found.priority,
        needs: found.needs as unknown as Need[],
        lon: found.lon,
        lat: found.lat,
        villageCode: found.village_code,
        knownAt: found.known_at,
        firstAssignedAt: found.first_assigned_at,
        firstArrivedAt: found.first_arrived_at,
        targetSeconds: found.target_seconds,
        version: found.version,
      };
    },

    async follow(work, incidentId, following) {
      const [incident] = await lockIncidents(work.tx, work.doer.polresId, [incidentId]);
      if (!incident) throw notFound();
      // A merged incident rests: its units are seen again when it is split off.
      const action =
        incident.state === 'duplicate'
          ? null
          : incidentActionAfter(incident.state, following.assignmentStates, incidentRanks);
      const arrow = action ? move(incidentTable, incident.state, action) : undefined;
      const at = new Date(Math.max(following.at.getTime(), incident.known_at.getTime()));
      const change: IncidentChange = {};
      if (arrow) change.state = arrow.to;
      if (following.firstAssigned && incident.first_assigned_at === null) {
        const { distanceM } = following.firstAssigned;
        change.first_assigned_at = at;
        change.target_distance_m = distanceM;
        change.target_seconds = await targetSeconds(settings, distanceM, incident.known_at);
      }
      if (arrow?.to === 'on_scene' && incident.first_arrived_at === null) change.first_arrived_at = at;
      if (arrow?.to === 'resolved') change.resolved_at = at;
      if (Object.keys(change).length === 0) return incident.state;
      const changed = await updateIncident(work.tx, incidentId, change);
      work.record({
        action: arrow ? `incident.${arrow.to}` : 'incident.target_set',
        subject: subject(incidentId),
        body: { from: incident.state, at: at.toISOString(), followed: true, targetSeconds: changed.target_seconds },
        seals: [sealOf(changed)],
      });
      return changed.state;
    },
  };
}

import type { Database } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Work } from '../../../platform/journal/work.ts';
import type { Need } from '../../incidents/incidents.contract.ts';
import { type IncidentState, incidentRanks, incidentTable } from '../../incidents/incidents.states.ts';
import { incidentActionAfter } from '../assignments.states.ts';
import type { IncidentsForDispatch } from '../dispatch.ports.ts';

export interface PlainIncident {
  lon?: number;
  lat?: number;
  priority?: number;
  needs?: Need[];
  state?: IncidentState;
  villageCode?: string | null;
  knownAt?: Date;
  emergency?: boolean;
}

/** Incidents reduced to what dispatch asks of them, over the real table; lets this room be tested by itself. */
export interface PlainIncidents extends IncidentsForDispatch {
  open(work: Work, given?: PlainIncident): Promise<string>;
  cancel(work: Work, id: string): Promise<void>;
  stateOf(id: string): Promise<{
    state: string;
    target_distance_m: number | null;
    first_assigned_at: Date | null;
    first_arrived_at: Date | null;
  }>;
}

export function createPlainIncidents(db: Database): PlainIncidents {
  const notKept = () => Promise.reject(new Error('not part of this test'));
  return {
    async open(work, given = {}) {
      const id = newId();
      const { seal } = await work.tx
        .insertInto('incidents.incident')
        .values({
          id,
          polres_id: work.doer.polresId,
          realm: work.doer.realm,
          state: given.state ?? 'triaged',
          kind: 'other',
          priority: given.priority ?? 2,
          proposed_priority: given.priority ?? 2,
          emergency: given.emergency ?? false,
          needs: JSON.stringify(given.needs ?? [{ need: 'patrol', count: 1 }]),
          channel: 'phone',
          place_text: 'Jalan Uji',
          lon: given.lon ?? 107.5,
          lat: given.lat ?? -9.5,
          village_code: given.villageCode === undefined ? '99.01.01.1001' : given.villageCode,
          known_at: given.knownAt ?? work.now,
          timezone: 'Asia/Jakarta',
          target_seconds: 600,
          ...(given.state === 'closed' ? { disposition: 'handled' } : {}),
        })
        .returning('seal')
        .executeTakeFirstOrThrow();
      work.record({
        action: 'incident.received',
        subject: { type: 'incident', id },
        seals: [['incidents.incident', id, seal]],
      });
      return id;
    },
    async cancel(work, id) {
      const { seal } = await work.tx
        .updateTable('incidents.incident')
        .set({ state: 'cancelled', disposition: 'false_report' })
        .where('id', '=', id)
        .returning('seal')
        .executeTakeFirstOrThrow();
      work.record({
        action: 'incident.cancelled',
        subject: { type: 'incident', id },
        seals: [['incidents.incident', id, seal]],
      });
    },
    stateOf: (id) =>
      db
        .selectFrom('incidents.incident')
        .select(['state', 'target_distance_m', 'first_assigned_at', 'first_arrived_at'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow(),
    async getForDispatch(from, polresId, id, { lock = false } = {}) {
      const query = from
        .selectFrom('incidents.incident')
        .selectAll()
        .where('id', '=', id)
        .where('polres_id', '=', polresId);
      const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
      if (!row) return undefined;
      return {
        id: row.id,
        number: row.number,
        state: row.state as IncidentState,
        kind: row.kind,
        priority: row.priority,
        needs: row.needs as unknown as Need[],
        lon: row.lon,
        lat: row.lat,
        villageCode: row.village_code,
        knownAt: row.known_at,
        firstAssignedAt: row.first_assigned_at,
        firstArrivedAt: row.first_arrived_at,
        targetSeconds: row.target_seconds,
        version: row.version,
      };
    },
    async follow(work, id, { assignmentStates, at, firstAssigned }) {
      const row = await work.tx
        .selectFrom('incidents.incident')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      const state = row.state as IncidentState;
      const action = incidentActionAfter(state, assignmentStates, incidentRanks);
      const to = (action && incidentTable[state][action]?.to) ?? state;
      const { seal } = await work.tx
        .updateTable('incidents.incident')
        .set({
          state: to,
          version: row.version + 1,
          ...(firstAssigned ? { first_assigned_at: at, target_distance_m: firstAssigned.distanceM } : {}),
          ...(to === 'on_scene' && !row.first_arrived_at ? { first_arrived_at: at } : {}),
        })
        .where('id', '=', id)
        .returning('seal')
        .executeTakeFirstOrThrow();
      work.record({
        action: `incident.${to}`,
        subject: { type: 'incident', id },
        seals: [['incidents.incident', id, seal]],
      });
    },
    rows: async () => [],
    detailForCrew: notKept,
    timelineForCrew: notKept,
  };
}

/** Straight lines instead of roads: 10 m/s by car and motorcycle, 1.5 m/s on foot; nobody gets beyond 50 km. */
export const straightRouting = {
  prepare: async () => undefined,
  travelTo: async (
    _polresId: string,
    target: { lon: number; lat: number },
    from: readonly { id: string; lon: number; lat: number; profile: 'car' | 'motorcycle' | 'foot' }[],
  ) =>
    from.map(({ id, lon, lat, profile }) => {
      const metres = Math.hypot(lon - target.lon, lat - target.lat) * 111_000;
      const reached = metres < 50_000;
      return {
        id,
        seconds: reached ? metres / (profile === 'foot' ? 1.5 : 10) : null,
        metres: reached ? metres : null,
        reason: reached ? null : ('unreachable' as const),
      };
    }),
};

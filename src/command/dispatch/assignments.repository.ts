import { sql } from 'kysely';
import type { Queryable, Tx } from '../../platform/database/database.ts';
import type { AssignmentState } from './assignments.states.ts';
import type { Assignment } from './dispatch.contract.ts';

/** An assignment as stored, with its unit's call sign. */
export interface AssignmentRecord {
  polresId: string;
  /** The person who sent it. */
  assignedBy: string | null;
  view: Assignment;
}

interface AssignmentQueryRow {
  id: string;
  polres_id: string;
  incident_id: string;
  unit_id: string;
  callsign: string;
  state: AssignmentState;
  assigned_at: Date;
  assigned_by: string | null;
  acknowledged_at: Date | null;
  responding_at: Date | null;
  on_scene_at: Date | null;
  ended_at: Date | null;
  eta_seconds: number | null;
  distance_m: number | null;
  rank: number | null;
  override_reason: string | null;
  end_reason: string | null;
  version: number;
}

/** An assignment that still holds its unit, with the incident it is for. */
export interface OpenTask {
  unitId: string;
  incidentId: string;
  incidentNumber: number;
  priority: number;
}

export interface NewAssignmentRow {
  id: string;
  polresId: string;
  incidentId: string;
  unitId: string;
  at: Date;
  by: string | null;
  etaSeconds: number | null;
  distanceM: number | null;
  rank: number | null;
  overrideReason: string | null;
  overrideNote: string | null;
}

export interface Sealed {
  version: number;
  seal: Buffer | null;
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

function toRecord(row: AssignmentQueryRow): AssignmentRecord {
  return {
    polresId: row.polres_id,
    assignedBy: row.assigned_by,
    view: {
      id: row.id,
      incidentId: row.incident_id,
      unitId: row.unit_id,
      callsign: row.callsign,
      state: row.state,
      assignedAt: row.assigned_at.toISOString(),
      acknowledgedAt: iso(row.acknowledged_at),
      respondingAt: iso(row.responding_at),
      onSceneAt: iso(row.on_scene_at),
      endedAt: iso(row.ended_at),
      etaSeconds: row.eta_seconds,
      distanceM: row.distance_m,
      rank: row.rank,
      overrideReason: row.override_reason,
      endReason: row.end_reason,
      version: row.version,
    },
  };
}

const base = sql`select a.*, u.callsign from dispatch.assignment a join units.unit u on u.id = a.unit_id`;

async function records(db: Queryable, where: ReturnType<typeof sql>): Promise<AssignmentRecord[]> {
  const { rows } = await sql<AssignmentQueryRow>`${base} ${where}`.execute(db);
  return rows.map(toRecord);
}

export const assignmentsRepository = {
  byIds: (db: Queryable, ids: string[]) => records(db, sql`where a.id = any(${ids}::uuid[])`),
  ofIncident: (db: Queryable, incidentId: string) =>
    records(db, sql`where a.incident_id = ${incidentId} order by a.assigned_at, a.id`),
  /** Open assignments of these units, locked in a fixed order. */
  lockOpenOf: (tx: Tx, unitIds: string[]) =>
    records(tx, sql`where a.unit_id = any(${unitIds}::uuid[]) and a.ended_at is null order by a.id for update of a`),
  /** The newest assignment of a unit that still holds it. */
  async currentOf(db: Queryable, unitId: string): Promise<AssignmentRecord | undefined> {
    const [one] = await records(
      db,
      sql`where a.unit_id = ${unitId} and a.ended_at is null order by a.assigned_at desc limit 1`,
    );
    return one;
  },
  async lock(tx: Tx, id: string): Promise<AssignmentRecord | undefined> {
    const [one] = await records(tx, sql`where a.id = ${id} for update of a`);
    return one;
  },

  async states(db: Queryable, incidentId: string): Promise<AssignmentState[]> {
    const rows = await db
      .selectFrom('dispatch.assignment')
      .select('state')
      .where('incident_id', '=', incidentId)
      .execute();
    return rows.map((row) => row.state as AssignmentState);
  },

  /** Who is on what in a district, for the ranking. */
  async openTasks(db: Queryable, polresId: string): Promise<OpenTask[]> {
    const { rows } = await sql<OpenTask>`
      select a.unit_id as "unitId", a.incident_id as "incidentId", i.number as "incidentNumber", i.priority
      from dispatch.assignment a join incidents.incident i on i.id = a.incident_id
      where a.ended_at is null and a.polres_id = ${polresId}`.execute(db);
    return rows;
  },

  /** Open assignments whose incident was cancelled, closed or handed over. A merged one keeps its units: it may be split off. */
  async stranded(db: Queryable): Promise<{ id: string; polresId: string; incidentId: string; realm: string }[]> {
    const { rows } = await sql<{ id: string; polresId: string; incidentId: string; realm: string }>`
      select a.id, a.polres_id as "polresId", a.incident_id as "incidentId", i.realm
      from dispatch.assignment a join incidents.incident i on i.id = a.incident_id
      where a.ended_at is null and i.state in ('cancelled', 'closed', 'handed_over') limit 200`.execute(db);
    return rows;
  },

  async insert(tx: Tx, row: NewAssignmentRow): Promise<Sealed> {
    return tx
      .insertInto('dispatch.assignment')
      .values({
        id: row.id,
        polres_id: row.polresId,
        incident_id: row.incidentId,
        unit_id: row.unitId,
        state: 'assigned',
        assigned_at: row.at,
        assigned_by: row.by,
        eta_seconds: row.etaSeconds,
        distance_m: row.distanceM,
        rank: row.rank,
        override_reason: row.overrideReason,
        override_note: row.overrideNote,
      })
      .returning(['version', 'seal'])
      .executeTakeFirstOrThrow();
  },

  /** Moves an assignment and stamps the moment of its new state; an earlier stamp that was skipped stays empty. */
  async setState(tx: Tx, id: string, state: AssignmentState, at: Date, reason: string | null): Promise<Sealed> {
    const stamps: Partial<Record<AssignmentState, 'acknowledged_at' | 'responding_at' | 'on_scene_at'>> = {
      acknowledged: 'acknowledged_at',
      responding: 'responding_at',
      on_scene: 'on_scene_at',
    };
    const stamp = stamps[state] ?? 'ended_at';
    return tx
      .updateTable('dispatch.assignment')
      .set((eb) => ({
        state,
        [stamp]: at,
        version: eb('version', '+', 1),
        ...(stamp === 'ended_at' ? { end_reason: reason } : {}),
      }))
      .where('id', '=', id)
      .returning(['version', 'seal'])
      .executeTakeFirstOrThrow();
  },
};

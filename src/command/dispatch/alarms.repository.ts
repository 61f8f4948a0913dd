import { sql } from 'kysely';
import type { Queryable, Tx } from '../../platform/database/database.ts';
import type { Alarm } from './dispatch.contract.ts';

export interface AlarmRecord {
  polresId: string;
  alarm: Alarm;
}

export interface NewAlarmRow {
  id: string;
  polresId: string;
  kind: Alarm['kind'];
  unitId: string | null;
  incidentId: string | null;
  lon: number | null;
  lat: number | null;
  at: Date;
  by: string | null;
}

/** An incident about which an alarm is due. */
export interface DueAlarm {
  incidentId: string;
  polresId: string;
  realm: string;
  kind: 'late' | 'emergency';
  lon: number;
  lat: number;
}

interface AlarmQueryRow {
  id: string;
  polres_id: string;
  kind: Alarm['kind'];
  unit_id: string | null;
  callsign: string | null;
  incident_id: string | null;
  incident_number: number | null;
  lon: number | null;
  lat: number | null;
  raised_at: Date;
  acknowledged_at: Date | null;
  cancelled_at: Date | null;
}

const toRecord = (row: AlarmQueryRow): AlarmRecord => ({
  polresId: row.polres_id,
  alarm: {
    id: row.id,
    kind: row.kind,
    unitId: row.unit_id,
    callsign: row.callsign,
    incidentId: row.incident_id,
    incidentNumber: row.incident_number,
    lon: row.lon,
    lat: row.lat,
    raisedAt: row.raised_at.toISOString(),
    acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
    cancelledAt: row.cancelled_at?.toISOString() ?? null,
  },
});

const base = sql`
  select al.*, u.callsign, i.number as incident_number from dispatch.alarm al
  left join units.unit u on u.id = al.unit_id left join incidents.incident i on i.id = al.incident_id`;

async function records(db: Queryable, where: ReturnType<typeof sql>): Promise<AlarmRecord[]> {
  const { rows } = await sql<AlarmQueryRow>`${base} ${where}`.execute(db);
  return rows.map(toRecord);
}

export const alarmsRepository = {
  byIds: (db: Queryable, ids: string[]) => records(db, sql`where al.id = any(${ids}::uuid[])`),
  open: (db: Queryable, polresId: string) =>
    records(
      db,
      sql`where al.polres_id = ${polresId} and al.acknowledged_at is null and al.cancelled_at is null order by al.raised_at`,
    ),
  /** The crew's own call for help that is not over: not cancelled, and still unseen or seen within the last hours. */
  async panicOf(db: Queryable, unitId: string): Promise<AlarmRecord | undefined> {
    const [one] = await records(
      db,
      sql`where al.unit_id = ${unitId} and al.kind = 'panic' and al.cancelled_at is null
        and (al.acknowledged_at is null or al.acknowledged_at > now() - interval '2 hours')
        order by al.raised_at desc limit 1`,
    );
    return one;
  },
  async lock(tx: Tx, polresId: string, id: string): Promise<AlarmRecord | undefined> {
    const [one] = await records(tx, sql`where al.id = ${id} and al.polres_id = ${polresId} for update of al`);
    return one;
  },

  async insert(tx: Tx, row: NewAlarmRow): Promise<Buffer | null> {
    const saved = await tx
      .insertInto('dispatch.alarm')
      .values({
        id: row.id,
        polres_id: row.polresId,
        kind: row.kind,
        unit_id: row.unitId,
        incident_id: row.incidentId,
        lon: row.lon,
        lat: row.lat,
        raised_at: row.at,
        raised_by: row.by,
      })
      .returning('seal')
      .executeTakeFirstOrThrow();
    return saved.seal;
  },

  async end(
    tx: Tx,
    id: string,
    how: 'acknowledged' | 'cancelled',
    at: Date,
    by: string | null,
  ): Promise<Buffer | null> {
    const set = how === 'acknowledged' ? { acknowledged_at: at, acknowledged_by: by } : { cancelled_at: at };
    const saved = await tx
      .updateTable('dispatch.alarm')
      .set((eb) => ({ ...set, version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .returning('seal')
      .executeTakeFirstOrThrow();
    return saved.seal;
  },

  /**
   * Incidents that wait beyond their target, and emergencies nobody was sent to, without such an alarm so far. One
   * alarm of each kind for an incident, ever: a reopened one keeps the alarm it had.
   */
  async due(db: Queryable, now: Date): Promise<DueAlarm[]> {
    const { rows } = await sql<DueAlarm>`
      select i.id as "incidentId", i.polres_id as "polresId", i.realm, k.kind, i.lon, i.lat
      from incidents.incident i cross join (values ('late'), ('emergency')) as k(kind)
      where i.state not in ('closed', 'cancelled', 'duplicate', 'handed_over') -- the words of the index
        and i.state in ('received', 'triaged', 'dispatched', 'responding', 'reopened') and i.first_arrived_at is null
        and case k.kind when 'late' then i.known_at + make_interval(secs => i.target_seconds) < ${now}
            else i.emergency and i.first_assigned_at is null end
        and not exists (select from dispatch.alarm a where a.incident_id = i.id and a.kind = k.kind)
      limit 500`.execute(db);
    return rows;
  },
};

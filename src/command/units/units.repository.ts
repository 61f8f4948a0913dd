import { sql } from 'kysely';
import type { Queryable, Tx } from '../../platform/database/database.ts';
import type { UnitDetail } from './units.contract.ts';
import type { KnownUnit } from './units.memory.ts';
import type { UnitState } from './units.states.ts';
import { toRecord, type UnitQueryRow } from './units.view.ts';

/** What is stored of a unit, apart from its status. Times of day as HH:MM. */
export interface UnitFacts {
  callsign: string;
  name: string;
  kind: string;
  profile: string;
  function: string;
  crew: UnitDetail['crew'];
  crewSize: number;
  skills: string[];
  equipment: string[];
  stationId: string | null;
  beatCodes: string[];
  team: string | null;
  shiftStart: string | null;
  shiftEnd: string | null;
  hasGps: boolean;
  active: boolean;
}

export interface DemoShift {
  id: string;
  version: number;
  polresId: string;
  shiftStart: string;
  shiftEnd: string;
  timezone: string;
}

export interface Sealed {
  id: string;
  version: number;
  seal: Buffer | null;
}

// The incident shown with a unit is that of its newest open assignment (there is at most one, see the dispatch room).
const base = sql`
  select u.*, s.name as station_name, s.lon as station_lon, s.lat as station_lat,
    p.lon, p.lat, p.heading, p.speed, p.at as position_at, p.source as position_source,
    a.incident_id, i.number as incident_number
  from units.unit u
  left join units.station s on s.id = u.station_id
  left join units.position_last p on p.unit_id = u.id
  left join lateral (select a.incident_id from dispatch.assignment a
    where a.unit_id = u.id and a.ended_at is null order by a.assigned_at desc limit 1) a on true
  left join incidents.incident i on i.id = a.incident_id`;

export const unitsRepository = {
  /** All units, for the memory of the server. */
  async all(db: Queryable): Promise<KnownUnit[]> {
    const { rows } = await sql<UnitQueryRow>`${base}`.execute(db);
    return rows.map(toRecord);
  },

  async byIds(db: Queryable, ids: string[]): Promise<KnownUnit[]> {
    if (ids.length === 0) return [];
    const { rows } = await sql<UnitQueryRow>`${base} where u.id = any(${ids}::uuid[])`.execute(db);
    return rows.map(toRecord);
  },

  /** Active units of a district in the order of their call signs, one page of them. */
  async list(
    db: Queryable,
    polresId: string,
    page: { status?: string; after?: string; limit: number },
  ): Promise<KnownUnit[]> {
    const { rows } = await sql<UnitQueryRow>`${base}
      where u.polres_id = ${polresId} and u.active
        ${page.status === undefined ? sql`` : sql`and u.status = ${page.status}`}
        ${page.after === undefined ? sql`` : sql`and u.callsign > ${page.after}`}
      order by u.callsign limit ${page.limit}`.execute(db);
    return rows.map(toRecord);
  },

  /** The turns of all active demo units that have one, with the zone of their district. */
  async demoShifts(db: Queryable): Promise<DemoShift[]> {
    const { rows } = await sql<DemoShift>`
      select u.id, u.version, u.polres_id as "polresId", to_char(u.shift_start, 'HH24:MI') as "shiftStart",
        to_char(u.shift_end, 'HH24:MI') as "shiftEnd", p.timezone
      from units.unit u join platform.polres p on p.id = u.polres_id
      where u.realm = 'demo' and u.active and u.shift_start is not null and u.shift_end is not null
      order by u.id`.execute(db);
    return rows;
  },

  /** Version of every unit, and the units whose position came in since: what another process may have changed. */
  async changes(db: Queryable, since: Date): Promise<{ id: string; version: number; moved: boolean }[]> {
    const { rows } = await sql<{ id: string; version: number; moved: boolean }>`
      select u.id, u.version, coalesce(p.received_at > ${since}, false) as moved
      from units.unit u left join units.position_last p on p.unit_id = u.id`.execute(db);
    return rows;
  },

  /** Locks units in the order of their ids, so that two commands never wait for each other. */
  async lock(tx: Tx, polresId: string, ids: string[]) {
    return tx
      .selectFrom('units.unit')
      .select(['id', 'callsign', 'status', 'status_at', 'active', 'version', 'has_gps'])
      .where('polres_id', '=', polresId)
      .where('id', 'in', ids)
      .orderBy('id')
      .forUpdate()
      .execute();
  },

  async setStatus(
    tx: Tx,
    id: string,
    set: { status: UnitState; at: Date; source: string; reason: string | null },
  ): Promise<Sealed> {
    return tx
      .updateTable('units.unit')
      .set((eb) => ({
        status: set.status,
        status_at: set.at,
        status_source: set.source,
        status_reason: set.reason,
        version: eb('version', '+', 1),
      }))
      .where('id', '=', id)
      .returning(['id', 'version', 'seal'])
      .executeTakeFirstOrThrow();
  },

  async insert(
    tx: Tx,
    id: string,
    owner: { polresId: string; realm: string },
    facts: UnitFacts,
    status: { status: UnitState; at: Date },
  ): Promise<Sealed> {
    return tx
      .insertInto('units.unit')
      .values({
        id,
        polres_id: owner.polresId,
        realm: owner.realm,
        ...columnsOf(facts),
        status: status.status,
        status_at: status.at,
        status_source: 'system',
      })
      .returning(['id', 'version', 'seal'])
      .executeTakeFirstOrThrow();
  },

  /** Undefined when the unit has another version by now. */
  async update(tx: Tx, id: string, version: number, facts: UnitFacts): Promise<Sealed | undefined> {
    return tx
      .updateTable('units.unit')
      .set({ ...columnsOf(facts), version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .returning(['id', 'version', 'seal'])
      .executeTakeFirst();
  },

  async stationByCode(db: Queryable, polresId: string, code: string): Promise<string | undefined> {
    const row = await db
      .selectFrom('units.station')
      .select('id')
      .where('polres_id', '=', polresId)
      .where('code', '=', code)
      .executeTakeFirst();
    return row?.id;
  },

  async upsertStation(
    tx: Tx,
    station: {
      id: string;
      polresId: string;
      code: string;
      name: string;
      kind: string;
      lon: number;
      lat: number;
      villageCode: string | null;
    },
  ): Promise<void> {
    const { id, polresId, code, villageCode, ...rest } = station;
    await tx
      .insertInto('units.station')
      .values({ id, polres_id: polresId, code, village_code: villageCode, ...rest })
      .onConflict((on) => on.columns(['polres_id', 'code']).doUpdateSet({ ...rest, village_code: villageCode }))
      .execute();
  },

  async keepPartitions(db: Queryable, retentionDays: number): Promise<void> {
    await sql`select units.keep_partitions((now() at time zone 'UTC')::date, ${retentionDays}::integer)`.execute(db);
  },
};

function columnsOf(facts: UnitFacts) {
  return {
    callsign: facts.callsign,
    name: facts.name,
    kind: facts.kind,
    profile: facts.profile,
    function: facts.function,
    crew: JSON.stringify(facts.crew),
    crew_size: facts.crewSize,
    skills: facts.skills,
    equipment: facts.equipment,
    station_id: facts.stationId,
    beat_codes: facts.beatCodes,
    team: facts.team,
    shift_start: facts.shiftStart,
    shift_end: facts.shiftEnd,
    has_gps: facts.hasGps,
    active: facts.active,
  };
}

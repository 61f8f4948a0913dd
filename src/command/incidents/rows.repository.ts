import { type Expression, type SqlBool, sql } from 'kysely';
import type { Queryable } from '../../platform/database/database.ts';
import type { Need } from './incidents.contract.ts';
import { type IncidentState, incidentStates, openStates } from './incidents.states.ts';
import { tsqueryOf } from './search-words.rules.ts';

const columns = [
  'i.id', 'i.polres_id', 'i.number', 'i.state', 'i.kind', 'i.summary', 'i.priority', 'i.emergency', 'i.channel',
  'i.place_text', 'i.lon', 'i.lat', 'i.village_code', 'i.known_at', 'i.target_seconds', 'i.first_assigned_at',
  'i.first_arrived_at', 'i.resolved_at', 'i.duplicate_of', 'i.needs', 'i.version',
] as const; // biome-ignore format: a list of columns

const ended = incidentStates.filter((state) => !openStates.has(state));

/** Open incidents, in the words of the index `incident_open`, so that it serves. */
const isOpen = sql<SqlBool>`i.state not in ('closed', 'cancelled', 'duplicate', 'handed_over')`;

/** Ids of the incidents linked with one, in either direction. */
const linked = sql<string[]>`array(
  select k.to_id from incidents.link k where k.active and k.from_id = i.id
  union all select k.from_id from incidents.link k where k.active and k.to_id = i.id)`;

const reading = (db: Queryable) => db.selectFrom('incidents.incident as i').select(columns).select(linked.as('linked'));

type Row = Awaited<ReturnType<ReturnType<typeof reading>['executeTakeFirstOrThrow']>>;
/** What a row of the queue is made from, without its assignments. */
export type RowRecord = Omit<Row, 'state' | 'needs'> & { state: IncidentState; needs: Need[] };

const recordOf = (row: Row): RowRecord => ({
  ...row,
  state: row.state as IncidentState,
  needs: row.needs as unknown as Need[],
});

export async function rowsByIds(db: Queryable, ids: string[]): Promise<RowRecord[]> {
  if (ids.length === 0) return [];
  return (await reading(db).where('i.id', 'in', ids).execute()).map(recordOf);
}

/** All open incidents of a district in the order of the queue: emergencies, then priority, then the oldest. */
export async function openRows(db: Queryable, polresId: string): Promise<RowRecord[]> {
  const rows = await reading(db)
    .where('i.polres_id', '=', polresId)
    .where(isOpen)
    .orderBy('i.emergency', 'desc')
    .orderBy('i.priority')
    .orderBy('i.known_at')
    .orderBy('i.id')
    .execute();
  return rows.map(recordOf);
}

export interface RowFilter {
  polresId: string;
  /** Areas that the person is limited to; null = all. */
  areaCodes: string[] | null;
  state: 'open' | 'ended' | 'all' | IncidentState;
  /** Words of people, as typed. */
  text?: string;
  kind?: string;
  priority?: number;
  area?: string;
  from?: Date;
  to?: Date;
  bbox?: [west: number, south: number, east: number, north: number];
  /** Part of a caller's name, or of the number as digits. */
  person?: { name: string; digits: string };
  after?: QueueKey | AgeKey;
  limit: number;
}
/** Sort keys of the queue (open) and of the newest-first lists. */
export interface QueueKey {
  emergency: boolean;
  priority: number;
  at: Date;
  id: string;
}
export interface AgeKey {
  at: Date;
  id: string;
}

const below = (column: string, code: string): Expression<SqlBool> =>
  sql<SqlBool>`(${sql.ref(column)} = ${code} or starts_with(${sql.ref(column)}, ${`${code}.`}))`;

/** Incidents that a person may see and asked for; open ones in queue order, others newest first. */
export async function searchRows(db: Queryable, filter: RowFilter): Promise<RowRecord[]> {
  let query = reading(db).where('i.polres_id', '=', filter.polresId).limit(filter.limit);
  if (filter.areaCodes) {
    const codes = filter.areaCodes;
    query = query.where((where) => where.or(codes.map((code) => below('i.village_code', code))));
  }
  if (filter.state === 'open') query = query.where(isOpen);
  else if (filter.state === 'ended') query = query.where('i.state', 'in', ended);
  else if (filter.state !== 'all') query = query.where('i.state', '=', filter.state);
  if (filter.kind) query = query.where('i.kind', '=', filter.kind);
  if (filter.priority) query = query.where('i.priority', '=', filter.priority);
  if (filter.from) query = query.where('i.known_at', '>=', filter.from);
  if (filter.to) query = query.where('i.known_at', '<', filter.to);
  if (filter.area) {
    const area = filter.area;
    query = query.where((where) =>
      where.or([below('i.village_code', area), where('i.rw_code', '=', area), where('i.rt_code', '=', area)]),
    );
  }
  if (filter.bbox) {
    const [west, south, east, north] = filter.bbox;
    query = query.where(sql<SqlBool>`i.lon between ${west} and ${east} and i.lat between ${south} and ${north}`);
  }
  if (filter.text !== undefined) query = query.where(matches(filter.text));
  if (filter.person) {
    const { name, digits } = filter.person;
    query = query.where(sql<SqlBool>`(strpos(lower(i.caller_name), lower(${name})) > 0
      or (${digits} <> '' and strpos(i.caller_number, ${digits}) > 0))`);
  }
  const { after } = filter;
  if (filter.state === 'open') {
    query = query.orderBy('i.emergency', 'desc').orderBy('i.priority').orderBy('i.known_at').orderBy('i.id');
    if (after && 'emergency' in after) {
      query = query.where(
        sql<SqlBool>`(not i.emergency, i.priority, i.known_at, i.id) > (${!after.emergency}, ${after.priority}, ${after.at}, ${after.id}::uuid)`,
      );
    }
  } else {
    query = query.orderBy('i.known_at', 'desc').orderBy('i.id', 'desc');
    if (after) query = query.where(sql<SqlBool>`(i.known_at, i.id) < (${after.at}, ${after.id}::uuid)`);
  }
  return (await query.execute()).map(recordOf);
}

/** By number (`23`, `#23`), or by words in place, summary and narrative, each as the beginning of a word. */
function matches(text: string): Expression<SqlBool> {
  const number = /^\s*#?(\d{1,9})\s*$/.exec(text)?.[1];
  const words = tsqueryOf(text);
  const byNumber = number === undefined ? sql<SqlBool>`false` : sql<SqlBool>`i.number = ${Number(number)}`;
  if (words === null) return byNumber;
  const asked = sql`to_tsquery('indonesian', ${words})`;
  return sql<SqlBool>`(${byNumber} or i.search @@ ${asked}
    or i.id in (select n.incident_id from incidents.narrative n where n.search @@ ${asked}))`;
}

export interface AssignmentRecord {
  id: string;
  incident_id: string;
  unit_id: string;
  callsign: string;
  state: string;
  assigned_at: Date;
  acknowledged_at: Date | null;
  responding_at: Date | null;
  on_scene_at: Date | null;
  ended_at: Date | null;
  eta_seconds: number | null;
}

/** All assignments of these incidents, in the order in which they were made. */
export async function assignmentsOf(db: Queryable, incidentIds: string[]): Promise<AssignmentRecord[]> {
  if (incidentIds.length === 0) return [];
  return db
    .selectFrom('dispatch.assignment as s')
    .innerJoin('units.unit as u', 'u.id', 's.unit_id')
    .select([
      's.id', 's.incident_id', 's.unit_id', 'u.callsign', 's.state', 's.assigned_at', 's.acknowledged_at',
      's.responding_at', 's.on_scene_at', 's.ended_at', 's.eta_seconds',
    ]) // biome-ignore format: a list of columns
    .where(sql<SqlBool>`s.incident_id = any (${incidentIds}::uuid[])`)
    .orderBy('s.assigned_at')
    .orderBy('s.id')
    .execute();
}

import { type Selectable, sql } from 'kysely';
import type { Queryable, Tables, Tx } from '../../platform/database/database.ts';
import type { CallChannel } from './call-lines.types.ts';
import type { CallState } from './calls.states.ts';

/** A call as it is read: its row with the names of its line and of the person who answered. */
export interface CallRecord {
  id: string;
  polresId: string;
  state: CallState;
  channel: CallChannel;
  line: { number: string; name: { id: string; en: string } } | null;
  callerNumber: string | null;
  ringingAt: Date | null;
  answeredAt: Date | null;
  answeredBy: { id: string; name: string } | null;
  answerSeconds: number | null;
  recordedAt: Date;
  incidentId: string | null;
  note: string | null;
  version: number;
}

const columns = [
  'c.id', 'c.polres_id', 'c.state', 'c.channel', 'c.caller_number', 'c.ringing_at', 'c.answered_at', 'c.answered_by',
  'c.answer_seconds', 'c.recorded_at', 'c.incident_id', 'c.note', 'c.version',
  'l.number as line_number', 'l.name_id as line_id_name', 'l.name_en as line_en_name', 'a.display_name as operator',
] as const; // biome-ignore format: a list of columns

const reading = (db: Queryable) =>
  db
    .selectFrom('calls.call as c')
    .leftJoin('calls.line as l', 'l.id', 'c.line_id')
    .leftJoin('access.account as a', 'a.id', 'c.answered_by')
    .select(columns);

type Row = Awaited<ReturnType<ReturnType<typeof reading>['executeTakeFirstOrThrow']>>;

const recordOf = (row: Row): CallRecord => ({
  id: row.id,
  polresId: row.polres_id,
  state: row.state as CallState,
  channel: row.channel as CallChannel,
  line:
    row.line_number === null
      ? null
      : { number: row.line_number, name: { id: row.line_id_name ?? '', en: row.line_en_name ?? '' } },
  callerNumber: row.caller_number,
  ringingAt: row.ringing_at,
  answeredAt: row.answered_at,
  answeredBy: row.answered_by === null ? null : { id: row.answered_by, name: row.operator ?? '' },
  answerSeconds: row.answer_seconds,
  recordedAt: row.recorded_at,
  incidentId: row.incident_id,
  note: row.note,
  version: row.version,
});

export async function findCall(db: Queryable, polresId: string, id: string): Promise<CallRecord | undefined> {
  const row = await reading(db).where('c.id', '=', id).where('c.polres_id', '=', polresId).executeTakeFirst();
  return row && recordOf(row);
}

/** The same, held against other writers until the transaction ends. */
export async function lockCall(tx: Tx, polresId: string, id: string): Promise<CallRecord | undefined> {
  const row = await reading(tx)
    .where('c.id', '=', id)
    .where('c.polres_id', '=', polresId)
    .forUpdate('c')
    .executeTakeFirst();
  return row && recordOf(row);
}

export async function findCalls(db: Queryable, ids: string[]): Promise<CallRecord[]> {
  return (await reading(db).where('c.id', 'in', ids).execute()).map(recordOf);
}

/** When a call began: its first ring, or the moment it was told. Made by the application, so in whole milliseconds. */
const began = sql<Date>`coalesce(c.ringing_at, c.answered_at)`;
const rings = sql<number>`case when c.state = 'ringing' then 0 else 1 end`;

/** Ringing and answered calls that nothing has come of yet: ringing first, the oldest on top. */
export async function openCalls(
  db: Queryable,
  polresId: string,
  page: { after?: { group: number; at: Date; id: string }; limit: number },
): Promise<CallRecord[]> {
  let query = reading(db)
    .where('c.polres_id', '=', polresId)
    .where('c.state', 'in', ['ringing', 'answered'])
    .orderBy(rings)
    .orderBy(began)
    .orderBy('c.id')
    .limit(page.limit);
  if (page.after) {
    const { group, at, id } = page.after;
    query = query.where(sql<boolean>`(${rings}, ${began}, c.id) > (${group}, ${at}, ${id}::uuid)`);
  }
  return (await query.execute()).map(recordOf);
}

export async function allCalls(
  db: Queryable,
  polresId: string,
  page: { after?: { at: Date; id: string }; limit: number },
): Promise<CallRecord[]> {
  let query = reading(db)
    .where('c.polres_id', '=', polresId)
    .orderBy(began, 'desc')
    .orderBy('c.id', 'desc')
    .limit(page.limit);
  if (page.after) query = query.where(sql<boolean>`(${began}, c.id) < (${page.after.at}, ${page.after.id}::uuid)`);
  return (await query.execute()).map(recordOf);
}

export interface EarlierRecord {
  id: string;
  at: Date;
  state: CallState;
  incident: {
    id: string;
    number: number;
    kind: string;
    placeText: string;
    state: string;
    villageCode: string | null;
  } | null;
}

/** Other calls of the same number since `since`, newest first, with what came of them. */
export async function earlierCalls(db: Queryable, call: CallRecord, since: Date): Promise<EarlierRecord[]> {
  if (call.callerNumber === null) return [];
  const rows = await db
    .selectFrom('calls.call as c')
    .leftJoin('incidents.incident as i', 'i.id', 'c.incident_id')
    .select([
      'c.id',
      'c.state',
      began.as('at'),
      'i.id as incident_id',
      'i.number',
      'i.kind',
      'i.place_text',
      'i.state as incident_state',
      'i.village_code',
    ])
    .where('c.polres_id', '=', call.polresId)
    .where('c.caller_number', '=', call.callerNumber)
    .where('c.recorded_at', '>=', since)
    .where('c.id', '<>', call.id)
    .orderBy('c.recorded_at', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    state: row.state as CallState,
    incident:
      row.incident_id === null
        ? null
        : {
            id: row.incident_id,
            number: row.number ?? 0,
            kind: row.kind ?? '',
            placeText: row.place_text ?? '',
            state: row.incident_state ?? '',
            villageCode: row.village_code,
          },
  }));
}

export interface CallValues {
  id: string;
  polresId: string;
  realm: string;
  state: CallState;
  lineId: string | null;
  channel: CallChannel;
  externalId: string | null;
  callerNumber: string | null;
  ringingAt: Date | null;
  answeredAt: Date | null;
  answeredBy: string | null;
}

/** Adds a call; undefined when its id, or the exchange's id, is there already. */
export async function insertCall(tx: Tx, call: CallValues): Promise<{ seal: Buffer | null } | undefined> {
  return tx
    .insertInto('calls.call')
    .values({
      id: call.id,
      polres_id: call.polresId,
      realm: call.realm,
      state: call.state,
      line_id: call.lineId,
      channel: call.channel,
      external_id: call.externalId,
      caller_number: call.callerNumber,
      ringing_at: call.ringingAt,
      answered_at: call.answeredAt,
      answered_by: call.answeredBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('seal')
    .executeTakeFirst();
}

/** The call that stands in the way of an insert. */
export async function findRepeated(
  tx: Tx,
  polresId: string,
  id: string,
  externalId: string | null,
): Promise<CallRecord | undefined> {
  const row = await reading(tx)
    .where('c.polres_id', '=', polresId)
    .where((where) =>
      externalId === null
        ? where('c.id', '=', id)
        : where.or([where('c.external_id', '=', externalId), where('c.id', '=', id)]),
    )
    .executeTakeFirst();
  return row && recordOf(row);
}

export type CallChange = Partial<
  Pick<
    Selectable<Tables['calls.call']>,
    'answered_at' | 'answered_by' | 'answer_seconds' | 'ended_at' | 'incident_id' | 'note'
  >
> & { state: CallState };

/** Changes a call that this transaction holds. */
export async function updateCall(tx: Tx, id: string, change: CallChange): Promise<{ seal: Buffer | null }> {
  return tx
    .updateTable('calls.call')
    .set({ ...change, version: sql`version + 1` })
    .where('id', '=', id)
    .returning('seal')
    .executeTakeFirstOrThrow();
}

/** Whether the incident of a call is still someone's work. A read of the other room's table; writes go through its service. */
export async function incidentIsOpen(db: Queryable, incidentId: string | null): Promise<boolean> {
  if (incidentId === null) return false;
  const row = await db
    .selectFrom('incidents.incident')
    .select('id')
    .where('id', '=', incidentId)
    .where('state', 'not in', ['closed', 'cancelled', 'duplicate', 'handed_over'])
    .executeTakeFirst();
  return row !== undefined;
}

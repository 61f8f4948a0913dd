import { CompiledQuery, type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Queryable, Tables, Tx } from '../../platform/database/database.ts';
import { gathering } from '../../platform/database/gather.ts';
import { type AssignmentState, assignmentStates } from '../dispatch/assignments.states.ts';
import type { IncidentState } from './incidents.states.ts';

type Incident = Tables['incidents.incident'];
const columns = [
  'id', 'polres_id', 'realm', 'number', 'state', 'kind', 'summary', 'priority', 'proposed_priority', 'priority_reasons',
  'emergency', 'answers', 'needs', 'channel', 'place_text', 'lon', 'lat', 'rt_code', 'rw_code', 'village_code',
  'district_code', 'regency_code', 'area_guessed', 'boundary_version', 'caller_name', 'caller_number', 'occurred_at',
  'known_at', 'recorded_at', 'timezone', 'target_seconds', 'target_distance_m', 'first_assigned_at', 'first_arrived_at',
  'resolved_at', 'closed_at', 'disposition', 'duplicate_of', 'reverted_state', 'created_by', 'version', 'seal',
] as const; // biome-ignore format: a list of columns

/** An incident as it is stored; its number of the caller is not masked. */
export type IncidentRecord = Pick<Selectable<Incident>, (typeof columns)[number]> & { state: IncidentState };

const recordOf = (row: Pick<Selectable<Incident>, (typeof columns)[number]>): IncidentRecord => ({
  ...row,
  state: row.state as IncidentState,
});

/** One incident of a district, or undefined. */
export async function findIncident(db: Queryable, polresId: string, id: string): Promise<IncidentRecord | undefined> {
  const row = await db
    .selectFrom('incidents.incident')
    .select(columns)
    .where('id', '=', id)
    .where('polres_id', '=', polresId)
    .executeTakeFirst();
  return row && recordOf(row);
}

/** Incidents held against other writers until the transaction ends; locked in the order of their ids, so that two merges cannot block each other. */
export async function lockIncidents(tx: Tx, polresId: string, ids: string[]): Promise<IncidentRecord[]> {
  const rows = await tx
    .selectFrom('incidents.incident')
    .select(columns)
    .where('id', 'in', ids)
    .where('polres_id', '=', polresId)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(recordOf);
}

export interface Said {
  id: string;
  incidentId: string;
  at: Date;
  authorId: string | null;
  authorRole: string;
  text: string;
  corrects: string | null;
}

const narrativeColumns = ['id', 'incident_id', 'at', 'author_id', 'author_role', 'text', 'corrects'] as const;
const narrativeValues = (said: Said) => ({
  id: said.id,
  incident_id: said.incidentId,
  at: said.at,
  author_id: said.authorId,
  author_role: said.authorRole,
  text: said.text,
  corrects: said.corrects,
});

export interface Made {
  number: number;
  version: number;
  seal: Buffer | null;
  narrativeSeal: Buffer | null;
}

const newColumns = [
  'id', 'polres_id', 'realm', 'state', 'kind', 'summary', 'priority', 'proposed_priority', 'priority_reasons', 'emergency',
  'answers', 'needs', 'channel', 'place_text', 'lon', 'lat', 'rt_code', 'rw_code', 'village_code', 'district_code',
  'regency_code', 'area_guessed', 'boundary_version', 'caller_name', 'caller_number', 'occurred_at', 'known_at', 'timezone',
  'target_seconds', 'created_by',
] as const; // biome-ignore format: a list of columns

/** What is known of an incident when it is opened. */
export type NewIncidentRow = WithJson<Required<Pick<Insertable<Incident>, (typeof newColumns)[number]>>>;

/** The values of `narrativeValues` but the incident's id, in their order, with their types. */
const saidTypes = ['uuid', 'timestamptz', 'uuid', 'text', 'text', 'uuid'] as const;
const saidColumns = narrativeColumns.filter((column) => column !== 'incident_id');

/** The statement that adds `count` incidents, of which the first `told` come with their first words. */
function addingText(count: number, told: number): string {
  const rows = Array.from({ length: count }, (_, row) =>
    newColumns.map((_, i) => `$${row * newColumns.length + i + 1}`),
  );
  const words = Array.from({ length: told }, (_, row) => {
    const first = count * newColumns.length + row * saidTypes.length + 1;
    return `($${row * newColumns.length + 1}::uuid, ${saidTypes.map((type, i) => `$${first + i}::${type}`).join(', ')})`;
  });
  const made = `with made as (
    insert into incidents.incident (${newColumns.join(', ')}) values ${rows.map((row) => `(${row.join(', ')})`).join(', ')}
    on conflict (id) do nothing returning id, number, version, seal
  )`;
  if (told === 0) return `${made} select id, number, version, seal, null::bytea as "narrativeSeal" from made`;
  return `${made}, words (incident_id, ${saidColumns.join(', ')}) as (values ${words.join(', ')}
  ), said as (
    insert into incidents.narrative (incident_id, ${saidColumns.join(', ')})
    select words.* from words join made on made.id = words.incident_id returning incident_id, seal
  ) select made.id, made.number, made.version, made.seal, said.seal as "narrativeSeal"
    from made left join said on said.incident_id = made.id`;
}
const texts = new Map<string, string>();

/** An incident with its first words, as they are added together. */
interface Opening {
  incident: NewIncidentRow;
  said: Said | null;
}

async function insertOpenings(tx: Tx, openings: Opening[]): Promise<(Made | undefined)[]> {
  const left = new Set(openings.map(({ incident }) => incident.id));
  // An id that is given twice is added once: the database would take the first as well.
  const fresh = openings.filter(({ incident }) => left.delete(incident.id));
  const told = fresh.filter(({ said }) => said !== null);
  const ordered = [...told, ...fresh.filter(({ said }) => said === null)];
  const key = `${ordered.length} ${told.length}`;
  const text = texts.get(key) ?? addingText(ordered.length, told.length);
  texts.set(key, text);
  const values: unknown[] = [];
  for (const { incident } of ordered) {
    const row = { ...incident, ...jsonColumns(incident) };
    for (const column of newColumns) values.push(row[column]);
  }
  for (const { said } of told) {
    if (!said) continue;
    const row = narrativeValues(said);
    for (const column of saidColumns) values.push(row[column]);
  }
  const { rows } = await tx.executeQuery<Made & { id: string }>(CompiledQuery.raw(text, values));
  const made = new Map(rows.map((row) => [row.id, row]));
  return openings.map((opening) => (fresh.includes(opening) ? made.get(opening.incident.id) : undefined));
}

const gathered = gathering(insertOpenings);

/**
 * Adds an incident with its first narrative entry, together with those that other commands add at the same moment. This is the
 * hottest write of the room, so its text is made once instead of being built for each incident. Undefined when the id is there
 * already; then nothing was added.
 */
export function insertIncident(tx: Tx, incident: NewIncidentRow, said: Said | null): Promise<Made | undefined> {
  return gathered(tx, { incident, said });
}

/** Columns that hold JSON; the driver would send an array as an SQL array. */
type JsonColumn = 'priority_reasons' | 'answers' | 'needs';
type WithJson<Columns> = Omit<Columns, JsonColumn> & { [column in JsonColumn]?: unknown };
export type IncidentChange = WithJson<Omit<Updateable<Incident>, 'id' | 'version' | 'search' | 'seal' | 'nonce'>>;

const jsonColumns = (given: { [column in JsonColumn]?: unknown }) => ({
  priority_reasons: asJson(given.priority_reasons),
  answers: asJson(given.answers),
  needs: asJson(given.needs),
});
const asJson = (value: unknown): string | undefined => (value === undefined ? undefined : JSON.stringify(value));

/** Changes an incident that this transaction holds, and counts its version up. */
export async function updateIncident(tx: Tx, id: string, change: IncidentChange): Promise<IncidentRecord> {
  const row = await tx
    .updateTable('incidents.incident')
    .set({ ...change, ...jsonColumns(change), version: sql`version + 1` })
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirstOrThrow();
  return recordOf(row);
}

export interface NarrativeRecord {
  id: string;
  at: Date;
  text: string;
  corrects: string | null;
  seal: Buffer | null;
}

/** Adds to the narrative; undefined when the id is there already. */
export async function insertNarrative(tx: Tx, said: Said): Promise<NarrativeRecord | undefined> {
  return tx
    .insertInto('incidents.narrative')
    .values(narrativeValues(said))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning(['id', 'at', 'text', 'corrects', 'seal'])
    .executeTakeFirst();
}

export async function findNarrative(
  db: Queryable,
  incidentId: string,
  id: string,
): Promise<NarrativeRecord | undefined> {
  return db
    .selectFrom('incidents.narrative')
    .select(['id', 'at', 'text', 'corrects', 'seal'])
    .where('id', '=', id)
    .where('incident_id', '=', incidentId)
    .executeTakeFirst();
}

/** The states of the assignments of an incident that a unit has or had; of all units when `unitId` is left out. */
export async function assignmentStatesOf(
  db: Queryable,
  incidentId: string,
  unitId?: string,
): Promise<AssignmentState[]> {
  let query = db.selectFrom('dispatch.assignment').select('state').where('incident_id', '=', incidentId);
  if (unitId) query = query.where('unit_id', '=', unitId);
  return (await query.execute()).flatMap((row) => assignmentStates.find((state) => state === row.state) ?? []);
}

/** Whether this person took a call of the incident; for one without a call: whether they wrote it down. */
export async function tookCall(db: Queryable, incident: IncidentRecord, accountId: string): Promise<boolean> {
  const calls = await db
    .selectFrom('calls.call')
    .select('answered_by')
    .where('incident_id', '=', incident.id)
    .execute();
  return calls.length === 0 ? incident.created_by === accountId : calls.some((call) => call.answered_by === accountId);
}

export async function polresOf(db: Queryable, polresId: string): Promise<{ name: string; timezone: string }> {
  return db
    .selectFrom('platform.polres')
    .select(['name', 'timezone'])
    .where('id', '=', polresId)
    .executeTakeFirstOrThrow();
}

import { type Selectable, sql } from 'kysely';
import type { Queryable, Tables, Tx } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids/ids.ts';
import type { Work } from '../../platform/journal/work.ts';
import type { AgencyRequest } from './incidents.contract.ts';
import { moment } from './incidents.views.ts';

const columns = [
  'id',
  'incident_id',
  'agency',
  'note',
  'state',
  'requested_at',
  'answered_at',
  'answer',
  'version',
] as const;
type Row = Pick<Selectable<Tables['incidents.agency_request']>, (typeof columns)[number]>;

const viewOf = (row: Row): AgencyRequest => ({
  id: row.id,
  agency: row.agency as AgencyRequest['agency'],
  note: row.note,
  state: row.state as AgencyRequest['state'],
  requestedAt: row.requested_at.toISOString(),
  answeredAt: moment(row.answered_at),
  answer: row.answer,
  version: row.version,
});

export async function agencyRequestsOf(db: Queryable, incidentId: string): Promise<AgencyRequest[]> {
  const rows = await db
    .selectFrom('incidents.agency_request')
    .select(columns)
    .where('incident_id', '=', incidentId)
    .orderBy('requested_at')
    .orderBy('id')
    .execute();
  return rows.map(viewOf);
}

/** Asks an agency to come, and journals it under the incident. */
export async function insertAgencyRequest(
  work: Work,
  asked: { incidentId: string; agency: AgencyRequest['agency']; note: string },
): Promise<AgencyRequest> {
  const row = await work.tx
    .insertInto('incidents.agency_request')
    .values({
      id: newId(),
      incident_id: asked.incidentId,
      agency: asked.agency,
      note: asked.note,
      state: 'requested',
      requested_at: work.now,
      created_by: work.doer.accountId,
    })
    .returning([...columns, 'seal'])
    .executeTakeFirstOrThrow();
  work.record({
    action: 'incident.agency_requested',
    subject: { type: 'incident', id: asked.incidentId },
    body: { requestId: row.id, agency: asked.agency, note: asked.note },
    seals: [['incidents.agency_request', row.id, row.seal]],
  });
  return viewOf(row);
}

/** A request with its incident's district, held against other writers. */
export async function lockAgencyRequest(
  tx: Tx,
  polresId: string,
  id: string,
): Promise<{ request: AgencyRequest; incidentId: string } | undefined> {
  const row = await tx
    .selectFrom('incidents.agency_request')
    .select(columns)
    .where('id', '=', id)
    .where('incident_id', 'in', (query) =>
      query.selectFrom('incidents.incident').select('id').where('polres_id', '=', polresId),
    )
    .forUpdate()
    .executeTakeFirst();
  return row && { request: viewOf(row), incidentId: row.incident_id };
}

export async function answerAgencyRequest(
  tx: Tx,
  id: string,
  change: { state: string; answer: string | null; at: Date },
): Promise<{ request: AgencyRequest; seal: Buffer | null }> {
  const row = await tx
    .updateTable('incidents.agency_request')
    .set({ state: change.state, answer: change.answer, answered_at: change.at, version: sql`version + 1` })
    .where('id', '=', id)
    .returning([...columns, 'seal'])
    .executeTakeFirstOrThrow();
  return { request: viewOf(row), seal: row.seal };
}

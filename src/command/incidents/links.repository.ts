import { sql } from 'kysely';
import type { Queryable, Tx } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids/ids.ts';
import type { IncidentLink } from './incidents.contract.ts';

export interface LinkRecord {
  id: string;
  from_id: string;
  to_id: string;
  kind: IncidentLink['kind'];
  seal: Buffer | null;
}

const columns = ['id', 'from_id', 'to_id', 'kind', 'seal'] as const;
const recordOf = (row: Omit<LinkRecord, 'kind'> & { kind: string }): LinkRecord => ({
  ...row,
  kind: row.kind as LinkRecord['kind'],
});

export async function insertLink(
  tx: Tx,
  link: {
    from: string;
    to: string;
    kind: LinkRecord['kind'];
    score?: number;
    reason?: string;
    by: string | null;
    at: Date;
  },
): Promise<LinkRecord> {
  const row = await tx
    .insertInto('incidents.link')
    .values({
      id: newId(),
      from_id: link.from,
      to_id: link.to,
      kind: link.kind,
      score: link.score ?? null,
      reason: link.reason || null,
      created_by: link.by,
      created_at: link.at,
    })
    .returning(columns)
    .executeTakeFirstOrThrow();
  return recordOf(row);
}

/** The active link of this kind between two incidents, in either direction. */
export async function findLinkBetween(
  db: Queryable,
  a: string,
  b: string,
  kind: LinkRecord['kind'],
): Promise<LinkRecord | undefined> {
  const row = await db
    .selectFrom('incidents.link')
    .select(columns)
    .where('active', '=', true)
    .where('kind', '=', kind)
    .where((where) =>
      where.or([
        where.and([where('from_id', '=', a), where('to_id', '=', b)]),
        where.and([where('from_id', '=', b), where('to_id', '=', a)]),
      ]),
    )
    .executeTakeFirst();
  return row && recordOf(row);
}

export async function findLink(db: Queryable, id: string, incidentId: string): Promise<LinkRecord | undefined> {
  const row = await db
    .selectFrom('incidents.link')
    .select(columns)
    .where('id', '=', id)
    .where('active', '=', true)
    .where((where) => where.or([where('from_id', '=', incidentId), where('to_id', '=', incidentId)]))
    .executeTakeFirst();
  return row && recordOf(row);
}

/** Ends a link; it stays in the table. */
export async function endLink(tx: Tx, id: string): Promise<LinkRecord> {
  const row = await tx
    .updateTable('incidents.link')
    .set({ active: false, version: sql`version + 1` })
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirstOrThrow();
  return recordOf(row);
}

/** Ids of the incidents that are merged into this one now. */
export async function duplicatesOf(db: Queryable, id: string): Promise<string[]> {
  const rows = await db.selectFrom('incidents.incident').select('id').where('duplicate_of', '=', id).execute();
  return rows.map((row) => row.id);
}

export interface LinkedRecord {
  link: IncidentLink;
  villageCode: string | null;
}

/** The active links of an incident, each with the incident at the other end. */
export async function linksOf(db: Queryable, incidentId: string): Promise<LinkedRecord[]> {
  const rows = await db
    .selectFrom('incidents.link as k')
    .innerJoin('incidents.incident as i', (join) =>
      join.on('i.id', '=', sql`case when k.from_id = ${incidentId} then k.to_id else k.from_id end`),
    )
    .select([
      'k.id',
      'k.kind',
      'k.score',
      'k.reason',
      'k.from_id',
      'i.id as other',
      'i.number',
      'i.kind as incident_kind',
      'i.state',
      'i.place_text',
      'i.village_code',
    ])
    .where('k.active', '=', true)
    .where((where) => where.or([where('k.from_id', '=', incidentId), where('k.to_id', '=', incidentId)]))
    .orderBy('k.created_at')
    .execute();
  return rows.map((row) => ({
    villageCode: row.village_code,
    link: {
      id: row.id,
      kind: row.kind as IncidentLink['kind'],
      incident: {
        id: row.other,
        number: row.number,
        kind: row.incident_kind,
        state: row.state,
        placeText: row.place_text,
      },
      direction: row.from_id === incidentId ? 'from' : 'to',
      score: row.score,
      reason: row.reason,
    },
  }));
}

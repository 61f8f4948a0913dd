import { sql } from 'kysely';
import type { Queryable, Tx } from '../../platform/database/database.ts';
import type { StoredCase, StoredLink, StoredParty, StoredStep } from './cases.types.ts';

type Sealed = { seal: Buffer | null };

/** What is known of a link's target, for deciding who may open it. */
export interface LinkTarget {
  id: string;
  /** Register of a record, process of a case; null for an incident. */
  of: string | null;
  title: string;
  areaCode: string | null;
  village: string | null;
  open: boolean;
}

/** Parties, links and left states of a case. */
export const partsRepository = {
  async insertStep(
    tx: Tx,
    before: StoredCase,
    step: { id: string; action: string; to: string; leftAt: Date; by: string | null },
  ): Promise<Buffer | null> {
    const { rows } = await sql<Sealed>`
      insert into cases.step (id, case_id, polres_id, realm, process, state, action, to_state, entered_at, left_at, due_at, left_by)
      values (${step.id}, ${before.id}, ${before.polresId}, ${before.realm}, ${before.process}, ${before.state}, ${step.action},
        ${step.to}, ${before.enteredAt}, ${step.leftAt}, ${before.clock?.dueAt ?? null}, ${step.by}) returning seal`.execute(
      tx,
    );
    return rows[0]?.seal ?? null;
  },

  async steps(db: Queryable, caseId: string): Promise<StoredStep[]> {
    const { rows } =
      await sql<StoredStep>`select state, entered_at as "enteredAt", left_at as "leftAt", due_at as "dueAt"
      from cases.step where case_id = ${caseId} order by left_at, id limit 500`.execute(db);
    return rows;
  },

  async parties(db: Queryable, caseId: string): Promise<StoredParty[]> {
    const { rows } = await sql<StoredParty>`select id, case_id as "caseId", name, accepted_at as "acceptedAt",
      accepted_how as "acceptedHow", recorded_by as "recordedBy" from cases.party where case_id = ${caseId}
      order by id`.execute(db);
    return rows;
  },

  /** Undefined when the case has a party of this name. */
  async insertParty(tx: Tx, caseId: string, id: string, name: string): Promise<Buffer | null | undefined> {
    const { rows } = await sql<Sealed>`insert into cases.party (id, case_id, name) values (${id}, ${caseId}, ${name})
      on conflict do nothing returning seal`.execute(tx);
    return rows[0]?.seal;
  },

  async setAcceptance(
    tx: Tx,
    id: string,
    accepted: { at: Date | null; how: string | null; by: string | null },
  ): Promise<Buffer | null> {
    const { rows } =
      await sql<Sealed>`update cases.party set accepted_at = ${accepted.at}, accepted_how = ${accepted.how},
      recorded_by = ${accepted.by}, version = version + 1 where id = ${id} returning seal`.execute(tx);
    return rows[0]?.seal ?? null;
  },

  async links(db: Queryable, caseId: string): Promise<StoredLink[]> {
    const { rows } = await sql<StoredLink>`select id, coalesce(to_record, to_incident, to_case) as target,
        case when to_record is not null then 'record' when to_incident is not null then 'incident' else 'case' end as to
      from cases.link where case_id = ${caseId} and removed_at is null order by id`.execute(db);
    return rows;
  },

  /** Undefined when the case is linked to it already. */
  async insertLink(tx: Tx, caseId: string, link: StoredLink): Promise<Buffer | null | undefined> {
    const column = sql.ref(`to_${link.to}`);
    const { rows } = await sql<Sealed>`insert into cases.link (id, case_id, ${column})
      values (${link.id}, ${caseId}, ${link.target}) on conflict do nothing returning seal`.execute(tx);
    return rows[0]?.seal;
  },

  /** Undefined when the case has no such link. */
  async removeLink(tx: Tx, caseId: string, id: string, at: Date): Promise<Buffer | null | undefined> {
    const { rows } = await sql<Sealed>`update cases.link set removed_at = ${at}, version = version + 1
      where id = ${id} and case_id = ${caseId} and removed_at is null returning seal`.execute(tx);
    return rows[0]?.seal;
  },

  /** Those of the ids that are records, incidents or cases of the district. */
  async targets(db: Queryable, polresId: string, to: StoredLink['to'], ids: readonly string[]): Promise<LinkTarget[]> {
    if (ids.length === 0) return [];
    const from = {
      record: sql`select id, register as of, '' as title, area_code as "areaCode", village_code as village,
        closed_at is null as open from registers.record`,
      incident: sql`select id, null as of, '#' || number || ' ' || place_text as title, village_code as "areaCode",
        village_code as village, state not in ('closed', 'cancelled', 'duplicate', 'handed_over') as open
        from incidents.incident`,
      case: sql`select id, process as of, 'K-' || number || ' ' || title as title, area_code as "areaCode",
        village_code as village, closed_at is null as open from cases.case`,
    }[to];
    const { rows } = await sql<LinkTarget>`${from} where polres_id = ${polresId} and id = any(${ids}::uuid[])`.execute(
      db,
    );
    return rows;
  },
};

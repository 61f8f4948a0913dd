import { type SqlBool, sql } from 'kysely';
import type { Realm } from '../../platform/access/actor.ts';
import type { Queryable, Tx } from '../../platform/database/database.ts';
import type { Proposal } from './sectors.contract.ts';
import type { PlanLevel, SectorKey } from './sectors.types.ts';

export interface StoredSector {
  key: SectorKey;
  name: string;
  officerId: string | null;
}
export interface StoredPlan {
  id: string;
  polresId: string;
  realm: Realm;
  name: string;
  level: PlanLevel;
  sectors: StoredSector[];
  areas: Record<string, SectorKey | null>;
  units: Record<string, SectorKey | null>;
  proposal: Proposal | null;
  createdBy: string | null;
  creator: string | null;
  createdAt: Date;
  changedAt: Date;
  validFrom: string | null;
  reason: string | null;
  acceptedBy: string | null;
  accepter: string | null;
  acceptedAt: Date | null;
  removedAt: Date | null;
  version: number;
}

const columns = sql`p.id, p.polres_id as "polresId", p.realm, p.name, p.level, p.sectors, p.areas, p.units, p.proposal,
  p.created_by as "createdBy", c.display_name as creator, p.created_at as "createdAt", p.changed_at as "changedAt",
  p.valid_from as "validFrom", p.reason, p.accepted_by as "acceptedBy", a.display_name as accepter,
  p.accepted_at as "acceptedAt", p.removed_at as "removedAt", p.version`;
const joined = sql`sectors.plan p left join access.account c on c.id = p.created_by left join access.account a on a.id = p.accepted_by`;
const own = (polresId: string, realm: Realm) => sql<SqlBool>`p.polres_id = ${polresId} and p.realm = ${realm}`;

export const sectorsRepository = {
  /** Drafts first (the newest change first), then the accepted from the newest on. */
  async list(db: Queryable, polresId: string, realm: Realm, limit: number): Promise<StoredPlan[]> {
    const { rows } = await sql<StoredPlan>`select ${columns} from ${joined}
      where ${own(polresId, realm)} and p.removed_at is null
      order by (p.accepted_at is not null), p.valid_from desc, p.accepted_at desc, p.changed_at desc, p.id limit ${limit}`.execute(
      db,
    );
    return rows;
  },

  /** The accepted plans, the newest first. */
  async accepted(db: Queryable, polresId: string, realm: Realm): Promise<{ id: string; validFrom: string | null }[]> {
    const { rows } = await sql<{ id: string; validFrom: string | null }>`
      select p.id, p.valid_from as "validFrom" from sectors.plan p where ${own(polresId, realm)} and p.accepted_at is not null
      order by p.valid_from desc, p.accepted_at desc, p.id`.execute(db);
    return rows;
  },

  async find(db: Queryable, polresId: string, realm: Realm, id: string): Promise<StoredPlan | undefined> {
    const { rows } = await sql<StoredPlan>`select ${columns} from ${joined}
      where ${own(polresId, realm)} and p.id = ${id}`.execute(db);
    return rows[0];
  },

  async byIds(db: Queryable, ids: readonly string[]): Promise<StoredPlan[]> {
    const { rows } =
      await sql<StoredPlan>`select ${columns} from ${joined} where p.id = any(${[...ids]}::uuid[])`.execute(db);
    return rows;
  },

  async lock(tx: Tx, polresId: string, realm: Realm, id: string): Promise<StoredPlan | undefined> {
    const { rows } = await sql<StoredPlan>`select ${columns} from ${joined}
      where ${own(polresId, realm)} and p.id = ${id} for update of p`.execute(tx);
    return rows[0];
  },

  /** Adds a draft; undefined when there is a plan of this id already. */
  async add(tx: Tx, plan: StoredPlan): Promise<Buffer | undefined> {
    const { rows } = await sql<{ seal: Buffer }>`
      insert into sectors.plan (id, polres_id, realm, name, level, sectors, areas, units, proposal, created_by, created_at, changed_at)
      values (${plan.id}, ${plan.polresId}, ${plan.realm}, ${plan.name}, ${plan.level}, ${JSON.stringify(plan.sectors)}::jsonb,
        ${JSON.stringify(plan.areas)}::jsonb, ${JSON.stringify(plan.units)}::jsonb,
        ${plan.proposal === null ? null : JSON.stringify(plan.proposal)}::jsonb, ${plan.createdBy}, ${plan.createdAt}, ${plan.changedAt})
      on conflict (id) do nothing returning seal`.execute(tx);
    return rows[0]?.seal;
  },

  /** Writes a plan that was locked in this transaction. */
  async save(tx: Tx, plan: StoredPlan): Promise<Buffer | null> {
    const { rows } = await sql<{ seal: Buffer }>`
      update sectors.plan set name = ${plan.name}, sectors = ${JSON.stringify(plan.sectors)}::jsonb,
        areas = ${JSON.stringify(plan.areas)}::jsonb, units = ${JSON.stringify(plan.units)}::jsonb, changed_at = ${plan.changedAt},
        valid_from = ${plan.validFrom}::date, reason = ${plan.reason}, accepted_by = ${plan.acceptedBy},
        accepted_at = ${plan.acceptedAt}, removed_at = ${plan.removedAt}, version = ${plan.version}
      where id = ${plan.id} returning seal`.execute(tx);
    return rows[0]?.seal ?? null;
  },

  async timezone(db: Queryable, polresId: string): Promise<string> {
    const row = await db
      .selectFrom('platform.polres')
      .select('timezone')
      .where('id', '=', polresId)
      .executeTakeFirstOrThrow();
    return row.timezone;
  },

  /** Names of accounts, also of those that are closed. */
  async names(db: Queryable, polresId: string, ids: readonly string[]): Promise<Map<string, string>> {
    const { rows } = await sql<{ id: string; name: string }>`select id, display_name as name from access.account
      where polres_id = ${polresId} and id = any(${[...ids]}::uuid[])`.execute(db);
    return new Map(rows.map(({ id, name }) => [id, name]));
  },

  /** Accounts that may be made responsible for a sector: officers in command or in the field. */
  async officers(db: Queryable, polresId: string): Promise<{ id: string; name: string }[]> {
    const { rows } = await sql<{ id: string; name: string }>`select id, display_name as name from access.account
      where polres_id = ${polresId} and active and roles && array['commander', 'field', 'dispatcher', 'traffic']
      order by display_name limit 300`.execute(db);
    return rows;
  },
};

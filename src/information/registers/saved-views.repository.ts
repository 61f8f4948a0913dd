import { sql } from 'kysely';
import type { Queryable, Tx } from '../../platform/database/database.ts';
import type { ViewQuery } from './registers.contract.ts';

export interface StoredView {
  id: string;
  polresId: string;
  realm: string;
  register: string;
  accountId: string;
  accountName: string;
  name: string;
  query: ViewQuery;
  shared: boolean;
  removedAt: Date | null;
  changedAt: Date;
  version: number;
}

interface ViewRow {
  id: string;
  polres_id: string;
  realm: string;
  register: string;
  account_id: string;
  account_name: string;
  name: string;
  query: ViewQuery;
  shared: boolean;
  removed_at: Date | null;
  changed_at: Date;
  version: number;
}

const toView = (row: ViewRow): StoredView => ({
  id: row.id,
  polresId: row.polres_id,
  realm: row.realm,
  register: row.register,
  accountId: row.account_id,
  accountName: row.account_name,
  name: row.name,
  query: row.query,
  shared: row.shared,
  removedAt: row.removed_at,
  changedAt: row.changed_at,
  version: row.version,
});

const columns = sql`v.*, a.display_name as account_name`;
const source = sql`registers.saved_view v join access.account a on a.id = v.account_id`;

export const savedViewsRepository = {
  /** One's own and the shared ones of a register, by name. */
  async of(db: Queryable, polresId: string, register: string, accountId: string): Promise<StoredView[]> {
    const { rows } = await sql<ViewRow>`select ${columns} from ${source}
      where v.register = ${register} and v.polres_id = ${polresId} and v.removed_at is null
        and (v.shared or v.account_id = ${accountId})
      order by lower(v.name), v.id limit 500`.execute(db);
    return rows.map(toView);
  },

  async lock(tx: Tx, id: string): Promise<StoredView | undefined> {
    const { rows } = await sql<ViewRow>`select ${columns} from ${source} where v.id = ${id} for update of v`.execute(
      tx,
    );
    return rows.map(toView)[0];
  },

  async countOwn(db: Queryable, accountId: string): Promise<number> {
    const { rows } = await sql<{ count: number }>`select count(*)::integer as count from registers.saved_view
      where account_id = ${accountId} and removed_at is null`.execute(db);
    return rows[0]?.count ?? 0;
  },

  /** Undefined when its id is there already, or its name among the person's own of the register. */
  async insert(tx: Tx, view: StoredView): Promise<Buffer | null | undefined> {
    const { rows } = await sql<{ seal: Buffer }>`
      insert into registers.saved_view (id, polres_id, realm, register, account_id, name, query, shared, created_at, changed_at)
      values (${view.id}, ${view.polresId}, ${view.realm}, ${view.register}, ${view.accountId}, ${view.name},
        ${JSON.stringify(view.query)}::jsonb, ${view.shared}, ${view.changedAt}, ${view.changedAt})
      on conflict do nothing returning seal`.execute(tx);
    return rows[0]?.seal;
  },

  /** Whether the person has another view of the register under this name. */
  async named(db: Queryable, view: Pick<StoredView, 'id' | 'register' | 'accountId' | 'name'>): Promise<boolean> {
    const { rows } = await sql`select 1 from registers.saved_view where register = ${view.register}
      and account_id = ${view.accountId} and lower(name) = lower(${view.name}) and id <> ${view.id} and removed_at is null`.execute(
      db,
    );
    return rows.length > 0;
  },

  async update(tx: Tx, view: StoredView): Promise<Buffer | null> {
    const { rows } = await sql<{ seal: Buffer }>`
      update registers.saved_view set name = ${view.name}, query = ${JSON.stringify(view.query)}::jsonb, shared = ${view.shared},
        changed_at = ${view.changedAt}, removed_at = ${view.removedAt}, version = ${view.version}
      where id = ${view.id} returning seal`.execute(tx);
    return rows[0]?.seal ?? null;
  },
};

import type { z } from 'zod';
import type { Database, Tx } from '../database/database.ts';
import { decodeCursor, encodeCursor, type Page } from '../http/shapes.ts';
import { newId } from '../ids/ids.ts';
import type { Work } from '../journal/work.ts';
import { conflict, invalidField, notFound } from '../problem/problem.ts';
import type { Account, EditAccount, NewAccount } from './access.contract.ts';
import type { Actor } from './actor.ts';
import { hashPassword, verifyPassword } from './password.ts';
import type { Sessions } from './sessions.ts';

export interface Accounts {
  list(actor: Actor, cursor: string | undefined, limit: number): Promise<Page<Account>>;
  create(work: Work, input: z.output<typeof NewAccount>, mustChange?: boolean): Promise<Account>;
  edit(work: Work, id: string, input: z.output<typeof EditAccount>): Promise<Account>;
  changeOwnPassword(work: Work, actor: Actor, current: string, next: string): Promise<void>;
}

const columns = ['a.id', 'a.username', 'a.display_name', 'a.roles', 'a.area_codes', 'a.active', 'a.version'] as const;

function select(db: Database | Tx) {
  return db
    .selectFrom('access.account as a')
    .leftJoin('units.unit as u', 'u.id', 'a.unit_id')
    .select(columns)
    .select('u.callsign as unit')
    .select((eb) =>
      eb
        .selectFrom('access.session as s')
        .whereRef('s.account_id', '=', 'a.id')
        .select((e) => e.fn.max('s.last_seen_at').as('at'))
        .as('seen'),
    );
}
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

const view = (row: Row): Account => ({
  id: row.id,
  username: row.username,
  displayName: row.display_name,
  roles: row.roles,
  areaCodes: row.area_codes,
  unit: row.unit,
  active: row.active,
  version: row.version,
  lastSeenAt: row.seen?.toISOString() ?? null,
});

async function unitId(
  tx: Tx,
  polresId: string,
  callsign: string | null | undefined,
): Promise<string | null | undefined> {
  if (callsign === undefined || callsign === null) return callsign;
  const unit = await tx
    .selectFrom('units.unit')
    .select('id')
    .where('polres_id', '=', polresId)
    .where('callsign', '=', callsign)
    .executeTakeFirst();
  if (!unit) throw invalidField('unit', 'Tidak ada unit dengan nomor itu.', 'There is no unit with this call sign.');
  return unit.id;
}

/** Accounts of one district. Passwords are kept as argon2id; a change of rights ends the account's sessions. */
export function createAccounts(db: Database, sessions: Sessions): Accounts {
  const one = async (tx: Tx, id: string) => view(await select(tx).where('a.id', '=', id).executeTakeFirstOrThrow());

  async function endSessions(work: Work, accountId: string): Promise<void> {
    await work.tx
      .updateTable('access.session')
      .set({ revoked_at: work.now })
      .where('account_id', '=', accountId)
      .where('revoked_at', 'is', null)
      .execute();
    work.afterCommit(() => sessions.forget(accountId));
  }

  return {
    async list(actor, cursor, limit) {
      const after = decodeCursor(cursor);
      if (cursor && typeof after?.[0] !== 'string')
        throw invalidField('query.cursor', 'Kursor tidak dikenal.', 'Unknown cursor.');
      const rows = await select(db)
        .where('a.polres_id', '=', actor.polresId)
        .$if(after !== undefined, (query) => query.where('a.username', '>', String(after![0])))
        .orderBy('a.username')
        .limit(limit + 1)
        .execute();
      const items = rows.slice(0, limit).map(view);
      return { items, next: rows.length > limit ? encodeCursor([items.at(-1)!.username]) : null };
    },

    async create(work, input, mustChange = true) {
      const taken = await work.tx
        .selectFrom('access.account')
        .select('id')
        .where('username', '=', input.username)
        .executeTakeFirst();
      if (taken) throw invalidField('username', 'Nama ini sudah dipakai.', 'This name is taken.');
      const id = newId();
      const row = await work.tx
        .insertInto('access.account')
        .values({
          id,
          polres_id: work.doer.polresId,
          username: input.username,
          display_name: input.displayName,
          password_hash: await hashPassword(input.password),
          roles: input.roles,
          area_codes: input.areaCodes,
          unit_id: (await unitId(work.tx, work.doer.polresId, input.unit)) ?? null,
          must_change_password: mustChange,
        })
        .returning('seal')
        .executeTakeFirstOrThrow();
      work.record({
        action: 'account.created',
        subject: { type: 'account', id },
        body: { username: input.username, roles: input.roles, areaCodes: input.areaCodes, unit: input.unit },
        seals: [['access.account', id, row.seal]],
      });
      return one(work.tx, id);
    },

    async edit(work, id, input) {
      const known = await work.tx
        .selectFrom('access.account')
        .select(['id', 'version'])
        .where('id', '=', id)
        .where('polres_id', '=', work.doer.polresId)
        .forUpdate()
        .executeTakeFirst();
      if (!known) throw notFound();
      if (known.version !== input.version)
        throw conflict('Akun ini baru saja diubah orang lain.', 'Someone else has just changed this account.');
      const row = await work.tx
        .updateTable('access.account')
        .set({
          display_name: input.displayName,
          roles: input.roles,
          area_codes: input.areaCodes,
          unit_id: await unitId(work.tx, work.doer.polresId, input.unit),
          active: input.active,
          ...(input.password ? { password_hash: await hashPassword(input.password), must_change_password: true } : {}),
          version: known.version + 1,
        })
        .where('id', '=', id)
        .returning('seal')
        .executeTakeFirstOrThrow();
      const { password, version: _, ...changes } = input;
      work.record({
        action: 'account.changed',
        subject: { type: 'account', id },
        body: { ...changes, passwordReset: password !== undefined },
        seals: [['access.account', id, row.seal]],
      });
      await endSessions(work, id);
      return one(work.tx, id);
    },

    async changeOwnPassword(work, actor, current, next) {
      const known = await work.tx
        .selectFrom('access.account')
        .select(['password_hash', 'version'])
        .where('id', '=', actor.accountId)
        .forUpdate()
        .executeTakeFirstOrThrow();
      if (!(await verifyPassword(current, known.password_hash))) {
        throw invalidField('current', 'Kata sandi sekarang salah.', 'The present password is wrong.');
      }
      if (next === current) {
        throw invalidField('next', 'Sama dengan kata sandi sekarang.', 'Same as the present password.');
      }
      const row = await work.tx
        .updateTable('access.account')
        .set({ password_hash: await hashPassword(next), must_change_password: false, version: known.version + 1 })
        .where('id', '=', actor.accountId)
        .returning('seal')
        .executeTakeFirstOrThrow();
      work.record({
        action: 'account.password_changed',
        subject: { type: 'account', id: actor.accountId },
        seals: [['access.account', actor.accountId, row.seal]],
      });
      await endSessions(work, actor.accountId);
    },
  };
}

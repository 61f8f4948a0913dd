import type { z } from 'zod';
import type { Database } from '../database/database.ts';
import { idempotencyKey } from '../http/commands.ts';
import { sessionCookie } from '../http/cookie.ts';
import { commandRoute, type Route, rawCommandRoute, readRoute } from '../http/route.ts';
import { IdParams, PageQuery } from '../http/shapes.ts';
import { unauthenticated } from '../problem/problem.ts';
import {
  Account,
  AccountPage,
  accessPaths,
  Credentials,
  EditAccount,
  NewAccount,
  OwnPassword,
  Session,
  SignedIn,
} from './access.contract.ts';
import type { Accounts } from './accounts.ts';
import type { Actor } from './actor.ts';
import type { Sessions } from './sessions.ts';

const zones: Record<string, 'WIB' | 'WITA' | 'WIT'> = { 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' };

async function describe(db: Database, actor: Actor): Promise<z.infer<typeof Session>> {
  const polres = await db
    .selectFrom('platform.polres')
    .select(['id', 'name', 'timezone', 'lon', 'lat'])
    .where('id', '=', actor.polresId)
    .executeTakeFirstOrThrow();
  return {
    user: { id: actor.accountId, username: actor.username, name: actor.displayName },
    roles: actor.roles,
    permissions: [...actor.permissions],
    polres,
    realm: actor.realm,
    zone: zones[polres.timezone] ?? 'WIB',
    csrf: actor.csrf,
    unitId: actor.unitId,
    mustChangePassword: actor.mustChangePassword,
  };
}

/** Sign-in, sign-out, one's own password, and the administrator's accounts. */
export function accessRoutes(db: Database, sessions: Sessions, accounts: Accounts): Route[] {
  const tag = 'access';
  return [
    rawCommandRoute({
      method: 'POST',
      path: accessPaths.session,
      permission: 'public',
      tag,
      summary: { id: 'Masuk', en: 'Sign in: sets a cookie for screens and answers a token for programs' },
      body: Credentials,
      example: { username: 'dispatcher', password: 'kata-sandi-contoh' },
      response: SignedIn,
      async handle({ body, request, reply }) {
        const { token, actor } = await sessions.signIn({ ...body, idempotencyKey: idempotencyKey(request) });
        const who = await describe(db, actor);
        if (body.kind === 'bearer') return { token, ...who };
        reply.setCookie(sessionCookie, token, {
          path: '/',
          httpOnly: true,
          sameSite: 'strict',
          secure: request.protocol === 'https',
        });
        return who;
      },
    }),
    readRoute({
      path: accessPaths.session,
      permission: 'public',
      tag,
      summary: { id: 'Siapa yang masuk', en: 'Who is signed in' },
      response: Session,
      handle({ actor }) {
        if (!actor) throw unauthenticated();
        return describe(db, actor);
      },
    }),
    rawCommandRoute({
      method: 'DELETE',
      path: accessPaths.session,
      permission: 'public',
      tag,
      summary: { id: 'Keluar', en: 'Sign out' },
      status: 204,
      async handle({ actor, reply }) {
        if (actor) await sessions.signOut(actor);
        reply.clearCookie(sessionCookie, { path: '/' });
        return reply.status(204).send();
      },
    }),
    commandRoute({
      method: 'PUT',
      path: accessPaths.ownPassword,
      permission: 'setting:read',
      beforeOwnPassword: true,
      tag,
      summary: { id: 'Ganti kata sandi sendiri', en: 'Change one’s own password; all sessions end' },
      body: OwnPassword,
      example: { current: 'kata-sandi-lama', next: 'kata-sandi-baru-yang-panjang' },
      status: 204,
      perform: (work, { actor, body }) => accounts.changeOwnPassword(work, actor, body.current, body.next),
    }),
    readRoute({
      path: accessPaths.accounts,
      permission: 'account:manage',
      tag,
      summary: { id: 'Daftar akun', en: 'Accounts' },
      query: PageQuery,
      response: AccountPage,
      handle: ({ actor, query }) => accounts.list(actor, query.cursor, query.limit),
    }),
    commandRoute({
      method: 'POST',
      path: accessPaths.accounts,
      permission: 'account:manage',
      tag,
      summary: { id: 'Buat akun', en: 'Create an account' },
      body: NewAccount,
      example: {
        username: 'operator.malam',
        displayName: 'Operator Malam',
        roles: ['operator'],
        password: 'ganti-saat-masuk-pertama',
      },
      response: Account,
      status: 201,
      perform: (work, { body }) => accounts.create(work, body),
    }),
    commandRoute({
      method: 'PATCH',
      path: accessPaths.account,
      permission: 'account:manage',
      tag,
      summary: { id: 'Ubah akun', en: 'Change an account; its sessions end' },
      params: IdParams,
      body: EditAccount,
      example: { version: 1, displayName: 'Operator Siang' },
      response: Account,
      perform: (work, { params, body }) => accounts.edit(work, params.id, body),
    }),
  ];
}

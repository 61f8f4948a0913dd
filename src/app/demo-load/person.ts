import type { Actor } from '../../platform/access/actor.ts';
import { permissionsOf, type Role } from '../../platform/access/permissions.ts';
import type { SystemDoer } from '../../platform/journal/work.ts';
import type { Server } from '../server.ts';

/** The demo account of a role, as if it had signed in: what it does is done by it, in the journal too. */
export async function person(server: Server, doer: SystemDoer, role: Role): Promise<Actor> {
  const account = await server.db
    .selectFrom('access.account')
    .select(['id', 'username', 'display_name', 'unit_id'])
    .where('username', '=', role)
    .where('polres_id', '=', doer.polresId)
    .executeTakeFirstOrThrow();
  return {
    accountId: account.id,
    username: account.username,
    displayName: account.display_name,
    roles: [role],
    permissions: permissionsOf([role]),
    polresId: doer.polresId,
    realm: doer.realm,
    areaCodes: null,
    unitId: account.unit_id,
    sessionId: '',
    sessionKind: 'bearer',
    csrf: '',
    mustChangePassword: false,
  };
}

import type { Database } from '../platform/database/database.ts';
import type { SystemDoer } from '../platform/journal/work.ts';

/** The system itself as the doer of what concerns the whole installation; undefined before the first district is made. */
export async function installationDoer(db: Database): Promise<SystemDoer | undefined> {
  const polres = await db
    .selectFrom('platform.polres')
    .select(['id', 'realm'])
    .orderBy('created_at')
    .executeTakeFirst();
  return (
    polres && { accountId: null, roles: ['system'], polresId: polres.id, realm: polres.realm as SystemDoer['realm'] }
  );
}

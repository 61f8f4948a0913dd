import type { Queryable } from '../../platform/database/database.ts';

/** The district that a file is of. */
export async function polresOf(db: Queryable, id: string): Promise<{ name: string; timezone: string }> {
  return db.selectFrom('platform.polres').select(['name', 'timezone']).where('id', '=', id).executeTakeFirstOrThrow();
}

import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { House } from './house.ts';

/**
 * Waits until the database has put away what earlier cases left behind: the half million positions that were just stored are being
 * vacuumed and written out while the next case is measured, which would be the measure of neither.
 */
export async function settle(house: House): Promise<void> {
  const owner = new pg.Client({ connectionString: house.ownerUrl });
  await owner.connect();
  try {
    await owner.query('checkpoint');
    for (let idle = 0, tries = 0; idle < 4 && tries < 240; tries++) {
      const { rows } = await owner.query<{ busy: number }>(
        `select count(*)::int as busy from pg_stat_activity where backend_type = 'autovacuum worker'`,
      );
      idle = rows[0]?.busy === 0 ? idle + 1 : 0;
      await sleep(500);
    }
  } finally {
    await owner.end();
  }
}

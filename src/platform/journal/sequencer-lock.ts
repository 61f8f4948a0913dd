import pg from 'pg';

/** Advisory lock of who gives positions and signs: a number that no other program on the database server uses for this. */
export const sequencerLock = 4_114_111;

/**
 * Does something while nobody gives positions or signs.
 * @returns undefined, without having done it, when a running server holds the lock
 */
export async function whileNobodySigns<Result>(
  databaseUrl: string,
  run: () => Promise<Result>,
): Promise<{ result: Result } | undefined> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [sequencerLock]);
    return rows[0]?.mine ? { result: await run() } : undefined;
  } finally {
    await client.end();
  }
}

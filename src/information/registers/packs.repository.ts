import { sql } from 'kysely';
import type { Queryable, Tx } from '../../platform/database/database.ts';

export interface PackRow {
  id: string;
  version: number;
  polresId: string | null;
  reason: string;
  from: Date;
}

export const packsRepository = {
  /** The newest version of each register of a pack that this district has. */
  async inForce(db: Queryable, polresId: string): Promise<PackRow[]> {
    const { rows } = await sql<PackRow>`
      select distinct on (id) id, version, polres_id as "polresId", reason, in_force_from as "from" from registers.definition
      where origin = 'pack' and (polres_id is null or polres_id = ${polresId}) order by id, version desc`.execute(db);
    return rows;
  },

  async problems(db: Queryable): Promise<{ file: string; problem: string; foundAt: Date }[]> {
    const { rows } = await sql<{ file: string; problem: string; foundAt: Date }>`
      select file, problem, found_at as "foundAt" from registers.pack_problem order by file`.execute(db);
    return rows;
  },

  /** What was found in the folder now; one that was there before keeps its moment. */
  async setProblems(tx: Tx, problems: readonly { file: string; hash: Buffer; problem: string }[]): Promise<void> {
    const files = problems.map(({ file }) => file);
    await sql`delete from registers.pack_problem where file <> all(${files}::text[])`.execute(tx);
    for (const { file, hash, problem } of problems) {
      await sql`insert into registers.pack_problem (file, hash, problem) values (${file}, ${hash}, ${problem})
        on conflict (file) do update set found_at = case when registers.pack_problem.hash = excluded.hash
          then registers.pack_problem.found_at else now() end, hash = excluded.hash, problem = excluded.problem`.execute(
        tx,
      );
    }
  },
};

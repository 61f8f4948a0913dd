import { sql } from 'kysely';
import type { Act, Work } from '../../platform/journal/work.ts';

/**
 * Runs a part of a command so that it can be undone alone: its rows by a savepoint, its journal entries and what follows
 * the commit by not passing them on. Undone when it throws, or when `keep` says so; attempts may lie in one another.
 */
export async function attempt<Result>(
  work: Work,
  perform: (part: Work) => Promise<Result>,
  keep: 'keep' | 'undo' = 'keep',
): Promise<Result> {
  const acts: Act[] = [];
  const tasks: (() => void)[] = [];
  const part: Work = { ...work, record: (act) => acts.push(act), afterCommit: (task) => tasks.push(task) };
  const undo = async () => {
    await sql`rollback to savepoint part`.execute(work.tx);
    await sql`release savepoint part`.execute(work.tx);
  };
  await sql`savepoint part`.execute(work.tx);
  let result: Result;
  try {
    result = await perform(part);
  } catch (error) {
    await undo();
    throw error;
  }
  if (keep === 'undo') await undo();
  else {
    await sql`release savepoint part`.execute(work.tx);
    for (const act of acts) work.record(act);
    for (const task of tasks) work.afterCommit(task);
  }
  return result;
}

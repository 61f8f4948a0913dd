import { sql } from 'kysely';
import type { Queryable, Tx } from '../../platform/database/database.ts';

export const tasksRepository = {
  /** Whether a task for this warning is open already. */
  async isOpen(db: Queryable, assessmentId: string, reason: string): Promise<boolean> {
    const { rows } = await sql`select from status.task
      where assessment_id = ${assessmentId} and reason = ${reason} and ended_at is null`.execute(db);
    return rows.length > 0;
  },

  async add(
    tx: Tx,
    task: {
      id: string;
      polresId: string;
      realm: string;
      assessmentId: string;
      reason: string;
      caseId: string;
      at: Date;
    },
  ): Promise<void> {
    await sql`insert into status.task (id, polres_id, realm, assessment_id, reason, case_id, opened_at)
      values (${task.id}, ${task.polresId}, ${task.realm}, ${task.assessmentId}, ${task.reason}, ${task.caseId}, ${task.at})`.execute(
      tx,
    );
  },

  /** The warnings of these subjects are over; their tasks stay their owners' matter. */
  async end(tx: Tx, assessmentIds: readonly string[], at: Date): Promise<void> {
    if (assessmentIds.length === 0) return;
    await sql`update status.task set ended_at = ${at}
      where ended_at is null and assessment_id = any(${[...assessmentIds]}::uuid[])`.execute(tx);
  },
};

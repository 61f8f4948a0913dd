import { sql } from 'kysely';
import type { Json, Queryable } from '../../platform/database/database.ts';

export interface TimelineRecord {
  id: string;
  at: Date;
  action: string;
  actor_id: string | null;
  actor_role: string;
  actor_name: string | null;
  position: number | null;
  body: Json;
  erased: boolean;
}

/**
 * The journal entries of an incident, of its calls, of its units' assignments and of its alarms, oldest first.
 * Reads the journal and the other rooms' keys; nothing is written here.
 */
export async function timelineEntries(
  db: Queryable,
  incidentId: string,
  page: { after?: { at: Date; id: string }; limit: number },
): Promise<TimelineRecord[]> {
  const after = page.after ? sql`and (e.at, e.id) > (${page.after.at}, ${page.after.id}::uuid)` : sql``;
  const { rows } = await sql<TimelineRecord>`
    with subjects as (
      select ${incidentId}::uuid as id
      union select id from calls.call where incident_id = ${incidentId}
      union select id from dispatch.assignment where incident_id = ${incidentId}
      union select id from dispatch.alarm where incident_id = ${incidentId}
    )
    select e.id, e.at, e.action, e.actor_id, e.actor_role, a.display_name as actor_name, s.position, b.body,
      b.entry_id is null as erased
    from subjects
    join journal.entry e on e.subject_id = subjects.id
    left join journal.body b on b.entry_id = e.id
    left join journal.sequence s on s.entry_id = e.id
    left join access.account a on a.id = e.actor_id
    where true ${after}
    order by e.at, e.id
    limit ${page.limit}`.execute(db);
  return rows;
}

/** The newest signed tree head, or undefined before the first one. */
export async function newestCheckpoint(
  db: Queryable,
): Promise<{ size: number; origin: string; note: string } | undefined> {
  return db
    .selectFrom('journal.checkpoint')
    .select(['size', 'origin', 'note'])
    .orderBy('signed_at', 'desc')
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
}

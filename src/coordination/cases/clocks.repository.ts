import { sql } from 'kysely';
import type { Queryable, Tx } from '../../platform/database/database.ts';
import { type CaseRecord, caseColumns, toStored } from './cases.rows.ts';
import type { StoredCase } from './cases.types.ts';

/** A clock that has just warned or ended, with the seal of its row. */
export interface Told {
  id: string;
  process: string;
  definitionVersion: number;
  clock: string;
  dueAt: Date;
  escalated: boolean;
  seal: Buffer;
}
export interface Moved {
  id: string;
  warnAt: Date;
  dueAt: Date;
  nextAt: Date | null;
  warnedAt: Date | null;
  escalatedAt: Date | null;
  calendar: string | null;
}

/** Clocks of open cases. What is due is found by the index on the next moment, never by walking all cases. */
export const clocksRepository = {
  /** Districts with a clock that wants something. */
  async waiting(db: Queryable, now: Date): Promise<{ polresId: string; realm: string }[]> {
    const { rows } = await sql<{ polresId: string; realm: string }>`
      select p.id as "polresId", p.realm from platform.polres p
      where exists (select from cases.case c where c.polres_id = p.id and c.next_at <= ${now}) order by p.id`.execute(
      db,
    );
    return rows;
  },

  /** Marks the next clocks that have warned or ended, at most `limit`; rows that a command holds come in the next turn. */
  async tell(tx: Tx, polresId: string, now: Date, limit: number): Promise<Told[]> {
    const { rows } = await sql<Told>`
      with due as materialized (
        select id from cases.case where polres_id = ${polresId} and next_at <= ${now} order by next_at limit ${limit}
        for update skip locked)
      update cases.case c set warned_at = coalesce(c.warned_at, ${now}),
        escalated_at = case when c.due_at <= ${now} then ${now}::timestamptz end,
        next_at = case when c.due_at <= ${now} then null else c.due_at end
      from due where c.id = due.id
      returning c.id, c.process, c.definition_version as "definitionVersion", c.clock, c.due_at as "dueAt",
        c.escalated_at is not null as escalated, c.seal`.execute(tx);
    return rows;
  },

  /** Running clocks that were counted with another calendar than this one, held against others. */
  async counted(tx: Tx, polresId: string, calendar: string, limit: number): Promise<StoredCase[]> {
    const { rows } = await sql<CaseRecord>`select ${caseColumns} from cases.case c where c.polres_id = ${polresId}
      and (c.calendar < ${calendar} or c.calendar > ${calendar}) and c.next_at is not null limit ${limit}
      for update skip locked`.execute(tx);
    return rows.map(toStored);
  },

  /** Whether there are such clocks. */
  async outdated(db: Queryable, polresId: string, calendar: string): Promise<boolean> {
    const { rows } = await sql`select from cases.case where polres_id = ${polresId}
      and (calendar < ${calendar} or calendar > ${calendar}) and next_at is not null limit 1`.execute(db);
    return rows.length > 0;
  },

  async move(tx: Tx, clocks: readonly Moved[]): Promise<Map<string, Buffer>> {
    const { rows } = await sql<{ id: string; seal: Buffer }>`
      update cases.case c set warn_at = m."warnAt", due_at = m."dueAt", next_at = m."nextAt", warned_at = m."warnedAt",
        escalated_at = m."escalatedAt", calendar = m.calendar
      from jsonb_to_recordset(${JSON.stringify(clocks)}::jsonb) as m(id uuid, "warnAt" timestamptz, "dueAt" timestamptz,
        "nextAt" timestamptz, "warnedAt" timestamptz, "escalatedAt" timestamptz, calendar text)
      where c.id = m.id returning c.id, c.seal`.execute(tx);
    return new Map(rows.map(({ id, seal }) => [id, seal]));
  },
};

import { sql } from 'kysely';
import type { Queryable, Tx } from '../../platform/database/database.ts';
import type { Week } from './working-time.rules.ts';

export interface StoredHoliday {
  id: string;
  day: string;
  name: string;
  off: boolean;
  source: string;
}

/** The dated working calendar of a district. */
export const calendarRepository = {
  async timezone(db: Queryable, polresId: string): Promise<string> {
    const { rows } = await sql<{
      timezone: string;
    }>`select timezone from platform.polres where id = ${polresId}`.execute(db);
    return rows[0]?.timezone ?? 'Asia/Jakarta';
  },

  async districts(db: Queryable): Promise<{ polresId: string; realm: string }[]> {
    const { rows } = await sql<{ polresId: string; realm: string }>`
      select id as "polresId", realm from platform.polres order by id`.execute(db);
    return rows;
  },

  async holidays(db: Queryable, polresId: string): Promise<StoredHoliday[]> {
    const { rows } = await sql<StoredHoliday>`select id, day::text as day, name, off, source from cases.holiday
      where polres_id = ${polresId} and removed_at is null order by day`.execute(db);
    return rows;
  },

  /** Decisions on the working week, each from its day on, in their order. */
  async weeks(db: Queryable, polresId: string): Promise<{ from: string; week: Week }[]> {
    const { rows } = await sql<{ from: string; week: Week }>`select from_day::text as from, week from cases.working_week
      where polres_id = ${polresId} order by from_day, set_at, id`.execute(db);
    return rows;
  },

  /** The entered day, held against others. */
  async lockHoliday(tx: Tx, polresId: string, day: string): Promise<string | undefined> {
    const { rows } = await sql<{ id: string }>`select id from cases.holiday
      where polres_id = ${polresId} and day = ${day} and removed_at is null for update`.execute(tx);
    return rows[0]?.id;
  },

  async removeHoliday(tx: Tx, id: string, at: Date): Promise<Buffer | null> {
    const { rows } = await sql<{ seal: Buffer }>`update cases.holiday set removed_at = ${at}, version = version + 1
      where id = ${id} returning seal`.execute(tx);
    return rows[0]?.seal ?? null;
  },

  async insertHoliday(
    tx: Tx,
    holiday: StoredHoliday & { polresId: string; realm: string; by: string | null; at: Date },
  ): Promise<Buffer | null> {
    const { rows } = await sql<{ seal: Buffer }>`
      insert into cases.holiday (id, polres_id, realm, day, name, off, source, set_by, set_at)
      values (${holiday.id}, ${holiday.polresId}, ${holiday.realm}, ${holiday.day}, ${holiday.name}, ${holiday.off},
        ${holiday.source}, ${holiday.by}, ${holiday.at}) returning seal`.execute(tx);
    return rows[0]?.seal ?? null;
  },

  async insertWeek(
    tx: Tx,
    made: {
      id: string;
      polresId: string;
      realm: string;
      from: string;
      week: Week;
      reason: string;
      by: string | null;
      at: Date;
    },
  ): Promise<Buffer | null> {
    const { rows } = await sql<{ seal: Buffer }>`
      insert into cases.working_week (id, polres_id, realm, from_day, week, reason, set_by, set_at)
      values (${made.id}, ${made.polresId}, ${made.realm}, ${made.from}, ${JSON.stringify(made.week)}::jsonb, ${made.reason},
        ${made.by}, ${made.at}) returning seal`.execute(tx);
    return rows[0]?.seal ?? null;
  },
};

import { sql } from 'kysely';
import type { Realm } from '../../platform/access/actor.ts';
import type { Queryable, Tx } from '../../platform/database/database.ts';

/** Registers whose records a status looks at. */
const followedRegisters = ['problems', 'tension', 'road-sections'];
/** What happens to an incident without changing whether, where or as what it counts. */
const silentActions = [
  'incident.narrated',
  'incident.triaged',
  'incident.linked',
  'incident.unlinked',
  'incident.agency_requested',
  'incident.agency_answered',
  'incident.number_revealed',
  'incident.person_searched',
  'incident.report_printed',
  'incident.target_set',
];

export interface Progress {
  position: number;
  computedAt: Date;
}
/** What happened since, as far as a status may change by it. */
export interface Happened {
  /** Codes of the areas it happened in. */
  areas: string[];
  records: string[];
  /** Something that cannot be told by area: a moved incident or record, a threshold, a closed road. */
  everything: boolean;
}

export const followRepository = {
  async districts(db: Queryable): Promise<{ id: string; realm: Realm }[]> {
    const { rows } = await sql<{ id: string; realm: Realm }>`select id, realm from platform.polres`.execute(db);
    return rows;
  },

  async head(db: Queryable): Promise<number> {
    const { rows } = await sql<{ position: number }>`select coalesce(max(position), -1) as position
      from journal.sequence`.execute(db);
    return rows[0]?.position ?? -1;
  },

  async progress(db: Queryable, polresId: string): Promise<Progress | undefined> {
    const { rows } = await sql<{
      position: number;
      computed_at: Date;
    }>`select position, computed_at from status.progress
      where name = ${polresId}`.execute(db);
    const [row] = rows;
    return row && { position: row.position, computedAt: row.computed_at };
  },

  /** @param computedAt when everything was computed; undefined leaves it as it is. */
  async setProgress(tx: Tx, polresId: string, position: number, computedAt: Date | undefined): Promise<void> {
    await sql`insert into status.progress (name, position, computed_at)
      values (${polresId}, ${position}, ${computedAt ?? new Date(0)})
      on conflict (name) do update set position = excluded.position,
        computed_at = ${computedAt ? sql`excluded.computed_at` : sql`status.progress.computed_at`}`.execute(tx);
  },

  /** The acts after `after` up to `head` that a status may follow from. */
  async happened(db: Queryable, polresId: string, after: number, head: number): Promise<Happened> {
    const { rows } = await sql<{ area: string | null; record: string | null; everything: boolean }>`
      with acts as (
        select e.action, e.subject_type, e.subject_id, b.body
        from journal.sequence s join journal.entry e on e.id = s.entry_id left join journal.body b on b.entry_id = e.id
        where s.position > ${after} and s.position <= ${head} and e.polres_id = ${polresId}
          and (e.subject_type = 'incident' and e.action <> all(${silentActions}::text[])
            or e.subject_type in ('record', 'closure', 'threshold')
            or e.action = 'status.decided'))
      select distinct coalesce(i.rw_code, i.village_code, i.district_code, i.regency_code, r.rw_code, r.area_code, a.area_code) as area,
        case when acts.subject_type = 'record' then acts.subject_id::text end as record,
        acts.subject_type in ('closure', 'threshold')
          or acts.subject_type = 'incident' and i.village_code is null
          or acts.action = 'incident.edited' and acts.body->'changes' ?| array['lon', 'lat', 'village_code', 'rw_code']
          or acts.subject_type = 'record' and acts.body->'changes' ? 'place' and acts.action = 'register.record_changed' as everything
      from acts
        left join incidents.incident i on acts.subject_type = 'incident' and i.id = acts.subject_id
        left join registers.record r on acts.subject_type = 'record' and r.id = acts.subject_id
        left join status.assessment a on acts.action = 'status.decided' and a.id = acts.subject_id
      where acts.subject_type <> 'record' or r.register = any(${followedRegisters}::text[])`.execute(db);
    return {
      areas: [...new Set(rows.flatMap(({ area }) => area ?? []))],
      records: [...new Set(rows.flatMap(({ record }) => record ?? []))],
      everything: rows.some(({ everything }) => everything),
    };
  },
};

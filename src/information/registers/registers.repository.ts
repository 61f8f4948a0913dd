import { type RawBuilder, sql } from 'kysely';
import type { Json, Queryable, Tx } from '../../platform/database/database.ts';
import type { ReferenceTarget, RegisterDefinition } from './definition.types.ts';
import type { FieldFilter } from './filters.rules.ts';
import { type RecordRow, recordColumns, toStored } from './records.rows.ts';
import type { StoredRecord } from './records.types.ts';

export interface ListQuery {
  polresId: string;
  register: string;
  /** Areas that the person is limited to; null = the whole district. */
  areaCodes: string[] | null;
  q?: string;
  filters: readonly FieldFilter[];
  area?: string;
  closed: 'open' | 'closed' | 'all';
  after?: { changedAt: Date; id: string };
  /** Only records with a point. */
  placed?: boolean;
  limit: number;
}

export interface JournalRow {
  position: number | null;
  at: Date;
  action: string;
  actor_role: string;
  actor_name: string | null;
  body: Json;
  erased: boolean;
}

/** What a reference points to, with the word it is called by. */
export interface Named {
  id: string;
  name: string;
}
export type Pointer = { field: string; to: ReferenceTarget; id: string };

/** `code` is one of these areas, or lies below one. */
const within = (code: RawBuilder<unknown>, areas: readonly string[]) =>
  sql`exists (select from unnest(${areas}::text[]) own where ${code} = own or starts_with(${code}, own || '.'))`;

const scope = (areaCodes: readonly string[] | null) =>
  areaCodes === null
    ? sql`true`
    : sql`(area_code is null and lon is null or ${within(sql`village_code`, areaCodes)} or ${within(sql`area_code`, areaCodes)})`;

function condition(filter: FieldFilter) {
  if ('equals' in filter) {
    const value = filter.several ? [filter.equals] : filter.equals;
    return sql`data @> ${JSON.stringify({ [filter.field]: value })}::jsonb`;
  }
  // A path in the lax way compares only values of the same kind, so that no cast can fail.
  const ends = [filter.from === null ? [] : ['@ >= $from'], filter.to === null ? [] : ['@ <= $to']].flat().join(' && ');
  const path = `$.${JSON.stringify(filter.field)} ? (${ends})`;
  return sql`jsonb_path_exists(data, ${path}::text::jsonpath, ${JSON.stringify({ from: filter.from, to: filter.to })}::jsonb)`;
}

export const registersRepository = {
  async definitions(db: Queryable): Promise<{ body: RegisterDefinition; hash: Buffer }[]> {
    const rows = await db.selectFrom('registers.definition').select(['body', 'hash']).orderBy('version').execute();
    return rows.map(({ body, hash }) => ({ body: body as unknown as RegisterDefinition, hash }));
  },

  /** Nothing when another server wrote this version at the same moment. */
  async addDefinition(db: Queryable, definition: RegisterDefinition, hash: Buffer): Promise<void> {
    await sql`insert into registers.definition (id, version, body, hash, approved_by)
      values (${definition.id}, ${definition.version}, ${JSON.stringify(definition)}::jsonb, ${hash}, ${definition.approvedBy.name})
      on conflict do nothing`.execute(db);
  },

  async byIds(db: Queryable, ids: readonly string[]): Promise<StoredRecord[]> {
    if (ids.length === 0) return [];
    const { rows } = await sql<RecordRow>`select ${recordColumns} from registers.record
      where id = any(${ids}::uuid[])`.execute(db);
    return rows.map(toStored);
  },

  /** The same, held against others until the command is over. */
  async lock(tx: Tx, id: string): Promise<StoredRecord | undefined> {
    const { rows } = await sql<RecordRow>`select ${recordColumns} from registers.record
      where id = ${id} for update`.execute(tx);
    return rows.map(toStored)[0];
  },

  /** Newest change first. */
  async list(db: Queryable, query: ListQuery): Promise<StoredRecord[]> {
    const { after } = query;
    const { rows } = await sql<RecordRow>`select ${recordColumns} from registers.record
      where register = ${query.register} and polres_id = ${query.polresId} and ${scope(query.areaCodes)}
        ${query.closed === 'all' ? sql`` : query.closed === 'open' ? sql`and closed_at is null` : sql`and closed_at is not null`}
        ${query.q ? sql`and search @@ websearch_to_tsquery('indonesian', unaccent(${query.q}))` : sql``}
        ${query.area ? sql`and ${within(sql`area_code`, [query.area])}` : sql``}
        ${query.placed ? sql`and lon is not null` : sql``}
        ${sql.join(
          query.filters.map((filter) => sql`and ${condition(filter)}`),
          sql` `,
        )}
        ${after ? sql`and (changed_at, id) < (${after.changedAt}, ${after.id}::uuid)` : sql``}
      order by changed_at desc, id desc limit ${query.limit}`.execute(db);
    return rows.map(toStored);
  },

  /** Open records of each register that this person may see. */
  async openCounts(
    db: Queryable,
    polresId: string,
    areaCodes: string[] | null,
    register?: string,
  ): Promise<Map<string, number>> {
    const { rows } = await sql<{
      register: string;
      open: number;
    }>`select register, count(*) as open from registers.record
      where polres_id = ${polresId} and closed_at is null and ${scope(areaCodes)}
        ${register === undefined ? sql`` : sql`and register = ${register}`} group by register`.execute(db);
    return new Map(rows.map(({ register, open }) => [register, open]));
  },

  /** Undefined when there is a record with this id already. */
  async insert(tx: Tx, record: StoredRecord, words: string): Promise<Buffer | null | undefined> {
    const { rows } = await sql<{ seal: Buffer }>`
      insert into registers.record (id, polres_id, realm, register, definition_version, lon, lat, area_code, rt_code, rw_code,
        village_code, district_code, regency_code, area_guessed, boundary_version, data, created_by, created_at, changed_at, search)
      values (${record.id}, ${record.polresId}, ${record.realm}, ${record.register}, ${record.definitionVersion}, ${record.lon},
        ${record.lat}, ${record.areaCode}, ${record.rt}, ${record.rw}, ${record.village}, ${record.district}, ${record.regency},
        ${record.guessed}, ${record.boundaryVersion}, ${JSON.stringify(record.data)}::jsonb, ${record.createdBy},
        ${record.createdAt}, ${record.changedAt}, to_tsvector('indonesian', unaccent(${words})))
      on conflict (id) do nothing returning seal`.execute(tx);
    return rows[0]?.seal;
  },

  /** Writes the record, which the command holds locked, as its next version. */
  async update(tx: Tx, record: StoredRecord, words: string): Promise<Buffer | null> {
    const { rows } = await sql<{ seal: Buffer }>`
      update registers.record set definition_version = ${record.definitionVersion}, lon = ${record.lon}, lat = ${record.lat},
        area_code = ${record.areaCode}, rt_code = ${record.rt}, rw_code = ${record.rw}, village_code = ${record.village},
        district_code = ${record.district}, regency_code = ${record.regency}, area_guessed = ${record.guessed},
        boundary_version = ${record.boundaryVersion}, data = ${JSON.stringify(record.data)}::jsonb,
        closed_at = ${record.closedAt}, closing_reason = ${record.closingReason}, changed_at = ${record.changedAt},
        version = ${record.version}, search = to_tsvector('indonesian', unaccent(${words}))
      where id = ${record.id} returning seal`.execute(tx);
    return rows[0]?.seal ?? null;
  },

  async setReferences(tx: Tx, recordId: string, pointers: readonly Pointer[]): Promise<void> {
    await tx.deleteFrom('registers.reference').where('record_id', '=', recordId).execute();
    if (pointers.length === 0) return;
    const rows = pointers.map(({ field, to, id }) => ({ record_id: recordId, field, [`to_${to}`]: id }));
    await sql`insert into registers.reference
      select * from jsonb_populate_recordset(null::registers.reference, ${JSON.stringify(rows)}::jsonb)`.execute(tx);
  },

  /** Those of the ids that are units, incidents or accounts of the district, with what they are called. */
  async named(
    db: Queryable,
    polresId: string,
    to: 'unit' | 'incident' | 'account',
    ids: readonly string[],
  ): Promise<Named[]> {
    if (ids.length === 0) return [];
    const from = {
      unit: sql`select id, callsign as name from units.unit`,
      incident: sql`select id, '#' || number as name from incidents.incident`,
      account: sql`select id, display_name as name from access.account`,
    }[to];
    const { rows } = await sql<Named>`${from} where polres_id = ${polresId} and id = any(${ids}::uuid[])`.execute(db);
    return rows;
  },

  /** An area and those above it, by level; nothing when there is none with this code now. */
  async areasAbove(db: Queryable, polresId: string, code: string): Promise<Map<string, string>> {
    const { rows } = await sql<{ level: string; code: string }>`
      with recursive up as (
        select level, code, parent_code, 1 as step from areas.area
          where polres_id = ${polresId} and code = ${code} and valid_to is null
        union all
        select a.level, a.code, a.parent_code, up.step + 1 from up join areas.area a
          on a.polres_id = ${polresId} and a.code = up.parent_code and a.valid_to is null
          where up.step < 8)
      select level, code from up`.execute(db);
    return new Map(rows.map((row) => [row.level, row.code]));
  },

  async boundaryVersion(db: Queryable, polresId: string): Promise<number | null> {
    const { rows } = await sql<{ version: number | null }>`select max(version) as version from areas.import
      where polres_id = ${polresId} and kind = 'areas'`.execute(db);
    return rows[0]?.version ?? null;
  },

  /** The journal's entries about a record, oldest first. */
  async history(db: Queryable, recordId: string): Promise<JournalRow[]> {
    const { rows } = await sql<JournalRow>`
      select s.position, e.at, e.action, e.actor_role, a.display_name as actor_name, b.body, b.entry_id is null as erased
      from journal.entry e left join journal.body b on b.entry_id = e.id left join journal.sequence s on s.entry_id = e.id
        left join access.account a on a.id = e.actor_id
      where e.subject_id = ${recordId} and e.subject_type = 'record' order by e.at, e.id limit 1000`.execute(db);
    return rows;
  },
};

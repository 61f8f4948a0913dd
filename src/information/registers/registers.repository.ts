import { sql } from 'kysely';
import type { Json, Queryable, Tx } from '../../platform/database/database.ts';
import type { ReferenceTarget, RegisterDefinition } from './definition.types.ts';
import type { FieldFilter } from './filters.rules.ts';
import { type Box, boxOf } from './geometry.rules.ts';
import type { GroupBy } from './groups.rules.ts';
import { isReadOnly, readOnlyViews } from './read-only.rules.ts';
import { listColumns, type RecordRow, recordColumns, scope, toStored } from './records.rows.ts';
import type { StoredRecord } from './records.types.ts';
import type { FileView } from './registers.contract.ts';
import { mostCounted } from './registers.contract.ts';

/** Which records of a register are meant. */
export interface Selection {
  polresId: string;
  register: string;
  /** Areas that the person is limited to; null = the whole district. */
  areaCodes: string[] | null;
  q?: string;
  filters: readonly FieldFilter[];
  area?: string;
  closed: 'open' | 'closed' | 'all';
}
export interface ListQuery extends Selection {
  after?: { changedAt: Date; id: string };
  /** Only records with a point. */
  placed?: boolean;
  /** With lines and borders, which lists leave out. */
  whole?: boolean;
  /** Only those whose point or shape touches this box. */
  box?: Box;
  /** Only those that were open at some time between these moments, or have a day of `dates` (fields) there; an open end is null. */
  lived?: { from: Date | null; to: Date | null; dates: readonly string[] };
  limit: number;
}

/** A version of a definition as it was put in force. */
export interface StoredDefinition {
  body: RegisterDefinition;
  hash: Buffer;
  origin: 'shipped' | 'pack';
  /** The one district of a pack; null = all. */
  polresId: string | null;
  reason: string | null;
  from: Date;
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
export type Pointer = { field: string; to: ReferenceTarget | 'file'; id: string };

/** The same for one area, so that the index on the codes answers; '/' follows '.' in ASCII. */
const inArea = (area: string) =>
  sql`(area_code = ${area} or (area_code ~>=~ ${`${area}.`} and area_code ~<~ ${`${area}/`}))`;

/** Where the records of a register are read from: the one table, or the view over what another room keeps. */
const recordsOf = (register: string | undefined) =>
  sql.table(`registers.${(register !== undefined && isReadOnly(register) && readOnlyViews[register]) || 'record'}`);

/** The geometry and its box, as five values. */
function geometryParts({ geometry }: StoredRecord) {
  const parts = geometry
    ? [sql`${JSON.stringify(geometry)}::jsonb`, ...boxOf(geometry).map((edge) => sql`${edge}`)]
    : [];
  return sql.join(parts.length === 0 ? Array(5).fill(sql`null`) : parts);
}

/** A point within the box, or a shape whose own box meets it. */
const touches = ([west, south, east, north]: Box) =>
  sql`(west is null and lon between ${west} and ${east} and lat between ${south} and ${north}
    or west <= ${east} and east >= ${west} and south <= ${north} and north >= ${south})`;

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

const askedFor = (words: string) => sql`websearch_to_tsquery('indonesian', unaccent(${words}))`;

/** Up to so many records that match some words are named one by one. */
const mostNamed = 5_000;

/** A selection with what matches its words, where that is little. */
type Narrowed = Selection & { matching?: string[] };

/**
 * Words decide the way: a rare one is looked up in the index of words, a common one is met soon among the newest records. The
 * planner cannot tell which it is and would at times read a million records for a word that ten of them hold.
 */
async function narrowed<Query extends Selection>(db: Queryable, query: Query): Promise<Query & Narrowed> {
  if (!query.q || isReadOnly(query.register)) return query;
  const { rows } = await sql<{ id: string }>`
    select few_with as id from registers.few_with(${askedFor(query.q)}, ${mostNamed + 1})`.execute(db);
  return rows.length > mostNamed ? query : { ...query, matching: rows.map(({ id }) => id) };
}

/** The condition on the records of a selection. */
const wanted = (query: Narrowed) => sql`register = ${query.register} and polres_id = ${query.polresId}
  and ${scope(query.areaCodes)}
  ${query.closed === 'all' ? sql`` : query.closed === 'open' ? sql`and closed_at is null` : sql`and closed_at is not null`}
  ${query.matching ? sql`and id = any (${query.matching}::uuid[])` : query.q ? sql`and search @@ ${askedFor(query.q)}` : sql``}
  ${query.area ? sql`and ${inArea(query.area)}` : sql``}
  ${sql.join(
    query.filters.map((filter) => sql`and ${condition(filter)}`),
    sql` `,
  )}`;

export const registersRepository = {
  /** Every version that was ever in force, by version. */
  async definitions(db: Queryable): Promise<StoredDefinition[]> {
    const rows = await db
      .selectFrom('registers.definition')
      .select(['body', 'source', 'hash', 'origin', 'polres_id', 'reason', 'in_force_from'])
      .orderBy('version')
      .orderBy('id')
      .execute();
    return rows.map(({ body, source, hash, origin, polres_id, reason, in_force_from }) => ({
      body: source === null ? (body as unknown as RegisterDefinition) : (JSON.parse(source) as RegisterDefinition),
      hash,
      origin: origin === 'pack' ? 'pack' : 'shipped',
      polresId: polres_id,
      reason,
      from: in_force_from,
    }));
  },

  /** False when this version is written down already, maybe by another server at the same moment. */
  async addDefinition(
    db: Queryable,
    given: Pick<StoredDefinition, 'hash' | 'origin' | 'polresId'> & {
      definition: RegisterDefinition;
      reason?: string;
      addedBy?: string | null;
    },
  ): Promise<boolean> {
    const { definition, hash, origin, polresId, reason = null, addedBy = null } = given;
    const { rows } = await sql`
      insert into registers.definition (id, version, body, hash, approved_by, origin, polres_id, reason, source, added_by)
      values (${definition.id}, ${definition.version}, ${JSON.stringify(definition)}::jsonb, ${hash}, ${definition.approvedBy.name},
        ${origin}, ${polresId}, ${reason}, ${origin === 'pack' ? JSON.stringify(definition) : null}, ${addedBy})
      on conflict do nothing returning id`.execute(db);
    return rows.length > 0;
  },

  /** Files by their ids; those whose content is gone are left out. */
  async files(db: Queryable, ids: readonly string[]): Promise<Map<string, FileView>> {
    if (ids.length === 0) return new Map();
    const rows = await db
      .selectFrom('registers.file')
      .select(['id', 'name', 'media_type', 'size'])
      .where('id', 'in', [...new Set(ids)])
      .where('erased_at', 'is', null)
      .execute();
    return new Map(rows.map(({ id, name, media_type, size }) => [id, { id, name, mediaType: media_type, size }]));
  },

  /** @param register of which register they are, where it may be one that another room keeps. */
  async byIds(db: Queryable, ids: readonly string[], register?: string): Promise<StoredRecord[]> {
    if (ids.length === 0) return [];
    const { rows } = await sql<RecordRow>`select ${recordColumns} from ${recordsOf(register)}
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
  async list(db: Queryable, asked: ListQuery): Promise<StoredRecord[]> {
    const query = await narrowed(db, asked);
    const { after } = query;
    const { rows } =
      await sql<RecordRow>`select ${query.whole ? recordColumns : listColumns} from ${recordsOf(query.register)}
      where ${wanted(query)}
        ${query.placed ? sql`and lon is not null` : sql``}
        ${query.box ? sql`and ${touches(query.box)}` : sql``}
        ${query.lived ? livedIn(query.lived) : sql``}
        ${after ? sql`and (changed_at, id) < (${after.changedAt}, ${after.id}::uuid)` : sql``}
      order by changed_at desc, id desc limit ${query.limit}`.execute(db);
    return rows.map(toStored);
  },

  /** How many of the records have each value; a key that is null stands for those without one. */
  async groups(
    db: Queryable,
    asked: Selection,
    by: GroupBy,
    most: number,
  ): Promise<{ items: { key: string; count: number }[]; without: number; total: number }> {
    const query = await narrowed(db, asked);
    const key =
      'level' in by
        ? sql`${sql.ref(`${by.level}_code`)}`
        : by.kind === 'items'
          ? sql`item`
          : sql`data->>${by.field}::text`;
    const items =
      'field' in by && by.kind === 'items'
        ? sql`left join lateral jsonb_array_elements_text(
            case when jsonb_typeof(data->${by.field}::text) = 'array' then data->${by.field}::text else '[]' end) item on true`
        : sql``;
    const { rows } = await sql<{ key: string | null; count: number; total: number }>`
      with counted as (select ${key} as key, count(*)::integer as count
        from ${recordsOf(query.register)} ${items} where ${wanted(query)} group by 1)
      select key, count, (select count(*)::integer from ${recordsOf(query.register)} where ${wanted(query)}) as total
      from counted order by key is null desc, count desc, key limit ${most + 1}`.execute(db);
    return {
      items: rows.flatMap(({ key: value, count }) => (value === null ? [] : [{ key: value, count }])).slice(0, most),
      without: rows.find((row) => row.key === null)?.count ?? 0,
      total: rows[0]?.total ?? 0,
    };
  },

  /** Open records of these registers that this person may see; counted up to one more than 10,000. */
  async openCounts(
    db: Queryable,
    polresId: string,
    areaCodes: string[] | null,
    registers: readonly string[],
  ): Promise<Map<string, number>> {
    if (registers.length === 0) return new Map();
    const counted = (register: string) => sql`select ${register}::text as register, count(*)::integer as open from (
      select 1 from ${recordsOf(register)} where register = ${register} and polres_id = ${polresId} and closed_at is null
        and ${scope(areaCodes)} limit ${mostCounted + 1}) counted`;
    const { rows } = await sql<{ register: string; open: number }>`${sql.join(
      registers.map(counted),
      sql` union all `,
    )}`.execute(db);
    return new Map(rows.map(({ register, open }) => [register, open]));
  },

  /** Undefined when there is a record with this id already. */
  async insert(tx: Tx, record: StoredRecord, words: string): Promise<Buffer | null | undefined> {
    const { rows } = await sql<{ seal: Buffer }>`
      insert into registers.record (id, polres_id, realm, register, definition_version, lon, lat, area_code, rt_code, rw_code,
        village_code, district_code, regency_code, area_guessed, boundary_version, geometry, west, south, east, north,
        data, created_by, created_at, changed_at, search)
      values (${record.id}, ${record.polresId}, ${record.realm}, ${record.register}, ${record.definitionVersion}, ${record.lon},
        ${record.lat}, ${record.areaCode}, ${record.rt}, ${record.rw}, ${record.village}, ${record.district}, ${record.regency},
        ${record.guessed}, ${record.boundaryVersion}, ${geometryParts(record)},
        ${JSON.stringify(record.data)}::jsonb, ${record.createdBy},
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
        boundary_version = ${record.boundaryVersion}, (geometry, west, south, east, north) = row(${geometryParts(record)}),
        erased_fields = ${[...record.erasedFields]}::text[], data = ${JSON.stringify(record.data)}::jsonb,
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

/** From the first to the last of a record's times lies some time between these; days are texts that sort as they run. */
function livedIn({ from, to, dates }: NonNullable<ListQuery['lived']>) {
  const day = (moment: Date) => moment.toISOString().slice(0, 10);
  const fields = sql`unnest(${dates}::text[]) as date(field)`;
  return sql`
    ${from ? sql`and (closed_at is null or closed_at >= ${from} or exists (select from ${fields} where data ->> field >= ${day(from)}))` : sql``}
    ${to ? sql`and (created_at <= ${to} or exists (select from ${fields} where data ->> field <= ${day(to)}))` : sql``}`;
}

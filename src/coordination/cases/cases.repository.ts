import { type RawBuilder, sql } from 'kysely';
import type { Json, Queryable, Tx } from '../../platform/database/database.ts';
import { type CaseRecord, caseColumns, toStored } from './cases.rows.ts';
import type { StoredCase } from './cases.types.ts';
import { nextOf } from './clocks.rules.ts';
import type { ProcessDefinition } from './process.types.ts';

export interface CaseFilter {
  polresId: string;
  /** Areas that the person is limited to; null = the whole district. */
  areaCodes: string[] | null;
  /** Processes that this person may read. */
  processes: readonly string[];
  process?: string;
  state?: string;
  assignee?: string | null;
  /** "process/state" of the states in which a role is expected to act. */
  awaiting?: readonly string[];
  area?: string;
  overdueAt?: Date;
  function?: string;
  status: 'open' | 'closed' | 'all';
  linked?: string;
  q?: string;
}
/** Where a page begins: open cases go by their end (`infinity` without a clock), others by their last change. */
export type After = { at: string; id: string };

export interface JournalRow {
  id: string;
  position: number | null;
  at: Date;
  action: string;
  actor_role: string;
  actor_name: string | null;
  body: Json;
  erased: boolean;
}

/** `code` is one of these areas, or lies below one. */
export const within = (code: RawBuilder<unknown>, areas: readonly string[]) =>
  sql`exists (select from unnest(${areas}::text[]) own where ${code} = own or starts_with(${code}, own || '.'))`;

/** What belongs to the whole district is everybody's to read. */
export const scope = (areaCodes: readonly string[] | null) =>
  areaCodes === null ? sql`true` : sql`(c.area_code is null or ${within(sql`c.area_code`, areaCodes)})`;

const linkedTo = (id: string) => sql`exists (select from cases.link l where l.case_id = c.id and l.removed_at is null
  and ${id}::uuid in (l.to_record, l.to_incident, l.to_case))`;

const words = (q: string) => {
  const number = /^k-?0*(\d{1,9})$/i.exec(q)?.[1];
  const found = sql`c.search @@ websearch_to_tsquery('indonesian', unaccent(${q}))`;
  return number === undefined ? found : sql`(c.number = ${Number(number)} or ${found})`;
};

const conditions = (filter: CaseFilter) => sql`c.polres_id = ${filter.polresId} and ${scope(filter.areaCodes)}
  and c.process = any(${filter.processes}::text[])
  ${filter.process === undefined ? sql`` : sql`and c.process = ${filter.process}`}
  ${filter.state === undefined ? sql`` : sql`and c.state = ${filter.state}`}
  ${filter.assignee === undefined ? sql`` : filter.assignee === null ? sql`and c.assignee_id is null` : sql`and c.assignee_id = ${filter.assignee}`}
  ${filter.awaiting === undefined ? sql`` : sql`and c.process || '/' || c.state = any(${filter.awaiting}::text[])`}
  ${filter.area === undefined ? sql`` : sql`and ${within(sql`c.area_code`, [filter.area])}`}
  ${filter.overdueAt === undefined ? sql`` : sql`and c.due_at <= ${filter.overdueAt}`}
  ${filter.function === undefined ? sql`` : sql`and ${filter.function} = any(c.functions)`}
  ${filter.status === 'all' ? sql`` : filter.status === 'open' ? sql`and c.closed_at is null` : sql`and c.closed_at is not null`}
  ${filter.linked === undefined ? sql`` : sql`and ${linkedTo(filter.linked)}`}
  ${filter.q ? sql`and ${words(filter.q)}` : sql``}`;

const dueKey = sql`coalesce(c.due_at, 'infinity')`;

export const casesRepository = {
  async definitions(db: Queryable): Promise<{ body: ProcessDefinition; hash: Buffer }[]> {
    const { rows } = await sql<{ body: ProcessDefinition; hash: Buffer }>`
      select body, hash from cases.definition order by version`.execute(db);
    return rows;
  },

  /** Nothing when another server wrote this version at the same moment. */
  async addDefinition(db: Queryable, process: ProcessDefinition, hash: Buffer): Promise<void> {
    await sql`insert into cases.definition (id, version, body, hash, approved_by)
      values (${process.id}, ${process.version}, ${JSON.stringify(process)}::json, ${hash}, ${process.approvedBy.name})
      on conflict do nothing`.execute(db);
  },

  /** States in which open cases stand, with how many. */
  async occupied(db: Queryable): Promise<{ process: string; state: string; open: number }[]> {
    const { rows } = await sql<{ process: string; state: string; open: number }>`
      select process, state, count(*)::int as open from cases.case where closed_at is null group by process, state
      order by process, state`.execute(db);
    return rows;
  },

  async byIds(db: Queryable, ids: readonly string[]): Promise<StoredCase[]> {
    if (ids.length === 0) return [];
    const { rows } = await sql<CaseRecord>`select ${caseColumns} from cases.case c
      where c.id = any(${ids}::uuid[])`.execute(db);
    return rows.map(toStored);
  },

  /** The case, held against others until the command is over. */
  async lock(tx: Tx, id: string): Promise<StoredCase | undefined> {
    const { rows } = await sql<CaseRecord>`select ${caseColumns} from cases.case c
      where c.id = ${id} for update`.execute(tx);
    return rows.map(toStored)[0];
  },

  /** The open case that was opened for this, if there is one. */
  async byOpenKey(tx: Tx, polresId: string, process: string, key: string): Promise<StoredCase | undefined> {
    const { rows } = await sql<CaseRecord>`select ${caseColumns} from cases.case c where c.polres_id = ${polresId}
      and c.process = ${process} and c.open_key = ${key} and c.closed_at is null`.execute(tx);
    return rows.map(toStored)[0];
  },

  /** One page; open ones by their end, others by their last change, newest first. */
  async list(db: Queryable, filter: CaseFilter, after: After | undefined, limit: number): Promise<StoredCase[]> {
    const open = filter.status === 'open';
    const from = after
      ? open
        ? sql`and (${dueKey}, c.id) > (${after.at}::timestamptz, ${after.id}::uuid)`
        : sql`and (c.changed_at, c.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
      : sql``;
    const { rows } = await sql<CaseRecord>`select ${caseColumns} from cases.case c
      where ${conditions(filter)} ${from}
      order by ${open ? sql`${dueKey}, c.id` : sql`c.changed_at desc, c.id desc`} limit ${limit}`.execute(db);
    return rows.map(toStored);
  },

  /** Open, overdue and own open cases of each process, as far as this person may see them. */
  async counts(
    db: Queryable,
    filter: CaseFilter,
    own: string,
    now: Date,
  ): Promise<Map<string, { open: number; overdue: number; mine: number }>> {
    const { rows } = await sql<{ process: string; open: number; overdue: number; mine: number }>`
      select c.process, count(*)::int as open, (count(*) filter (where c.due_at <= ${now}))::int as overdue,
        (count(*) filter (where c.assignee_id = ${own}))::int as mine
      from cases.case c where ${conditions(filter)} group by c.process`.execute(db);
    return new Map(rows.map(({ process, ...counts }) => [process, counts]));
  },

  /** Undefined when there is a case with this id or open key already. */
  async insert(tx: Tx, made: StoredCase, search: string): Promise<{ number: number; seal: Buffer | null } | undefined> {
    const { clock } = made;
    const { rows } = await sql<{ number: number; seal: Buffer }>`
      insert into cases.case (id, polres_id, realm, process, definition_version, state, title, data, area_code, village_code,
        boundary_version, functions, bodies, assignee_id, open_key, opened_by, opened_at, entered_at, changed_at, clock,
        clock_started_at, warn_at, due_at, next_at, calendar, search)
      values (${made.id}, ${made.polresId}, ${made.realm}, ${made.process}, ${made.definitionVersion}, ${made.state},
        ${made.title}, ${JSON.stringify(made.data)}::jsonb, ${made.areaCode}, ${made.village}, ${made.boundaryVersion},
        ${made.functions}, ${made.bodies}, ${made.assigneeId}, ${made.openKey}, ${made.openedBy}, ${made.openedAt},
        ${made.enteredAt}, ${made.changedAt}, ${clock?.name ?? null}, ${clock?.startedAt ?? null}, ${clock?.warnAt ?? null},
        ${clock?.dueAt ?? null}, ${nextOf(clock)}, ${clock?.calendar ?? null},
        to_tsvector('indonesian', unaccent(${search})))
      on conflict do nothing returning number, seal`.execute(tx);
    return rows[0];
  },

  /** Writes the case, which the command holds locked, as its next version. */
  async update(tx: Tx, after: StoredCase, search: string): Promise<Buffer | null> {
    const { clock } = after;
    const { rows } = await sql<{ seal: Buffer }>`
      update cases.case set state = ${after.state}, title = ${after.title}, data = ${JSON.stringify(after.data)}::jsonb,
        area_code = ${after.areaCode}, village_code = ${after.village}, boundary_version = ${after.boundaryVersion},
        functions = ${after.functions}, bodies = ${after.bodies}, assignee_id = ${after.assigneeId},
        entered_at = ${after.enteredAt}, changed_at = ${after.changedAt}, closed_at = ${after.closedAt},
        reopened = ${after.reopened}, clock = ${clock?.name ?? null}, clock_started_at = ${clock?.startedAt ?? null},
        warn_at = ${clock?.warnAt ?? null}, due_at = ${clock?.dueAt ?? null}, next_at = ${nextOf(clock)},
        warned_at = ${clock?.warnedAt ?? null}, escalated_at = ${clock?.escalatedAt ?? null},
        calendar = ${clock?.calendar ?? null}, version = ${after.version},
        search = to_tsvector('indonesian', unaccent(${search}))
      where id = ${after.id} returning seal`.execute(tx);
    return rows[0]?.seal ?? null;
  },

  /** The village of an area, and the boundaries it is of; undefined when there is no such area now. */
  async area(
    db: Queryable,
    polresId: string,
    code: string,
  ): Promise<{ village: string | null; boundaryVersion: number | null } | undefined> {
    const { rows } = await sql<{ village: string | null; boundaryVersion: number | null }>`
      with recursive up as (
        select level, code, parent_code, 1 as step from areas.area
          where polres_id = ${polresId} and code = ${code} and valid_to is null
        union all
        select a.level, a.code, a.parent_code, up.step + 1 from up join areas.area a
          on a.polres_id = ${polresId} and a.code = up.parent_code and a.valid_to is null
          where up.step < 8)
      select (select code from up where level = 'village') as village,
        (select max(version) from areas.import where polres_id = ${polresId} and kind = 'areas') as "boundaryVersion"
      where exists (select from up)`.execute(db);
    return rows[0];
  },

  /** Accounts of the district by id. */
  async accounts(db: Queryable, polresId: string, ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const { rows } = await sql<{ id: string; name: string }>`select id, display_name as name from access.account
      where polres_id = ${polresId} and id = any(${ids}::uuid[])`.execute(db);
    return new Map(rows.map(({ id, name }) => [id, name]));
  },

  /** One account that may be given a case. */
  async account(
    db: Queryable,
    polresId: string,
    id: string,
  ): Promise<{ name: string; roles: string[]; areaCodes: string[] | null; active: boolean } | undefined> {
    const { rows } = await sql<{ name: string; roles: string[]; areaCodes: string[] | null; active: boolean }>`
      select display_name as name, roles, area_codes as "areaCodes", active from access.account
      where polres_id = ${polresId} and id = ${id}`.execute(db);
    return rows[0];
  },

  /** Open cases of everyone who has one of these roles, and of nobody (`id` null). */
  async load(
    db: Queryable,
    filter: CaseFilter,
    roles: readonly string[],
    now: Date,
  ): Promise<{ id: string | null; name: string | null; open: number; warn: number; overdue: number }[]> {
    const { rows } = await sql<{ id: string | null; name: string | null; open: number; warn: number; overdue: number }>`
      with work as (
        select c.assignee_id, count(*)::int as open,
          (count(*) filter (where c.warn_at <= ${now} and c.due_at > ${now}))::int as warn,
          (count(*) filter (where c.due_at <= ${now}))::int as overdue
        from cases.case c where ${conditions(filter)} group by c.assignee_id)
      select a.id, a.display_name as name, coalesce(w.open, 0) as open, coalesce(w.warn, 0) as warn,
          coalesce(w.overdue, 0) as overdue
        from access.account a left join work w on w.assignee_id = a.id
        where a.polres_id = ${filter.polresId} and (w.open is not null or (a.active and a.roles && ${roles}::text[]))
      union all select null, null, open, warn, overdue from work where assignee_id is null
      order by open desc, name limit 500`.execute(db);
    return rows;
  },

  /** The journal's entries about a case, oldest first. */
  async timeline(db: Queryable, caseId: string): Promise<JournalRow[]> {
    const { rows } = await sql<JournalRow>`
      select e.id, s.position, e.at, e.action, e.actor_role, a.display_name as actor_name, b.body, b.entry_id is null as erased
      from journal.entry e left join journal.body b on b.entry_id = e.id left join journal.sequence s on s.entry_id = e.id
        left join access.account a on a.id = e.actor_id
      where e.subject_id = ${caseId} and e.subject_type = 'case' order by e.at, e.id limit 1000`.execute(db);
    return rows;
  },
};

import { sql } from 'kysely';
import type { Queryable } from '../../platform/database/database.ts';

/** The newest records whose words are read for the vocabulary. */
const newest = 20_000;
/** Up to so many matching records are all ranked; of a commoner word only the newest are. */
const mostRanked = 20_000;
const newestRanked = 400;

/** Words of area and place names and of the newest records and incidents, as they are written. */
export async function wordsOfDistrict(db: Queryable, polresId: string): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    select distinct word from (
      select regexp_split_to_table(lower(name), '[^[:alpha:]]+') as word from areas.area where polres_id = ${polresId}
      union all
      select regexp_split_to_table(lower(concat_ws(' ', summary, place_text)), '[^[:alpha:]]+') from (
        select summary, place_text from incidents.incident where polres_id = ${polresId} order by known_at desc limit ${newest}) i
      union all
      select regexp_split_to_table(lower(value #>> '{}'), '[^[:alpha:]]+') from (
        select data from registers.record where polres_id = ${polresId} order by changed_at desc limit ${newest}) r,
        lateral jsonb_each(r.data) where jsonb_typeof(value) = 'string' and length(value #>> '{}') <= 200
    ) w where length(word) >= 4`.execute(db);
  return rows.map(({ word }) => word);
}

export interface RecordMatch {
  id: string;
  register: string;
  areaCode: string | null;
  lon: number | null;
  lat: number | null;
  closed: boolean;
  changedAt: Date;
  rank: number;
}

/** Records of these registers that hold the words in fields that every reader sees, best first, open ones before closed. */
export async function matchingRecords(
  db: Queryable,
  query: { polresId: string; registers: string[]; areaCodes: string[] | null; tsquery: string; limit: number },
): Promise<RecordMatch[]> {
  const scope =
    query.areaCodes === null
      ? sql``
      : sql`and (area_code is null and lon is null or ${sql.join(
          query.areaCodes.map(
            (code) => sql`village_code = ${code} or village_code like ${`${code}.%`} or area_code = ${code}`,
          ),
          sql` or `,
        )})`;
  const asked = sql`to_tsquery('indonesian', unaccent(${query.tsquery}))`;
  const few = await sql<{
    id: string;
  }>`select few_with as id from registers.few_with(${asked}, ${mostRanked + 1})`.execute(db);
  const found =
    few.rows.length <= mostRanked
      ? sql`registers.record where id = any (${few.rows.map(({ id }) => id)}::uuid[])
          and polres_id = ${query.polresId} and register = any (${query.registers}) ${scope}`
      : sql`registers.newest_with(${asked}, ${query.polresId}, ${query.registers}, ${newestRanked}) where true ${scope}`;
  const { rows } = await sql<RecordMatch>`
    select id, register, area_code as "areaCode", lon, lat, closed_at is not null as closed, changed_at as "changedAt",
      ts_rank(search, ${asked}, 1) as rank
    from ${found}
    order by closed, rank desc, changed_at desc, id limit ${query.limit}`.execute(db);
  return rows;
}

/** Records whose personal fields hold the text or the digits. `fields`: register → its personal fields that this person sees. */
export async function recordsOfPerson(
  db: Queryable,
  query: {
    polresId: string;
    areaCodes: string[] | null;
    fields: { register: string; field: string }[];
    text: string;
    digits: string;
    limit: number;
  },
): Promise<{ id: string; register: string }[]> {
  if (query.fields.length === 0) return [];
  const value = sql`coalesce(r.data->f.field->>'value', r.data->>f.field)`;
  const { rows } = await sql<{ id: string; register: string }>`
    select distinct r.id, r.register
    from jsonb_to_recordset(${JSON.stringify(query.fields)}::jsonb) as f(register text, field text)
    join registers.record r on r.register = f.register and r.polres_id = ${query.polresId}
    where (strpos(lower(${value}), lower(${query.text})) > 0
      or (${query.digits} <> '' and strpos(regexp_replace(${value}, '\\D', '', 'g'), ${query.digits}) > 0))
    limit ${query.limit}`.execute(db);
  return rows;
}

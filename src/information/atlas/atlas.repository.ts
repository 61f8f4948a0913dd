import { type RawBuilder, sql } from 'kysely';
import type { Queryable, Tx } from '../../platform/database/database.ts';
import type { Box, ShownLevel } from './atlas.contract.ts';

/** Whose rows: one district's, within the areas that the person is limited to (null = all of it). */
export interface Scope {
  polresId: string;
  areaCodes: readonly string[] | null;
}

const within = (code: RawBuilder<unknown>, areas: readonly string[]) =>
  sql`exists (select from unnest(${areas}::text[]) own where ${code} = own or starts_with(${code}, own || '.'))`;
/** As the registers' own rule (`projection.rules.ts`, inScope) for records with a point. */
const recordScope = (areas: Scope['areaCodes']) =>
  areas === null ? sql`true` : sql`(${within(sql`village_code`, areas)} or ${within(sql`area_code`, areas)})`;
const incidentScope = (areas: Scope['areaCodes']) => (areas === null ? sql`true` : within(sql`village_code`, areas));

const openRecords = ({ polresId, areaCodes }: Scope, register: string) =>
  sql`polres_id = ${polresId} and register = ${register} and closed_at is null and lon is not null and ${recordScope(areaCodes)}`;
/** Merged ones are counted once; called-off ones did not happen. */
const counted = ({ polresId, areaCodes }: Scope, from: Date, to: Date) =>
  sql`polres_id = ${polresId} and known_at >= ${from} and known_at < ${to}
    and state not in ('duplicate', 'cancelled') and ${incidentScope(areaCodes)}`;

const codeColumn: Record<ShownLevel, RawBuilder<unknown>> = {
  regency: sql.ref('regency_code'),
  district: sql.ref('district_code'),
  village: sql.ref('village_code'),
  rw: sql.ref('rw_code'),
  rt: sql.ref('rt_code'),
};

/** Records of one cell of a tile: `id` of the record where there is one only. */
export interface Cell {
  count: number;
  lon: number;
  lat: number;
  id: string | null;
}
export interface Shape {
  id: string;
  geometry: GeoJSON.LineString | GeoJSON.MultiLineString | GeoJSON.Polygon | GeoJSON.MultiPolygon;
}
export interface FigureRow {
  code: string;
  name: string;
  lon: number;
  lat: number;
  population: number | null;
  count: number;
}
export interface ViewRow {
  id: string;
  name: string;
  shared: boolean;
  owner_id: string;
  owner: string;
  state: string;
  changed_at: Date;
  removed_at: Date | null;
  version: number;
}
export interface PointRow {
  lon: number;
  lat: number;
  known_at: Date;
  kind: string;
  channel: string;
}

export const atlasRepository = {
  /** Rises with each committed change; 0 before the first. */
  async registerVersion(db: Queryable, polresId: string, register: string): Promise<number> {
    const { rows } = await sql<{ version: string }>`select version from atlas.register_version
      where polres_id = ${polresId} and register = ${register}`.execute(db);
    return Number(rows[0]?.version ?? 0);
  },

  /** Open records in a box, gathered by a grid of `columns` × `columns` cells. */
  async cells(db: Queryable, scope: Scope, register: string, box: Box, columns: number): Promise<Cell[]> {
    const [west, south, east, north] = box;
    const { rows } = await sql<Cell>`
      select count(*)::int as count, avg(lon) as lon, avg(lat) as lat, case when count(*) = 1 then min(id::text) end as id
      from registers.record where ${openRecords(scope, register)}
        and lon >= ${west} and lon < ${east} and lat >= ${south} and lat < ${north}
      group by floor((lon - ${west}::float8) * ${columns / (east - west)}::float8),
        floor((lat - ${south}::float8) * ${columns / (north - south)}::float8)`.execute(db);
    return rows;
  },

  /** Lines and borders of open records that reach into a box. */
  async shapes(db: Queryable, scope: Scope, register: string, box: Box, limit: number): Promise<Shape[]> {
    const [west, south, east, north] = box;
    const { rows } = await sql<Shape>`select id, geometry from registers.record
      where ${openRecords(scope, register)} and geometry is not null
        and west <= ${east} and east >= ${west} and south <= ${north} and north >= ${south}
      order by id limit ${limit}`.execute(db);
    return rows;
  },

  /** Open records of several registers in a box, with how many there are in all. */
  async inBox(db: Queryable, scope: Scope, registers: readonly string[], box: Box, limit: number) {
    const [west, south, east, north] = box;
    const { rows } = await sql<{ id: string; register: string; lon: number; lat: number; total: number }>`
      select id, register, lon, lat, count(*) over ()::int as total from registers.record
      where polres_id = ${scope.polresId} and register = any(${registers}::text[]) and closed_at is null
        and lon >= ${west} and lon <= ${east} and lat >= ${south} and lat <= ${north} and ${recordScope(scope.areaCodes)}
      order by register, changed_at desc, id limit ${limit}`.execute(db);
    return rows;
  },

  /** Areas of a level in force on a day, each with how many incidents of the period lie in it. */
  incidentFigures(db: Queryable, scope: Scope, level: ShownLevel, day: string, from: Date, to: Date) {
    const numbers = sql`select ${codeColumn[level]} as code, count(*)::int as count from incidents.incident
      where ${counted(scope, from, to)} group by 1`;
    return figures(db, scope, level, day, numbers);
  },

  /** The same with nothing counted: areas with their population. */
  peopleFigures(db: Queryable, scope: Scope, level: ShownLevel, day: string) {
    return figures(db, scope, level, day, sql`select null::text as code, 0 as count where false`);
  },

  /** The same with open records of a register. */
  recordFigures(db: Queryable, scope: Scope, level: ShownLevel, day: string, register: string) {
    const numbers = sql`select ${codeColumn[level]} as code, count(*)::int as count from registers.record
      where polres_id = ${scope.polresId} and register = ${register} and closed_at is null
        and (${recordScope(scope.areaCodes)}) group by 1`;
    return figures(db, scope, level, day, numbers);
  },

  async points(db: Queryable, scope: Scope, from: Date, to: Date): Promise<PointRow[]> {
    const { rows } = await sql<PointRow>`select lon, lat, known_at, kind, channel from incidents.incident
      where ${counted(scope, from, to)} order by known_at, id`.execute(db);
    return rows;
  },

  async places(db: Queryable, polresId: string, limit: number) {
    const { rows } = await sql<{ id: string; kind: string; name: string; lon: number; lat: number }>`
      select id, kind, name, lon, lat from areas.poi where polres_id = ${polresId}
      order by kind not in ('police_hq', 'police_sector', 'police_post'), kind, id limit ${limit}`.execute(db);
    return rows;
  },

  /** Own views and the district's shared ones, by name. */
  async views(db: Queryable, polresId: string, accountId: string): Promise<ViewRow[]> {
    const { rows } =
      await sql<ViewRow>`select ${viewColumns} from atlas.view v join access.account a on a.id = v.owner_id
      where v.polres_id = ${polresId} and v.removed_at is null and (v.shared or v.owner_id = ${accountId})
      order by v.name, v.id limit 500`.execute(db);
    return rows;
  },

  async lockView(tx: Tx, polresId: string, id: string): Promise<ViewRow | undefined> {
    const { rows } =
      await sql<ViewRow>`select ${viewColumns} from atlas.view v join access.account a on a.id = v.owner_id
      where v.polres_id = ${polresId} and v.id = ${id} for update of v`.execute(tx);
    return rows[0];
  },

  /** Undefined when there is a view with this id already. */
  async addView(
    tx: Tx,
    view: {
      id: string;
      polresId: string;
      realm: string;
      ownerId: string;
      name: string;
      shared: boolean;
      state: string;
      at: Date;
    },
  ): Promise<Buffer | undefined> {
    const { rows } = await sql<{ seal: Buffer }>`
      insert into atlas.view (id, polres_id, realm, owner_id, name, shared, state, created_at, changed_at)
      values (${view.id}, ${view.polresId}, ${view.realm}, ${view.ownerId}, ${view.name}, ${view.shared}, ${view.state},
        ${view.at}, ${view.at})
      on conflict (id) do nothing returning seal`.execute(tx);
    return rows[0]?.seal;
  },

  /** Writes the view, which the command holds locked, as its next version. */
  async saveView(tx: Tx, view: ViewRow): Promise<Buffer | null> {
    const { rows } = await sql<{ seal: Buffer }>`update atlas.view set name = ${view.name}, shared = ${view.shared},
      state = ${view.state}, changed_at = ${view.changed_at}, removed_at = ${view.removed_at}, version = ${view.version}
      where id = ${view.id} returning seal`.execute(tx);
    return rows[0]?.seal ?? null;
  },

  /** Main roads that reach into a box, the heaviest first, for the printed map. */
  async roads(db: Queryable, polresId: string, box: Box, limit: number) {
    const [west, south, east, north] = box;
    const { rows } = await sql<{ road_class: string; flat: number[] }>`
      select road_class, array_to_json(coordinates) as flat from routing.way
      where polres_id = ${polresId} and road_class in ('motorway', 'trunk', 'primary', 'secondary', 'tertiary')
        and west <= ${east} and east >= ${west} and south <= ${north} and north >= ${south}
      order by array_position(array['motorway', 'trunk', 'primary', 'secondary', 'tertiary'], road_class), seq
      limit ${limit}`.execute(db);
    return rows;
  },

  /** Borders of the areas of a level, or of some of them, on a day. */
  async borders(db: Queryable, polresId: string, level: string, day: string) {
    const { rows } = await sql<{ code: string; geometry: GeoJSON.Polygon | GeoJSON.MultiPolygon }>`
      select code, geometry from areas.area where polres_id = ${polresId} and level = ${level}
        and valid_from <= ${day}::date and (valid_to is null or valid_to > ${day}::date) order by code`.execute(db);
    return rows;
  },

  async district(db: Queryable, polresId: string): Promise<{ name: string; timezone: string; realm: string }> {
    const { rows } = await sql<{ name: string; timezone: string; realm: string }>`
      select name, timezone, realm from platform.polres where id = ${polresId}`.execute(db);
    return rows[0] ?? { name: '', timezone: 'Asia/Jakarta', realm: 'live' };
  },
};

const viewColumns = sql.raw(`v.id, v.name, v.shared, v.owner_id, a.display_name as owner, v.state, v.changed_at,
  v.removed_at, v.version`);

async function figures(
  db: Queryable,
  { polresId, areaCodes }: Scope,
  level: ShownLevel,
  day: string,
  numbers: RawBuilder<unknown>,
): Promise<{ areas: FigureRow[]; n: number }> {
  const { rows } = await sql<FigureRow & { n: number }>`
    with number as materialized (${numbers})
    select a.code, a.name, a.lon, a.lat, p.population, coalesce(n.count, 0) as count,
      (select coalesce(sum(count), 0)::int from number) as n
    from areas.area a left join number n on n.code = a.code
      left join lateral (select population from areas.population p where p.polres_id = a.polres_id and p.area_code = a.code
        order by year desc limit 1) p on true
    where a.polres_id = ${polresId} and a.level = ${level} and a.valid_from <= ${day}::date
      and (a.valid_to is null or a.valid_to > ${day}::date)
      and ${areaCodes === null ? sql`true` : within(sql`a.code`, areaCodes)}
    order by a.code`.execute(db);
  return { areas: rows.map(({ n: _, ...row }) => row), n: rows[0]?.n ?? 0 };
}

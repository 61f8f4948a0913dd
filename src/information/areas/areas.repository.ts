import { sql } from 'kysely';
import type { Queryable } from '../../platform/database/database.ts';
import type { AreaInput, AreaLevel, PoiInput } from './geodata.ts';
import type { PlaceArea } from './place-build.ts';
import type { PlaceCandidate } from './place-rank.ts';
import type { NamedRoad } from './place-roads.ts';

/** Rows read at once: small enough that taking them in never holds up the server for long. */
const portion = 500;

export interface PolresRow {
  id: string;
  timezone: string;
}

export async function listPolres(db: Queryable): Promise<PolresRow[]> {
  return await db.selectFrom('platform.polres').select(['id', 'timezone']).execute();
}

/** Newest import of each kind, by district. */
export async function findVersions(db: Queryable): Promise<Map<string, { any: number; areas: number | null }>> {
  const rows = await db
    .selectFrom('areas.import')
    .select((e) => [
      'polres_id',
      e.fn.max('version').as('any'),
      e.fn.max(e.case().when('kind', '=', 'areas').then(e.ref('version')).end()).as('areas'),
    ])
    .groupBy('polres_id')
    .execute();
  return new Map(
    rows.map((row) => [row.polres_id, { any: Number(row.any), areas: row.areas === null ? null : Number(row.areas) }]),
  );
}

/** All areas of a district with their dates. */
export async function loadAreas(db: Queryable, polresId: string): Promise<PlaceArea[]> {
  const areas: PlaceArea[] = [];
  let after: { code: string; from: string } | null = null;
  for (;;) {
    let query = db
      .selectFrom('areas.area')
      .select(['code', 'parent_code', 'level', 'name', 'geometry', 'lon', 'lat', 'valid_from', 'valid_to'])
      .where('polres_id', '=', polresId)
      .orderBy('code')
      .orderBy('valid_from')
      .limit(portion);
    if (after) query = query.where(sql<boolean>`(code, valid_from) > (${after.code}, ${after.from}::date)`);
    const rows = await query.execute();
    for (const row of rows) {
      areas.push({
        code: row.code,
        parentCode: row.parent_code,
        level: row.level as AreaLevel,
        name: row.name,
        geometry: row.geometry as unknown as AreaInput['geometry'],
        lon: row.lon,
        lat: row.lat,
        validFrom: row.valid_from,
        validTo: row.valid_to,
        population: null,
      });
    }
    const last = rows.at(-1);
    if (!last || rows.length < portion) return areas;
    after = { code: last.code, from: last.valid_from };
  }
}

export interface RoadRow extends Omit<NamedRoad, 'name'> {
  name: string | null;
  oneway: string;
}

/** The road network as the map and the search for places need it. */
export async function loadRoads(db: Queryable, polresId: string): Promise<RoadRow[]> {
  const roads: RoadRow[] = [];
  for (let after = -1; ; ) {
    const rows = await db
      .selectFrom('routing.way')
      // Arrays come as text that is slow to read; JSON is not.
      .select(['seq', 'name', 'road_class', 'oneway', 'toll', sql<number[]>`array_to_json(coordinates)`.as('flat')])
      .where('polres_id', '=', polresId)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(2000)
      .execute();
    for (const row of rows) {
      const coordinates: [number, number][] = [];
      for (let i = 0; i + 1 < row.flat.length; i += 2) coordinates.push([row.flat[i] ?? 0, row.flat[i + 1] ?? 0]);
      roads.push({
        name: row.name,
        roadClass: row.road_class as RoadRow['roadClass'],
        toll: row.toll,
        oneway: row.oneway,
        coordinates,
      });
    }
    const last = rows.at(-1);
    if (!last || rows.length < 2000) return roads;
    after = last.seq;
  }
}

export async function loadPois(db: Queryable, polresId: string): Promise<PoiInput[]> {
  const rows = await db
    .selectFrom('areas.poi')
    .select(['id', 'name', 'kind', 'lon', 'lat'])
    .where('polres_id', '=', polresId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as PoiInput['kind'] }));
}

export async function loadWater(
  db: Queryable,
  polresId: string,
): Promise<{ name: string; geometry: AreaInput['geometry'] }[]> {
  const rows = await db
    .selectFrom('areas.water')
    .select(['name', 'geometry'])
    .where('polres_id', '=', polresId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ name: row.name, geometry: row.geometry as unknown as AreaInput['geometry'] }));
}

export interface AreaListQuery {
  polresId: string;
  level: AreaLevel | undefined;
  parent: string | undefined;
  after: string | undefined;
  day: string;
  limit: number;
}

/** Areas in force on a day with their newest known population, by code. */
export async function listAreas(db: Queryable, q: AreaListQuery) {
  let query = db
    .selectFrom('areas.area as a')
    .leftJoinLateral(
      (e) =>
        e
          .selectFrom('areas.population as p')
          .select('p.population')
          .whereRef('p.polres_id', '=', 'a.polres_id')
          .whereRef('p.area_code', '=', 'a.code')
          .orderBy('p.year', 'desc')
          .limit(1)
          .as('n'),
      (join) => join.onTrue(),
    )
    .select(['a.code', 'a.parent_code as parentCode', 'a.level', 'a.name', 'a.lon', 'a.lat', 'n.population'])
    .where('a.polres_id', '=', q.polresId)
    .where('a.valid_from', '<=', q.day)
    .where((e) => e.or([e('a.valid_to', 'is', null), e('a.valid_to', '>', q.day)]))
    .orderBy('a.code')
    .limit(q.limit);
  if (q.level) query = query.where('a.level', '=', q.level);
  if (q.parent !== undefined) query = query.where('a.parent_code', '=', q.parent);
  if (q.after !== undefined) query = query.where('a.code', '>', q.after);
  return await query.execute();
}

/** Where the newest import of each kind came from. */
export async function findSources(db: Queryable, polresId: string): Promise<{ kind: string; source: string }[]> {
  return await db
    .selectFrom('areas.import')
    .distinctOn('kind')
    .select(['kind', 'source'])
    .where('polres_id', '=', polresId)
    .orderBy('kind')
    .orderBy('version', 'desc')
    .execute();
}

/** Whether any import of areas must be shown with this notice. A later one does not end it: its rows may still stand. */
export async function hasNotice(db: Queryable, polresId: string, notice: string): Promise<boolean> {
  const found = await db
    .selectFrom('areas.import')
    .select('version')
    .where('polres_id', '=', polresId)
    .where('kind', '=', 'areas')
    .where('source', 'like', `%${notice}%`)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** West, south, east, north of the roads; null without any. */
export async function findRoadBounds(
  db: Queryable,
  polresId: string,
): Promise<[number, number, number, number] | null> {
  const row = await db
    .selectFrom('routing.way')
    .select((e) => [
      e.fn.min('west').as('west'),
      e.fn.min('south').as('south'),
      e.fn.max('east').as('east'),
      e.fn.max('north').as('north'),
    ])
    .where('polres_id', '=', polresId)
    .executeTakeFirst();
  return row && row.west !== null && row.west !== undefined ? [row.west, row.south, row.east, row.north] : null;
}

/** Places whose name resembles any of the words, the most alike first. */
export async function findPlaces(
  db: Queryable,
  polresId: string,
  words: string[],
  most: number,
): Promise<PlaceCandidate[]> {
  const { rows } = await sql<PlaceCandidate>`
    select p.kind, p.name, p.norm, p.detail, p.lon, p.lat, p.village_code as "villageCode", p.weight
    from areas.find_places(${polresId}::uuid, ${words}::text[], ${most}::integer) f join areas.place p on p.id = f.id`.execute(
    db,
  );
  return rows;
}

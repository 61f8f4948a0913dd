import type { MultiPolygon, Polygon } from 'geojson';
import { sql } from 'kysely';
import type { Queryable } from '../../platform/database/database.ts';
import type { AreaLevel } from '../areas/geodata.ts';

export interface AreaRow {
  code: string;
  level: AreaLevel;
  name: string;
  parent_code: string | null;
  lon: number;
  lat: number;
}

const inForce = sql`valid_from <= current_date and (valid_to is null or valid_to > current_date)`;
/** Newest count of residents of `a.code`. */
const residents = sql`(select p.population from areas.population p
  where p.polres_id = a.polres_id and p.area_code = a.code order by p.year desc limit 1)`;

/** The area and those above it, from the top down; empty when there is none with this code now. */
export async function findPath(db: Queryable, polresId: string, code: string): Promise<AreaRow[]> {
  const { rows } = await sql<AreaRow>`
    with recursive up as (
      select code, level, name, parent_code, lon, lat, 0 as step from areas.area
        where polres_id = ${polresId} and code = ${code} and ${inForce}
      union all
      select a.code, a.level, a.name, a.parent_code, a.lon, a.lat, up.step + 1 from up join areas.area a
        on a.polres_id = ${polresId} and a.code = up.parent_code and a.valid_from <= current_date
          and (a.valid_to is null or a.valid_to > current_date)
        where up.step < 8)
    select code, level, name, parent_code, lon, lat from up order by step desc`.execute(db);
  return rows;
}

export interface ChildRow extends AreaRow {
  population: number | null;
  below: number;
}

/** Areas right below one (null: the top of what is known), in the order of their codes. */
export async function findChildren(db: Queryable, polresId: string, parent: string | null): Promise<ChildRow[]> {
  const under =
    parent === null
      ? sql`not exists (select from areas.area up where up.polres_id = a.polres_id and up.code = a.parent_code)`
      : sql`parent_code = ${parent}`;
  const { rows } = await sql<ChildRow>`
    select code, level, name, parent_code, lon, lat, ${residents} as population,
      (select count(*) from areas.area b where b.polres_id = a.polres_id and b.parent_code = a.code and b.valid_to is null) as below
    from areas.area a where polres_id = ${polresId} and ${under} and ${inForce} order by code limit 1000`.execute(db);
  return rows;
}

/** Areas by words of their own name and of the two above: the most alike first, coarse before fine. */
export async function searchNames(
  db: Queryable,
  polresId: string,
  words: string,
  most: number,
): Promise<(ChildRow & { path: string[] })[]> {
  const { rows } = await sql<ChildRow & { path: string[] }>`
    with named as (
      select a.code, a.level, a.name, a.parent_code, a.lon, a.lat, a.polres_id,
        array_remove(array[up2.name, up1.name], null) as path,
        lower(unaccent(concat_ws(' ', a.name, up1.name, up2.name))) as whole
      from areas.area a
        left join areas.area up1 on up1.polres_id = a.polres_id and up1.code = a.parent_code and up1.valid_to is null
        left join areas.area up2 on up2.polres_id = a.polres_id and up2.code = up1.parent_code and up2.valid_to is null
      where a.polres_id = ${polresId} and a.valid_to is null),
    found as (
      select *, word_similarity(lower(unaccent(${words})), whole) as alike,
        word_similarity(lower(unaccent(${words})), lower(unaccent(name))) as own
      from named where word_similarity(lower(unaccent(${words})), whole) >= 0.5)
    select code, level, name, parent_code, lon, lat, path, ${residents} as population,
      (select count(*) from areas.area b where b.polres_id = a.polres_id and b.parent_code = a.code and b.valid_to is null) as below
    from found a order by round(alike::numeric, 1) desc, own desc, length(code), code limit ${most}`.execute(db);
  return rows;
}

/** Residents of an area by its own count, or by the counts right below when it has none. */
export async function findResidents(
  db: Queryable,
  polresId: string,
  code: string,
): Promise<{ people: number; year: number; counted: 'own' | 'below' } | null> {
  const { rows } = await sql<{ people: number | null; year: number | null; counted: 'own' | 'below' }>`
    (select population as people, year, 'own' as counted from areas.population
      where polres_id = ${polresId} and area_code = ${code} order by year desc limit 1)
    union all
    (select sum(population) as people, min(year) as year, 'below' from (
      select distinct on (p.area_code) p.population, p.year from areas.area a
        join areas.population p on p.polres_id = a.polres_id and p.area_code = a.code
      where a.polres_id = ${polresId} and a.parent_code = ${code} and a.valid_to is null
      order by p.area_code, p.year desc) newest)`.execute(db);
  const found = rows.find(({ people }) => people !== null);
  return found ? { people: Number(found.people), year: Number(found.year), counted: found.counted } : null;
}

/** Newest counts of residents of all areas of one level below an area. */
export async function findResidentsBelow(
  db: Queryable,
  polresId: string,
  code: string,
  level: AreaLevel,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ code: string; population: number }>`
    select distinct on (a.code) a.code, p.population from areas.area a
      join areas.population p on p.polres_id = a.polres_id and p.area_code = a.code
    where a.polres_id = ${polresId} and a.level = ${level} and starts_with(a.code, ${`${code}.`}) and a.valid_to is null
    order by a.code, p.year desc`.execute(db);
  return new Map(rows.map((row) => [row.code, row.population]));
}

/** Names of all areas of one level below an area. */
export async function findNamesBelow(
  db: Queryable,
  polresId: string,
  code: string,
  level: AreaLevel,
): Promise<{ code: string; name: string }[]> {
  const { rows } = await sql<{ code: string; name: string }>`
    select code, name from areas.area where polres_id = ${polresId} and level = ${level}
      and starts_with(code, ${`${code}.`}) and ${inForce} order by code`.execute(db);
  return rows;
}

export interface ShapeRow {
  code: string;
  name: string;
  geometry: Polygon | MultiPolygon;
  lon: number;
  lat: number;
}

/** Areas with their borders: one, or all of a level below it. */
export async function findShapes(
  db: Queryable,
  polresId: string,
  code: string,
  level: AreaLevel | 'own',
): Promise<ShapeRow[]> {
  const which = level === 'own' ? sql`code = ${code}` : sql`level = ${level} and starts_with(code, ${`${code}.`})`;
  const { rows } = await sql<ShapeRow>`select code, name, geometry, lon, lat from areas.area
    where polres_id = ${polresId} and ${which} and ${inForce} order by code`.execute(db);
  return rows;
}

export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Areas of a level whose label lies in the box, other than the one named. */
export async function findNeighbours(
  db: Queryable,
  polresId: string,
  of: { code: string; level: AreaLevel },
  box: Box,
): Promise<ShapeRow[]> {
  const { rows } = await sql<ShapeRow>`select code, name, geometry, lon, lat from areas.area
    where polres_id = ${polresId} and level = ${of.level} and code <> ${of.code} and ${inForce}
      and lon between ${box.west} and ${box.east} and lat between ${box.south} and ${box.north} order by code limit 60`.execute(
    db,
  );
  return rows;
}

/** Roads of these classes that touch the box; coordinates as x and y in turn. */
export async function findRoads(
  db: Queryable,
  polresId: string,
  box: Box,
  classes: readonly string[],
): Promise<{ road_class: string; flat: number[] }[]> {
  const { rows } = await sql<{ road_class: string; flat: number[] }>`
    select road_class, array_to_json(coordinates) as flat from routing.way
    where polres_id = ${polresId} and road_class = any(${classes}::text[]) and west <= ${box.east} and east >= ${box.west}
      and south <= ${box.north} and north >= ${box.south} limit 4000`.execute(db);
  return rows;
}

import { sql } from 'kysely';
import type { Queryable, Tx } from '../../platform/database/database.ts';
import type { RoadWay } from './roads.ts';

/** Ways in one statement, and ways read at once. */
const portion = 2000;

/** Replaces the road network of a district. The order is kept: it decides ties between equally near roads. */
export async function replaceWays(tx: Tx, polresId: string, ways: readonly RoadWay[]): Promise<void> {
  await tx.deleteFrom('routing.way').where('polres_id', '=', polresId).execute();
  for (let at = 0; at < ways.length; at += portion) {
    const rows = ways.slice(at, at + portion).map((way, i) => ({ seq: at + i, ...rowOf(way) }));
    await sql`insert into routing.way (polres_id, seq, way_id, name, road_class, oneway, toll, max_speed, coordinates, west, south, east, north)
      select ${polresId}::uuid, r.seq, r.way_id, r.name, r.road_class, r.oneway, r.toll, r.max_speed, r.coordinates, r.west, r.south,
        r.east, r.north
      from json_to_recordset(${JSON.stringify(rows)}::json) as r(seq integer, way_id text, name text, road_class text, oneway text,
        toll boolean, max_speed real, coordinates double precision[], west double precision, south double precision,
        east double precision, north double precision)`.execute(tx);
  }
}

function rowOf({ id, name, roadClass, oneway, toll, maxSpeed, coordinates }: RoadWay) {
  const [lons, lats] = [coordinates.map(([lon]) => lon), coordinates.map(([, lat]) => lat)];
  return {
    way_id: id,
    name,
    road_class: roadClass,
    oneway,
    toll,
    max_speed: maxSpeed,
    coordinates: coordinates.flat(),
    west: Math.min(...lons),
    south: Math.min(...lats),
    east: Math.max(...lons),
    north: Math.max(...lats),
  };
}

/** The whole network of a district, in the order of its import. */
export async function loadWays(db: Queryable, polresId: string): Promise<RoadWay[]> {
  const ways: RoadWay[] = [];
  for (let after = -1; ; ) {
    const rows = await db
      .selectFrom('routing.way')
      // Arrays come as text that is slow to read; JSON is not.
      .select([
        'seq',
        'way_id',
        'name',
        'road_class',
        'oneway',
        'toll',
        'max_speed',
        sql<number[]>`array_to_json(coordinates)`.as('flat'),
      ])
      .where('polres_id', '=', polresId)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(portion)
      .execute();
    for (const row of rows) {
      ways.push({
        id: row.way_id,
        name: row.name,
        roadClass: row.road_class as RoadWay['roadClass'],
        oneway: row.oneway as RoadWay['oneway'],
        toll: row.toll,
        maxSpeed: row.max_speed,
        coordinates: pairsOf(row.flat),
      });
    }
    const last = rows.at(-1);
    if (!last || rows.length < portion) return ways;
    after = last.seq;
  }
}

function pairsOf(flat: readonly number[]): [number, number][] {
  const pairs: [number, number][] = [];
  for (let i = 0; i + 1 < flat.length; i += 2) pairs.push([flat[i] ?? 0, flat[i + 1] ?? 0]);
  return pairs;
}

/** Districts that have roads. */
export async function listRoadDistricts(db: Queryable): Promise<string[]> {
  const rows = await sql<{ id: string }>`select id from platform.polres p
    where exists (select from routing.way w where w.polres_id = p.id)`.execute(db);
  return rows.rows.map(({ id }) => id);
}

export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Roads that touch a window, the important ones first. */
export async function findWaysIn(db: Queryable, polresId: string, box: Box, most: number) {
  const rows = await sql<{ name: string | null; roadClass: RoadWay['roadClass']; flat: number[] }>`
    select name, road_class as "roadClass", array_to_json(coordinates) as flat from routing.way
    where polres_id = ${polresId}::uuid
      and box(point(west, south), point(east, north)) && box(point(${box.west}, ${box.south}), point(${box.east}, ${box.north}))
    order by array_position(array['motorway', 'trunk', 'primary', 'secondary', 'tertiary', 'residential', 'alley', 'service', 'footway'], road_class), seq
    limit ${most}`.execute(db);
  return rows.rows.map(({ name, roadClass, flat }) => ({ name, roadClass, coordinates: pairsOf(flat) }));
}

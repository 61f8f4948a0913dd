import { feature } from '@turf/helpers';
import simplify from '@turf/simplify';
import type { MultiPolygon, Polygon } from 'geojson';
import type { Database } from '../../platform/database/database.ts';
import { metresPerDegree, metresPerDegreeLon } from '../../platform/geo/metric.ts';
import type { AreaLevel } from '../areas/geodata.ts';
import { type Box, findNeighbours, findRoads, findShapes, type ShapeRow } from './ground.repository.ts';
import type { AreaShapes, Outline } from './profile.contract.ts';

/** Classes of roads by the level of the area drawn: a whole city shows its main roads, a village its streets. */
const main = ['motorway', 'trunk', 'primary', 'secondary'];
const roadsFor: Readonly<Record<AreaLevel, readonly string[]>> = {
  province: ['motorway', 'trunk'],
  regency: ['motorway', 'trunk', 'primary'],
  district: [...main, 'tertiary'],
  village: [...main, 'tertiary', 'residential'],
  rw: [...main, 'tertiary', 'residential', 'service', 'alley'],
  rt: [...main, 'tertiary', 'residential', 'service', 'alley', 'footway'],
};
const ranks: readonly (readonly string[])[] = [['motorway', 'trunk'], ['primary'], ['secondary'], ['tertiary']];

/** Shapes are drawn about a thousand units across: finer corners would not be seen. */
const steps = 1200;

export interface ShapeLevels {
  code: string;
  level: AreaLevel;
  childLevel: AreaLevel | null;
  cellLevel: AreaLevel | null;
}

/** Borders of the area, of what lies in it and around it, and the roads, drawn flat in metres. */
export async function drawShapes(
  db: Database,
  polresId: string,
  area: ShapeLevels,
  attribution: string,
): Promise<AreaShapes> {
  const own = await findShapes(db, polresId, area.code, 'own');
  const box = boxOf(own);
  const around = grow(box, 0.6);
  const [children, cells, neighbours, roads] = await Promise.all([
    area.childLevel ? findShapes(db, polresId, area.code, area.childLevel) : [],
    area.cellLevel && area.cellLevel !== area.childLevel
      ? findShapes(db, polresId, area.code, area.cellLevel)
      : Promise.resolve(null),
    findNeighbours(db, polresId, area, around),
    findRoads(db, polresId, around, roadsFor[area.level]),
  ]);
  const plane = planeOf(box);
  const childShapes = children.map(plane.outline);
  return {
    code: area.code,
    width: plane.width,
    height: plane.height,
    outline: own.map(plane.outline),
    children: childShapes,
    cells: cells === null ? childShapes : cells.map(plane.outline),
    neighbours: neighbours.map(plane.outline),
    roads: roads.map(({ road_class, flat }) => ({ rank: rankOf(road_class), line: plane.line(flat) })),
    attribution,
  };
}

const rankOf = (roadClass: string): number => {
  const found = ranks.findIndex((classes) => classes.includes(roadClass));
  return found < 0 ? ranks.length : found;
};

function boxOf(rows: readonly ShapeRow[]): Box {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const { geometry } of rows) {
    for (const [x = 0, y = 0] of polygonsOf(geometry).flat(2)) {
      box.west = Math.min(box.west, x);
      box.east = Math.max(box.east, x);
      box.south = Math.min(box.south, y);
      box.north = Math.max(box.north, y);
    }
  }
  return box;
}

const polygonsOf = (geometry: Polygon | MultiPolygon) =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

function grow({ west, south, east, north }: Box, by: number): Box {
  const d = Math.max(east - west, north - south) * by;
  return { west: west - d, south: south - d, east: east + d, north: north + d };
}

/** Degrees to metres east and south of the box's north-west corner (equirectangular at its middle latitude). */
function planeOf(box: Box) {
  const kx = metresPerDegreeLon((box.south + box.north) / 2);
  const span = Math.max((box.east - box.west) * kx, (box.north - box.south) * metresPerDegree);
  const tolerance = span / steps / metresPerDegree;
  const digits = span > 5000 ? 1 : 10;
  const round = (metres: number): number => Math.round(metres * digits) / digits;
  const x = (lon: number): number => round((lon - box.west) * kx);
  const y = (lat: number): number => round((box.north - lat) * metresPerDegree);
  return {
    width: round((box.east - box.west) * kx),
    height: round((box.north - box.south) * metresPerDegree),
    outline({ code, name, geometry, lon, lat }: ShapeRow): Outline {
      const plain = simplify(feature(geometry), { tolerance, highQuality: true }).geometry;
      return {
        code,
        name,
        rings: polygonsOf(plain).flatMap((polygon) =>
          polygon.map((ring) => ring.flatMap(([a = 0, b = 0]) => [x(a), y(b)])),
        ),
        x: x(lon),
        y: y(lat),
      };
    },
    line(flat: readonly number[]): number[] {
      return flat.map((value, at) => (at % 2 === 0 ? x(value) : y(value)));
    },
  };
}

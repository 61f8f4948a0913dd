import { parentOfCode } from './area-codes.ts';
import type { AreaInput, PoiInput } from './geodata.ts';
import { type AreaIndex, createAreaIndex } from './locate.ts';
import { areaLabel, normaliseName, roadLabel } from './place-norm.ts';
import { type Crossing, findCrossings, type NamedRoad, type RoadStretch, stretchRoads } from './place-roads.ts';
import { detailOf } from './place-words.ts';

export type PlaceArea = AreaInput & { lon: number; lat: number };

export interface PlaceSources {
  /** The areas in force. */
  areas: PlaceArea[];
  roads: NamedRoad[];
  pois: PoiInput[];
}

/** One row of `areas.place`. */
export interface PlaceRow {
  kind: 'area' | 'road' | 'crossing' | 'landmark';
  name: string;
  norm: string;
  detail: string;
  lon: number;
  lat: number;
  villageCode: string | null;
  /** 0–1, how likely a caller means it among places of like name. */
  weight: number;
}

const areaWeights = { province: 0.3, regency: 0.5, district: 0.6, village: 0.6, rw: 0.3, rt: 0.1 } as const;
const roadWeights = {
  motorway: 0.45,
  trunk: 0.6,
  primary: 0.6,
  secondary: 0.55,
  tertiary: 0.5,
  residential: 0.4,
  service: 0.3,
  alley: 0.25,
  footway: 0.15,
} as const;
const poiWeights: Partial<Record<PoiInput['kind'], number>> = { other: 0.5, worship: 0.55, school: 0.6 };

/**
 * Everything callers name, ready to be searched: areas of all levels, each road once for each village it runs through,
 * crossings of differently named roads, landmarks with the road they stand at.
 */
export function buildPlaces({ areas, roads, pois }: PlaceSources): PlaceRow[] {
  const names = new Map(areas.map((area) => [area.code, area]));
  // Villages alone are asked about here, thousands of times: an index without RW and RT answers quickly.
  const villages = createAreaIndex(areas.filter((area) => area.level === 'village'));
  const where = createWhere(names);
  const stretches = stretchRoads(roads, (lon, lat) => villageAt(villages, lon, lat));
  const nearestRoad = createNearestRoad(roads);
  return [
    ...areas.map((area) => areaPlace(area, names, where)),
    ...stretches.map((stretch) => roadPlace(stretch, where)),
    ...findCrossings(roads).map((crossing) =>
      crossingPlace(crossing, villageAt(villages, crossing.lon, crossing.lat), where),
    ),
    ...pois.map((poi) => poiPlace(poi, villageAt(villages, poi.lon, poi.lat), nearestRoad(poi.lon, poi.lat), where)),
  ];
}

type Where = (code: string | null, from: 'village' | 'district') => string;

/** "Kel. Cempaka, Kec. Rawa Melati" for a village's code; with `district` the part above the village only. */
function createWhere(names: ReadonlyMap<string, PlaceArea>): Where {
  return (code, from) => {
    const parts: string[] = [];
    for (let at = code; at !== null; at = parentOfCode(at)) {
      const area = names.get(at);
      if (!area || area.level === 'province') continue;
      if (area.level === 'regency' && parts.length > 0) continue;
      if (area.level === 'village' && from === 'district') continue;
      parts.push(areaLabel(area.level, area.code, area.name));
    }
    return parts.join(', ');
  };
}

function villageAt(index: AreaIndex, lon: number, lat: number): string | null {
  return index.at(lon, lat).find((area) => area.level === 'village')?.code ?? null;
}

function areaPlace(area: PlaceArea, names: ReadonlyMap<string, PlaceArea>, where: Where): PlaceRow {
  const { level, code, lon, lat } = area;
  const own = areaLabel(level, code, area.name);
  const parent = parentOfCode(code);
  const base = { kind: 'area', lon, lat, weight: areaWeights[level] } as const;
  const villageCode =
    level === 'village' ? code : level === 'rw' || level === 'rt' ? code.split('.').slice(0, 4).join('.') : null;
  if (level !== 'rw' && level !== 'rt') {
    return {
      ...base,
      name: own,
      norm: normaliseName(own),
      detail: detailOf(level, where(parent, 'village'), code),
      villageCode,
    };
  }
  const rw = level === 'rt' && parent ? `/${areaLabel('rw', parent, '')}` : '';
  const village = villageCode ? names.get(villageCode) : undefined;
  const name = `${own}${rw}${village ? `, ${areaLabel('village', village.code, village.name)}` : ''}`;
  const norm = normaliseName(`${own} ${rw} ${village?.name ?? ''}`);
  return { ...base, name, norm, detail: detailOf(level, where(villageCode, 'district'), code), villageCode };
}

function roadPlace(stretch: RoadStretch, where: Where): PlaceRow {
  const name = roadLabel(stretch.name);
  const word =
    stretch.toll || stretch.roadClass === 'motorway'
      ? 'toll'
      : name.startsWith('Gg. ') || stretch.roadClass === 'alley'
        ? 'alley'
        : 'road';
  return {
    kind: 'road',
    name,
    norm: normaliseName(name),
    detail: detailOf(word, where(stretch.village, 'village')),
    lon: stretch.lon,
    lat: stretch.lat,
    villageCode: stretch.village,
    weight: roadWeights[stretch.roadClass],
  };
}

function crossingPlace(crossing: Crossing, village: string | null, where: Where): PlaceRow {
  const [a, b] = crossing.roads;
  const name = `${roadLabel(a.name)} × ${roadLabel(b.name)}`;
  return {
    kind: 'crossing',
    name,
    norm: normaliseName(name.replace('×', 'x')),
    detail: detailOf('crossing', where(village, 'village')),
    lon: crossing.lon,
    lat: crossing.lat,
    villageCode: village,
    weight: (roadWeights[a.roadClass] + roadWeights[b.roadClass]) / 2,
  };
}

function poiPlace(poi: PoiInput, village: string | null, road: string | null, where: Where): PlaceRow {
  const name = road === null || poi.name.toLowerCase().includes(road.toLowerCase()) ? poi.name : `${poi.name}, ${road}`;
  return {
    kind: 'landmark',
    name,
    norm: normaliseName(poi.name),
    detail: detailOf('landmark', where(village, 'village')),
    lon: poi.lon,
    lat: poi.lat,
    villageCode: village,
    weight: poiWeights[poi.kind] ?? 0.7,
  };
}

/** Metres within which a landmark is said to stand at a road. */
const atRoad = 80;

/** The label of the nearest named road's point within `atRoad`, from a grid of cells that wide. */
function createNearestRoad(roads: readonly NamedRoad[]): (lon: number, lat: number) => string | null {
  const step = atRoad / 111_195;
  const grid = new Map<string, { name: string; lon: number; lat: number }[]>();
  for (const { name, coordinates } of roads) {
    for (let i = 1; i < coordinates.length; i++) {
      const [[ax, ay], [bx, by]] = [coordinates[i - 1]!, coordinates[i]!];
      const pieces = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / (step / 4)));
      for (let p = 0; p <= pieces; p++) {
        const [lon, lat] = [ax + ((bx - ax) * p) / pieces, ay + ((by - ay) * p) / pieces];
        const key = `${Math.floor(lon / step)}:${Math.floor(lat / step)}`;
        const cell = grid.get(key);
        if (!cell) grid.set(key, [{ name, lon, lat }]);
        else if (cell.at(-1)?.name !== name || pieces < 400) cell.push({ name, lon, lat });
      }
    }
  }
  return (lon, lat) => {
    let best: string | null = null;
    let least = step;
    const [x, y] = [Math.floor(lon / step), Math.floor(lat / step)];
    for (let i = x - 1; i <= x + 1; i++) {
      for (let j = y - 1; j <= y + 1; j++) {
        for (const point of grid.get(`${i}:${j}`) ?? []) {
          const away = Math.hypot(point.lon - lon, point.lat - lat);
          if (away >= least) continue;
          least = away;
          best = point.name;
        }
      }
    }
    return best === null ? null : roadLabel(best);
  };
}

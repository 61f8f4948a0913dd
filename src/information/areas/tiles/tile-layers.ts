import { GeoJSONVT, type GeoJSONVTTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { RoadRow } from '../areas.repository.ts';
import type { PoiInput } from '../geodata.ts';
import type { PlaceArea } from '../place-build.ts';
import { roadLabel } from '../place-norm.ts';

export interface TileSources {
  areas: PlaceArea[];
  roads: RoadRow[];
  pois: PoiInput[];
  water: { name: string; geometry: Geometry }[];
}

export interface TileAddress {
  z: number;
  x: number;
  y: number;
  /** Only the areas of this level, at every zoom; the whole map when left out. */
  level?: PlaceArea['level'];
}

/** Largest zoom with tiles of its own; screens enlarge these beyond it. */
export const maxTileZoom = 16;

/** Features drawn from a zoom on. Each part is cut by itself, so that a city view never touches the RT or the alleys. */
interface Part {
  layer: string;
  /** Of parts with areas. */
  level?: PlaceArea['level'];
  from: number;
  features: () => Feature[];
}

const levelFrom = { province: 0, regency: 0, district: 0, village: 9, rw: 14, rt: 15 } as const;
const labelFrom = { province: 5, regency: 6, district: 9, village: 12, rw: 15, rt: 16 } as const;
const roadFrom = {
  motorway: 6,
  trunk: 6,
  primary: 8,
  secondary: 10,
  tertiary: 11,
  residential: 12,
  service: 12,
  alley: 13,
  footway: 13,
} as const;
const poiFrom = 14;

/** Prepares a district's tiles. The parts are cut when a tile first needs them. @returns a tile as uncompressed MVT, null when empty. */
export function createTileMaker(sources: TileSources): (address: TileAddress) => Uint8Array | null {
  const parts = partsOf(sources).map((part) => ({ ...part, index: lazily(() => cut(part.features())) }));
  return ({ z, x, y, level }) => {
    const layers: Record<string, GeoJSONVTTile> = {};
    for (const { layer, level: own, from, index } of parts) {
      if (level === undefined ? z < from : layer !== 'areas' || own !== level) continue;
      const tile = index()?.getTile(z, x, y);
      if (!tile || tile.features.length === 0) continue;
      const known = layers[layer];
      layers[layer] = known ? { ...known, features: [...known.features, ...tile.features] } : tile;
    }
    return Object.keys(layers).length === 0 ? null : fromGeojsonVt(layers, { version: 2, extent: 4096 });
  };
}

function lazily<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function cut(features: Feature[]): GeoJSONVT | null {
  if (features.length === 0) return null;
  const collection: FeatureCollection = { type: 'FeatureCollection', features };
  return new GeoJSONVT(collection, {
    maxZoom: maxTileZoom,
    indexMaxZoom: 4,
    indexMaxPoints: 0,
    tolerance: 3,
    extent: 4096,
    buffer: 64,
  });
}

function partsOf({ areas, roads, pois, water }: TileSources): Part[] {
  const byLevel = Map.groupBy(areas, (area) => area.level);
  const byClass = Map.groupBy(roads, (road) => road.roadClass);
  return [
    { layer: 'water', from: 0, features: () => water.map(({ name, geometry }) => feature(geometry, { name })) },
    ...[...byLevel].map(
      ([level, own]): Part => ({
        layer: 'areas',
        level,
        from: levelFrom[level],
        features: () => own.map(({ code, name, geometry }) => feature(geometry, { level, code, name })),
      }),
    ),
    ...[...byLevel].map(
      ([level, own]): Part => ({
        layer: 'area_labels',
        from: labelFrom[level],
        features: () =>
          own.map(({ code, name, lon, lat }) =>
            feature({ type: 'Point', coordinates: [lon, lat] }, { level, code, name }),
          ),
      }),
    ),
    ...[...byClass].map(
      ([roadClass, own]): Part => ({ layer: 'roads', from: roadFrom[roadClass], features: () => own.map(roadFeature) }),
    ),
    {
      layer: 'pois',
      from: poiFrom,
      features: () =>
        pois.map(({ kind, name, lon, lat }) => feature({ type: 'Point', coordinates: [lon, lat] }, { kind, name })),
    },
  ];
}

function feature(geometry: Geometry, properties: Record<string, string | number | boolean>): Feature {
  return { type: 'Feature', geometry, properties };
}

/** A one-way road is drawn in its direction of travel, so that the arrow on it points right. */
function roadFeature({ name, roadClass, oneway, toll, coordinates }: RoadRow): Feature {
  const line = oneway === 'reverse' ? coordinates.toReversed() : coordinates;
  return feature(
    { type: 'LineString', coordinates: line },
    { class: roadClass, toll, oneway: oneway !== 'both', ...(name ? { name: roadLabel(name) } : {}) },
  );
}

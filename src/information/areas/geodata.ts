import type { MultiPolygon, Polygon } from 'geojson';

/** The seven levels of the area tree, from the top down (provinsi … RT). `polres` districts sit on the regency level. */
export const areaLevels = ['province', 'regency', 'district', 'village', 'rw', 'rt'] as const;
export type AreaLevel = (typeof areaLevels)[number];

/**
 * One area as it enters the system, from an importer or from the demo generator.
 * `code` is the Kemendagri code with dots (31.74.01.1001); RW and RT append local suffixes (31.74.01.1001.RW04.RT002).
 * Geometry is WGS 84, GeoJSON order [lon, lat]. Dates are ISO days; `validTo` null means still valid.
 */
export interface AreaInput {
  code: string;
  parentCode: string | null;
  level: AreaLevel;
  name: string;
  geometry: Polygon | MultiPolygon;
  validFrom: string;
  validTo: string | null;
  population: number | null;
}

export const poiKinds = [
  'police_hq',
  'police_sector',
  'police_post',
  'hospital',
  'clinic',
  'fire_station',
  'school',
  'market',
  'fuel',
  'terminal',
  'station',
  'worship',
  'park',
  'mall',
  'government',
  'bridge',
  'other',
] as const;
export type PoiKind = (typeof poiKinds)[number];

/** A named point people use to say where they are (patokan). */
export interface PoiInput {
  id: string;
  name: string;
  kind: PoiKind;
  lon: number;
  lat: number;
}

/** The residents of one area in one year; `areaCode` at any level. */
export interface PopulationInput {
  areaCode: string;
  year: number;
  population: number;
}

/** What every importer answers: the rows it accepts, and each refused row with its 1-based number and a reason in plain words. */
export interface ImportResult<Row> {
  rows: Row[];
  refused: { row: number; reason: string }[];
  warnings: string[];
  /** What must be named beside the file's own source, because values of the rows come from there. */
  notice?: string;
}

import { FeatureSplitter, SplitError, type SplitPart } from './feature-splitter.ts';
import { GeoFileError, messageOf } from './geo-error.ts';
import { type GeoSource, passOptions, type ReadOptions } from './source.ts';
import { detectEncoding, textChunks } from './text.ts';

/** One feature as found in the file. The geometry is not checked yet: see `geometry.ts`. */
export interface GeoFeature {
  /** 1-based number of the feature in the file. */
  row: number;
  id: string | number | null;
  properties: Record<string, unknown>;
  geometry: unknown;
}

const maxPartCharacters = 64 * 1024 * 1024;
const geometryTypes = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
]);

/**
 * Reads GeoJSON feature by feature: a FeatureCollection, newline-delimited features (also RFC 8142 text sequences), a single
 * feature or a bare geometry; plain or gzip; UTF-8, UTF-16 or Windows-1252. Memory is bounded by the largest feature.
 * Throws `GeoFileError` at the first thing that is not GeoJSON, at a truncated end, and for a coordinate system other than WGS 84.
 * A caller must keep nothing until the reading has ended without an error.
 */
export async function* readGeoJson(source: GeoSource, options: ReadOptions = {}): AsyncGenerator<GeoFeature> {
  const encoding = await detectEncoding(source, passOptions(options, 0, 2));
  const splitter = new FeatureSplitter(maxPartCharacters);
  let row = 0;
  let found = false;
  try {
    for await (const text of textChunks(source, encoding, passOptions(options, 1, 2))) {
      for (const part of splitter.push(text)) {
        found = true;
        const value = parseObject(source.name, part);
        if (part.kind === 'feature') yield toFeature(value, ++row);
        else {
          checkFrame(source.name, part, value);
          if (!part.hadFeatures) yield toFeature(value, ++row);
        }
      }
    }
    splitter.end();
  } catch (error) {
    if (error instanceof SplitError) {
      throw new GeoFileError(source.name, { unit: 'character', value: error.at }, error.text);
    }
    throw error;
  }
  if (!found) throw new GeoFileError(source.name, null, { id: 'berkas kosong', en: 'the file is empty' });
}

function parseObject(file: string, part: SplitPart): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(part.text);
    if (isRecord(value)) return value;
    throw new Error('not an object');
  } catch (error) {
    throw new GeoFileError(
      file,
      { unit: 'character', value: part.at },
      {
        id: 'JSON rusak pada objek yang mulai di sini',
        en: `broken JSON in the object that begins here (${messageOf(error)})`,
      },
    );
  }
}

/** A JSON object, as opposed to an array, null or a plain value. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toFeature(value: Record<string, unknown>, row: number): GeoFeature {
  if (typeof value.type === 'string' && geometryTypes.has(value.type)) {
    return { row, id: null, properties: {}, geometry: value };
  }
  const { id } = value;
  return {
    row,
    id: typeof id === 'string' || typeof id === 'number' ? id : null,
    properties: isRecord(value.properties) ? value.properties : {},
    geometry: value.geometry ?? null,
  };
}

function checkFrame(file: string, part: SplitPart, value: Record<string, unknown>): void {
  const position = { unit: 'character', value: part.at } as const;
  const isCollection = value.type === 'FeatureCollection';
  const isSingle = value.type === 'Feature' || (typeof value.type === 'string' && geometryTypes.has(value.type));
  if (isCollection !== part.hadFeatures || !(isCollection || isSingle)) {
    throw new GeoFileError(file, position, {
      id: 'objek JSON ini bukan FeatureCollection, Feature, atau geometri GeoJSON',
      en: 'this JSON object is not a GeoJSON FeatureCollection, Feature or geometry',
    });
  }
  const crs = crsName(value.crs);
  // RFC 7946 allows only WGS 84; the older form names it in one of these ways.
  if (crs !== null && !/CRS:?:?84|EPSG:+(\d+(\.\d+)*:)?4326$|WGS ?84/i.test(crs)) {
    throw new GeoFileError(file, position, {
      id: `sistem koordinat "${crs}" bukan WGS 84; ubah dahulu ke EPSG:4326`,
      en: `coordinate system "${crs}" is not WGS 84; convert to EPSG:4326 first`,
    });
  }
}

function crsName(crs: unknown): string | null {
  if (!isRecord(crs) || !isRecord(crs.properties)) return null;
  return typeof crs.properties.name === 'string' ? crs.properties.name.slice(0, 80) : null;
}

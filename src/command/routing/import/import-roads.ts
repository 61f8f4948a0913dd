import { detectFormat } from '../../../platform/geo/format.ts';
import { GeoFileError } from '../../../platform/geo/geo-error.ts';
import type { GeoSource } from '../../../platform/geo/source.ts';
import type { RoadImport, RoadImportOptions } from './road-import.ts';
import { roadsFromGeoJson } from './roads-from-geojson.ts';
import { roadsFromOsm } from './roads-from-osm.ts';

/**
 * Roads from `.osm.pbf`, OSM XML or GeoJSON (each also gzip), told apart by content.
 * Throws `GeoFileError` when the file as a whole cannot be read; then nothing of it is returned.
 */
export async function importRoads(source: GeoSource, options: RoadImportOptions = {}): Promise<RoadImport> {
  const format = await detectFormat(source);
  if (format === 'geojson') return roadsFromGeoJson(source, options);
  if (format !== 'csv') return roadsFromOsm(source, format, options);
  throw new GeoFileError(source.name, null, {
    id: 'bukan berkas jalan (OSM PBF, OSM XML, atau GeoJSON)',
    en: 'not a file of roads (OSM PBF, OSM XML or GeoJSON)',
  });
}

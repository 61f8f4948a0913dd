import { GeoFileError } from './geo-error.ts';
import { readOsmPbf } from './osm-pbf.ts';
import type { OsmHandlers } from './osm-types.ts';
import { readOsmXml } from './osm-xml.ts';
import { contentChunks, type GeoSource, type ReadOptions } from './source.ts';

export type GeoFormat = 'geojson' | 'osm-xml' | 'osm-pbf' | 'csv';

// First bytes, in Latin-1, of files that must be unpacked or exported first.
const packed = ['PK\x03\x04', 'SQLite format 3', '\x89HDF', '%PDF'];

/**
 * Finds out what a file is from its first bytes (after gunzip), never from its name.
 * Throws `GeoFileError` when it is empty, or an archive or database that has to be unpacked or exported first.
 */
export async function detectFormat(source: GeoSource): Promise<GeoFormat> {
  for await (const chunk of contentChunks(source)) {
    const head = Buffer.from(chunk.subarray(0, 4096));
    const ascii = head.toString('latin1').replaceAll('\0', '');
    if (packed.some((magic) => ascii.startsWith(magic))) {
      throw new GeoFileError(source.name, null, {
        id: 'arsip atau basis data (ZIP, XLSX, GPKG, …); ekspor dahulu ke GeoJSON, CSV, atau OSM',
        en: 'an archive or database (ZIP, XLSX, GPKG, …); export it to GeoJSON, CSV or OSM first',
      });
    }
    if (head.subarray(4, 24).includes('OSMHeader')) return 'osm-pbf';
    // UTF-8 and UTF-16 byte order marks as they look in Latin-1, white space, and the separator of JSON text sequences.
    const first = ascii.replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '').replace(/^[\s\p{Cc}]+/u, '')[0];
    if (first === '<') return 'osm-xml';
    return first === '{' ? 'geojson' : 'csv';
  }
  throw new GeoFileError(source.name, null, { id: 'berkas kosong', en: 'the file is empty' });
}

/** Reads an OSM file of either form. Throws `GeoFileError`. */
export async function readOsm(
  source: GeoSource,
  format: 'osm-xml' | 'osm-pbf',
  handlers: OsmHandlers,
  options: ReadOptions = {},
): Promise<void> {
  await (format === 'osm-pbf' ? readOsmPbf : readOsmXml)(source, handlers, options);
}

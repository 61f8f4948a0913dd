import { createHash } from 'node:crypto';
import centroid from '@turf/centroid';
import { type Checked, orderCoordinates, refuse } from '../../platform/geo/coordinates.ts';
import { isRecord } from '../../platform/geo/geojson-reader.ts';
import { repairArea } from '../../platform/geo/geometry.ts';
import { inBounds } from '../../platform/geo/metric.ts';
import type { GeoSource } from '../../platform/geo/source.ts';
import { cleanText } from '../../platform/geo/text.ts';
import type { ImportResult, PoiInput } from './geodata.ts';
import { boundsOf, ImportLog, type ImportOptions, type RawRecord, readRecords } from './import-common.ts';
import { poiKind } from './poi-kinds.ts';

const nameFields = ['name', 'nama', 'nama_tempat', 'namobj', 'name:id'];
const kindFields = [
  'kind',
  'jenis',
  'amenity',
  'remark',
  'kategori',
  'category',
  'type',
  'tipe',
  'shop',
  'leisure',
  'use',
];
const idFields = ['id', 'osm_id', '@id', 'objectid', 'kode', 'fid'];

export interface PoiImportOptions extends ImportOptions {
  /** Put before each id, so that ids of different files stay apart; the file's name without its ending by default. */
  idPrefix?: string;
}

/**
 * Landmarks from GeoJSON or CSV. Polygons (buildings) count at their centroid. Ids are stable: the file's own, else one made
 * from name and place. A landmark without a name is refused, as nobody could say it; one outside the bounds stays, with a
 * warning. Throws `GeoFileError`.
 */
export async function importPois(source: GeoSource, options: PoiImportOptions = {}): Promise<ImportResult<PoiInput>> {
  const log = new ImportLog<PoiInput>(options.language);
  const prefix = options.idPrefix ?? source.name.replace(/(\.[A-Za-z]\w*)+$/, '');
  const seen = new Map<string, number>();
  for await (const record of readRecords(source, log.readOptions(options))) {
    const poi = toPoi(record, prefix, options, log);
    if (!poi) continue;
    const first = seen.get(poi.id);
    if (first !== undefined) {
      log.refuse(record.row, { id: `id sudah ada di baris ${first}`, en: `the id already came in row ${first}` });
      continue;
    }
    seen.set(poi.id, record.row);
    log.rows.push(poi);
  }
  return log.result();
}

function toPoi(record: RawRecord, prefix: string, options: ImportOptions, log: ImportLog<PoiInput>): PoiInput | null {
  const { row, fields } = record;
  const name = cleanText(fields.get(nameFields));
  const place = record.problem
    ? { ok: false as const, reason: record.problem }
    : name === null
      ? refuse('tidak ada nama', 'there is no name')
      : placeOf(record.geometry, options);
  if (!place.ok) {
    log.refuse(row, place.reason);
    return null;
  }
  const { lon, lat, swapped } = place.value;
  if (swapped) log.count(row, { id: 'koordinat tertukar, dibalik', en: 'coordinates were swapped and turned' });
  if (!inBounds(lon, lat, boundsOf(options))) {
    log.count(row, { id: 'titik di luar wilayah yang diharapkan', en: 'the point lies outside the expected area' });
  }
  const named = name ?? '';
  const own = cleanText(record.id) ?? cleanText(fields.get(idFields));
  const id =
    own ??
    createHash('sha256')
      .update(JSON.stringify([named, lon, lat]))
      .digest('hex')
      .slice(0, 16);
  const kind = poiKind(
    kindFields.map((field) => cleanText(fields.get([field]))).find((text) => text !== null) ?? null,
    named,
  );
  return { id: `${prefix}:${id}`, name: named, kind, lon, lat };
}

function placeOf(geometry: unknown, options: ImportOptions): Checked<{ lon: number; lat: number; swapped: boolean }> {
  if (isRecord(geometry) && geometry.type === 'Point') {
    const ordered = orderCoordinates([[geometry.coordinates]], boundsOf(options));
    if (!ordered.ok) return ordered;
    const [lon, lat] = ordered.value.lines[0]?.[0] ?? [Number.NaN, Number.NaN];
    return { ok: true, value: { lon, lat, swapped: ordered.value.swapped } };
  }
  const outline = repairArea(geometry, boundsOf(options));
  if (!outline.ok) return refuse('tidak ada titik koordinat', 'there are no coordinates of a point');
  const [lon = Number.NaN, lat = Number.NaN] = centroid(outline.value.geometry).geometry.coordinates;
  return { ok: true, value: { lon, lat, swapped: outline.value.repairs.includes('swapped') } };
}

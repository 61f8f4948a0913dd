import { createHash } from 'node:crypto';
import { type Checked, orderCoordinates, refuse, withoutRepeats } from '../../../platform/geo/coordinates.ts';
import { type GeoFeature, isRecord, readGeoJson } from '../../../platform/geo/geojson-reader.ts';
import type { LonLat } from '../../../platform/geo/metric.ts';
import type { GeoSource } from '../../../platform/geo/source.ts';
import { cleanText } from '../../../platform/geo/text.ts';
import { readRoadTags, type TagLookup } from './osm-tags.ts';
import { type RoadImport, type RoadImportOptions, RoadLog } from './road-import.ts';

const idProperties = ['osm_id', '@id', 'osm_way_id', 'full_id', 'id', 'fid', 'objectid'];

/**
 * Roads of a GeoJSON file of lines whose properties are OSM tags: directly, in an object `tags`, or in the text `other_tags`
 * that ogr2ogr writes (`"oneway"=>"-1","maxspeed"=>"50"`). Without an id a way gets one made from its coordinates, so that
 * the same file gives the same ids again. Features without `highway` are refused. Throws `GeoFileError`.
 */
export async function roadsFromGeoJson(source: GeoSource, options: RoadImportOptions = {}): Promise<RoadImport> {
  const log = new RoadLog(options.language);
  const counts = { swapped: 0, generated: 0 };
  const reading = { onProgress: options.onProgress, maxBytes: options.maxBytes };
  for await (const feature of readGeoJson(source, { ...reading, onWarning: (text) => log.warn(text) })) {
    addFeature(feature, options, log, counts);
  }
  log.warnCount(counts.swapped, {
    id: 'koordinat tertukar [lintang, bujur], dibalik',
    en: 'coordinates were [lat, lon] and were swapped',
  });
  log.warnCount(counts.generated, {
    id: 'jalan tanpa id, dibuatkan id tetap',
    en: 'roads without id, given a stable one',
  });
  return log.result();
}

function addFeature(
  feature: GeoFeature,
  options: RoadImportOptions,
  log: RoadLog,
  counts: { swapped: number; generated: number },
): void {
  const tag = tagsOf(feature.properties);
  if (tag('highway') === undefined) {
    log.refuse(feature.row, { id: 'tidak ada tag highway', en: 'there is no highway tag' });
    return;
  }
  const attributes = readRoadTags(tag);
  if (typeof attributes === 'string') {
    log.dropped[attributes]++;
    return;
  }
  const checked = linesOf(feature.geometry, options);
  if (!checked.ok) {
    log.refuse(feature.row, checked.reason);
    return;
  }
  const { lines, swapped } = checked.value;
  if (swapped) counts.swapped++;
  const given = givenId(feature);
  if (given === null) counts.generated++;
  const id = given ?? `g${createHash('sha256').update(JSON.stringify(lines)).digest('hex').slice(0, 16)}`;
  lines.forEach((coordinates, i) => {
    log.add({ id: i === 0 ? id : `${id}-${i + 1}`, ...attributes, coordinates });
  });
}

function tagsOf(properties: Record<string, unknown>): TagLookup {
  const nested = isRecord(properties.tags) ? properties.tags : {};
  const other = parseHstore(properties.other_tags ?? properties.tags);
  return (key) => text(own(properties, key)) ?? text(own(nested, key)) ?? other.get(key);
}

function own(values: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}

function text(value: unknown): string | undefined {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return cleanText(value) ?? undefined;
}

function parseHstore(value: unknown): Map<string, string> {
  const tags = new Map<string, string>();
  if (typeof value !== 'string') return tags;
  for (const [, key, content] of value.matchAll(/"([^"\\]*)"=>"((?:[^"\\]|\\.)*)"/g)) {
    if (key !== undefined && content !== undefined) tags.set(key, content.replace(/\\(.)/g, '$1'));
  }
  return tags;
}

function givenId(feature: GeoFeature): string | null {
  const fromProperties = idProperties.map((name) => own(feature.properties, name));
  for (const candidate of [feature.id, ...fromProperties]) {
    const id = cleanText(candidate);
    // "way/123" (Overpass) and "w123" (QuickOSM) are way 123.
    if (id !== null) return id.replace(/^(way\/|w)(?=\d+$)/, '');
  }
  return null;
}

function linesOf(geometry: unknown, options: RoadImportOptions): Checked<{ lines: LonLat[][]; swapped: boolean }> {
  if (!isRecord(geometry) || !Array.isArray(geometry.coordinates))
    return refuse('geometri kosong', 'the geometry is empty');
  const coordinates: unknown[] = geometry.coordinates;
  if (geometry.type !== 'LineString' && geometry.type !== 'MultiLineString') {
    return refuse('geometri bukan garis', 'the geometry is not a line');
  }
  const ordered = orderCoordinates(geometry.type === 'LineString' ? [coordinates] : coordinates, options.bounds);
  if (!ordered.ok) return ordered;
  const lines = ordered.value.lines.map(withoutRepeats).filter((line) => line.length >= 2);
  if (lines.length === 0) return refuse('garis kurang dari dua titik', 'a line with fewer than two points');
  return { ok: true, value: { lines, swapped: ordered.value.swapped } };
}

import { readCsv } from '../../platform/geo/csv-reader.ts';
import { detectFormat } from '../../platform/geo/format.ts';
import type { BilingualText, Language } from '../../platform/geo/geo-error.ts';
import { GeoFileError } from '../../platform/geo/geo-error.ts';
import { readGeoJson } from '../../platform/geo/geojson-reader.ts';
import { type Bounds, indonesia } from '../../platform/geo/metric.ts';
import type { GeoSource, ReadOptions } from '../../platform/geo/source.ts';
import { parseDecimal } from '../../platform/geo/text.ts';
import { parseWkt } from '../../platform/geo/wkt.ts';
import type { ImportResult } from './geodata.ts';

export interface ImportOptions extends Omit<ReadOptions, 'onWarning'> {
  /** Language of reasons and warnings; Indonesian by default. */
  language?: Language;
  /** Where the data should lie; Indonesia by default. Used to notice swapped coordinates and, for points, strays. */
  bounds?: Bounds;
}

/** One record of a file of any form, before the rules of its kind. */
export interface RawRecord {
  row: number;
  id: string | number | null;
  fields: Fields;
  geometry: unknown;
  problem: BilingualText | null;
}

/** A record's properties, found by name without regard to case, spaces, underscores and dashes. */
export class Fields {
  private readonly values: ReadonlyMap<string, unknown>;

  constructor(properties: Record<string, unknown>) {
    this.values = new Map(Object.entries(properties).map(([name, value]) => [fold(name), value]));
  }

  /** The first of the names that the record has with a value; undefined when none. */
  get(names: readonly string[]): unknown {
    for (const name of names) {
      const value = this.values.get(fold(name));
      if (value !== undefined && value !== null && value !== '') return value;
    }
    return undefined;
  }

  /** Whether the record has one of the names, be it empty. */
  has(names: readonly string[]): boolean {
    return names.some((name) => this.values.has(fold(name)));
  }
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '');
}

const geometryColumns = ['geometry', 'geom', 'the_geom', 'wkt', 'wkb_geometry', 'geojson'];
const lonColumns = ['lon', 'lng', 'long', 'longitude', 'bujur', 'x'];
const latColumns = ['lat', 'latitude', 'lintang', 'y'];

/**
 * Records of a GeoJSON or CSV file. A CSV's geometry comes from a column of well-known text or GeoJSON (`geometry`, `geom`,
 * `wkt`, …) or from a pair of columns (`lon`/`lat`, `longitude`/`latitude`, `bujur`/`lintang`, `x`/`y`; decimal comma allowed).
 * Throws `GeoFileError`.
 */
export async function* readRecords(source: GeoSource, options: ReadOptions): AsyncGenerator<RawRecord> {
  const format = await detectFormat(source);
  if (format === 'geojson') {
    for await (const { row, id, properties, geometry } of readGeoJson(source, options)) {
      yield { row, id, fields: new Fields(properties), geometry, problem: null };
    }
  } else if (format === 'csv') {
    for await (const { row, cells, problem } of readCsv(source, options)) {
      const fields = new Fields(cells);
      yield { row, id: null, fields, geometry: csvGeometry(fields), problem };
    }
  } else {
    throw new GeoFileError(source.name, null, {
      id: 'berkas OSM; di sini diperlukan GeoJSON atau CSV',
      en: 'an OSM file; GeoJSON or CSV is needed here',
    });
  }
}

function csvGeometry(fields: Fields): unknown {
  const text = fields.get(geometryColumns);
  if (typeof text === 'string') {
    if (!text.trimStart().startsWith('{')) return parseWkt(text);
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  }
  const lon = parseDecimal(fields.get(lonColumns));
  const lat = parseDecimal(fields.get(latColumns));
  return lon === null || lat === null ? null : { type: 'Point', coordinates: [lon, lat] };
}

/** Collects an import's outcome; texts are put in the chosen language, equal warnings on rows become one with a count. */
export class ImportLog<Row> {
  readonly rows: Row[] = [];
  private readonly refused: ImportResult<Row>['refused'] = [];
  private readonly warnings: string[] = [];
  private readonly counts = new Map<string, { text: BilingualText; count: number; first: number }>();
  private readonly language: Language;

  constructor(language: Language | undefined) {
    this.language = language ?? 'id';
  }

  refuse(row: number, reason: BilingualText): void {
    this.refused.push({ row, reason: reason[this.language] });
  }

  warn(text: BilingualText): void {
    this.warnings.push(text[this.language]);
  }

  /** A remark that many rows may share. */
  count(row: number, text: BilingualText): void {
    const seen = this.counts.get(text.en);
    if (seen) seen.count++;
    else this.counts.set(text.en, { text, count: 1, first: row });
  }

  result(): ImportResult<Row> {
    const summed = [...this.counts.values()].map(({ text, count, first }) =>
      this.language === 'id'
        ? `${text.id} (${count} baris, pertama baris ${first})`
        : `${text.en} (${count} rows, the first is row ${first})`,
    );
    return { rows: this.rows, refused: this.refused, warnings: [...this.warnings, ...summed] };
  }

  /** The reader's options with its warnings led here. */
  readOptions(options: ImportOptions): ReadOptions {
    return { onProgress: options.onProgress, maxBytes: options.maxBytes, onWarning: (text) => this.warn(text) };
  }
}

/** The bounds in force. */
export function boundsOf(options: ImportOptions): Bounds {
  return options.bounds ?? indonesia;
}

/** Lower case, letters and digits only: "KEBAYORAN  LAMA-UTARA" and "Kebayoran Lama Utara" are one name. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A regency's name without its kind: "Kota Administrasi Jakarta Selatan", "Kota Adm. Jakarta Selatan" → "jakartaselatan". */
export function foldRegencyName(name: string): string {
  return foldName(name.replace(/^\s*(kota|kabupaten|kab\.?)\s+(administrasi\s+|adm\.?\s+)?/i, ''));
}

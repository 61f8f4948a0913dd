import { type RoadWay, readRoads } from '../../command/routing/index.ts';
import {
  type AreaImportOptions,
  type AreaInput,
  type AreaLevel,
  defaultAreaFields,
  type PoiInput,
  type PopulationInput,
  readAreas,
  readPois,
  readPopulation,
} from '../../information/areas/index.ts';
import { fileSource, type GeoSource } from '../../platform/geo/source.ts';

export interface RefusedRow {
  file: string;
  row: number;
  reason: string;
}

/** What was read from all files of one command. */
export interface ReadFiles<Row> {
  rows: Row[];
  refused: RefusedRow[];
  warnings: string[];
  /** What must be named beside the files' own sources. */
  notice?: string;
}

export interface FileOptions {
  /** Names of properties for the values of areas: `kode=KDEPUM`. */
  map: string[];
  level: AreaLevel | undefined;
  validFrom: string | undefined;
  year: number | undefined;
  onProgress(file: string, share: number): void;
}

/** A wrong argument of the command line; the message is for the person who typed it. */
export class UsageError extends Error {
  override name = 'UsageError';
}

interface OneFile<Row> {
  rows: Row[];
  refused: { row: number; reason: string }[];
  warnings: string[];
  notice?: string;
}

async function readEach<Row>(
  paths: readonly string[],
  options: FileOptions,
  read: (source: GeoSource, onProgress: (done: number, total: number) => void) => Promise<OneFile<Row>>,
): Promise<ReadFiles<Row>> {
  const all: ReadFiles<Row> = { rows: [], refused: [], warnings: [] };
  for (const path of paths) {
    const source = await fileSource(path);
    const found = await read(source, (done, total) => options.onProgress(source.name, total > 0 ? done / total : 1));
    for (const row of found.rows) all.rows.push(row);
    all.refused.push(...found.refused.map((one) => ({ file: source.name, ...one })));
    if (found.notice) all.notice = found.notice;
    all.warnings.push(...found.warnings.map((text) => `${source.name}: ${text}`));
  }
  return all;
}

/** @throws GeoFileError when a file cannot be read as a whole; UsageError on a wrong `--map`. */
export async function readAreaFiles(paths: readonly string[], options: FileOptions): Promise<ReadFiles<AreaInput>> {
  const fields = mappedFields(options.map);
  const read = await readEach(paths, options, (source, onProgress) =>
    readAreas(source, { onProgress, fields, ...(options.validFrom ? { validFrom: options.validFrom } : {}) }),
  );
  const { level } = options;
  if (!level) return read;
  const rows = read.rows.filter((area) => area.level === level);
  const others = read.rows.length - rows.length;
  const warnings =
    others > 0 ? [...read.warnings, `${others} wilayah bukan tingkat ${level}, dilewati`] : read.warnings;
  return { ...read, rows, warnings };
}

function mappedFields(pairs: readonly string[]): NonNullable<AreaImportOptions['fields']> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', property = ''] = pair.split('=');
      if (!Object.hasOwn(defaultAreaFields, name) || property === '') {
        throw new UsageError(
          `--map ${pair}: bentuknya nama=properti / use name=property; ${Object.keys(defaultAreaFields).join(', ')}`,
        );
      }
      return [name, [property]];
    }),
  );
}

/** Roads of several files; a way that several extracts share counts once. */
export async function readRoadFiles(paths: readonly string[], options: FileOptions): Promise<ReadFiles<RoadWay>> {
  const read = await readEach(paths, options, (source, onProgress) => readRoads(source, { onProgress }));
  if (paths.length === 1) return read;
  const once = new Map(read.rows.map((way) => [`${way.id} ${way.coordinates.flat().join(' ')}`, way]));
  return { ...read, rows: [...once.values()] };
}

export function readPoiFiles(paths: readonly string[], options: FileOptions): Promise<ReadFiles<PoiInput>> {
  return readEach(paths, options, (source, onProgress) => readPois(source, { onProgress }));
}

/** Population of areas that are known already. */
export function readPopulationFiles(
  paths: readonly string[],
  known: Parameters<typeof readPopulation>[1],
  options: FileOptions,
): Promise<ReadFiles<PopulationInput>> {
  return readEach(paths, options, (source, onProgress) =>
    readPopulation(source, known, { onProgress, ...(options.year ? { year: options.year } : {}) }),
  );
}

import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { importRoads } from '../../command/routing/index.ts';
import {
  areaLevels,
  type ImportOf,
  type ImportOutcome,
  importAreas,
  importPois,
  importPopulation,
  loadAreas,
} from '../../information/areas/index.ts';
import type { Database } from '../../platform/database/database.ts';
import { GeoFileError } from '../../platform/geo/geo-error.ts';
import { doWork, type SystemDoer, type Work } from '../../platform/journal/work.ts';
import {
  type FileOptions,
  type ReadFiles,
  type RefusedRow,
  readAreaFiles,
  readPoiFiles,
  readPopulationFiles,
  readRoadFiles,
  UsageError,
} from './import-files.ts';
import { importUnitFiles } from './import-units.ts';

export interface ImportContext {
  db: Database;
  pool: pg.Pool;
  polresId: string;
  out: NodeJS.WritableStream;
}

const usage = `harmoni import areas|roads|pois|population|units FILE… [pilihan / options]

  areas       batas wilayah GeoJSON/CSV dengan kode Kemendagri / boundaries with Kemendagri codes
  roads       jalan OSM (.osm.pbf, .osm, .osm.gz) atau GeoJSON; mengganti jaringan lama / replaces the old network
  pois        patokan GeoJSON/CSV / landmarks
  population  penduduk CSV menurut kode atau nama / residents by code or name
  units       unit CSV atau JSON menurut tanda panggil / units by call sign

  --level L          hanya tingkat ini / only this level: ${areaLevels.join(', ')}
  --map NAME=PROP    nama properti lain, boleh berulang / other property names: --map code=KDEPUM --map name=WADMKD
  --valid-from DAY   hari mulai berlaku bila berkas tidak menyebutnya / first day of validity (YYYY-MM-DD)
  --year Y           tahun penduduk bila berkas tidak menyebutnya / year of the population
  --source TEXT      sumber yang disebut di peta / source named on the map
  --refused FILE     semua baris yang ditolak sebagai CSV / all refused rows as CSV`;

/** Refused rows told on the screen; the rest is counted. */
const told = 20;

/**
 * The command `harmoni import`: reads the files, then writes all of them in one transaction, or nothing.
 * @returns the exit code: 0; 1 when nothing could be imported; 2 on wrong arguments.
 */
export async function runImport(args: string[], context: ImportContext): Promise<number> {
  const say = (line: string) => void context.out.write(`${line}\n`);
  try {
    return await importFiles(args, context, say);
  } catch (error) {
    if (error instanceof GeoFileError) {
      say(`Tidak ada yang diimpor / nothing imported.\n  ${error.text.id}\n  ${error.text.en}`);
      return 1;
    }
    const wrongArguments =
      error instanceof UsageError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    if (!wrongArguments) throw error;
    say(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
}

function readArguments(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      level: { type: 'string' },
      map: { type: 'string', multiple: true, default: [] },
      'valid-from': { type: 'string' },
      year: { type: 'string' },
      source: { type: 'string' },
      refused: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const [kind, ...paths] = positionals;
  const level = areaLevels.find((one) => one === values.level);
  if (values.level !== undefined && !level) throw new UsageError(`--level ${values.level}`);
  const validFrom = values['valid-from'];
  if (validFrom !== undefined && !isDay(validFrom)) throw new UsageError(`--valid-from ${validFrom}`);
  const year = values.year === undefined ? undefined : Number(values.year);
  if (year !== undefined && !Number.isInteger(year)) throw new UsageError(`--year ${values.year}`);
  return {
    kind,
    paths,
    level,
    validFrom,
    year,
    map: values.map,
    source: values.source,
    refusedFile: values.refused,
    help: values.help,
  };
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

async function importFiles(
  args: string[],
  { db, pool, polresId }: ImportContext,
  say: (line: string) => void,
): Promise<number> {
  const given = readArguments(args);
  if (given.help) {
    say(usage);
    return 0;
  }
  if (!given.kind || given.paths.length === 0)
    throw new UsageError('jenis dan berkas diperlukan / a kind and files are needed');
  const startedAt = performance.now();
  const options: FileOptions = { ...given, onProgress: progress(say) };
  const named = given.source ?? defaultSource(given.kind, given.paths);

  const store = async <Row>(
    read: ReadFiles<Row>,
    write: (work: Work, rows: Row[], of: ImportOf) => Promise<ImportOutcome>,
  ): Promise<number> => {
    tellRefused(read, given.refusedFile, say);
    if (read.rows.length === 0) {
      say('Tidak ada yang dapat diimpor / nothing could be imported.');
      return 1;
    }
    say(`Menyimpan ${read.rows.length} baris / writing ${read.rows.length} rows …`);
    const source = read.notice ? `${named} · ${read.notice}` : named;
    const doer = await systemDoer(db, polresId);
    const outcome = await doWork(db, doer, (work) => write(work, read.rows, { source, refused: read.refused.length }));
    say(summary(outcome, read.refused.length, (performance.now() - startedAt) / 1000));
    return 0;
  };

  switch (given.kind) {
    case 'areas':
      return store(await readAreaFiles(given.paths, options), importAreas);
    case 'roads':
      return store(await readRoadFiles(given.paths, options), importRoads);
    case 'pois':
      return store(await readPoiFiles(given.paths, options), importPois);
    case 'population': {
      const known = await loadAreas(db, polresId);
      if (known.length === 0) throw new UsageError('impor wilayah dahulu / import areas first');
      return store(await readPopulationFiles(given.paths, known, options), importPopulation);
    }
    case 'units': {
      const doer = await systemDoer(db, polresId);
      const read = await importUnitFiles(given.paths, options, { db, pool, doer });
      tellRefused(read, given.refusedFile, say);
      say(
        `Selesai / done: ${read.added} baru / added, ${read.changed} berubah / changed, ${read.refused.length} ditolak / refused.`,
      );
      return read.added + read.changed > 0 ? 0 : 1;
    }
    default:
      throw new UsageError(`tidak dikenal / unknown: ${given.kind}`);
  }
}

async function systemDoer(db: Database, polresId: string): Promise<SystemDoer> {
  const { realm } = await db
    .selectFrom('platform.polres')
    .select('realm')
    .where('id', '=', polresId)
    .executeTakeFirstOrThrow();
  return { accountId: null, roles: ['system'], polresId, realm: realm as SystemDoer['realm'] };
}

/** OpenStreetMap must be named wherever its data are shown; other files are named by themselves. */
function defaultSource(kind: string, paths: readonly string[]): string {
  const names = paths.map((path) => basename(path)).join(', ');
  return kind === 'roads' || /osm/i.test(names) ? `© OpenStreetMap contributors (ODbL), ${names}` : names;
}

/** Tells how far a file was read, a few times for each file. */
function progress(say: (line: string) => void): FileOptions['onProgress'] {
  let last = '';
  return (file, share) => {
    const line = `Membaca / reading ${file}: ${Math.floor(share * 4) * 25} %`;
    if (line !== last) say(line);
    last = line;
  };
}

function tellRefused(
  read: Pick<ReadFiles<unknown>, 'refused' | 'warnings'>,
  file: string | undefined,
  say: (line: string) => void,
): void {
  for (const warning of read.warnings) say(`  catatan / note: ${warning}`);
  const { refused } = read;
  for (const { file: name, row, reason } of refused.slice(0, told))
    say(`  ditolak / refused: ${name} baris ${row}: ${reason}`);
  if (refused.length > told) say(`  … dan ${refused.length - told} lagi / and ${refused.length - told} more`);
  if (refused.length > 1) {
    for (const [reason, rows] of Map.groupBy(refused, (one) => one.reason)) say(`  ${rows.length} × ${reason}`);
  }
  if (file !== undefined) {
    writeFileSync(file, refusedCsv(refused));
    say(`  baris yang ditolak / refused rows: ${file}`);
  }
}

function refusedCsv(rows: readonly RefusedRow[]): string {
  const cell = (value: string | number) => `"${String(value).replace(/"/g, '""')}"`;
  return `${['file,row,reason', ...rows.map(({ file, row, reason }) => [file, row, reason].map(cell).join(','))].join('\r\n')}\r\n`;
}

function summary({ version, added, changed, unchanged }: ImportOutcome, refused: number, seconds: number): string {
  const time = `${seconds.toFixed(1)} s`;
  if (version === null)
    return `Semua ${unchanged} baris sudah ada; tidak ada yang berubah / all rows were known; nothing changed (${time}).`;
  return (
    `Selesai / done: ${added} baru / added, ${changed} berubah / changed, ${unchanged} tetap / unchanged, ` +
    `${refused} ditolak / refused; versi / version ${version} (${time}).`
  );
}

import type pg from 'pg';
import { createUnits, type ImportRow } from '../../command/units/index.ts';
import type { Database } from '../../platform/database/database.ts';
import { readCsv } from '../../platform/geo/csv-reader.ts';
import { GeoFileError } from '../../platform/geo/geo-error.ts';
import { contentChunks, fileSource, type GeoSource } from '../../platform/geo/source.ts';
import { doWork, type SystemDoer } from '../../platform/journal/work.ts';
import type { FileOptions, RefusedRow } from './import-files.ts';

interface UnitsRead {
  added: number;
  changed: number;
  refused: RefusedRow[];
  warnings: string[];
}

/** Units of CSV files or JSON arrays, all files in one transaction; the units room decides about each row. */
export async function importUnitFiles(
  paths: readonly string[],
  options: FileOptions,
  { db, pool, doer }: { db: Database; pool: pg.Pool; doer: SystemDoer },
): Promise<UnitsRead> {
  const rows: { file: string; row: number; cells: ImportRow }[] = [];
  const refused: RefusedRow[] = [];
  for (const path of paths) {
    const source = await fileSource(path);
    for await (const { row, cells, problem } of records(source, options)) {
      if (problem) refused.push({ file: source.name, row, reason: problem });
      else rows.push({ file: source.name, row, cells });
    }
  }
  const units = await createUnits({ db, pool });
  try {
    const report = await doWork(db, doer, (work) =>
      units.importUnits(
        work,
        rows.map(({ cells }) => cells),
      ),
    );
    for (const { row, reason } of report.refused) {
      const at = rows[row - 1];
      if (at) refused.push({ file: at.file, row: at.row, reason: reason.id });
    }
    return { added: report.inserted, changed: report.updated, refused, warnings: [] };
  } finally {
    await units.close?.();
  }
}

async function* records(
  source: GeoSource,
  options: FileOptions,
): AsyncGenerator<{ row: number; cells: ImportRow; problem: string | null }> {
  const onProgress = (done: number, total: number) => options.onProgress(source.name, total > 0 ? done / total : 1);
  if (!source.name.toLowerCase().endsWith('.json')) {
    for await (const { row, cells, problem } of readCsv(source, { onProgress }))
      yield { row, cells, problem: problem?.id ?? null };
    return;
  }
  for (const [i, cells] of (await jsonArray(source)).entries()) yield { row: i + 1, cells, problem: null };
}

async function jsonArray(source: GeoSource): Promise<ImportRow[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of contentChunks(source)) chunks.push(chunk);
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (!Array.isArray(value)) throw new Error('not an array');
    return value.map((row: unknown) => (typeof row === 'object' && row !== null ? { ...row } : {}));
  } catch (error) {
    throw new GeoFileError(source.name, null, { id: 'bukan larik JSON', en: 'not a JSON array' }, error);
  }
}

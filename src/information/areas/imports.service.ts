import type { Json } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids/ids.ts';
import type { Work } from '../../platform/journal/work.ts';
import { mergeAreaVersions } from './area-versions.rules.ts';
import { loadAreas, loadPois, loadRoads } from './areas.repository.ts';
import type { AreaInput, PoiInput, PopulationInput } from './geodata.ts';
import {
  addPopulation,
  closeAreas,
  findAreaVersions,
  type ImportKind,
  insertImport,
  lockImports,
  replacePlaces,
  replaceWater,
  setCentreWhenAbsent,
  upsertAreas,
  upsertPois,
  upsertPopulation,
} from './imports.repository.ts';
import { buildPlaces } from './place-build.ts';
import type { WaterInput } from './river-band.ts';

export interface ImportOf {
  /** Where the rows came from: a file's name, or the source that must be named on the map. */
  source: string;
  /** Rows of the file that were refused. */
  refused?: number;
  /** Leaves the register of places as it is; for several imports in a row, of which the last brings it up to date. */
  keepPlaces?: boolean;
}

export interface ImportOutcome {
  /** Null when everything was known already: then nothing was changed and nothing journaled. */
  version: number | null;
  added: number;
  changed: number;
  unchanged: number;
}

/**
 * Notes an import in the register of versions and in the journal, brings the register of places up to date, and tells every
 * server of the installation when the transaction commits. For the rooms that import.
 */
export async function recordImport(
  work: Work,
  kind: ImportKind,
  rows: number,
  of: ImportOf,
  counts: Json,
): Promise<number> {
  const { polresId } = work.doer;
  const version = await insertImport(work.tx, { polresId, kind, source: of.source, rows, refused: of.refused ?? 0 });
  const touchesPlaces = kind === 'areas' || kind === 'roads' || kind === 'pois';
  if (touchesPlaces && !of.keepPlaces) await rebuildPlaces(work);
  work.record({
    action: `${actionNames[kind]}.imported`,
    subject: { type: 'import', id: newId() },
    body: { version, source: of.source, rows, refused: of.refused ?? 0, counts },
  });
  return version;
}

const actionNames: Record<ImportKind, string> = {
  areas: 'area',
  roads: 'road',
  pois: 'poi',
  population: 'population',
  water: 'water',
  units: 'unit',
};

/** Makes the register of places anew from areas, roads and landmarks as they stand in this transaction. */
export async function rebuildPlaces(work: Work): Promise<void> {
  const { tx, doer } = work;
  const day = work.now.toISOString().slice(0, 10);
  const areas = await loadAreas(tx, doer.polresId);
  const roads = await loadRoads(tx, doer.polresId);
  const pois = await loadPois(tx, doer.polresId);
  const rows = buildPlaces({
    areas: areas.filter((area) => area.validFrom <= day && (area.validTo === null || area.validTo > day)),
    roads: roads.flatMap((road) => (road.name ? [{ ...road, name: road.name }] : [])),
    pois,
  });
  await replacePlaces(tx, doer.polresId, rows);
}

/** Adds and corrects areas by code and first day of validity; see `mergeAreaVersions`. */
export async function importAreas(work: Work, rows: readonly AreaInput[], of: ImportOf): Promise<ImportOutcome> {
  const { tx, doer } = work;
  await lockImports(tx, doer.polresId);
  const known = await findAreaVersions(tx, doer.polresId, [...new Set(rows.map((row) => row.code))]);
  const { insert, correct, close, unchanged } = mergeAreaVersions(known, rows);
  const outcome = { added: insert.length, changed: correct.length + close.length, unchanged };
  if (outcome.added + outcome.changed === 0) return { version: null, ...outcome };
  const counts = { added: insert.length, corrected: correct.length, closed: close.length, unchanged };
  // The version is that of the import that follows; the register of places is made after the areas are there.
  const version = await recordImport(work, 'areas', rows.length, { ...of, keepPlaces: true }, counts);
  await upsertAreas(tx, doer.polresId, [...insert, ...correct], version);
  // After the corrections: a version may be corrected and ended by the same import.
  await closeAreas(tx, doer.polresId, close);
  const year = work.now.getUTCFullYear();
  await addPopulation(
    tx,
    doer.polresId,
    rows.flatMap(({ code, population }) => (population === null ? [] : [{ areaCode: code, year, population }])),
  );
  await setCentreWhenAbsent(tx, doer.polresId);
  if (!of.keepPlaces) await rebuildPlaces(work);
  return { version, ...outcome };
}

/** Adds landmarks and corrects those of the same id. */
export async function importPois(work: Work, rows: readonly PoiInput[], of: ImportOf): Promise<ImportOutcome> {
  await lockImports(work.tx, work.doer.polresId);
  const changed = await upsertPois(
    work.tx,
    work.doer.polresId,
    lastOf(rows, (poi) => poi.id),
  );
  if (changed === 0) return { version: null, added: 0, changed: 0, unchanged: rows.length };
  const version = await recordImport(work, 'pois', rows.length, of, { changed });
  return { version, added: 0, changed, unchanged: rows.length - changed };
}

/** Adds residents by area and year and corrects those known. */
export async function importPopulation(
  work: Work,
  rows: readonly PopulationInput[],
  of: ImportOf,
): Promise<ImportOutcome> {
  await lockImports(work.tx, work.doer.polresId);
  const changed = await upsertPopulation(
    work.tx,
    work.doer.polresId,
    lastOf(rows, (row) => `${row.areaCode} ${row.year}`),
  );
  if (changed === 0) return { version: null, added: 0, changed: 0, unchanged: rows.length };
  const version = await recordImport(work, 'population', rows.length, of, { changed });
  return { version, added: 0, changed, unchanged: rows.length - changed };
}

/** Replaces the waters drawn on the map. */
export async function importWater(work: Work, rows: readonly WaterInput[], of: ImportOf): Promise<ImportOutcome> {
  await lockImports(work.tx, work.doer.polresId);
  await replaceWater(work.tx, work.doer.polresId, rows);
  const version = await recordImport(work, 'water', rows.length, of, {});
  return { version, added: rows.length, changed: 0, unchanged: 0 };
}

/** Each row once; of several with one key (from several files) the last. */
function lastOf<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()];
}

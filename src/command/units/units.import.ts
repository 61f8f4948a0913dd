import type { z } from 'zod';
import { newId } from '../../platform/ids/ids.ts';
import type { Work } from '../../platform/journal/work.ts';
import type { Text } from '../../platform/problem/problem.ts';
import { NewStation, NewUnit } from './units.contract.ts';
import type { UnitMemory } from './units.memory.ts';
import { unitsRepository as repository } from './units.repository.ts';
import { factsOf } from './units.service.ts';

export interface ImportReport {
  inserted: number;
  updated: number;
  /** `row` counts from 1. */
  refused: { row: number; reason: Text }[];
}

/** One record of a file: cells of a CSV (lists separated by `;`, crew as `Pangkat Nama`), or an object of a JSON array. */
export type ImportRow = Record<string, unknown>;

const lists = new Set(['skills', 'equipment', 'beatCodes']);
const truths: Record<string, boolean> = {
  true: true,
  ya: true,
  yes: true,
  '1': true,
  false: false,
  tidak: false,
  no: false,
  '0': false,
};

/** Turns a CSV cell into what the contract expects; other values pass through. An empty cell is as if left out. */
function fromCell(key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (text === '') return undefined;
  const parts = text
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean);
  if (lists.has(key)) return parts;
  if (key === 'crew')
    return parts.map((part) => ({ rank: part.split(' ')[0], name: part.split(' ').slice(1).join(' ') }));
  if (key === 'crewSize' || key === 'lon' || key === 'lat') return Number(text);
  if (key === 'hasGps' || key === 'active') return truths[text.toLowerCase()] ?? text;
  return text;
}

/** The row in the contract's shape, or why it is refused. */
function parseRow<Schema extends z.ZodType>(schema: Schema, row: ImportRow): z.output<Schema> | Text {
  const cells = Object.fromEntries(
    Object.entries(row).flatMap(([key, value]) => {
      const cell = fromCell(key, value);
      return cell === undefined ? [] : [[key, cell]];
    }),
  );
  const parsed = schema.safeParse(cells);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path.join('.') ?? '';
  return { id: `kolom "${path}" tidak benar`, en: `column "${path}": ${issue?.message ?? 'not valid'}` };
}

const isRefusal = (parsed: object): parsed is Text => 'en' in parsed;

/**
 * Inserts or updates units by call sign, in the command given: all accepted rows become durable together. The status
 * of a known unit stays. A row that names an unknown post or repeats a call sign of the same file is refused.
 */
export async function importUnits(work: Work, rows: readonly ImportRow[], memory: UnitMemory): Promise<ImportReport> {
  const { polresId, realm } = work.doer;
  const report: ImportReport = { inserted: 0, updated: 0, refused: [] };
  const existing = await work.tx
    .selectFrom('units.unit')
    .select(['id', 'callsign', 'version'])
    .where('polres_id', '=', polresId)
    .forUpdate()
    .execute();
  const known = new Map(existing.map((unit) => [unit.callsign.toLowerCase(), unit]));
  const stations = await work.tx
    .selectFrom('units.station')
    .select(['id', 'code'])
    .where('polres_id', '=', polresId)
    .execute();
  const stationIds = new Map(stations.map((station) => [station.code, station.id]));
  const seen = new Set<string>();
  const touched: string[] = [];
  for (const [index, row] of rows.entries()) {
    const refuse = (reason: Text) => report.refused.push({ row: index + 1, reason });
    const unit = parseRow(NewUnit, row);
    if (isRefusal(unit)) {
      refuse(unit);
      continue;
    }
    const callsign = unit.callsign.toLowerCase();
    const stationId = unit.station === null ? null : stationIds.get(unit.station);
    if (stationId === undefined) {
      refuse({ id: `pos "${unit.station}" tidak ada`, en: `there is no post "${unit.station}"` });
      continue;
    }
    if (seen.has(callsign)) {
      refuse({
        id: `tanda panggil ${unit.callsign} sudah ada di berkas ini`,
        en: `call sign ${unit.callsign} occurs twice`,
      });
      continue;
    }
    seen.add(callsign);
    const before = known.get(callsign);
    const facts = factsOf(unit, stationId);
    const id = before?.id ?? unit.id ?? newId();
    const saved = before
      ? await repository.update(work.tx, id, before.version, facts)
      : await repository.insert(work.tx, id, { polresId, realm }, facts, { status: 'available', at: work.now });
    report[before ? 'updated' : 'inserted'] += 1;
    touched.push(id);
    work.record({
      action: before ? 'unit.changed' : 'unit.created',
      subject: { type: 'unit', id },
      body: { ...facts, crew: facts.crew.map(({ name, rank }) => ({ name, rank })), imported: true },
      seals: [['units.unit', id, saved?.seal ?? null]],
    });
  }
  const records = await repository.byIds(work.tx, touched);
  work.afterCommit(() => {
    for (const record of records) memory.put(record);
  });
  return report;
}

/** Inserts or updates posts by code. */
export async function importStations(work: Work, rows: readonly ImportRow[]): Promise<ImportReport> {
  const report: ImportReport = { inserted: 0, updated: 0, refused: [] };
  const { polresId } = work.doer;
  for (const [index, row] of rows.entries()) {
    const station = parseRow(NewStation, row);
    if (isRefusal(station)) {
      report.refused.push({ row: index + 1, reason: station });
      continue;
    }
    const before = await repository.stationByCode(work.tx, polresId, station.code);
    await repository.upsertStation(work.tx, { id: before ?? newId(), polresId, ...station });
    report[before ? 'updated' : 'inserted'] += 1;
  }
  return report;
}

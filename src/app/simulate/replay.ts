import { findKind, type KindCode } from '../../command/incidents/incident-kinds.types.ts';
import { readCsv } from '../../platform/geo/csv-reader.ts';
import type { GeoSource } from '../../platform/geo/source.ts';
import type { Text } from '../../platform/problem/problem.ts';
import { kindOfRow } from './replay-kinds.ts';

/** One call of the file: seconds after the first one, and its kind in our words. */
export interface ReplayCall {
  seconds: number;
  kind: KindCode;
}

export interface RefusedRow {
  row: number;
  reason: Text;
}

export interface Replay {
  calls: ReplayCall[];
  refused: RefusedRow[];
}

/**
 * Reads real arrivals: columns `t,class,type,…` (other columns are left: their places lie elsewhere), plain or gzip. `t` is
 * local clock time without a zone; only differences count. `type` may also be a code of our own catalogue. Rows out of
 * order are sorted in; a row that cannot be used is reported with its number and reason, and the rest goes on.
 * @param maxSeconds rows later than this after the first are not kept.
 * @throws GeoFileError when the file has no header, is not CSV or is cut off.
 */
export async function readReplay(source: GeoSource, maxSeconds = Number.POSITIVE_INFINITY): Promise<Replay> {
  const refused: RefusedRow[] = [];
  const rows: { at: number; kind: KindCode }[] = [];
  let first = Number.POSITIVE_INFINITY;
  for await (const { row, cells, problem } of readCsv(source)) {
    const at = clockTime(cells.t ?? '');
    const type = cells.type ?? '';
    const kind = findKind(type)?.code ?? kindOfRow(cells.class ?? '', type);
    const reason = problem ?? (at === undefined ? badTime(cells.t ?? '') : kind === undefined ? badKind(cells) : null);
    if (reason || at === undefined || kind === undefined) {
      refused.push({ row, reason: reason ?? badKind(cells) });
      continue;
    }
    first = Math.min(first, at);
    if (at - first <= maxSeconds) rows.push({ at, kind });
  }
  const calls = rows
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, kind }) => ({ seconds: at - first, kind }))
    .filter((call) => call.seconds <= maxSeconds);
  return { calls, refused };
}

/** Seconds since 1970 of `2015-12-10 17:40:00` (also with `T`), read as if in UTC; undefined when it is no such time. */
function clockTime(text: string): number | undefined {
  const found = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::(\d\d))?$/.exec(text.trim());
  if (!found) return undefined;
  const [year, month, day, hour, minute, second] = found.slice(1).map((part) => Number(part ?? 0));
  const ms = Date.UTC(year!, month! - 1, day!, hour!, minute!, second!);
  const back = new Date(ms);
  const valid =
    back.getUTCMonth() === month! - 1 && back.getUTCDate() === day && hour! < 24 && minute! < 60 && second! < 60;
  return valid ? ms / 1000 : undefined;
}

const badTime = (value: string): Text => ({
  id: `waktu "${value}" tidak dikenal (contoh: 2015-12-10 17:40:00)`,
  en: `time "${value}" is not known (for example: 2015-12-10 17:40:00)`,
});
const badKind = (cells: Readonly<Record<string, string>>): Text => ({
  id: `golongan "${cells.class ?? ''}" tidak dikenal (EMS, Fire, Traffic)`,
  en: `class "${cells.class ?? ''}" is not known (EMS, Fire, Traffic)`,
});

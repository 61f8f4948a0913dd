import { hiddenParts, mergedCount } from '../../platform/privacy/small-counts.ts';
import type { Text } from '../../platform/problem/problem.ts';
import type { Areas } from '../areas/index.ts';
import type { StatusRecord } from './reading.repository.ts';
import { holds } from './settle.rules.ts';
import type { StatusRow } from './status.contract.ts';
import { type Gauge, type StatusLevel, statusShapes } from './status.types.ts';

const levelWords: Readonly<Record<string, string>> = { district: 'Kec.', village: 'Kel.', rw: '', regency: '' };
const parentOf: Readonly<Record<string, string>> = { rw: 'village', village: 'district', district: 'regency' };

/** "Kec. Tanjung Waru" for the area above one of this level. */
export function parentName(areas: Areas, polresId: string, level: string | null, parentCode: string | null): string {
  if (level === null || parentCode === null) return '';
  const name = areas.nameOf(polresId, parentCode);
  return name === null ? '' : `${levelWords[parentOf[level] ?? ''] ?? ''} ${name}`.trim();
}

/** "Kel. Cempaka, RT 002" for where a record lies. */
function placeOf(areas: Areas, polresId: string, code: string | null): string {
  if (code === null) return '';
  const village = code.split('.').slice(0, 4).join('.');
  const names = [
    village.split('.').length === 4 ? `Kel. ${areas.nameOf(polresId, village) ?? village}` : null,
    village === code ? null : areas.nameOf(polresId, code),
  ];
  return names.filter((name) => name !== null).join(', ') || (areas.nameOf(polresId, code) ?? code);
}

/** A record's status is a sum, so all its reasons count. */
function joined(reasons: StatusRecord['reasons']): Text | null {
  if (reasons.length === 0) return null;
  return { id: reasons.map(({ text }) => text.id).join(', '), en: reasons.map(({ text }) => text.en).join(', ') };
}

/** An assessment in short. For a problem the name is given apart, since titles leave the registers by their own door only. */
export function statusRow(areas: Areas, row: StatusRecord, gauge?: Gauge, title?: string): StatusRow {
  const counts = gauge ? row.gauge_counts[gauge] : undefined;
  const status: StatusLevel | null = gauge ? (row.gauges[gauge] ?? null) : row.shown;
  const n = gauge ? (counts ? counts.recent + counts.windows.reduce((sum, one) => sum + one, 0) : 0) : row.year_count;
  const decision = row.decided_level === null ? null : { level: row.decided_level, proposed: row.decided_proposed };
  return {
    id: row.id,
    kind: row.kind,
    code: row.code,
    name: title ?? (row.kind === 'area' ? (row.name ?? row.code) : ''),
    level: row.area_level,
    parentCode: row.kind === 'area' ? row.parent_code : row.area_code,
    parentName:
      row.kind === 'area'
        ? parentName(areas, row.polres_id, row.area_level, row.parent_code)
        : placeOf(areas, row.polres_id, row.area_code),
    status,
    shape: status && statusShapes[status],
    decided: !gauge && holds(decision, row.proposed),
    proposed: gauge ? status : row.proposed,
    needsDecision: row.needs_decision,
    since: row.shown_since.toISOString(),
    trend: row.trend,
    recent: counts?.recent ?? row.recent,
    n,
    value: row.population ? Math.round((n / row.population) * 100_000) / 10 : null,
    gauges: row.gauges,
    reason: row.kind === 'area' ? (row.reasons[0]?.text ?? null) : joined(row.reasons),
    few: false,
    version: row.version,
  };
}

/** The same rows for those outside the unit: small counts are hidden, and reasons with them, which say figures. */
export function hideSmall(rows: readonly StatusRow[]): StatusRow[] {
  const hidden = new Set<StatusRow>();
  for (const siblings of Map.groupBy(rows, ({ parentCode }) => parentCode).values()) {
    const year = hiddenParts(siblings.map(({ n }) => n ?? 0));
    siblings.forEach((row, i) => {
      if (year[i]) hidden.add(row);
    });
  }
  return rows.map((row) => {
    const all = hidden.has(row);
    const recent = row.recent !== null && mergedCount(row.recent) === null;
    if (!all && !recent) return { ...row, reason: null };
    return { ...row, recent: null, n: all ? null : row.n, value: all ? null : row.value, reason: null, few: true };
  });
}

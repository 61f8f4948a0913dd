import { findKind } from '../../command/incidents/incident-kinds.types.ts';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { mergedCount, mergedParts } from '../../platform/privacy/small-counts.ts';
import type { Text } from '../../platform/problem/problem.ts';
import { countInterval, rankRanges, shareInterval } from '../../platform/statistics/intervals.ts';
import type { AreaLevel } from '../areas/geodata.ts';
import { type AreaRow, type ChildRow, findNamesBelow, findResidentsBelow } from './ground.repository.ts';
import { classOf, gridOf, mergedGrid, peakWindow, shadeBounds } from './heat.rules.ts';
import {
  type CountRow,
  countReports,
  findBegin,
  type IncidentScope,
  measureAnswers,
  measureSpeed,
} from './incidents.repository.ts';
import type { AreaProfile, Rate } from './profile.contract.ts';
import { localDay, trendMonths, trendOf } from './trend.rules.ts';

/** Begins of the periods that figures are about; all end now. */
export interface Spans {
  months: Date;
  year: Date;
  quarter: Date;
  month: Date;
  now: Date;
  /** Today in the district's zone, `2026-11-22`. */
  day: string;
}

const dayMs = 86_400_000;

/** 24 months with the running one, 365, 90 and 30 days. */
export function spansOf(now: Date, timezone: string): Spans {
  const { year, month, passed } = localDay(now, timezone);
  const first = Date.UTC(year, month - trendMonths, 1);
  // Zones lie a multiple of 15 minutes from UTC; the first local midnight is as far from it as now is (no summer time here).
  const apart = Date.UTC(year, month - 1, 1) + passed * dayMs - now.getTime();
  const offset = Math.round(apart / 900_000) * 900_000;
  const before = (days: number): Date => new Date(now.getTime() - days * dayMs);
  return {
    months: new Date(first - offset),
    year: before(365),
    quarter: before(90),
    month: before(30),
    now,
    day: new Date(now.getTime() + offset).toISOString().slice(0, 10),
  };
}

export interface FiguresInput {
  area: AreaRow;
  children: readonly ChildRow[];
  childLevel: AreaLevel | null;
  cellLevel: AreaLevel | null;
  spans: Spans;
  timezone: string;
  /** Small counts are kept back. */
  merged: boolean;
}

/** Below this a count is too small to shade an area by. */
const leastShaded = 5;

type Figures = Pick<AreaProfile, 'heat' | 'trend' | 'rates' | 'cells' | 'kinds'> &
  Pick<AreaProfile['answers'], 'speed' | 'emergency'> & { topKind: AreaProfile['answers']['priority']['kind'] };

/** The figures of an area that come from incidents and calls. */
export async function figuresOf(db: Database, actor: Actor, input: FiguresInput): Promise<Figures> {
  const { area, childLevel, cellLevel, spans, timezone, merged } = input;
  const { polresId, realm } = actor;
  const scope: IncidentScope = { polresId, realm, level: area.level, code: area.code };
  const [rows, speed, answers, begin, cellPeople, cellNames] = await Promise.all([
    countReports(db, scope, { timezone, spans, childLevel, cellLevel }),
    measureSpeed(db, scope, spans.month, spans.now),
    measureAnswers(db, scope, spans.month, spans.now),
    findBegin(db, polresId, realm, timezone),
    cellLevel ? findResidentsBelow(db, polresId, area.code, cellLevel) : new Map<string, number>(),
    cellLevel ? findNamesBelow(db, polresId, area.code, cellLevel) : [],
  ]);
  const parts = Map.groupBy(rows, ({ part }) => part);
  const sums = (part: CountRow['part']) => new Map((parts.get(part) ?? []).map(({ a, n }) => [a ?? '', n]));
  const tell = (n: number): number | null => (merged ? mergedCount(n) : n);
  const month = period(spans.month, spans.now);

  const grid = gridOf((parts.get('hour') ?? []).map(({ b, c, n }) => ({ day: b ?? 0, hour: c ?? 0, n })));
  const all = grid.flat().reduce((sum, n) => sum + n, 0);
  const trend = trendOf(sums('month'), localDay(spans.now, timezone), begin);
  const measured = speed.in_time + speed.late;
  const heard = answers.quick + answers.slow;
  return {
    heat: {
      period: period(spans.months, spans.now),
      n: tell(all),
      rows: merged ? mergedGrid(grid) : grid.map((row) => [...row]),
      hours: merged ? 6 : 1,
    },
    trend: merged ? keptBack(trend) : trend,
    rates: { period: period(spans.year, spans.now), items: ratesOf(input, sums('child')) },
    cells: {
      period: period(spans.year, spans.now),
      ...cellsOf(
        cellNames.map(({ code }) => code),
        sums('cell'),
        cellPeople,
        merged,
      ),
    },
    kinds: [...sums('kind')]
      .sort(([, a], [, b]) => b - a)
      .slice(0, 6)
      .map(([code, n]) => ({ code, label: kindLabel(code), n: tell(n) })),
    topKind: topKindOf(parts.get('kind-hour') ?? [], tell),
    speed: {
      ...shareOf(speed.in_time, measured, merged),
      notMeasured: tell(speed.unmeasured),
      median: merged && measured < leastShaded ? null : speed.median,
      period: month,
    },
    emergency: { ...shareOf(answers.quick, heard, merged), notMeasured: tell(answers.unmeasured), period: month },
  };
}

const period = (from: Date, to: Date) => ({ from: from.toISOString(), to: to.toISOString() });
const kindLabel = (code: string): Text => findKind(code)?.label ?? { id: code, en: code };

/** A share with its interval; nothing when nothing was measured, or too little to be told outside. */
function shareOf(hits: number, all: number, merged: boolean) {
  const told = all > 0 && !(merged && all < leastShaded);
  return {
    share: told ? hits / all : null,
    ends: told ? shareInterval(hits, all) : null,
    measured: merged ? mergedCount(all) : all,
  };
}

function keptBack(trend: AreaProfile['trend']): AreaProfile['trend'] {
  const shown = mergedParts(trend.months.map(({ n }) => n ?? 0));
  return {
    ...trend,
    months: trend.months.map((month, at) =>
      month.n !== null && shown[at] === null ? { ...month, n: null, ends: null, expected: null } : month,
    ),
  };
}

/** Reports of a year per 10,000 residents for each area below, the highest first, with ranks as far as they can be told. */
function ratesOf({ children, merged }: FiguresInput, counts: ReadonlyMap<string, number>): Rate[] {
  const all = children.map(({ code }) => counts.get(code) ?? 0);
  const shown = merged ? mergedParts(all) : all;
  const items = children.map(({ code, name, population: people }, at): Rate => {
    const n = shown[at] ?? null;
    const per = people ? 10_000 / people : null;
    if (n === null || per === null) return { code, name, n, people, rate: null, ends: null, rank: null };
    const { low, high } = countInterval(n);
    return { code, name, n, people, rate: n * per, ends: { low: low * per, high: high * per }, rank: null };
  });
  const known = items.filter((one) => one.ends !== null);
  const ranks = rankRanges(known.map(({ ends }) => ends!));
  for (const [at, one] of known.entries()) one.rank = ranks[at]!;
  return items.sort((a, b) => (b.rate ?? -1) - (a.rate ?? -1) || a.code.localeCompare(b.code));
}

function cellsOf(
  codes: readonly string[],
  counts: ReadonlyMap<string, number>,
  people: ReadonlyMap<string, number>,
  merged: boolean,
): Pick<AreaProfile['cells'], 'bounds' | 'items'> {
  const all = codes.map((code) => counts.get(code) ?? 0);
  const shown = merged ? mergedParts(all) : all;
  const items = codes.map((code, at) => {
    const n = shown[at] ?? null;
    const residents = people.get(code);
    return { code, n, rate: n !== null && residents ? (n * 10_000) / residents : null };
  });
  const enough = items.filter(({ n }) => n !== null && n >= leastShaded);
  const bounds = shadeBounds(enough.flatMap(({ rate }) => (rate === null ? [] : [Math.round(rate)])));
  return {
    bounds,
    items: items.map((item) => ({
      ...item,
      shade:
        item.n !== null && item.n >= leastShaded && item.rate !== null ? classOf(Math.round(item.rate), bounds) : null,
    })),
  };
}

/** Crime, traffic and disturbance are for the police to prevent; illness, fire and questions are not. */
const isPoliceWork = (code: string): boolean =>
  ['crime', 'traffic', 'disturbance'].includes(findKind(code)?.group ?? '');

/**
 * The kind most reported in the quarter among crime, traffic and disturbance of priority 1 and 2; where there is none of these,
 * of all.
 */
function topKindOf(rows: readonly CountRow[], tell: (n: number) => number | null): Figures['topKind'] {
  const kinds = [...Map.groupBy(rows, ({ a }) => a ?? '')].map(([code, own]) => ({
    code,
    own,
    n: own.reduce((sum, { n }) => sum + n, 0),
    urgent: isPoliceWork(code) && (findKind(code)?.priority ?? 4) <= 2,
  }));
  const [top] = kinds.sort((a, b) => Number(b.urgent) - Number(a.urgent) || b.n - a.n || a.code.localeCompare(b.code));
  if (!top) return null;
  const window = peakWindow(gridOf(top.own.map(({ b, c, n }) => ({ day: b ?? 0, hour: c ?? 0, n }))));
  return { code: top.code, label: kindLabel(top.code), n: tell(top.n), window };
}

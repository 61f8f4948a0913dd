import type { Text } from '../../platform/problem/problem.ts';
import { type Counts, levelOf, type Usual, usualOf } from './counts.rules.ts';
import { changeOf } from './distributions.rules.ts';
import {
  type AssessedLevel,
  type Gauge,
  gauges,
  rankOf,
  type Signal,
  type StatusLevel,
  statusLevels,
  type Trend,
  worst,
} from './status.types.ts';
import type { Thresholds } from './thresholds.rules.ts';

/** Raised whenever the same facts would give another proposal. */
export const ruleVersion = 1;

/** What is known of an area when a status is proposed. Nothing in it is about a person. */
export interface AreaFacts {
  level: AssessedLevel;
  total: Counts;
  gauges: Readonly<Record<Gauge, Counts>>;
  /** Roads closed there now. */
  closures: number;
  /** Open records of the register of problems that lie there (above a village: those placed no finer). */
  problems: { open: number; grave: number; rawan: number };
  /** Open records of tension between groups, and the highest heat, 0–5. */
  tension: { open: number; heat: number };
  /** Shown statuses of the areas one level below; null for villages and RW, which count their own reports. */
  children: { of: number; waspada: number; rawan: number } | null;
}

export interface ProposedReason {
  signal: Signal;
  level: StatusLevel;
  text: Text;
}
export interface Proposal {
  /** Null: too little is known to propose anything. */
  level: StatusLevel | null;
  /** The weightiest first. */
  reasons: ProposedReason[];
  trend: Trend;
  gauges: Partial<Record<Gauge, StatusLevel>>;
  inputs: Record<string, number | null>;
}

/** An RW with fewer reports than this in a year is not judged by its reports. */
export const leastYear = 12;

const say = (signal: Signal, level: StatusLevel, id: string, en: string): ProposedReason => ({
  signal,
  level,
  text: { id, en },
});
const byPoints = (points: number, watch: number, danger: number): StatusLevel =>
  points >= Math.max(danger, watch + 1) ? 'rawan' : points >= watch ? 'waspada' : 'aman';

function fromReports(total: Counts, usual: Usual): ProposedReason[] {
  const { recent, week } = total;
  const reasons = [
    say(
      'reports',
      levelOf(recent, usual),
      `${recent} laporan warga dalam 28 hari, biasanya ${usual.from}–${usual.to}`,
      `${recent} public reports in 28 days, usually ${usual.from}–${usual.to}`,
    ),
  ];
  if (week >= usual.weekAt) {
    reasons.push(
      say(
        'early',
        'waspada',
        `${week} laporan dalam 7 hari terakhir; mulai ${usual.weekAt} tidak biasa`,
        `${week} reports in the last 7 days; from ${usual.weekAt} on it is unusual`,
      ),
    );
  }
  return reasons;
}

function fromRecords({ problems, tension }: AreaFacts, thresholds: Thresholds): ProposedReason[] {
  const reasons: ProposedReason[] = [];
  if (problems.open > 0) {
    const points = problems.open + problems.grave;
    const level = worst([
      byPoints(points, thresholds.problem_watch, thresholds.problem_danger),
      problems.rawan > 0 ? 'waspada' : 'aman',
    ]);
    const more = problems.rawan > 0 ? [`, rawan ${problems.rawan}`, `, at risk ${problems.rawan}`] : ['', ''];
    reasons.push(
      say(
        'problems',
        level,
        `Masalah terbuka ${problems.open}, berat ${problems.grave}${more[0]} (${points} poin; waspada mulai ${thresholds.problem_watch})`,
        `Open problems ${problems.open}, grave ${problems.grave}${more[1]} (${points} points; watch from ${thresholds.problem_watch})`,
      ),
    );
  }
  if (tension.open > 0) {
    reasons.push(
      say(
        'tension',
        tension.heat >= 4 ? 'rawan' : tension.heat >= 3 ? 'waspada' : 'aman',
        `Ketegangan antarkelompok ${tension.open}, suhu tertinggi ${tension.heat} dari 5`,
        `Tension between groups ${tension.open}, highest heat ${tension.heat} of 5`,
      ),
    );
  }
  return reasons;
}

/** One child at risk, or a share of them on watch, asks for attention above; a share of them at risk (two at least) puts the area at risk. */
function fromChildren({ of, waspada, rawan }: NonNullable<AreaFacts['children']>, share: number): ProposedReason[] {
  if (waspada + rawan === 0) return [];
  const least = Math.max(2, Math.ceil((of * share) / 100));
  const level = rawan >= least ? 'rawan' : rawan > 0 || waspada + rawan >= least ? 'waspada' : 'aman';
  return [
    say(
      'children',
      level,
      `Wilayah bawahan: ${rawan} rawan, ${waspada} waspada, dari ${of}`,
      `Areas below: ${rawan} at risk, ${waspada} on watch, of ${of}`,
    ),
  ];
}

function gaugeLevels(facts: AreaFacts, thresholds: Thresholds): Proposal['gauges'] {
  const found: Proposal['gauges'] = {};
  for (const gauge of gauges) {
    const usual = usualOf(facts.gauges[gauge], thresholds);
    if (usual) found[gauge] = levelOf(facts.gauges[gauge].recent, usual);
  }
  if (facts.closures > 0) {
    found.flow = worst([found.flow ?? 'aman', facts.closures >= 3 ? 'rawan' : 'waspada']);
  }
  return found;
}

/**
 * Proposes an area's status: each signal gives a level with its figures, the worst of them is the proposal. A person confirms or
 * changes it. The same facts always give the same proposal; more reports or problems never a calmer one.
 */
export function proposeArea(facts: AreaFacts, thresholds: Thresholds): Proposal {
  const { total } = facts;
  const year = total.recent + total.windows.reduce((sum, n) => sum + n, 0);
  const usual = facts.level === 'rw' && year < leastYear ? undefined : usualOf(total, thresholds);
  const reasons = [
    ...(usual ? fromReports(total, usual) : []),
    ...fromRecords(facts, thresholds),
    ...(facts.children ? fromChildren(facts.children, thresholds.children_share) : []),
  ].sort((a, b) => rankOf(b.level) - rankOf(a.level));
  return {
    level: reasons.length > 0 ? worst(reasons.map(({ level }) => level)) : null,
    reasons,
    trend: changeOf(total.recent, total.windows.at(-1) ?? total.recent),
    gauges: facts.level === 'rw' && !usual ? {} : gaugeLevels(facts, thresholds),
    inputs: {
      recent: total.recent,
      week: total.week,
      windows: total.windows.length,
      usual: usual ? Math.round(usual.mean * 10) / 10 : null,
      spread: usual ? Math.round(usual.spread * 100) / 100 : null,
      watchAt: usual?.watchAt ?? null,
      dangerAt: usual?.dangerAt ?? null,
      weekAt: usual?.weekAt ?? null,
      problems: facts.problems.open,
      graveProblems: facts.problems.grave,
      problemsAtRisk: facts.problems.rawan,
      tensions: facts.tension.open,
      heat: facts.tension.heat,
      closures: facts.closures,
      children: facts.children?.of ?? null,
      childrenOnWatch: facts.children?.waspada ?? null,
      childrenAtRisk: facts.children?.rawan ?? null,
    },
  };
}

/** The next calmer or worse level, for buttons that step. */
export const levelAt = (rank: number): StatusLevel => statusLevels[Math.min(2, Math.max(0, rank))] ?? 'aman';

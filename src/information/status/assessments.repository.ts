import { sql } from 'kysely';
import type { Json, Queryable, Tx } from '../../platform/database/database.ts';
import type { GaugeCounts } from './facts.ts';
import type { Decided, Standing } from './settle.rules.ts';
import type { AssessedLevel, StatusLevel, Trend } from './status.types.ts';

export type AssessmentKind = 'area' | 'problem' | 'road';

/** A row of `status.assessment` as it is computed. */
export interface Assessment extends Standing {
  id: string;
  kind: AssessmentKind;
  code: string;
  areaLevel: AssessedLevel | null;
  areaCode: string | null;
  decisionId: string | null;
  trend: Trend;
  recent: number;
  yearCount: number;
  windows: readonly number[];
  gauges: Json;
  gaugeCounts: Json;
  reasons: Json;
  inputs: Json;
  ruleVersion: number;
}

/** What is known of a subject before it is computed anew. */
export interface Known extends Standing {
  id: string;
  kind: AssessmentKind;
  code: string;
  decisionId: string | null;
  decision: Decided | null;
}

interface KnownRow {
  id: string;
  kind: AssessmentKind;
  code: string;
  proposed: StatusLevel | null;
  proposed_since: Date;
  shown: StatusLevel | null;
  shown_since: Date;
  needs_decision: boolean;
  version: number;
  decision_id: string | null;
  decided_level: StatusLevel | null;
  decided_proposed: StatusLevel | null;
}

export const assessmentsRepository = {
  /** Those who compute and decide in one district take turns. */
  async lock(tx: Tx, polresId: string): Promise<void> {
    await sql`select pg_advisory_xact_lock(hashtextextended('status' || ${polresId}, 0))`.execute(tx);
  },

  /** All subjects of a district, or those of one kind and code, by `kind/code`. */
  async known(
    db: Queryable,
    polresId: string,
    one?: { kind: AssessmentKind; code: string },
  ): Promise<Map<string, Known>> {
    const { rows } = await sql<KnownRow>`
      select a.id, a.kind, a.code, a.proposed, a.proposed_since, a.shown, a.shown_since, a.needs_decision, a.version,
        a.decision_id, d.level as decided_level, d.proposed as decided_proposed
      from status.assessment a left join status.decision d on d.id = a.decision_id
      where a.polres_id = ${polresId} ${one ? sql`and a.kind = ${one.kind} and a.code = ${one.code}` : sql``}`.execute(
      db,
    );
    return new Map(
      rows.map((row) => [
        `${row.kind}/${row.code}`,
        {
          id: row.id,
          kind: row.kind,
          code: row.code,
          proposed: row.proposed,
          proposedSince: row.proposed_since,
          shown: row.shown,
          shownSince: row.shown_since,
          needsDecision: row.needs_decision,
          version: row.version,
          decisionId: row.decision_id,
          decision: row.decided_level === null ? null : { level: row.decided_level, proposed: row.decided_proposed },
        },
      ]),
    );
  },

  /** What was counted last in these areas. */
  async counts(db: Queryable, polresId: string, codes: readonly string[]): Promise<Map<string, GaugeCounts>> {
    const { rows } = await sql<{
      code: string;
      gauge_counts: GaugeCounts;
    }>`select code, gauge_counts from status.assessment
      where polres_id = ${polresId} and kind = 'area' and code = any(${[...codes]}::text[])`.execute(db);
    return new Map(rows.map((row) => [row.code, row.gauge_counts]));
  },

  /** Writes what was computed, all rows at once. */
  async save(tx: Tx, polresId: string, realm: string, rows: readonly Assessment[], now: Date): Promise<void> {
    if (rows.length === 0) return;
    const records = rows.map((row) => ({
      id: row.id,
      polres_id: polresId,
      realm,
      kind: row.kind,
      code: row.code,
      area_level: row.areaLevel,
      area_code: row.areaCode,
      proposed: row.proposed,
      proposed_since: row.proposedSince,
      shown: row.shown,
      shown_since: row.shownSince,
      decision_id: row.decisionId,
      needs_decision: row.needsDecision,
      trend: row.trend,
      recent: row.recent,
      year_count: row.yearCount,
      windows: row.windows,
      gauges: row.gauges,
      gauge_counts: row.gaugeCounts,
      reasons: row.reasons,
      inputs: row.inputs,
      rule_version: row.ruleVersion,
      computed_at: now,
      version: row.version,
    }));
    await sql`insert into status.assessment
      select * from jsonb_populate_recordset(null::status.assessment, ${JSON.stringify(records)}::jsonb)
      on conflict (polres_id, kind, code) do update set area_level = excluded.area_level, area_code = excluded.area_code,
        proposed = excluded.proposed, proposed_since = excluded.proposed_since, shown = excluded.shown,
        shown_since = excluded.shown_since, decision_id = excluded.decision_id, needs_decision = excluded.needs_decision,
        trend = excluded.trend, recent = excluded.recent, year_count = excluded.year_count, windows = excluded.windows,
        gauges = excluded.gauges, gauge_counts = excluded.gauge_counts, reasons = excluded.reasons, inputs = excluded.inputs,
        rule_version = excluded.rule_version, computed_at = excluded.computed_at, version = excluded.version`.execute(
      tx,
    );
  },

  /** The outcome of a decision, without computing anew. */
  async decide(tx: Tx, id: string, standing: Standing, decisionId: string): Promise<void> {
    await sql`update status.assessment set shown = ${standing.shown}, shown_since = ${standing.shownSince},
      needs_decision = ${standing.needsDecision}, version = ${standing.version}, decision_id = ${decisionId}
      where id = ${id}`.execute(tx);
  },
};

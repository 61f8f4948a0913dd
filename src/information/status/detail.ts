import type { Json } from '../../platform/database/database.ts';
import { mergedCount } from '../../platform/privacy/small-counts.ts';
import { usualOf } from './counts.rules.ts';
import type { DecisionRow, EventRow, StatusRecord } from './reading.repository.ts';
import { holds } from './settle.rules.ts';
import type { GaugeView, StatusDetail, StatusEvent, StatusRow } from './status.contract.ts';
import { gauges, type StatusLevel, statusLevels } from './status.types.ts';
import { type createThresholds, parameterIds, type Thresholds } from './thresholds.rules.ts';

const kinds: Readonly<Record<string, StatusEvent['kind'] | undefined>> = {
  'status.proposed': 'proposed',
  'status.decided': 'decided',
  'status.task_opened': 'task',
};

const fieldOf = (body: Json, field: string): Json =>
  body !== null && typeof body === 'object' && !Array.isArray(body) ? (body[field] ?? null) : null;
const levelIn = (value: Json): StatusLevel | null => statusLevels.find((level) => level === value) ?? null;
const textIn = (value: Json): string | null => (typeof value === 'string' ? value : null);

function eventOf({ at, action, actor_name, body }: EventRow): StatusEvent[] {
  const kind = kinds[action];
  if (!kind) return [];
  return [
    {
      at: at.toISOString(),
      kind,
      from: levelIn(fieldOf(body, 'from')),
      to: levelIn(fieldOf(body, 'to')),
      by: actor_name,
      reason: kind === 'proposed' ? null : textIn(fieldOf(body, 'reason')),
    },
  ];
}

/** The gauges of a subject with their figures; counts below five leave it only inside the unit. */
export function gaugeViews(
  row: Pick<StatusRecord, 'gauges' | 'gauge_counts'>,
  thresholds: Thresholds,
  inside: boolean,
): GaugeView[] {
  return gauges.flatMap((gauge) => {
    const counts = row.gauge_counts[gauge];
    if (!counts) return [];
    const level = row.gauges[gauge] ?? null;
    const usual = level === null ? undefined : usualOf(counts, thresholds);
    return [
      {
        gauge,
        level,
        recent: inside ? counts.recent : mergedCount(counts.recent),
        usualFrom: usual?.from ?? null,
        usualTo: usual?.to ?? null,
        watchAt: usual?.watchAt ?? null,
        dangerAt: usual?.dangerAt ?? null,
      },
    ];
  });
}

/** All that is known of one subject; counts below five leave it only inside the unit. */
export function detailOf(given: {
  row: StatusRecord;
  short: StatusRow;
  decision: DecisionRow | undefined;
  events: readonly EventRow[];
  thresholds: ReturnType<typeof createThresholds>;
  inside: boolean;
  mayDecide: boolean;
}): StatusDetail {
  const { row, short, decision, inside } = given;
  const at = row.area_code ?? '';
  const thresholds = given.thresholds.of(at);
  const gaugeDetails = gaugeViews(row, thresholds, inside);
  return {
    ...short,
    proposal: {
      level: row.proposed,
      since: row.proposed_since.toISOString(),
      computedAt: row.computed_at.toISOString(),
      ruleVersion: row.rule_version,
      reasons: inside ? row.reasons : [],
      inputs: inside ? row.inputs : {},
    },
    decision: decision
      ? {
          id: decision.id,
          level: decision.level,
          reason: inside ? decision.reason : '',
          proposed: decision.proposed,
          ruleVersion: decision.rule_version,
          at: decision.decided_at.toISOString(),
          by: inside ? decision.by_name : decision.decided_role,
          role: decision.decided_role,
          holds: holds({ level: decision.level, proposed: decision.proposed }, row.proposed),
        }
      : null,
    gaugeDetails,
    history: given.events.flatMap(eventOf).map((event) => (inside ? event : { ...event, by: null, reason: null })),
    thresholds: parameterIds.map((parameter) => ({ parameter, ...given.thresholds.find(at, parameter) })),
    windows: inside ? [...row.windows, row.recent] : [],
    mayDecide: given.mayDecide,
  };
}

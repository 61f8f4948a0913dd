import { maskedNumber } from '../../communication/calls/index.ts';
import type { Areas } from '../../information/areas/areas.port.ts';
import type { Actor } from '../../platform/access/actor.ts';
import type { Text } from '../../platform/problem/problem.ts';
import type {
  AgencyRequest,
  AssignmentBrief,
  IncidentDetail,
  IncidentLink,
  IncidentRow,
  Need,
} from './incidents.contract.ts';
import type { IncidentRecord } from './incidents.repository.ts';
import type { AssignmentRecord, RowRecord } from './rows.repository.ts';

export const moment = (at: Date | null): string | null => at?.toISOString() ?? null;

/** A reason as it is kept beside the proposal: the code of the rule, its words, and what it argued for. */
export interface KeptReason extends Text {
  code: string;
  to: number;
}

export const assignmentBrief = (record: AssignmentRecord): AssignmentBrief => ({
  id: record.id,
  unitId: record.unit_id,
  callsign: record.callsign,
  state: record.state,
  assignedAt: record.assigned_at.toISOString(),
  acknowledgedAt: moment(record.acknowledged_at),
  respondingAt: moment(record.responding_at),
  onSceneAt: moment(record.on_scene_at),
  endedAt: moment(record.ended_at),
  etaSeconds: record.eta_seconds,
});

type RowFields = Omit<RowRecord, 'linked' | 'needs'>;

/** A row of the queue. It holds nothing that any reader of incidents may not see. */
export function incidentRow(
  record: RowFields & { needs: unknown },
  given: { areas: Areas; assignments: AssignmentRecord[]; similarCount: number },
): IncidentRow {
  return {
    id: record.id,
    number: record.number,
    state: record.state,
    kind: record.kind,
    summary: record.summary,
    priority: record.priority,
    emergency: record.emergency,
    channel: record.channel,
    placeText: record.place_text,
    lon: record.lon,
    lat: record.lat,
    villageCode: record.village_code,
    villageName: record.village_code ? given.areas.nameOf(record.polres_id, record.village_code) : null,
    knownAt: record.known_at.toISOString(),
    targetSeconds: record.target_seconds,
    firstAssignedAt: moment(record.first_assigned_at),
    firstArrivedAt: moment(record.first_arrived_at),
    resolvedAt: moment(record.resolved_at),
    duplicateOf: record.duplicate_of,
    similarCount: given.similarCount,
    needs: record.needs as Need[],
    assignments: given.assignments.map(assignmentBrief),
    version: record.version,
  };
}

export interface DetailParts {
  call: { id: string; answerSeconds: number | null; operator: string | null; line: string | null } | null;
  createdBy: { id: string; name: string } | null;
  links: IncidentLink[];
  agencies: AgencyRequest[];
}

/**
 * Everything about an incident on one page. The caller's name is personal: shown to those whose work it is to reach the
 * caller, left out for others; the number is masked for all.
 */
export function incidentDetail(
  row: IncidentRow,
  record: IncidentRecord,
  parts: DetailParts,
  areas: Areas,
  actor: Pick<Actor, 'permissions'>,
): IncidentDetail {
  const named = (code: string | null) =>
    code === null ? null : { code, name: areas.nameOf(record.polres_id, code) ?? code };
  const reasons = record.priority_reasons as unknown as KeptReason[];
  return {
    ...row,
    areas: {
      rt: record.rt_code,
      rw: record.rw_code,
      village: named(record.village_code),
      district: named(record.district_code),
      regency: named(record.regency_code),
      guessed: record.area_guessed,
      boundaryVersion: record.boundary_version,
    },
    proposedPriority: record.proposed_priority,
    priorityReasons: reasons.map(({ id, en }) => ({ id, en })),
    answers: record.answers as Record<string, string>,
    occurredAt: moment(record.occurred_at),
    recordedAt: record.recorded_at.toISOString(),
    timezone: record.timezone,
    targetDistanceM: record.target_distance_m,
    closedAt: moment(record.closed_at),
    disposition: record.disposition,
    callerName: actor.permissions.has('incident:number') ? record.caller_name : null,
    callerNumberMasked: maskedNumber(record.caller_number),
    call: parts.call,
    createdBy: parts.createdBy,
    links: parts.links,
    agencies: parts.agencies,
    realm: record.realm,
  };
}

import type { IncidentRow } from '../../incidents/incidents.contract.ts';
import type { UnitRow } from '../../units/units.contract.ts';
import type { Recommendation, RecommendedUnit } from '../dispatch.contract.ts';

export const now = Date.parse('2026-11-22T03:14:27Z');
export const ago = (seconds: number): string => new Date(now - seconds * 1000).toISOString();

export function incident(more: Partial<IncidentRow> = {}): IncidentRow {
  return {
    id: `i${more.number ?? 1}`,
    number: 1,
    state: 'triaged',
    kind: 'curas',
    summary: 'begal, senjata tajam',
    priority: 2,
    emergency: false,
    channel: 'telephony',
    placeText: 'Jl. Kenanga Raya',
    lon: 109.6,
    lat: -9.56,
    villageCode: null,
    villageName: 'Cempaka',
    knownAt: ago(60),
    targetSeconds: 600,
    firstAssignedAt: null,
    firstArrivedAt: null,
    resolvedAt: null,
    duplicateOf: null,
    similarCount: 0,
    needs: [],
    assignments: [],
    version: 1,
    ...more,
  };
}

export function assignment(more: Partial<IncidentRow['assignments'][number]> = {}): IncidentRow['assignments'][number] {
  return {
    id: `a${more.callsign ?? '104'}`,
    unitId: `u${more.callsign ?? '104'}`,
    callsign: '104',
    state: 'assigned',
    assignedAt: ago(70),
    acknowledgedAt: null,
    respondingAt: null,
    onSceneAt: null,
    endedAt: null,
    etaSeconds: 240,
    ...more,
  };
}

export function unit(callsign: string, more: Partial<UnitRow> = {}): UnitRow {
  return {
    id: `u${callsign}`,
    callsign,
    name: 'Mobil patroli Samapta',
    kind: 'patrol_car',
    profile: 'car',
    function: 'samapta',
    crewSize: 3,
    skills: [],
    equipment: [],
    team: null,
    station: null,
    hasGps: true,
    status: 'available',
    statusAt: ago(760),
    statusSource: 'unit',
    statusReason: null,
    incidentId: null,
    incidentNumber: null,
    position: { lon: 109.6, lat: -9.56, heading: 90, speed: 8, at: ago(4), source: 'gps' },
    version: 1,
    ...more,
  };
}

export function ranked(callsign: string, more: Partial<RecommendedUnit> = {}): RecommendedUnit {
  return {
    unitId: `u${callsign}`,
    callsign,
    name: 'Mobil patroli Samapta',
    kind: 'patrol_car',
    status: 'available',
    rank: 1,
    etaSeconds: 249,
    distanceM: 1800,
    pluses: [],
    shortfalls: [],
    meets: ['patrol'],
    canBeSent: true,
    ...more,
  };
}

export function recommendation(
  items: RecommendedUnit[],
  proposal: string[],
  more: Partial<Recommendation> = {},
): Recommendation {
  return {
    incidentId: 'i1',
    version: 'recommend-1',
    computedAt: ago(0),
    considered: items.length,
    needs: [],
    proposal,
    remaining: [],
    items,
    ...more,
  };
}

import type { UnitStatus } from '../../../platform/web/kit/marks.tsx';
import type { MapIncident, MapUnit } from '../../../platform/web/map/types.ts';
import type { IncidentRow } from '../../incidents/incidents.contract.ts';
import { openStates } from '../../incidents/incidents.states.ts';
import type { UnitRow } from '../../units/units.contract.ts';
import { type UnitState, unitStates } from '../../units/units.states.ts';
import { incidentNumber, priorityOf } from './queue.view.ts';

/** The kit writes `onscene` in one word. */
export const unitMark = (state: UnitState): UnitStatus => (state === 'on_scene' ? 'onscene' : state);

export interface StatusGroup {
  state: UnitState;
  units: UnitRow[];
}

/**
 * The board: units by status in the order T D M L K X. Whoever needs a look comes first: the longest unanswered or
 * driving; of the available ones those that were free the longest.
 */
export function unitGroups(units: Iterable<UnitRow>): StatusGroup[] {
  const groups = new Map<UnitState, UnitRow[]>(unitStates.map((state) => [state, []]));
  for (const unit of units) groups.get(unit.status)?.push(unit);
  return [...groups].map(([state, rows]) => ({ state, units: rows.sort(byTime) }));
}

function byTime(a: UnitRow, b: UnitRow): number {
  const byStatus = a.statusAt < b.statusAt ? -1 : a.statusAt > b.statusAt ? 1 : 0;
  return byStatus || byCallsign(a, b);
}

/** Call signs as people count them: 99 before 101. */
export const byCallsign = (a: Pick<UnitRow, 'callsign'>, b: Pick<UnitRow, 'callsign'>): number =>
  a.callsign.localeCompare(b.callsign, 'id', { numeric: true });

/** Seconds without an answer after which an assigned unit is drawn in amber. */
export const unansweredAfter = 60;

/** Units with a place, as the map draws them. */
export function mapUnits(units: Iterable<UnitRow>, chosen: ReadonlySet<string>): MapUnit[] {
  const marks: MapUnit[] = [];
  for (const unit of units) {
    const { position } = unit;
    if (!position) continue;
    marks.push({
      id: unit.id,
      call: unit.callsign,
      at: [position.lon, position.lat],
      status: unitMark(unit.status),
      seenAt: position.at,
      chosen: chosen.has(unit.id),
      ...(position.heading === null || unit.status === 'on_scene' ? {} : { heading: position.heading }),
    });
  }
  return marks;
}

export function mapIncidents(rows: Iterable<IncidentRow>): MapIncident[] {
  const marks: MapIncident[] = [];
  for (const row of rows) {
    if (!openStates.has(row.state)) continue;
    marks.push({
      id: row.id,
      number: incidentNumber(row.number),
      at: [row.lon, row.lat],
      priority: priorityOf(row.priority),
    });
  }
  return marks;
}

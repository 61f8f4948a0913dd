import type { CallView } from '../../../communication/calls/calls.contract.ts';
import type { IncidentRow } from '../../incidents/incidents.contract.ts';
import type { UnitPosition, UnitRow } from '../../units/units.contract.ts';
import type { Alarm, AssignmentLive, DispatchDesk } from '../dispatch.contract.ts';

/** Everything that the desk shows of the whole district, by id. Each collection is replaced when something in it changes. */
export interface DeskState {
  incidents: ReadonlyMap<string, IncidentRow>;
  units: ReadonlyMap<string, UnitRow>;
  alarms: ReadonlyMap<string, Alarm>;
  calls: ReadonlyMap<string, CallView>;
}

export const emptyDesk: DeskState = { incidents: new Map(), units: new Map(), alarms: new Map(), calls: new Map() };

/** The newest place of a unit, as the notice `positions` brings it. */
export type PositionMark = UnitPosition & { unitId: string };

/** One thing to take over. `data` null = the subject is gone or no longer this person's. */
export type DeskStep =
  | { kind: 'incident'; id: string; data: IncidentRow | null }
  | { kind: 'unit'; id: string; data: UnitRow | null }
  | { kind: 'call'; id: string; data: CallView | null }
  | { kind: 'alarm'; id: string; data: Alarm | null }
  | { kind: 'assignment'; data: AssignmentLive }
  | { kind: 'positions'; items: readonly PositionMark[] };

/** First data as state. */
export function stateOf(desk: DispatchDesk): DeskState {
  return {
    incidents: byId(desk.incidents),
    units: byId(desk.units),
    alarms: byId(desk.alarms),
    calls: byId(desk.calls),
  };
}

/** Applies live steps in order. Older versions never replace newer ones; positions move a unit only forward in time. */
export function applySteps(state: DeskState, steps: readonly DeskStep[]): DeskState {
  const incidents = draft(state.incidents);
  const units = draft(state.units);
  const alarms = draft(state.alarms);
  const calls = draft(state.calls);
  const putUnit = (row: UnitRow): void => {
    const known = units.get(row.id);
    if (known && known.version > row.version) return;
    units.set(row.id, { ...row, position: newerPosition(known?.position ?? null, row.position) });
  };
  for (const step of steps) {
    switch (step.kind) {
      case 'incident':
        if (step.data) putVersion(incidents, step.data);
        else incidents.delete(step.id);
        break;
      case 'unit':
        if (step.data) putUnit(step.data);
        else units.delete(step.id);
        break;
      case 'call':
        if (step.data) putVersion(calls, step.data);
        else calls.delete(step.id);
        break;
      case 'alarm':
        if (step.data) alarms.set(step.id, step.data);
        else alarms.delete(step.id);
        break;
      case 'assignment':
        if (step.data.incident) putVersion(incidents, step.data.incident);
        if (step.data.unit) putUnit(step.data.unit);
        break;
      case 'positions':
        for (const { unitId, ...position } of step.items) {
          const known = units.get(unitId);
          if (known) units.set(unitId, { ...known, position: newerPosition(known.position, position) });
        }
    }
  }
  return { incidents: incidents.done(), units: units.done(), alarms: alarms.done(), calls: calls.done() };
}

function newerPosition(known: UnitPosition | null, said: UnitPosition | null): UnitPosition | null {
  if (!known || !said) return said ?? known;
  return Date.parse(said.at) >= Date.parse(known.at) ? said : known;
}

interface Draft<T> {
  get(id: string): T | undefined;
  set(id: string, value: T): void;
  delete(id: string): void;
  /** The map as it was when nothing changed. */
  done(): ReadonlyMap<string, T>;
}

/** A copy made at the first change only, so that an untouched collection keeps its identity. */
function draft<T>(map: ReadonlyMap<string, T>): Draft<T> {
  let copy: Map<string, T> | undefined;
  return {
    get: (id) => (copy ?? map).get(id),
    set(id, value) {
      copy ??= new Map(map);
      copy.set(id, value);
    },
    delete(id) {
      if (!(copy ?? map).has(id)) return;
      copy ??= new Map(map);
      copy.delete(id);
    },
    done: () => copy ?? map,
  };
}

function putVersion<T extends { id: string; version: number }>(rows: Draft<T>, row: T): void {
  const known = rows.get(row.id);
  if (!known || known.version <= row.version) rows.set(row.id, row);
}

function byId<T extends { id: string }>(rows: readonly T[]): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

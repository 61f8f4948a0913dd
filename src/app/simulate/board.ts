import { AssignmentLive, type DispatchDesk } from '../../command/dispatch/dispatch.contract.ts';
import { IncidentRow } from '../../command/incidents/incidents.contract.ts';
import { type IncidentState, openStates } from '../../command/incidents/incidents.states.ts';
import { UnitRow } from '../../command/units/units.contract.ts';
import { Signal } from './clock.ts';
import type { Entry } from './live.ts';

/** One unit on one incident, as far as the board knows. */
export interface KnownAssignment {
  id: string;
  incidentId: string;
  unitId: string;
  state: string;
}

const unsent: ReadonlySet<IncidentState> = new Set(['received', 'triaged', 'reopened']);
const endedAssignments = new Set(['cleared', 'cancelled', 'refused']);
export const isEnded = (assignment: KnownAssignment | undefined): boolean =>
  assignment !== undefined && endedAssignments.has(assignment.state);

/**
 * What the dispatch room sees: first data and live events, nothing else. Kept as a dispatcher's screen would keep it;
 * only open incidents stay on it.
 */
export class Board {
  readonly incidents = new Map<string, IncidentRow>();
  readonly units = new Map<string, UnitRow>();
  readonly assignments = new Map<string, KnownAssignment>();
  /** Incidents that wait for a unit, and those that wait for being closed. */
  readonly waiting = new Set<string>();
  readonly resolved = new Set<string>();
  readonly changed = new Signal();
  readonly #checks = new Set<() => void>();
  readonly #onAssignment: (assignment: KnownAssignment) => void;

  constructor(onAssignment: (assignment: KnownAssignment) => void) {
    this.#onAssignment = onAssignment;
  }

  /** Takes over the desk's first data. */
  load(desk: Pick<DispatchDesk, 'incidents' | 'units'>): void {
    for (const unit of desk.units) this.units.set(unit.id, unit);
    for (const row of desk.incidents) this.#incident(row);
    this.#tell();
  }

  /** Takes one live event. @throws ZodError when its content is not as the contracts say. */
  apply(entry: Entry): void {
    if (entry.data === null || entry.data === undefined) return;
    if (entry.subject.type === 'incident') this.#incident(IncidentRow.parse(entry.data));
    else if (entry.subject.type === 'unit') this.#unit(UnitRow.parse(entry.data));
    else if (entry.subject.type === 'assignment') {
      const { assignment, incident, unit } = AssignmentLive.parse(entry.data);
      if (unit) this.#unit(unit);
      this.#assignment(assignment);
      if (incident) this.#incident(incident);
    } else return;
    this.#tell();
  }

  /** Resolves true as soon as the board shows it, false after `timeoutMs` real milliseconds. */
  until(check: () => boolean, timeoutMs: number): Promise<boolean> {
    if (check()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const end = (shown: boolean) => {
        clearTimeout(timer);
        this.#checks.delete(look);
        resolve(shown);
      };
      const look = () => {
        if (check()) end(true);
      };
      const timer = setTimeout(() => end(false), timeoutMs);
      this.#checks.add(look);
    });
  }

  #tell(): void {
    for (const look of [...this.#checks]) look();
    this.changed.notify();
  }

  #unit(row: UnitRow): void {
    const known = this.units.get(row.id);
    if (!known || row.version >= known.version) this.units.set(row.id, row);
  }

  #incident(row: IncidentRow): void {
    const known = this.incidents.get(row.id);
    if (known && row.version < known.version) return;
    if (openStates.has(row.state)) this.incidents.set(row.id, row);
    else this.incidents.delete(row.id);
    mark(this.waiting, row.id, unsent.has(row.state) && row.duplicateOf === null);
    mark(this.resolved, row.id, row.state === 'resolved');
    for (const one of row.assignments) this.#assignment({ ...one, incidentId: row.id });
  }

  #assignment({ id, incidentId, unitId, state }: KnownAssignment): void {
    const known = this.assignments.get(id);
    if (isEnded(known)) return;
    this.assignments.set(id, { id, incidentId, unitId, state });
    if (!known && !endedAssignments.has(state)) this.#onAssignment({ id, incidentId, unitId, state });
  }
}

function mark(set: Set<string>, id: string, belongs: boolean): void {
  if (belongs) set.add(id);
  else set.delete(id);
}

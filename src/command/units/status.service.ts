import { sql } from 'kysely';
import type { Work } from '../../platform/journal/work.ts';
import { illegalMove, invalidField, notFound } from '../../platform/problem/problem.ts';
import { actionTo, missingFields, move } from '../../platform/states/states.ts';
import type { UnitRow } from './units.contract.ts';
import type { UnitMemory } from './units.memory.ts';
import { clockToleranceMs } from './units.ports.ts';
import { unitsRepository as repository } from './units.repository.ts';
import { type UnitState, unitStateMarks, unitTable } from './units.states.ts';

export interface StatusChange {
  /** Who said so: the crew itself, the dispatcher after a radio message, or the system following an assignment. */
  source: 'unit' | 'dispatcher' | 'system';
  /** Wanted by `take_out`. */
  reason?: string;
  /** When it happened; left out: now. */
  at?: Date;
  /** Last-said place of a unit, by radio. */
  place?: { lon: number; lat: number };
}

export interface LockedUnit {
  id: string;
  callsign: string;
  status: UnitState;
  active: boolean;
}

/** `moved`; `repeated` = it was so already; `late` = an older message than the present status, which stays. */
export type StatusOutcome = 'moved' | 'repeated' | 'late';

export interface UnitStatusService {
  /** Locks these units for the rest of the command; those of another district are left out. */
  lock(work: Work, ids: string[]): Promise<LockedUnit[]>;
  /**
   * A person's word about a unit.
   * @throws Problem notFound; invalid when `at` lies ahead or a reason is wanted; illegalMove when the table has no such arrow.
   */
  setStatus(work: Work, unitId: string, status: UnitState, change: StatusChange): Promise<{ outcome: StatusOutcome }>;
  /** The status that follows from an assignment. Where the table has no arrow (a unit out of service) the unit stays as it is. */
  follow(work: Work, unitId: string, status: UnitState, change: StatusChange): Promise<void>;
}

export function createUnitStatus(memory: UnitMemory, moved: (unitId: string) => void): UnitStatusService {
  /** The memory follows at once, so that the next question after the answer sees it; incident numbers come with the reload. */
  function remember(work: Work, unitId: string, version: number, fields: Partial<UnitRow>): void {
    work.afterCommit(() => {
      const known = memory.get(unitId);
      if (known) memory.put({ ...known, row: { ...known.row, ...fields, version } });
      moved(unitId);
    });
  }

  async function place(
    work: Work,
    unitId: string,
    at: Date,
    { lon, lat }: { lon: number; lat: number },
  ): Promise<void> {
    // A said place becomes the last one only when nothing newer is known; it is part of the trail in any case.
    await sql`
      with kept as (insert into units.position_history (unit_id, at, lon, lat, source) values (${unitId}, ${at}, ${lon}, ${lat}, 'radio'))
      insert into units.position_last as p (unit_id, at, lon, lat, source) values (${unitId}, ${at}, ${lon}, ${lat}, 'radio')
      on conflict (unit_id) do update set at = excluded.at, lon = excluded.lon, lat = excluded.lat, heading = null, speed = null,
        accuracy = null, source = 'radio', received_at = now() where excluded.at > p.at`.execute(work.tx);
    const mark = { unitId, lon, lat, heading: null, speed: null, at: at.toISOString(), source: 'radio' as const };
    work.afterCommit(() => memory.move(unitId, at.getTime(), mark));
  }

  async function write(
    work: Work,
    unitId: string,
    from: string,
    status: UnitState,
    change: StatusChange,
  ): Promise<void> {
    const at = change.at ?? work.now;
    const reason = change.reason ?? null;
    const saved = await repository.setStatus(work.tx, unitId, { status, at, source: change.source, reason });
    work.record({
      action: 'unit.status_changed',
      subject: { type: 'unit', id: unitId },
      body: { from, to: status, source: change.source, at: at.toISOString(), reason, place: change.place ?? null },
      seals: [['units.unit', unitId, saved.seal]],
    });
    remember(work, unitId, saved.version, {
      status,
      statusAt: at.toISOString(),
      statusSource: change.source,
      statusReason: reason,
    });
  }

  async function locked(work: Work, unitId: string) {
    const [unit] = await repository.lock(work.tx, work.doer.polresId, [unitId]);
    return unit?.active ? { ...unit, status: unit.status as UnitState } : undefined;
  }

  return {
    async lock(work, ids) {
      if (ids.length === 0) return [];
      const rows = await repository.lock(work.tx, work.doer.polresId, ids);
      return rows.map((row) => ({
        id: row.id,
        callsign: row.callsign,
        status: row.status as UnitState,
        active: row.active,
      }));
    },

    async setStatus(work, unitId, status, change) {
      const at = change.at ?? work.now;
      if (at.getTime() > work.now.getTime() + clockToleranceMs) {
        throw invalidField('at', 'Waktunya lebih dari 5 menit di depan.', 'The time is more than 5 minutes ahead.');
      }
      const unit = await locked(work, unitId);
      if (!unit) throw notFound();
      if (change.place) await place(work, unitId, at, change.place);
      const outcome: StatusOutcome = unit.status === status ? 'repeated' : at < unit.status_at ? 'late' : 'moved';
      if (outcome !== 'moved') {
        work.record({
          action: 'unit.status_received',
          subject: { type: 'unit', id: unitId },
          body: { status, outcome, source: change.source, at: at.toISOString(), place: change.place ?? null },
        });
        work.afterCommit(() => moved(unitId));
        return { outcome };
      }
      const action = actionTo(unitTable, unit.status, status);
      const arrow = action && move(unitTable, unit.status, action);
      if (!arrow) {
        const [from, to] = [unitStateMarks[unit.status].label, unitStateMarks[status].label];
        throw illegalMove(
          `${unit.callsign} berstatus ${from.id}; tidak bisa menjadi ${to.id}.`,
          `${unit.callsign} is ${from.en}; it cannot become ${to.en}.`,
        );
      }
      const [missing] = missingFields(arrow, { reason: change.reason });
      if (missing) throw invalidField(missing, 'Harus diisi.', 'Is required.');
      await write(work, unitId, unit.status, status, change);
      return { outcome };
    },

    async follow(work, unitId, status, change) {
      const unit = await locked(work, unitId);
      if (!unit) return;
      if (unit.status !== status && actionTo(unitTable, unit.status, status) === undefined) {
        work.afterCommit(() => moved(unitId));
        return;
      }
      if (unit.status === status) work.afterCommit(() => moved(unitId));
      else await write(work, unitId, unit.status, status, change);
    },
  };
}

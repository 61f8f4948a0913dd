import type { Realm } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { doWork, type SystemDoer } from '../../platform/journal/work.ts';
import { Problem } from '../../platform/problem/problem.ts';
import { turnAt } from './demo-shifts.rules.ts';
import { unitsRepository as repository } from './units.repository.ts';
import type { UnitsService } from './units.service.ts';

/**
 * Nobody relieves the crews of a demo district, so that after their turn every one of its units would be off shift for
 * ever. Here each crew takes the next turn when its own has ended; journaled as a change by the system, one act for each
 * unit. Only units of the realm `demo` with a turn are touched. Run again within a turn it changes nothing.
 */
export async function renewDemoShifts(db: Database, service: Pick<UnitsService, 'edit'>, now: Date): Promise<void> {
  const due = (await repository.demoShifts(db)).flatMap((unit) => {
    const turn = turnAt(unit, localClock(now, unit.timezone));
    return turn ? [{ ...unit, ...turn }] : [];
  });
  for (const [polresId, units] of Map.groupBy(due, (unit) => unit.polresId)) {
    const doer: SystemDoer = { accountId: null, roles: ['system'], polresId, realm: 'demo' satisfies Realm };
    try {
      await doWork(db, doer, async (work) => {
        for (const { id, version, shiftStart, shiftEnd } of units) {
          await service.edit(work, id, { version, shiftStart, shiftEnd });
        }
      });
    } catch (error) {
      // Somebody changed a unit in this moment, such as another server that renews them: what is left has its turn soon.
      if (!(error instanceof Problem)) throw error;
    }
  }
}

function localClock(now: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    now,
  );
}

import type { Realm } from '../../platform/access/actor.ts';
import type { Database, Json } from '../../platform/database/database.ts';
import { doWork, type SystemDoer, type Work } from '../../platform/journal/work.ts';
import type { Job } from '../../platform/room.ts';
import { calendarRepository } from './calendar.repository.ts';
import type { Calendars } from './calendar.service.ts';
import { clocksRepository as repository } from './clocks.repository.ts';
import { nextOf, timesOf, withTimes } from './clocks.rules.ts';
import type { Processes } from './definitions.service.ts';
import { clockRuleOf } from './process.rules.ts';

export interface Clocks {
  /** Tells what has warned or ended by `now`, each once; answers how many. */
  sweep(now: Date): Promise<number>;
  /** Counts up to `limit` running clocks of a district anew that were counted with another calendar; answers how many moved. */
  recount(work: Work, polresId: string, limit: number): Promise<{ seen: number; moved: number }>;
  /** All clocks of all districts that were counted with another calendar. */
  recountAll(): Promise<number>;
  jobs: Job[];
}

/** Rows of one transaction: long enough to be cheap, short enough that a person's command never waits for long. */
const batch = 1_000;

export function createClocks(deps: {
  db: Database;
  processes: Processes;
  calendars: Calendars;
  committed?: () => void;
}): Clocks {
  const { db, processes, calendars, committed } = deps;
  const system = (polresId: string, realm: string): SystemDoer => ({
    accountId: null,
    roles: ['system'],
    polresId,
    realm: realm as Realm,
  });

  async function tell(work: Work, polresId: string, now: Date): Promise<number> {
    const told = await repository.tell(work.tx, polresId, now, batch);
    for (const one of told) {
      const { escalate } = clockRuleOf(processes.of(one), one.clock);
      const body: Record<string, Json> = {
        process: one.process,
        definitionVersion: one.definitionVersion,
        clock: one.clock,
        dueAt: one.dueAt.toISOString(),
      };
      if (one.escalated) {
        body.message = { to: escalate.to, function: escalate.function ?? null, text: { ...escalate.message } };
      }
      work.record({
        action: one.escalated ? 'case.escalated' : 'case.warned',
        subject: { type: 'case', id: one.id },
        body,
        seals: [['cases.case', one.id, one.seal]],
      });
    }
    return told.length;
  }

  const clocks: Omit<Clocks, 'jobs'> = {
    async sweep(now) {
      let count = 0;
      for (const { polresId, realm } of await repository.waiting(db, now)) {
        for (let told = batch; told === batch; count += told) {
          told = await doWork(db, system(polresId, realm), (work) => tell(work, polresId, now), { committed });
        }
      }
      return count;
    },

    async recount(work, polresId, limit) {
      const { name, calendar } = await calendars.fresh(work.tx, polresId);
      const found = await repository.counted(work.tx, polresId, name, limit);
      const counted = found.flatMap((one) => {
        if (!one.clock) return [];
        const rule = clockRuleOf(processes.of(one), one.clock.name);
        const after = withTimes(one.clock, timesOf(rule, one.data, one.clock.startedAt, calendar), name, work.now);
        return [{ one, before: one.clock, after }];
      });
      if (counted.length === 0) return { seen: 0, moved: 0 };
      const seals = await repository.move(
        work.tx,
        counted.map(({ one, after }) => ({ id: one.id, ...after, nextAt: nextOf(after) })),
      );
      const same: [string, string, Buffer | null][] = [];
      for (const { one, before, after } of counted) {
        const seal: [string, string, Buffer | null] = ['cases.case', one.id, seals.get(one.id) ?? null];
        if (before.dueAt.getTime() === after.dueAt.getTime()) {
          same.push(seal);
          continue;
        }
        work.record({
          action: 'case.recounted',
          subject: { type: 'case', id: one.id },
          body: {
            process: one.process,
            definitionVersion: one.definitionVersion,
            clock: after.name,
            before: before.dueAt.toISOString(),
            dueAt: after.dueAt.toISOString(),
          },
          seals: [seal],
        });
      }
      // Those that end as before need one entry together, since their rows name the calendar.
      if (same.length > 0) {
        work.record({
          action: 'calendar.counted',
          subject: { type: 'calendar', id: polresId },
          body: { calendar: name, clocks: same.length },
          seals: same,
        });
      }
      return { seen: counted.length, moved: counted.length - same.length };
    },

    async recountAll() {
      let moved = 0;
      for (const { polresId, realm } of await calendarRepository.districts(db)) {
        const { name } = await calendars.fresh(db, polresId);
        while (await repository.outdated(db, polresId, name)) {
          const result = await doWork(db, system(polresId, realm), (work) => clocks.recount(work, polresId, batch), {
            committed,
          });
          moved += result.moved;
          // What a command holds at the moment is met at the next turn.
          if (result.seen === 0) break;
        }
      }
      return moved;
    },
  };

  const jobs: Job[] = [
    { name: 'case-clocks', everyMs: 5_000, run: async () => void (await clocks.sweep(new Date())) },
    { name: 'case-calendar', everyMs: 15_000, run: async () => void (await clocks.recountAll()) },
  ];
  return { ...clocks, jobs };
}

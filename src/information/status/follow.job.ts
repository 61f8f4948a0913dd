import type { Database } from '../../platform/database/database.ts';
import { doWork, type SystemDoer } from '../../platform/journal/work.ts';
import type { Job } from '../../platform/room.ts';
import { followRepository as repository } from './follow.repository.ts';
import type { Recompute } from './recompute.service.ts';

/** Windows move on with time, so everything is computed anew this often even when nothing happened. */
const everyMs = 3_600_000;
const longestRestMs = 5_000;
/** So many records at once are an import, which comes in several parts. */
const importSize = 500;

export interface Follow {
  /** Brings the statuses of all districts up to the journal; safe to run twice. */
  follow(): Promise<void>;
  /** Computes everything of one district, as after an import. */
  recomputeAll(doer: SystemDoer): Promise<{ written: number; changed: number }>;
  job: Job;
}

/**
 * Statuses follow the journal by position: whatever wrote an act (a desk, an import, another server), its areas are computed
 * within a second (under a flood of acts within some seconds), nothing is missed after a restart, and the act itself never waits for it.
 */
export function createFollow(deps: {
  db: Database;
  recompute: Recompute;
  committed?: (() => void) | undefined;
}): Follow {
  const { db, recompute } = deps;
  const run: Follow['recomputeAll'] = (doer) =>
    doWork(
      db,
      doer,
      async (work) => {
        const head = await repository.head(work.tx);
        const done = await recompute.recompute(work, 'all');
        await repository.setProgress(work.tx, doer.polresId, head, work.now);
        return done;
      },
      { committed: deps.committed },
    );

  /** @returns whether an import is being followed. */
  async function followOne(doer: SystemDoer): Promise<boolean> {
    const [head, progress] = await Promise.all([repository.head(db), repository.progress(db, doer.polresId)]);
    if (!progress || Date.now() - progress.computedAt.getTime() > everyMs) {
      await run(doer);
      return false;
    }
    if (head <= progress.position) return false;
    const happened = await repository.happened(db, doer.polresId, progress.position, head);
    if (happened.everything) {
      await run(doer);
      return false;
    }
    await doWork(
      db,
      doer,
      async (work) => {
        if (happened.areas.length > 0 || happened.records.length > 0) {
          await recompute.recompute(work, { areas: new Set(happened.areas), records: new Set(happened.records) });
        }
        await repository.setProgress(work.tx, doer.polresId, head, undefined);
      },
      { committed: deps.committed },
    );
    return happened.records.length >= importSize;
  }

  async function followAll(): Promise<boolean> {
    let importing = false;
    for (const { id, realm } of await repository.districts(db)) {
      if (await followOne({ accountId: null, roles: ['system'], polresId: id, realm })) importing = true;
    }
    return importing;
  }

  let restUntil = 0;
  /**
   * Rests nine times as long as it worked, so that under a flood of reports computing statuses does not slow the taking of reports.
   * An import is followed without a rest: it ends.
   */
  async function inTurn(): Promise<void> {
    if (performance.now() < restUntil) return;
    const begin = performance.now();
    const importing = await followAll();
    const end = performance.now();
    restUntil = importing ? 0 : end + Math.min(9 * (end - begin), longestRestMs);
  }
  const follow = async () => void (await followAll());
  return { follow, recomputeAll: run, job: { name: 'status-follow', everyMs: 700, run: inTurn } };
}

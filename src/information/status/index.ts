/** Status by colour and shape: proposed by a stated rule, decided by officers; gauges, ranking, pivot and mapping progress. */
import type { Database } from '../../platform/database/database.ts';
import type { SystemDoer } from '../../platform/journal/work.ts';
import type { Room } from '../../platform/room.ts';
import type { Settings } from '../../platform/settings/settings.ts';
import type { Areas } from '../areas/index.ts';
import type { Registers } from '../registers/index.ts';
import { createDecisions, type Decisions } from './decisions.service.ts';
import { createFigures, type StatusFigures } from './figures.service.ts';
import { createFollow } from './follow.job.ts';
import { createReading, type StatusReading } from './reading.service.ts';
import { createRecompute } from './recompute.service.ts';
import { statusProjection } from './status.projection.ts';
import { statusRoutes } from './status.routes.ts';
import type { OpenTask } from './tasks.port.ts';
import { createTasks } from './tasks.service.ts';
import { createThresholdService, type ThresholdService } from './thresholds.service.ts';

export type { OpenTask, Warning } from './tasks.port.ts';

export interface StatusRoom extends StatusReading, Decisions, ThresholdService, StatusFigures, Room {
  /** From now on a status at risk opens a task. */
  connectTasks(open: OpenTask): void;
  /** Brings all statuses up to the journal now; otherwise a job does so within a second. */
  follow(): Promise<void>;
  /** Computes everything of one district, as after an import. */
  recomputeAll(doer: SystemDoer): Promise<{ written: number; changed: number }>;
}

export interface StatusDeps {
  db: Database;
  areas: Areas;
  registers: Registers;
  settings: Pick<Settings, 'current'>;
  /** Wakes the sequencer after acts of the job. */
  committed?: () => void;
}

export function createStatus({ db, areas, registers, settings, committed }: StatusDeps): StatusRoom {
  const tasks = createTasks();
  const reading = createReading({ db, areas, registers });
  const recompute = createRecompute({
    areas,
    tasks,
    tasksOnProposal: async (now) => (await settings.current('status_task_on_proposal', now)) === 1,
  });
  const { follow, recomputeAll, job } = createFollow({ db, recompute, committed });
  const service = {
    ...reading,
    ...createDecisions({ reading, tasks }),
    ...createThresholdService({ db, areas }),
    ...createFigures({ db, areas, registers }),
  };
  return {
    ...service,
    connectTasks: tasks.connect,
    follow,
    recomputeAll,
    routes: statusRoutes(db, service),
    projections: [statusProjection(db, areas)],
    jobs: [job],
  };
}

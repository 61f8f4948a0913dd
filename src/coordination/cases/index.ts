/** Everything with states and deadlines: processes by definition, with one engine behind them all. */
import type { Areas } from '../../information/areas/index.ts';
import type { Registers } from '../../information/registers/index.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Room } from '../../platform/room.ts';
import { calendarRoutes } from './calendar.routes.ts';
import { type Calendars, createCalendars } from './calendar.service.ts';
import { caseRoutes } from './cases.routes.ts';
import { type CaseCommands, createCommands } from './cases.service.ts';
import { type Clocks, createClocks } from './clocks.service.ts';
import { loadProcesses } from './definitions.service.ts';
import { createJournalBodies } from './journal-bodies.service.ts';
import { createOpening, type OpenCase } from './opening.service.ts';
import { partRoutes } from './parts.routes.ts';
import { createParts, type PartCommands } from './parts.service.ts';
import { checkProcess } from './process.rules.ts';
import type { ProcessDefinition } from './process.types.ts';
import { type CaseReading, createReading } from './reading.service.ts';
import { createStatistics, type StatisticsOf } from './statistics.service.ts';
import { createViews } from './views.service.ts';

export type { OpenCase, Opening } from './opening.service.ts';
export { shippedProcesses } from './processes/index.ts';

export interface Cases extends Room, CaseCommands, PartCommands, CaseReading {
  /** Opens a case, for a person or, by a rule of another room, for the system. */
  open: OpenCase;
  statistics: StatisticsOf;
  calendars: Calendars;
  clocks: Clocks;
}

export interface CasesRoomDeps {
  db: Database;
  areas: Areas;
  registers: Pick<Registers, 'open' | 'titles'>;
  processes: readonly ProcessDefinition[];
  /** Wakes the sequencer after acts that come from no route. */
  committed?: () => void;
}

/**
 * Starts the room: puts the processes in force before it resolves.
 * @throws Error naming the process when a definition holds what it must not, differs from what is in force, or drops a
 * state in which open cases stand.
 */
export async function createCases({ db, areas, registers, processes: given, ...more }: CasesRoomDeps): Promise<Cases> {
  for (const process of given) {
    const [wrong] = checkProcess(process);
    if (wrong !== undefined) throw new Error(`process "${process.id}": ${wrong}`);
  }
  const processes = await loadProcesses(db, given);
  const calendars = createCalendars(db);
  const views = createViews({ processes, areas, registers });
  const deps = { db, processes, calendars, views };
  const commands = createCommands(deps);
  const open = createOpening(deps);
  const parts = createParts(deps, commands.held);
  const reading = createReading(deps, commands.find);
  const statistics = createStatistics(deps);
  const clocks = createClocks({ db, processes, calendars, ...more });
  return {
    ...commands,
    ...parts,
    ...reading,
    open,
    statistics,
    calendars,
    clocks,
    routes: [
      ...caseRoutes({ commands, open, reading, statistics }),
      ...partRoutes(commands, parts),
      ...calendarRoutes(calendars, clocks),
    ],
    projections: [views.live(db)],
    bodies: [createJournalBodies(db, processes)],
    jobs: clocks.jobs,
  };
}

/** The registers of a district: lists by definition, with one engine behind them all. */
import { join } from 'node:path';
import type { Database } from '../../platform/database/database.ts';
import type { Room } from '../../platform/room.ts';
import type { Settings } from '../../platform/settings/settings.ts';
import type { Areas } from '../areas/index.ts';
import { createComputed } from './computed.service.ts';
import type { RegisterDefinition } from './definition.types.ts';
import { loadDefinitions } from './definitions.service.ts';
import { createDoors, type Doors } from './doors.ts';
import type { DrawFile } from './export-draw.ts';
import { fileRoutes } from './files.routes.ts';
import { createFiles, type Files } from './files.service.ts';
import { createFileStore } from './files.store.ts';
import { checkDefinition } from './guard.rules.ts';
import { createJournalBodies } from './journal-bodies.service.ts';
import { packRoutes } from './packs.routes.ts';
import { createPacks, type Packs } from './packs.service.ts';
import { createPeopleGate } from './people.service.ts';
import { createReading, type RegisterReading } from './reading.service.ts';
import { createReferences } from './references.service.ts';
import { registerRoutes } from './registers.routes.ts';
import { createCommands, type RegisterCommands } from './registers.service.ts';
import { createRetention } from './retention.jobs.ts';
import type { RunCounts } from './retention.repository.ts';
import { savedViewRoutes } from './saved-views.routes.ts';
import { createSavedViews, type SavedViewCommands } from './saved-views.service.ts';
import { createUses, type Uses } from './uses/index.ts';
import { usesRoutes } from './uses/uses.routes.ts';
import { createViews } from './views.service.ts';

export { csvNote, line as csvLine } from './csv.ts';
export { shippedDefinitions } from './definitions/index.ts';
export { namesPeople } from './people.rules.ts';
export { readOnlyDefinitions } from './read-only/index.ts';

export interface Registers extends Room, RegisterCommands, RegisterReading, SavedViewCommands {
  doors: Doors;
  uses: Uses;
  files: Files;
  packs: Packs;
  /** One run of retention over all districts, as the leader makes it every hour. */
  retain(): Promise<RunCounts>;
}

export interface RegistersRoomDeps {
  db: Database;
  areas: Areas;
  definitions: readonly RegisterDefinition[];
  /** Holds the licence that downloaded files are given. */
  settings?: Settings;
  /** Wakes the sequencer after acts that come from no command route. */
  committed?: () => void;
  /** Draws workbooks and PDFs; another one only in tests. */
  draw?: DrawFile;
  /** Data folder: `files` and `packs` lie in it. Without it no files are taken and no packs read. */
  data?: string;
  /** What time it is for retention; another one only in tests. */
  clock?: () => Date;
}

/**
 * Starts the room: puts the definitions in force before it resolves.
 * @throws Error naming the register when a definition holds what it must not, or differs from what is in force.
 */
export async function createRegisters({
  db,
  areas,
  definitions: given,
  data,
  clock,
  ...around
}: RegistersRoomDeps): Promise<Registers> {
  for (const definition of given) {
    const [wrong] = checkDefinition(definition);
    if (wrong !== undefined) throw new Error(`register "${definition.id}": ${wrong}`);
  }
  const definitions = await loadDefinitions(db, given);
  const folder = (name: string) => (data === undefined ? null : join(data, name));
  const store = data === undefined ? null : createFileStore(join(data, 'files'));
  const { committed = () => {} } = around;
  const packs = createPacks(db, definitions, folder('packs'));
  await packs.readFolder();
  const references = createReferences(definitions, areas);
  const computed = createComputed(definitions);
  const views = createViews(definitions, areas, references, computed);
  const files = createFiles(db, store, committed);
  const saved = createSavedViews(db);
  const retention = createRetention({ db, definitions, references, views, store, committed }, clock);
  const deps = { db, areas, definitions, references, views, computed, files };
  const commands = createCommands(deps);
  const reading = createReading(deps, commands.find);
  const people = createPeopleGate(db, committed);
  const uses = createUses(deps, commands, reading);
  const { doors, doorRoutes } = createDoors(deps, { commands, reading, ...around });
  return {
    ...commands,
    ...reading,
    ...saved,
    doors,
    uses,
    files,
    packs,
    retain: retention.run,
    routes: [
      ...registerRoutes(commands, reading, people),
      ...fileRoutes(commands, reading, files, people),
      ...savedViewRoutes(commands, saved),
      ...packRoutes(packs),
      ...usesRoutes(uses),
      ...doorRoutes,
    ],
    projections: [views.live(db), packs.live],
    bodies: createJournalBodies(db, definitions),
    jobs: [retention.job],
  };
}

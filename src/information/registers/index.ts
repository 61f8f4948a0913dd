/** The registers of a district: lists by definition, with one engine behind them all. */
import type { Database } from '../../platform/database/database.ts';
import type { Room } from '../../platform/room.ts';
import type { Areas } from '../areas/index.ts';
import { csvRoutes } from './csv.routes.ts';
import { createCsvDoor } from './csv.service.ts';
import type { RegisterDefinition } from './definition.types.ts';
import { loadDefinitions } from './definitions.service.ts';
import { checkDefinition } from './guard.rules.ts';
import { createReading, type RegisterReading } from './reading.service.ts';
import { createReferences } from './references.service.ts';
import { registerRoutes } from './registers.routes.ts';
import { createCommands, type RegisterCommands } from './registers.service.ts';
import { createViews } from './views.service.ts';

export { shippedDefinitions } from './definitions/index.ts';

export interface Registers extends Room, RegisterCommands, RegisterReading {}

export interface RegistersRoomDeps {
  db: Database;
  areas: Areas;
  definitions: readonly RegisterDefinition[];
}

/**
 * Starts the room: puts the definitions in force before it resolves.
 * @throws Error naming the register when a definition holds what it must not, or differs from what is in force.
 */
export async function createRegisters({ db, areas, definitions: given }: RegistersRoomDeps): Promise<Registers> {
  for (const definition of given) {
    const [wrong] = checkDefinition(definition);
    if (wrong !== undefined) throw new Error(`register "${definition.id}": ${wrong}`);
  }
  const definitions = await loadDefinitions(db, given);
  const references = createReferences(definitions, areas);
  const views = createViews(definitions, areas, references);
  const deps = { db, areas, definitions, references, views };
  const commands = createCommands(deps);
  const reading = createReading(deps, commands.find);
  return {
    ...commands,
    ...reading,
    routes: [...registerRoutes(commands, reading), ...csvRoutes(createCsvDoor({ ...commands, ...reading }))],
    projections: [views.live(db)],
  };
}

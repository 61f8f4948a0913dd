/** The living map: areas in colour at every level, registers as layers, incidents in time, saved views and print. */
import type { Database } from '../../platform/database/database.ts';
import type { Room } from '../../platform/room.ts';
import type { AreasService } from '../areas/index.ts';
import type { Registers } from '../registers/index.ts';
import type { StatusRoom } from '../status/index.ts';
import { atlasRepository } from './atlas.repository.ts';
import { atlasRoutes } from './atlas.routes.ts';
import { createFigures } from './figures.service.ts';
import { createPrinting } from './print.service.ts';
import { createRegisterTiles } from './register-tiles.service.ts';
import { createMapViews } from './views.service.ts';

export interface AtlasDeps {
  db: Database;
  areas: AreasService;
  registers: Registers;
  /** For the printed map. */
  status: Pick<StatusRoom, 'areaStatuses'>;
}

/** Named places that the map shows at most. */
const mostPlaces = 5_000;

export function createAtlas({ db, areas, registers, status }: AtlasDeps): Room {
  const figures = createFigures(db, areas, registers);
  return {
    routes: atlasRoutes({
      areas,
      figures,
      tiles: createRegisterTiles(db, registers),
      views: createMapViews(db),
      printing: createPrinting({ db, areas, registers, figures, status }),
      places: async (polresId) => ({ items: await atlasRepository.places(db, polresId, mostPlaces), next: null }),
    }),
  };
}

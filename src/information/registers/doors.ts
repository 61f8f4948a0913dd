import type { Route } from '../../platform/http/route.ts';
import type { Settings } from '../../platform/settings/settings.ts';
import { createBulk } from './bulk.service.ts';
import { exportRoutes } from './export.routes.ts';
import { createExports, type Exports } from './export.service.ts';
import type { DrawFile } from './export-draw.ts';
import { importRoutes } from './import.routes.ts';
import { createImports, type Imports } from './import.service.ts';
import { ogcRoutes } from './ogc.routes.ts';
import { createOgc, type Ogc } from './ogc.service.ts';
import { createAreaFeatures } from './ogc-areas.service.ts';
import type { RegisterReading } from './reading.service.ts';
import type { RegisterCommands, RegistersDeps } from './registers.service.ts';

/** The ways in and out of a register besides its own pages: files in, files and sheets out, and the feature service. */
export interface Doors {
  imports: Imports;
  exports: Exports;
  ogc: Ogc;
}

export interface DoorsNeeds {
  commands: RegisterCommands;
  reading: RegisterReading;
  /** Holds the licence that files are given. */
  settings?: Settings;
  /** Wakes the sequencer after acts that come from no command route. */
  committed?: () => void;
  /** Draws workbooks and PDFs; another one only in tests. */
  draw?: DrawFile;
}

export function createDoors(deps: RegistersDeps, needs: DoorsNeeds): { doors: Doors; doorRoutes: Route[] } {
  const { commands, reading } = needs;
  const imports = createImports(deps, { ...needs, bulk: createBulk(deps) });
  const exports = createExports(deps, needs);
  const ogc = createOgc(reading, commands, createAreaFeatures(deps.db));
  return {
    doors: { imports, exports, ogc },
    doorRoutes: [...importRoutes(commands, imports), ...exportRoutes(commands, exports), ...ogcRoutes(ogc)],
  };
}

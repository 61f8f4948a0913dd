import type pg from 'pg';
import { createDispatch, type Dispatch } from '../command/dispatch/index.ts';
import { createIncidents, type Incidents } from '../command/incidents/index.ts';
import { createRoutingRoom, type RoutingRoom } from '../command/routing/index.ts';
import { createUnits, type Units } from '../command/units/index.ts';
import { type Calls, createCalls } from '../communication/calls/index.ts';
import { type Cases, createCases, shippedProcesses } from '../coordination/cases/index.ts';
import { type AreasRoom, createAreas } from '../information/areas/index.ts';
import { createAtlas } from '../information/atlas/index.ts';
import { createProfiles } from '../information/profile/index.ts';
import {
  createRegisters,
  type Registers,
  readOnlyDefinitions,
  shippedDefinitions,
} from '../information/registers/index.ts';
import { createSearch } from '../information/search/index.ts';
import { createSectors, type SectorsService } from '../information/sectors/index.ts';
import { createStatus, type StatusRoom } from '../information/status/index.ts';
import type { Database } from '../platform/database/database.ts';
import type { LiveHub } from '../platform/live/hub.ts';
import type { Room } from '../platform/room.ts';
import { createSettings, type Settings } from '../platform/settings/settings.ts';
import { caseSource, incidentSource, unitSource } from './search-sources.ts';
import { openWarningTasks } from './warning-tasks.ts';

export interface Rooms {
  areas: AreasRoom;
  registers: Registers;
  cases: Cases;
  status: StatusRoom;
  sectors: SectorsService;
  routing: RoutingRoom;
  calls: Calls;
  incidents: Incidents;
  units: Units;
  dispatch: Dispatch;
  settings: Settings;
  all: Room[];
  /** Hands the live feed to the rooms that speak besides the journal (positions). */
  connect(hub: LiveHub): void;
}

/** Opens the rooms from the ground up. */
export async function createRooms(platform: {
  db: Database;
  pool: pg.Pool;
  databaseUrl: string;
  /** Data folder of the installation. */
  data: string;
  /** Wakes the sequencer after acts that come from no route. */
  committed: () => void;
}): Promise<Rooms> {
  const { db, pool, databaseUrl, data, committed } = platform;
  const settings = createSettings(db);
  const areas = await createAreas({ db, databaseUrl });
  const registers = await createRegisters({
    db,
    areas,
    definitions: [...shippedDefinitions, ...readOnlyDefinitions],
    settings,
    committed,
    data,
  });
  const cases = await createCases({ db, areas, registers, processes: shippedProcesses, committed });
  const status = createStatus({ db, areas, registers, settings, committed });
  status.connectTasks(openWarningTasks(cases));
  const atlas = createAtlas({ db, areas, registers, status });
  const routing = await createRoutingRoom({ db, databaseUrl, areas });
  const profiles = createProfiles({ db, areas, registers, status, travel: routing });
  const sectors = createSectors({ db, areas, travel: routing });
  const calls = createCalls({ db, settings });
  const incidents = createIncidents({ db, areas, calls, settings, committed });
  const units = await createUnits({ db, pool, settings });
  const dispatch = createDispatch({ db, pool, units, incidents, calls, routing, settings, committed });
  const others = [incidentSource(incidents), caseSource(cases), unitSource(units)];
  const search = createSearch({ db, areas, registers, others });
  incidents.onOpened(({ polresId, lon, lat }) => dispatch.recommendations.prepare(polresId, { lon, lat }));
  const all: Room[] = [
    settings,
    areas,
    registers,
    cases,
    status,
    atlas,
    routing,
    profiles,
    sectors,
    calls,
    incidents,
    units,
    dispatch,
    search,
  ];
  return {
    areas,
    registers,
    cases,
    status,
    sectors,
    routing,
    calls,
    incidents,
    units,
    dispatch,
    settings,
    all,
    connect(hub) {
      units.onPositions((polresId, positions) =>
        hub.notify({
          event: 'positions',
          polresId,
          data: { items: positions },
          visible: (actor) => actor.permissions.has('unit:read'),
        }),
      );
    },
  };
}

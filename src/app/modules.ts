import type pg from 'pg';
import { createDispatch, type Dispatch } from '../command/dispatch/index.ts';
import { createIncidents, type Incidents } from '../command/incidents/index.ts';
import { createRoutingRoom, type RoutingRoom } from '../command/routing/index.ts';
import { createUnits, type Units } from '../command/units/index.ts';
import { type Calls, createCalls } from '../communication/calls/index.ts';
import { type AreasRoom, createAreas } from '../information/areas/index.ts';
import { createRegisters, type Registers, shippedDefinitions } from '../information/registers/index.ts';
import type { Database } from '../platform/database/database.ts';
import type { LiveHub } from '../platform/live/hub.ts';
import type { Room } from '../platform/room.ts';
import { createSettings, type Settings } from '../platform/settings/settings.ts';

export interface Rooms {
  areas: AreasRoom;
  registers: Registers;
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
  /** Wakes the sequencer after acts that come from no route. */
  committed: () => void;
}): Promise<Rooms> {
  const { db, pool, databaseUrl, committed } = platform;
  const settings = createSettings(db);
  const areas = await createAreas({ db, databaseUrl });
  const registers = await createRegisters({ db, areas, definitions: shippedDefinitions });
  const routing = await createRoutingRoom({ db, databaseUrl, areas });
  const calls = createCalls({ db, settings });
  const incidents = createIncidents({ db, areas, calls, settings, committed });
  const units = await createUnits({ db, pool, settings });
  const dispatch = createDispatch({ db, pool, units, incidents, calls, routing, settings, committed });
  incidents.onOpened(({ polresId, lon, lat }) => dispatch.recommendations.prepare(polresId, { lon, lat }));
  const all: Room[] = [settings, areas, registers, routing, calls, incidents, units, dispatch];
  return {
    areas,
    registers,
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

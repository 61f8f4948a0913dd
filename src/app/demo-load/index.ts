import { doWork, type SystemDoer, type Work } from '../../platform/journal/work.ts';
import type { District } from '../demo/index.ts';
import type { Server } from '../server.ts';
import { createAccounts } from './accounts.ts';
import { loadCases } from './cases.ts';
import { loadHistory } from './history.ts';
import { loadPresent } from './present.ts';
import { loadRegisters } from './registers.ts';
import { loadSectors } from './sectors.ts';
import { loadStatus } from './status.ts';
import { loadUnits } from './units.ts';

export interface LoadedCounts {
  areas: number;
  ways: number;
  units: number;
  incidents: number;
}

export type Act = <Result>(perform: (work: Work) => Promise<Result>) => Promise<Result>;

/** Fills a fresh district through the same doors as real data: imports, services, journal. `underWay` adds events that are open now. */
export async function loadDistrict(
  server: Server,
  doer: SystemDoer,
  district: District,
  password: string,
  underWay: boolean,
): Promise<LoadedCounts> {
  const { rooms, db } = server;
  const act: Act = (perform) => doWork(db, doer, perform, { committed: server.sequencer.wake });
  const source = `Data contoh, dibuat dari benih ${district.seed} / Sample data, generated from seed ${district.seed}`;
  // The register of places is built once, by the last of these imports.
  await act((work) => rooms.areas.importAreas(work, district.areas, { source, keepPlaces: true }));
  await act((work) => rooms.areas.importPopulation(work, district.population, { source }));
  await act((work) => rooms.areas.importPois(work, district.pois, { source, keepPlaces: true }));
  await act((work) => rooms.areas.importWaters(work, district.waters, { source }));
  await act((work) => rooms.routing.importRoads(work, district.ways, { source }));
  await rooms.areas.reload();
  await act((work) => rooms.calls.ensureLines(work));
  await loadUnits(rooms, district, act);
  await act((work) => createAccounts(work, server.accounts, district, password));
  const incidents = await loadHistory(rooms, district, act);
  await loadRegisters(server, doer, district);
  await loadCases(server, doer, district);
  await loadStatus(server, doer);
  await loadSectors(server, doer);
  if (underWay) await loadPresent(server, doer, district);
  return { areas: district.areas.length, ways: district.ways.length, units: district.units.length, incidents };
}

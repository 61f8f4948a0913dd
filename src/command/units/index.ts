import type pg from 'pg';
import type { Database } from '../../platform/database/database.ts';
import type { Work } from '../../platform/journal/work.ts';
import type { Room } from '../../platform/room.ts';
import { createSettings } from '../../platform/settings/settings.ts';
import { renewDemoShifts } from './demo-shifts.ts';
import { createPositionBatcher } from './positions.batcher.ts';
import { createPositionFeed, type PositionListener } from './positions.feed.ts';
import { createPositions, type PositionsService } from './positions.service.ts';
import { createUnitStatus, type UnitStatusService } from './status.service.ts';
import type { UnitRow } from './units.contract.ts';
import { type ImportReport, type ImportRow, importStations, importUnits } from './units.import.ts';
import { createUnitMemory, type UnitMemory } from './units.memory.ts';
import type { UnitSettings } from './units.ports.ts';
import { createUnitRefresh } from './units.refresh.ts';
import { unitsRepository } from './units.repository.ts';
import { unitRoutes } from './units.routes.ts';
import { createUnitsService, type UnitsService } from './units.service.ts';

export type { PositionListener } from './positions.feed.ts';
export type { LockedUnit, StatusChange, StatusOutcome } from './status.service.ts';
export type { ImportReport, ImportRow } from './units.import.ts';
export type { KnownUnit, PositionMark } from './units.memory.ts';
export { clockToleranceMs } from './units.ports.ts';
export type { UnitFacts } from './units.repository.ts';

export interface Units extends Room, UnitStatusService, Pick<UnitsService, 'byIds' | 'allActive'> {
  /** All units as they are now, without the database; the recommendation stands on it. */
  memory: Pick<UnitMemory, 'get' | 'find' | 'active' | 'polresIds'>;
  positions: PositionsService;
  /** The newest places, at most once a second for each unit; for the live screens. Answers how to stop. */
  onPositions(listener: PositionListener): () => void;
  /** Reads a unit into memory again, after a change that another room made to what is shown with it. */
  refresh(unitId: string): void;
  /** Reads what other processes changed; runs by itself every 2 s. */
  poll(): Promise<void>;
  staleAfterSeconds(at: Date): Promise<number>;
  importUnits(work: Work, rows: readonly ImportRow[]): Promise<ImportReport>;
  importStations(work: Work, rows: readonly ImportRow[]): Promise<ImportReport>;
  service: UnitsService;
}

export interface UnitsDeps {
  db: Database;
  pool: pg.Pool;
  settings?: UnitSettings;
}

/** Units, their status and their positions. Reads all units into memory and makes today's partitions before it resolves. */
export async function createUnits({ db, pool, settings = createSettings(db) }: UnitsDeps): Promise<Units> {
  const memory = createUnitMemory();
  const feed = createPositionFeed();
  const refresh = createUnitRefresh(db, memory, feed);
  const batcher = createPositionBatcher(pool);
  const service = createUnitsService(db, memory);
  const status = createUnitStatus(memory, refresh.soon);
  const positions = createPositions({ db, memory, batcher, feed, settings });
  const keepPartitions = async () =>
    unitsRepository.keepPartitions(db, await settings.current('position_retention_days', new Date()));

  const renewShifts = () => renewDemoShifts(db, service, new Date());

  await keepPartitions();
  await renewShifts();
  await refresh.load();
  refresh.start();
  return {
    ...status,
    byIds: service.byIds,
    allActive: service.allActive,
    service,
    memory,
    positions,
    onPositions: feed.onPositions,
    refresh: refresh.soon,
    poll: refresh.poll,
    staleAfterSeconds: (at) => settings.current('position_stale_seconds', at),
    importUnits: (work, rows) => importUnits(work, rows, memory),
    importStations,
    routes: unitRoutes(service, positions, memory),
    projections: [
      {
        subjectType: 'unit',
        load: (ids) => service.byIds(db, ids),
        visible: (actor, view) => actor.permissions.has('unit:read') || actor.unitId === (view as UnitRow).id,
      },
    ],
    jobs: [
      { name: 'units.partitions', everyMs: 3_600_000, run: keepPartitions },
      { name: 'units.demo-shifts', everyMs: 30_000, run: renewShifts },
    ],
    async close() {
      feed.close();
      await batcher.close();
      await refresh.close();
    },
  };
}

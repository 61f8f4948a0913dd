import type { Database } from '../../platform/database/database.ts';
import type { PositionFeed } from './positions.feed.ts';
import type { UnitMemory } from './units.memory.ts';
import { unitsRepository as repository } from './units.repository.ts';

export interface UnitRefresh {
  /** Reads all units; once, before the server answers. */
  load(): Promise<void>;
  /** Reads these units again, soon; many calls become one question. */
  soon(unitId: string): void;
  /** Takes over what other processes changed: another server, an import. */
  poll(): Promise<void>;
  start(): void;
  close(): Promise<void>;
}

const pollMs = 2_000;
/** A row committed late carries an earlier time; looking back this far finds it. */
const overlapMs = 10_000;

/** Keeps the memory in step with the database. On one server it finds nothing new; on several it is at most 2 s behind. */
export function createUnitRefresh(db: Database, memory: UnitMemory, feed: PositionFeed): UnitRefresh {
  let since = new Date();
  let wanted = new Set<string>();
  let reading: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function reload(ids: string[]): Promise<void> {
    for (const unit of await repository.byIds(db, ids)) {
      const before = memory.get(unit.row.id)?.positionAt ?? 0;
      memory.put(unit);
      const { position } = unit.row;
      if (unit.positionAt > before && position) {
        const { lon, lat, heading, at, source } = position;
        feed.moved(unit.polresId, { unitId: unit.row.id, lon, lat, heading, at, source });
      }
    }
  }

  async function readWanted(): Promise<void> {
    while (wanted.size > 0) {
      const ids = [...wanted];
      wanted = new Set();
      // The poll reads them again when the database is away just now.
      await reload(ids).catch(() => undefined);
    }
    reading = undefined;
  }

  const refresh: UnitRefresh = {
    async load() {
      for (const unit of await repository.all(db)) memory.put(unit);
    },
    soon(unitId) {
      wanted.add(unitId);
      reading ??= Promise.resolve().then(readWanted);
    },
    async poll() {
      const started = new Date();
      const rows = await repository.changes(db, new Date(since.getTime() - overlapMs));
      const changed = rows.filter(({ id, version, moved }) => moved || memory.get(id)?.row.version !== version);
      await reload(changed.map((row) => row.id));
      since = started;
    },
    start() {
      let busy = false;
      timer = setInterval(() => {
        if (busy) return;
        busy = true;
        refresh
          .poll()
          .catch(() => undefined)
          .finally(() => {
            busy = false;
          });
      }, pollMs);
      timer.unref();
    },
    async close() {
      clearInterval(timer);
      await reading;
    },
  };
  return refresh;
}

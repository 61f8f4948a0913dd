import type { Database } from '../../platform/database/database.ts';
import { type ClosureRow, findOpenClosures } from './closures.repository.ts';
import type { RoadClosure, RoadWeight } from './closures.ts';
import { createRouting, type Routing as RoadEngine } from './routing.client.ts';
import { loadWays } from './routing.repository.ts';
import { createSnapCache, type SnapCache } from './snap-cache.ts';

/** The engine of one district, with where its units were snapped last. */
export interface OpenEngine {
  engine: RoadEngine;
  snaps: SnapCache;
}

export interface Engines {
  /** The engine of a district, started by the first question; null while it has no roads. */
  open(polresId: string): Promise<OpenEngine | null>;
  /** Reads the roads again, with the old ones answering meanwhile; nothing when the engine was not asked for yet. */
  reload(polresId: string): Promise<void>;
  /** Closures made or ended by this process; in force for every question after the call. */
  change(polresId: string, closure: ClosureRow): void;
  /** Reads the closures again, since another process changed them. */
  refreshClosures(polresId: string): Promise<void>;
  /** After a lost connection: roads and closures may have changed meanwhile. */
  refreshAll(): Promise<void>;
  close(): Promise<void>;
}

interface District {
  opened: Promise<OpenEngine | null>;
  /** Set once the engine answers. */
  running: OpenEngine | null;
  closures: Map<string, ClosureRow>;
  /** Wakes at the next beginning or end of a closure. */
  timer: NodeJS.Timeout | null;
  reloading: Promise<void>;
}

/** Snaps kept before the cache starts anew; units are some hundreds. */
const mostSnaps = 20_000;
/** Longest sleep of a timer, ms; later moments are looked at again then. */
const longestSleep = 3_600_000;

/** One road engine for each district that is asked about. */
export function createEngines(db: Database): Engines {
  const districts = new Map<string, District>();
  let closed = false;

  function apply(district: District): void {
    if (district.timer) clearTimeout(district.timer);
    district.timer = null;
    const engine = district.running?.engine;
    if (!engine || closed) return;
    const now = Date.now();
    const all = [...district.closures.values()];
    const inForce = all.filter(
      ({ validFrom, validTo }) => validFrom.getTime() <= now && (validTo === null || validTo.getTime() > now),
    );
    const on = ({ lon, lat, radiusM }: ClosureRow) => ({ kind: 'point', lon, lat, radius: radiusM }) as const;
    const shut = inForce.flatMap((row): RoadClosure[] => (row.factor === null ? [{ on: on(row) }] : []));
    const slow = inForce.flatMap((row): RoadWeight[] =>
      row.factor === null ? [] : [{ on: on(row), multiplier: row.factor }],
    );
    // A worker that dies meanwhile starts again with both; nobody needs to wait for the answers.
    void engine.setClosures(shut).catch(() => {});
    void engine.setWeights(slow).catch(() => {});
    const next = Math.min(
      ...all.flatMap((row) => [row.validFrom.getTime(), row.validTo?.getTime() ?? Infinity]).filter((at) => at > now),
    );
    if (next === Infinity) return;
    district.timer = setTimeout(() => apply(district), Math.min(next - now + 5, longestSleep));
    district.timer.unref();
  }

  async function readClosures(polresId: string, district: District): Promise<void> {
    const rows = await findOpenClosures(db, polresId, new Date());
    district.closures = new Map(rows.map((row) => [row.id, row]));
    apply(district);
  }

  async function start(polresId: string, district: District): Promise<OpenEngine | null> {
    const ways = await loadWays(db, polresId);
    if (ways.length === 0) return null;
    const engine = await createRouting(ways);
    district.running = { engine, snaps: createSnapCache() };
    await readClosures(polresId, district);
    return district.running;
  }

  function districtOf(polresId: string): District {
    const known = districts.get(polresId);
    if (known) return known;
    const district: District = {
      opened: Promise.resolve(null),
      running: null,
      closures: new Map(),
      timer: null,
      reloading: Promise.resolve(),
    };
    districts.set(polresId, district);
    district.opened = start(polresId, district);
    // A start that failed (the database was away) is tried again by the next question.
    district.opened.catch(() => forget(polresId, district));
    return district;
  }

  function forget(polresId: string, district: District): void {
    if (districts.get(polresId) === district) districts.delete(polresId);
    if (district.timer) clearTimeout(district.timer);
    void district.running?.engine.close();
  }

  async function reloadNow(polresId: string, district: District): Promise<void> {
    const open = await district.opened.catch(() => null);
    const ways = await loadWays(db, polresId);
    // Without roads before or after there is nothing to carry over: the next question starts anew.
    if (!open || ways.length === 0) return forget(polresId, district);
    await open.engine.reload(ways);
    await readClosures(polresId, district);
  }

  function reload(polresId: string): Promise<void> {
    const district = districts.get(polresId);
    if (!district) return Promise.resolve();
    const next = () => reloadNow(polresId, district);
    district.reloading = district.reloading.then(next, next);
    return district.reloading;
  }

  return {
    async open(polresId) {
      const open = await districtOf(polresId).opened;
      if (open && open.snaps.size() > mostSnaps) open.snaps = createSnapCache();
      return open;
    },
    reload,
    change(polresId, closure) {
      const district = districts.get(polresId);
      if (!district) return;
      district.closures.set(closure.id, closure);
      apply(district);
    },
    async refreshClosures(polresId) {
      const district = districts.get(polresId);
      if (district?.running) await readClosures(polresId, district);
    },
    async refreshAll() {
      await Promise.all([...districts.keys()].map((polresId) => reload(polresId)));
    },
    async close() {
      closed = true;
      const all = [...districts.values()];
      districts.clear();
      for (const { timer } of all) if (timer) clearTimeout(timer);
      await Promise.all(all.map(async ({ opened }) => (await opened.catch(() => null))?.engine.close()));
    },
  };
}

import type pg from 'pg';

/** One position that was accepted at the door. `at` in ms since the epoch, `speed` in m/s, `accuracy` in metres. */
export interface Fix {
  unitId: string;
  at: number;
  lon: number;
  lat: number;
  heading: number | null;
  speed: number | null;
  accuracy: number | null;
  source: 'gps' | 'radio';
}

/** The client's key of a request, with the answer that a repeat is given. */
export interface KeyedAnswer {
  account: string;
  key: string;
  requestHash: Buffer;
  answer: string;
}

interface Waiting {
  fixes: Fix[];
  keyed: KeyedAnswer | undefined;
  stored(fresh: boolean): void;
  failed(error: unknown): void;
}

export interface PositionBatcher {
  /**
   * Stores the positions of one request; resolves after the commit that holds them. False when the request's key was
   * used before: nothing of it was stored.
   */
  store(fixes: Fix[], keyed?: KeyedAnswer): Promise<boolean>;
  /** Waits for what is under way. */
  close(): Promise<void>;
}

/** Time in which requests gather before they are written together, ms. */
const gatherMs = 4;
/** Positions in one transaction at most. */
const groupSize = 5_000;

// One statement = one transaction = one trip: keys, history and the newest of each unit. A request whose key exists
// already is left out as a whole. The rows of `position_last` are taken in the order of their units, so that two
// servers writing the same units never wait for each other in a circle. The home post is not stored here, so any
// position replaces it; otherwise only a newer one does.
const statement = `
with asked as (
  select * from unnest($9::integer[], $10::text[], $11::text[], $12::text[], $13::text[]) as k(request, account, key, hash, answer)
), fresh as (
  insert into platform.idempotency (account, key, request_hash, status, body)
  select account, key, decode(hash, 'hex'), 200, answer::jsonb from asked
  on conflict (account, key) do nothing returning account, key
), repeated as (
  select a.request from asked a where not exists (select from fresh f where f.account = a.account and f.key = a.key)
), given as (
  select unit_id, to_timestamp(ms / 1000.0) as at, lon, lat, heading, speed, accuracy, source
  from unnest($1::uuid[], $2::float8[], $3::float8[], $4::float8[], $5::real[], $6::real[], $7::real[], $8::integer[], $14::text[])
    as g(unit_id, ms, lon, lat, heading, speed, accuracy, request, source)
  where request not in (select request from repeated)
), kept as (
  insert into units.position_history (unit_id, at, lon, lat, heading, speed, accuracy, source)
  select unit_id, at, lon, lat, heading, speed, accuracy, source from given
), newest as (
  insert into units.position_last as p (unit_id, at, lon, lat, heading, speed, accuracy, source)
  select distinct on (unit_id) unit_id, at, lon, lat, heading, speed, accuracy, source from given order by unit_id, at desc
  on conflict (unit_id) do update set at = excluded.at, lon = excluded.lon, lat = excluded.lat, heading = excluded.heading,
    speed = excluded.speed, accuracy = excluded.accuracy, source = excluded.source, received_at = now()
  where excluded.at > p.at
)
select request from repeated`;

// Numbers and ids need no quoting, so the array literals are joined here; the driver's own way costs several times more.
const plain = (values: (string | number | null)[]): string => `{${values.map((value) => value ?? 'NULL').join(',')}}`;

/**
 * Writes the positions of many requests together: one commit serves all that gathered meanwhile, and each request is
 * answered only after it. One group is under way at a time; under load the next gathers while the disk works.
 */
export function createPositionBatcher(pool: pg.Pool): PositionBatcher {
  const waiting: Waiting[] = [];
  let running: Promise<void> | undefined;
  const keysUnderWay = new Map<string, Promise<unknown>>();

  async function write(group: Waiting[]): Promise<void> {
    const fixes = group.flatMap((one) => one.fixes);
    const request = group.flatMap((one, index) => one.fixes.map(() => index));
    const keyed = group.flatMap(({ keyed }, index) => (keyed ? [{ ...keyed, index }] : []));
    try {
      const { rows } = await pool.query<{ request: number }>({
        name: 'positions',
        text: statement,
        values: [
          plain(fixes.map((fix) => fix.unitId)),
          plain(fixes.map((fix) => fix.at)),
          plain(fixes.map((fix) => fix.lon)),
          plain(fixes.map((fix) => fix.lat)),
          plain(fixes.map((fix) => fix.heading)),
          plain(fixes.map((fix) => fix.speed)),
          plain(fixes.map((fix) => fix.accuracy)),
          plain(request),
          plain(keyed.map((one) => one.index)),
          keyed.map((one) => one.account),
          keyed.map((one) => one.key),
          keyed.map((one) => one.requestHash.toString('hex')),
          keyed.map((one) => one.answer),
          plain(fixes.map((fix) => fix.source)),
        ],
      });
      const repeated = new Set(rows.map((row) => row.request));
      for (const [index, one] of group.entries()) one.stored(!repeated.has(index));
    } catch (error) {
      for (const one of group) one.failed(error);
    }
  }

  function takeGroup(): Waiting[] {
    let size = 0;
    const end = waiting.findIndex((one) => {
      size += one.fixes.length;
      return size > groupSize;
    });
    const group = waiting.splice(0, end === -1 ? waiting.length : Math.max(1, end));
    return group;
  }

  async function run(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, gatherMs));
    while (waiting.length > 0) await write(takeGroup());
    running = undefined;
  }

  const enqueue = (fixes: Fix[], keyed: KeyedAnswer | undefined): Promise<boolean> =>
    new Promise((stored, failed) => {
      waiting.push({ fixes, keyed, stored, failed });
      running ??= run();
    });

  return {
    async store(fixes, keyed) {
      if (!keyed) return fixes.length === 0 ? true : enqueue(fixes, undefined);
      // Two requests with one key may not share a group: the database tells them apart only when one comes first.
      const name = `${keyed.account} ${keyed.key}`;
      const before = keysUnderWay.get(name);
      const mine = (async () => {
        await before?.catch(() => undefined);
        return enqueue(fixes, keyed);
      })();
      keysUnderWay.set(name, mine);
      try {
        return await mine;
      } finally {
        if (keysUnderWay.get(name) === mine) keysUnderWay.delete(name);
      }
    },
    async close() {
      await running;
    },
  };
}

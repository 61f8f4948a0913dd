import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { encodeLeaf, hashLeaf, type LogKeys, signCheckpoint, TileEdge } from './log/index.ts';
import { type Ask, logSource } from './log-source.ts';
import { sequencerLock } from './sequencer-lock.ts';

/** Channel on which positions are announced to every server of the installation. */
export const journalChannel = 'harmoni_journal';
const batch = 1000;
const idleMs = 40;
/** After a batch the next one is left to grow for a moment: under load one transaction then carries the entries of many commands. */
const gatherMs = 8;
const signEveryMs = 1000;

export interface SequencerOptions {
  databaseUrl: string;
  origin: string;
  /** Read anew each time this server begins to lead: whoever changes keys holds the lock meanwhile. */
  loadKeys(): Promise<LogKeys>;
  /** Makes a signed checkpoint durable outside the database. Only after it has returned is the checkpoint published. */
  keep(note: string): Promise<void>;
  /** Told about trouble (connection lost); the sequencer keeps trying. */
  onError(error: Error): void;
}

export interface Sequencer {
  /** Something was committed: look at once instead of at the next tick. */
  wake(): void;
  /** Whether this server holds the lock; repeating jobs run on the leader only. */
  isLeader(): boolean;
  /** Whether positions are being given: by this server, or by another that leads. */
  ready(): boolean;
  stop(): Promise<void>;
}

interface PendingRow {
  entry_id: string;
  head_hash: Buffer;
  body_hash: Buffer;
}

/**
 * Gives committed entries their gapless positions, one server at a time (leader by advisory lock), and signs.
 * Everything runs on the one connection that holds the lock: whoever loses it can write no more positions.
 */
export function startSequencer(options: SequencerOptions): Sequencer {
  let stopped = false;
  let leading = false;
  let following = false;
  let wakeUp: () => void = () => {};
  let nudged = false;

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      if (nudged) {
        nudged = false;
        resolve();
        return;
      }
      const timer = setTimeout(resolve, ms);
      wakeUp = () => {
        nudged = false;
        clearTimeout(timer);
        resolve();
      };
    });

  async function lead(client: pg.Client): Promise<void> {
    const ask: Ask = (sql, values) => client.query(sql, values).then((answer) => answer.rows);
    const source = logSource(ask);
    let size = await source.size();
    let edge = await TileEdge.restore(size, source.hashes);
    let signed = await source.signedSize(options.origin);
    let signedAt = 0;
    const keys = await options.loadKeys();
    leading = true;
    while (!stopped) {
      const { rows } = await client.query<PendingRow>({
        name: 'journal-pending',
        // Looks each entry up by its key: with a list that is mostly empty the planner would rather read the whole journal.
        text: `select p.entry_id, e.head_hash, e.body_hash
               from (select entry_id from journal.pending order by entry_id limit $1) p
               cross join lateral (select * from journal.entry where id = p.entry_id limit 1) e
               order by e.at, e.id`,
        values: [batch],
      });
      if (rows.length > 0) {
        try {
          await give(client, edge, size, rows);
          size += rows.length;
        } catch (error) {
          // The edge in memory may be ahead of what was kept; read it again before going on.
          await client.query('rollback').catch(() => {});
          size = await source.size();
          edge = await TileEdge.restore(size, source.hashes);
          options.onError(error as Error);
          await sleep(200);
        }
      }
      if (size > signed && Date.now() - signedAt >= signEveryMs) {
        const root = edge.root();
        const note = signCheckpoint({ origin: options.origin, size, root, extensions: [] }, keys.signers);
        if (await publish(client, size, note)) signed = size;
        signedAt = Date.now();
      }
      if (rows.length === 0) await pause(idleMs);
      else if (rows.length < batch) await sleep(gatherMs);
    }
  }

  /** A checkpoint that could not be kept is not published; positions go on, and the next one is tried a second later. */
  async function publish(client: pg.Client, size: number, note: string): Promise<boolean> {
    try {
      await options.keep(note);
    } catch (error) {
      options.onError(error as Error);
      return false;
    }
    await client.query(
      'insert into journal.checkpoint (origin, size, note) values ($1, $2, $3) on conflict do nothing',
      [options.origin, size, note],
    );
    return true;
  }

  async function run(): Promise<void> {
    while (!stopped) {
      const client = new pg.Client({ connectionString: options.databaseUrl, keepAlive: true });
      client.on('error', () => {
        // The running query reports it; an idle loss shows at the next one.
      });
      try {
        await client.connect();
        while (!stopped && !leading) {
          const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [
            sequencerLock,
          ]);
          if (rows[0]!.mine) await lead(client);
          else {
            following = true;
            await pause(1000);
          }
        }
      } catch (error) {
        if (!stopped) options.onError(error as Error);
      } finally {
        leading = false;
        following = false;
        await client.end().catch(() => {});
      }
      if (!stopped) await sleep(300);
    }
  }

  const running = run();
  return {
    wake: () => {
      nudged = true;
      wakeUp();
    },
    isLeader: () => leading,
    ready: () => leading || following,
    async stop() {
      stopped = true;
      wakeUp();
      await running;
    },
  };
}

const giveAll = `
  with given as (
    insert into journal.sequence (position, entry_id, leaf)
    select $1::bigint + n - 1, id, leaf from unnest($2::uuid[], $3::bytea[]) with ordinality as t(id, leaf, n) returning entry_id
  ), gone as (
    delete from journal.pending where entry_id = any ($2::uuid[])
  ) select pg_notify('${journalChannel}', $4)`;

/** Positions, full tiles and the announcement of one batch, in one transaction. */
async function give(client: pg.Client, edge: TileEdge, size: number, rows: PendingRow[]): Promise<void> {
  const leaves = rows.map((row) => hashLeaf(encodeLeaf({ head: row.head_hash, body: row.body_hash })));
  const full = leaves.flatMap((leaf) => edge.append(leaf)).filter(({ tile }) => tile.level > 0);
  const values = [size, rows.map((row) => row.entry_id), leaves, String(size + rows.length)];
  if (full.length === 0) {
    await client.query({ name: 'journal-give', text: giveAll, values });
    return;
  }
  await client.query('begin');
  await client.query({ name: 'journal-give', text: giveAll, values });
  for (const { tile, bytes } of full) {
    await client.query('insert into journal.tile (level, index, hashes) values ($1, $2, $3)', [
      tile.level,
      tile.index,
      bytes,
    ]);
  }
  await client.query('commit');
}

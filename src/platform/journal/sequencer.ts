import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { encodeLeaf, hashLeaf, type LogKeys, signCheckpoint, TileEdge } from './log/index.ts';
import { type Ask, logSource } from './log-source.ts';

/** Any number that no other program on the same database server uses for the same purpose. */
const leaderLock = 4_114_111;
/** Channel on which positions are announced to every server of the installation. */
export const journalChannel = 'harmoni_journal';
const batch = 1000;
const idleMs = 40;
const signEveryMs = 1000;

export interface SequencerOptions {
  databaseUrl: string;
  origin: string;
  keys(): LogKeys;
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
    leading = true;
    while (!stopped) {
      const { rows } = await client.query<PendingRow>({
        name: 'journal-pending',
        text: `select p.entry_id, e.head_hash, e.body_hash from journal.pending p join journal.entry e on e.id = p.entry_id
               order by e.at, e.id limit $1`,
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
        const note = signCheckpoint({ origin: options.origin, size, root, extensions: [] }, options.keys().signers);
        await client.query(
          'insert into journal.checkpoint (origin, size, note) values ($1, $2, $3) on conflict do nothing',
          [options.origin, size, note],
        );
        signed = size;
        signedAt = Date.now();
      }
      if (rows.length < batch) await pause(idleMs);
    }
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
            leaderLock,
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

/** Positions, full tiles and the announcement of one batch, in one transaction. */
async function give(client: pg.Client, edge: TileEdge, size: number, rows: PendingRow[]): Promise<void> {
  const leaves = rows.map((row) => hashLeaf(encodeLeaf({ head: row.head_hash, body: row.body_hash })));
  const full = leaves.flatMap((leaf) => edge.append(leaf)).filter(({ tile }) => tile.level > 0);
  await client.query('begin');
  await client.query({
    name: 'journal-give',
    text: `with given as (
        insert into journal.sequence (position, entry_id, leaf)
        select $1::bigint + n - 1, id, leaf from unnest($2::uuid[], $3::bytea[]) with ordinality as t(id, leaf, n) returning entry_id)
      delete from journal.pending where entry_id in (select entry_id from given)`,
    values: [size, rows.map((row) => row.entry_id), leaves],
  });
  for (const { tile, bytes } of full) {
    await client.query('insert into journal.tile (level, index, hashes) values ($1, $2, $3)', [
      tile.level,
      tile.index,
      bytes,
    ]);
  }
  await client.query(`select pg_notify('${journalChannel}', $1)`, [String(size + rows.length)]);
  await client.query('commit');
}

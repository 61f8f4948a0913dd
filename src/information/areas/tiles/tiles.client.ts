import { Worker } from 'node:worker_threads';
import { unavailable } from '../../../platform/problem/problem.ts';
import type { TileAddress } from './tile-layers.ts';

export interface TileQuery extends TileAddress {
  polresId: string;
  /** Version of the imports; tiles of an older one are made anew. */
  version: string;
}
export type TileRequest = TileQuery & { seq: number };
export type TileReply =
  | { seq: number; ok: true; tile: Uint8Array | null }
  | { seq: number; ok: false; message: string };

export interface Tiles {
  /** A tile as gzipped MVT; null when nothing lies in it. Rejects with Problem unavailable when it cannot be drawn now. */
  get(query: TileQuery): Promise<Buffer | null>;
  close(): Promise<void>;
}

/** Bytes of finished tiles kept; a city has some thousand tiles of a few kB. */
const cacheBytes = 64 * 1024 * 1024;

/** Draws tiles in a thread of its own, which is started by the first question, and keeps them. */
export function createTiles(databaseUrl: string): Tiles {
  const cache = new Map<string, Buffer | null>();
  const pending = new Map<number, { resolve: (tile: Buffer | null) => void; reject: (error: Error) => void }>();
  const underWay = new Map<string, Promise<Buffer | null>>();
  let kept = 0;
  let seq = 0;
  let worker: Worker | null = null;

  function fail(): void {
    worker = null;
    for (const { reject } of pending.values()) reject(unavailable('Peta belum siap.', 'The map is not ready.'));
    pending.clear();
  }

  function start(): Worker {
    const started = new Worker(new URL('./tiles.worker.ts', import.meta.url), {
      workerData: { databaseUrl },
      name: 'tiles',
    });
    started.unref();
    started.on('message', (reply: TileReply) => {
      const request = pending.get(reply.seq);
      pending.delete(reply.seq);
      if (!request) return;
      if (reply.ok)
        request.resolve(reply.tile && Buffer.from(reply.tile.buffer, reply.tile.byteOffset, reply.tile.byteLength));
      else request.reject(unavailable('Peta belum siap.', 'The map is not ready.'));
    });
    started.on('error', () => {
      // Its end follows; the next question starts another.
    });
    started.on('exit', () => {
      if (worker === started) fail();
    });
    return started;
  }

  function keep(key: string, tile: Buffer | null): void {
    cache.set(key, tile);
    kept += (tile?.length ?? 0) + 100;
    for (const [oldest, old] of cache) {
      if (kept <= cacheBytes) break;
      cache.delete(oldest);
      kept -= (old?.length ?? 0) + 100;
    }
  }

  async function draw(query: TileQuery, key: string): Promise<Buffer | null> {
    worker ??= start();
    const target = worker;
    seq += 1;
    const request: TileRequest = { ...query, seq };
    const tile = await new Promise<Buffer | null>((resolve, reject) => {
      pending.set(request.seq, { resolve, reject });
      target.postMessage(request);
    });
    keep(key, tile);
    return tile;
  }

  return {
    async get(query) {
      const key = `${query.polresId}/${query.version}/${query.level ?? ''}/${query.z}/${query.x}/${query.y}`;
      const known = cache.get(key);
      if (known !== undefined) {
        // Taken out and put back: the cache forgets what was not asked for longest.
        cache.delete(key);
        cache.set(key, known);
        return known;
      }
      const drawing = underWay.get(key) ?? draw(query, key).finally(() => underWay.delete(key));
      underWay.set(key, drawing);
      return drawing;
    },
    async close() {
      const last = worker;
      fail();
      await last?.terminate();
    },
  };
}

import { parentPort, workerData } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { openDatabase } from '../../../platform/database/database.ts';
import { loadAreas, loadPois, loadRoads, loadWater } from '../areas.repository.ts';
import { createTileMaker, type TileAddress } from './tile-layers.ts';
import type { TileReply, TileRequest } from './tiles.client.ts';

/** Entry point of the thread that draws tiles; started by `createTiles` only. It reads the database itself, so that the server's own thread touches none of it. */
const port = parentPort;
if (port === null) throw new Error('tiles.worker.ts runs in a worker thread');
const { databaseUrl }: { databaseUrl: string } = workerData;
const { db } = openDatabase(databaseUrl, 2);

type Maker = (address: TileAddress) => Uint8Array | null;
const makers = new Map<string, { version: string; maker: Promise<Maker> }>();

async function load(polresId: string): Promise<Maker> {
  const day = new Date().toISOString().slice(0, 10);
  const areas = await loadAreas(db, polresId);
  return createTileMaker({
    areas: areas.filter((area) => area.validFrom <= day && (area.validTo === null || area.validTo > day)),
    roads: await loadRoads(db, polresId),
    pois: await loadPois(db, polresId),
    water: await loadWater(db, polresId),
  });
}

function makerOf({ polresId, version }: TileRequest): Promise<Maker> {
  const known = makers.get(polresId);
  if (known?.version === version) return known.maker;
  const maker = load(polresId);
  makers.set(polresId, { version, maker });
  maker.catch(() => makers.delete(polresId));
  return maker;
}

port.on('message', async (request: TileRequest) => {
  let reply: TileReply;
  try {
    const tile = (await makerOf(request))(request);
    reply = { seq: request.seq, ok: true, tile: tile && new Uint8Array(gzipSync(tile)) };
  } catch (error) {
    reply = { seq: request.seq, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
  port.postMessage(reply);
});

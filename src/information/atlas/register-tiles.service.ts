import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { geoJSONToTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { Feature, FeatureCollection } from 'geojson';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import type { RegisterDefinition } from '../registers/definition.types.ts';
import type { Registers } from '../registers/index.ts';
import { atlasRepository as repository } from './atlas.repository.ts';
import { tileBox } from './mercator.rules.ts';

export interface RegisterTile {
  etag: string;
  /** Gzipped MVT with the layers `records` {id, title, count} and `shapes` {id, title}; null when empty. Not drawn when the caller has this one. */
  tile(): Promise<Buffer | null>;
}
export interface RegisterTiles {
  /** @throws Problem not_found for a register that this person may not read. */
  get(actor: Actor, register: string, z: number, x: number, y: number): Promise<RegisterTile>;
}

const zipped = promisify(gzip);
const cacheBytes = 32 * 1024 * 1024;
/** Below it near records are gathered into one mark every 64 px; from it on only those that lie under each other (8 px). */
const clusterBelow = 14;
const coarse = 8;
const fine = 64;
/** Lines and borders drawn in one tile; from this zoom on, since below it they are a few pixels. */
const shapesFrom = 9;
const mostShapes = 2_000;
const shaped: ReadonlySet<RegisterDefinition['placement']> = new Set(['line', 'polygon']);

/** Draws the tiles of registers, each for what a person may see, and keeps them until a record of the register changes. */
export function createRegisterTiles(db: Database, registers: Registers): RegisterTiles {
  const cache = new Map<string, Buffer | null>();
  const underWay = new Map<string, Promise<Buffer | null>>();
  let kept = 0;

  function keep(key: string, tile: Buffer | null): void {
    cache.set(key, tile);
    kept += (tile?.length ?? 0) + 200;
    for (const [oldest, old] of cache) {
      if (kept <= cacheBytes) break;
      cache.delete(oldest);
      kept -= (old?.length ?? 0) + 200;
    }
  }

  async function draw(actor: Actor, definition: RegisterDefinition, z: number, x: number, y: number) {
    const box = tileBox(z, x, y);
    const columns = z < clusterBelow ? coarse : fine;
    const [cells, shapes] = await Promise.all([
      repository.cells(db, actor, definition.id, box, columns),
      z < shapesFrom || !shaped.has(definition.placement)
        ? []
        : repository.shapes(db, actor, definition.id, box, mostShapes),
    ]);
    if (cells.length === 0 && shapes.length === 0) return null;
    const singles = [...cells.flatMap(({ id }) => id ?? []), ...shapes.map(({ id }) => id)];
    const titles = await registers.titles(actor, definition, singles);
    const points = cells.map(({ count, lon, lat, id }): Feature => {
      const properties = id === null ? { count } : { count, id, title: titles.get(id) ?? '' };
      return { type: 'Feature', geometry: { type: 'Point', coordinates: [lon, lat] }, properties };
    });
    const lines = shapes.map(({ id, geometry }): Feature => {
      return { type: 'Feature', geometry, properties: { id, title: titles.get(id) ?? '' } };
    });
    const cut = (features: Feature[]) => {
      const data: FeatureCollection = { type: 'FeatureCollection', features };
      return geoJSONToTile(data, z, x, y, { extent: 4096, buffer: 64, tolerance: 3, maxZoom: 16, clip: true });
    };
    const layers = {
      ...(points.length > 0 ? { records: cut(points) } : {}),
      ...(lines.length > 0 ? { shapes: cut(lines) } : {}),
    };
    return await zipped(fromGeojsonVt(layers, { version: 2, extent: 4096 }));
  }

  async function drawn(key: string, make: () => Promise<Buffer | null>): Promise<Buffer | null> {
    const known = cache.get(key);
    if (known !== undefined) {
      // Taken out and put back: the cache forgets what was not asked for longest.
      cache.delete(key);
      cache.set(key, known);
      return known;
    }
    const drawing =
      underWay.get(key) ??
      make()
        .then((tile) => {
          keep(key, tile);
          return tile;
        })
        .finally(() => underWay.delete(key));
    underWay.set(key, drawing);
    return drawing;
  }

  return {
    async get(actor, register, z, x, y) {
      const definition = registers.open(actor, register);
      // The version is read before the records: a change in between makes the kept tile newer than its version, never older.
      const version = await repository.registerVersion(db, actor.polresId, register);
      const key = [actor.polresId, register, definition.version, version, sightOf(actor, definition), z, x, y].join(
        '/',
      );
      const etag = `"${createHash('sha256').update(key).digest('base64url').slice(0, 24)}"`;
      return { etag, tile: () => drawn(key, () => draw(actor, definition, z, x, y)) };
    },
  };
}

/** Persons of one class see the same of a register: same areas, same rights that its fields ask for. */
function sightOf(actor: Actor, definition: RegisterDefinition): string {
  const asked = Object.values(definition.fields).flatMap(({ seenBy }) => seenBy ?? []);
  const held = [...new Set(asked)].filter((right) => actor.permissions.has(right)).sort();
  return JSON.stringify([actor.areaCodes === null ? null : [...actor.areaCodes].sort(), held]);
}

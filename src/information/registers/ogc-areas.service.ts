import type { Database } from '../../platform/database/database.ts';
import { type Box, boxOf } from './geometry.rules.ts';
import { type AreaFeature, ogcRepository as repository } from './ogc.repository.ts';
import { boxesMeet } from './ogc.rules.ts';

/** Levels that are collections, with their names. */
export const areaCollections = {
  'areas-district': { level: 'district', id: 'Kecamatan', en: 'Districts (kecamatan)' },
  'areas-village': { level: 'village', id: 'Kelurahan dan desa', en: 'Villages (kelurahan, desa)' },
  'areas-rw': { level: 'rw', id: 'RW', en: 'RW' },
  'areas-rt': { level: 'rt', id: 'RT', en: 'RT' },
} as const;
export type AreaCollection = keyof typeof areaCollections;
export const isAreaCollection = (id: string): id is AreaCollection => Object.hasOwn(areaCollections, id);

export interface AreaFeatures {
  /** A page in the order of the codes, and whether there is more. */
  page(
    polresId: string,
    collection: AreaCollection,
    query: { after: string; limit: number; box?: Box },
  ): Promise<{ items: AreaFeature[]; more: boolean }>;
  one(polresId: string, collection: AreaCollection, code: string): Promise<AreaFeature | undefined>;
  /** The box of a whole collection; undefined when it is empty. */
  extent(polresId: string, collection: AreaCollection): Promise<Box | undefined>;
}

const pageSize = 1_000;

/** Areas by level. Their boxes are kept in memory until new boundaries are imported, since geometries have no index. */
export function createAreaFeatures(db: Database): AreaFeatures {
  const known = new Map<string, { version: number; boxes: Promise<Map<string, Box>> }>();

  async function load(polresId: string, level: string): Promise<Map<string, Box>> {
    const boxes = new Map<string, Box>();
    for (let after = ''; ; ) {
      const areas = await repository.areasAfter(db, { polresId, level, after, limit: pageSize });
      for (const { code, geometry } of areas) boxes.set(code, boxOf(geometry));
      const last = areas.at(-1);
      if (areas.length < pageSize || !last) return boxes;
      after = last.code;
    }
  }
  async function boxesOf(polresId: string, level: string): Promise<Map<string, Box>> {
    const version = await repository.boundaryVersion(db, polresId);
    const key = `${polresId} ${level}`;
    const kept = known.get(key);
    if (kept?.version === version) return kept.boxes;
    const boxes = load(polresId, level);
    known.set(key, { version, boxes });
    boxes.catch(() => known.delete(key));
    return boxes;
  }

  return {
    async page(polresId, collection, { after, limit, box }) {
      const { level } = areaCollections[collection];
      if (!box) {
        const items = await repository.areasAfter(db, { polresId, level, after, limit: limit + 1 });
        return { items: items.slice(0, limit), more: items.length > limit };
      }
      const codes = [...(await boxesOf(polresId, level))].flatMap(([code, one]) =>
        code > after && boxesMeet(one, box) ? [code] : [],
      );
      const items = await repository.areas(db, polresId, level, codes.toSorted().slice(0, limit));
      return { items, more: codes.length > limit };
    },
    async one(polresId, collection, code) {
      return (await repository.areas(db, polresId, areaCollections[collection].level, [code]))[0];
    },
    async extent(polresId, collection) {
      const boxes = [...(await boxesOf(polresId, areaCollections[collection].level)).values()];
      if (boxes.length === 0) return undefined;
      const all = boxes.reduce((sum, box) => [
        Math.min(sum[0], box[0]),
        Math.min(sum[1], box[1]),
        Math.max(sum[2], box[2]),
        Math.max(sum[3], box[3]),
      ]);
      return all;
    },
  };
}

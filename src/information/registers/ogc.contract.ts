import { z } from 'zod';

/** Addresses of the feature service: OGC API – Features, Part 1: Core (OGC 17-069r4), for QGIS and other programs. */
export const ogcPaths = {
  landing: '/ogc',
  conformance: '/ogc/conformance',
  collections: '/ogc/collections',
  collection: '/ogc/collections/{collection}',
  items: '/ogc/collections/{collection}/items',
  item: '/ogc/collections/{collection}/items/{fid}',
} as const;

export const CollectionParams = z.object({ collection: z.string().max(60) });
export const FeatureParams = z.object({ collection: z.string().max(60), fid: z.string().max(60) });
/** As they come; `ogc.rules.ts` reads them, since the standard asks for 400 and not 422. */
export const OgcQuery = z.object({ f: z.string().optional() });
export const ItemsQuery = OgcQuery.extend({
  bbox: z.string().optional(),
  limit: z.string().optional(),
  datetime: z.string().optional(),
  cursor: z.string().optional(),
});

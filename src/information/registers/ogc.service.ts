import type { Actor } from '../../platform/access/actor.ts';
import { notFound } from '../../platform/problem/problem.ts';
import { featureOf } from './export-geojson.ts';
import type { Box } from './geometry.rules.ts';
import type { AreaFeature } from './ogc.repository.ts';
import { conformsTo, crs84, type ItemsAsked } from './ogc.rules.ts';
import { type AreaCollection, type AreaFeatures, areaCollections, isAreaCollection } from './ogc-areas.service.ts';
import type { RegisterReading } from './reading.service.ts';
import type { RegisterView } from './registers.contract.ts';
import type { RegisterCommands } from './registers.service.ts';

/** A document of the service; `base` is the address that the person came by, with its scheme. */
export interface Ogc {
  landing(base: string): object;
  conformance(): object;
  collections(actor: Actor, base: string): Promise<object>;
  collection(actor: Actor, base: string, id: string): Promise<object>;
  /** A page of features; `self` is the address that was asked. */
  items(actor: Actor, base: string, id: string, asked: ItemsAsked, self: string): Promise<object>;
  item(actor: Actor, base: string, id: string, fid: string): Promise<object>;
}

const json = 'application/json';
const geojson = 'application/geo+json';
const link = (href: string, rel: string, type: string, title: string) => ({ href, rel, type, title });
/** Placements that have a geometry of their own. */
const drawn = new Set(['point', 'line', 'polygon']);
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Registers on the map and the areas by level, for programs: what a person sees there is what its screens show. */
export function createOgc(
  reading: RegisterReading,
  { open }: Pick<RegisterCommands, 'open'>,
  areas: AreaFeatures,
): Ogc {
  /** Fields about persons do not leave the house without a purpose, and a program states none. */
  const withoutPersons = (view: RegisterView) => ({ fields: view.fields.filter(({ about }) => about !== 'person') });

  function collectionOf(base: string, id: string, title: string, description: string, extent: Box | undefined) {
    const self = `${base}/ogc/collections/${id}`;
    return {
      id,
      title,
      description,
      itemType: 'feature',
      crs: [crs84],
      ...(extent ? { extent: { spatial: { bbox: [extent], crs: crs84 } } } : {}),
      links: [link(self, 'self', json, title), link(`${self}/items`, 'items', geojson, title)],
    };
  }
  const ofRegister = (base: string, { id, texts }: RegisterView, extent: Box | undefined) =>
    collectionOf(base, id, texts.many.id, `${texts.purpose.id} (${texts.many.en})`, extent);
  const ofAreas = (base: string, id: AreaCollection, extent: Box | undefined) =>
    collectionOf(base, id, areaCollections[id].id, areaCollections[id].en, extent);

  async function register(actor: Actor, id: string) {
    // Whether there is such a register and whether it is on the map are answered alike.
    if (!actor.permissions.has('register:read')) throw notFound();
    const definition = open(actor, id);
    if (!drawn.has(definition.placement)) throw notFound();
    return { definition, view: await reading.register(actor, definition) };
  }

  const areaFeature = ({ code, name, level, parentCode, areaM2, validFrom, geometry }: AreaFeature) => ({
    type: 'Feature' as const,
    id: code,
    geometry,
    properties: { code, name, level, parentCode, areaM2: Math.round(areaM2), validFrom },
  });

  return {
    landing: (base) => ({
      title: 'Harmoni',
      description: 'Register dan wilayah sebuah Polres (OGC API – Features). Registers and areas of a district police.',
      links: [
        link(`${base}/ogc`, 'self', json, 'Harmoni'),
        link(`${base}/ogc/conformance`, 'conformance', json, 'Kesesuaian / conformance'),
        link(`${base}/ogc/collections`, 'data', json, 'Koleksi / collections'),
        link(`${base}/api/openapi.json`, 'service-desc', 'application/vnd.oai.openapi+json;version=3.1', 'OpenAPI'),
      ],
    }),

    conformance: () => ({ conformsTo }),

    async collections(actor, base) {
      const extent = await areas.extent(actor.polresId, 'areas-district');
      const registers = actor.permissions.has('register:read') ? await reading.registers(actor) : [];
      return {
        links: [link(`${base}/ogc/collections`, 'self', json, 'Koleksi / collections')],
        collections: [
          ...(Object.keys(areaCollections) as AreaCollection[]).map((id) => ofAreas(base, id, extent)),
          ...registers.filter(({ placement }) => drawn.has(placement)).map((view) => ofRegister(base, view, extent)),
        ],
      };
    },

    async collection(actor, base, id) {
      if (isAreaCollection(id)) return ofAreas(base, id, await areas.extent(actor.polresId, id));
      const { view } = await register(actor, id);
      return ofRegister(base, view, await areas.extent(actor.polresId, 'areas-district'));
    },

    async items(actor, base, id, { limit, box, lived, cursor }, self) {
      const page = isAreaCollection(id) ? await areaPage(id) : await recordPage();
      const links = [
        link(self, 'self', geojson, id),
        link(`${base}/ogc/collections/${id}`, 'collection', json, id),
        ...(page.next === null ? [] : [link(nextOf(self, page.next), 'next', geojson, id)]),
      ];
      return {
        type: 'FeatureCollection',
        features: page.features,
        links,
        timeStamp: new Date().toISOString(),
        numberReturned: page.features.length,
      };

      async function areaPage(collection: AreaCollection) {
        const after = cursor ?? '';
        const asked = { after, limit, ...(box ? { box } : {}) };
        const { items, more } = await areas.page(actor.polresId, collection, asked);
        return { features: items.map(areaFeature), next: more ? (items.at(-1)?.code ?? null) : null };
      }
      async function recordPage() {
        const { definition, view } = await register(actor, id);
        // Without a time the records that are open now; with one those that were open then, or that name a day of that time:
        // programs send a condition on any field with a day as this parameter, and no record that meets it may be missing.
        const { fields } = withoutPersons(view);
        const dates = fields.filter(({ type }) => type === 'date').map(({ id: field }) => field);
        const closed = lived ? ('all' as const) : ('open' as const);
        const query = { closed, limit, ...(cursor ? { cursor } : {}) };
        const more = {
          whole: true,
          placed: true,
          ...(box ? { box } : {}),
          ...(lived ? { lived: { ...lived, dates } } : {}),
        };
        const { items, next } = await reading.list(actor, definition, query, more);
        return { features: items.map((record) => featureOf(record, withoutPersons(view))), next };
      }
    },

    async item(actor, base, id, fid) {
      const self = `${base}/ogc/collections/${id}/items/${encodeURIComponent(fid)}`;
      const links = [link(self, 'self', geojson, id), link(`${base}/ogc/collections/${id}`, 'collection', json, id)];
      if (isAreaCollection(id)) {
        const area = await areas.one(actor.polresId, id, fid);
        if (!area) throw notFound();
        return { ...areaFeature(area), links };
      }
      const { definition, view } = await register(actor, id);
      if (!uuid.test(fid)) throw notFound();
      const record = await reading.get(actor, definition, fid);
      return { ...featureOf(record, withoutPersons(view)), links };
    },
  };
}

function nextOf(self: string, cursor: string): string {
  const address = new URL(self);
  address.searchParams.set('cursor', cursor);
  return address.href;
}

import type { PlaceHit } from '../areas/areas.contract.ts';
import type { AreasRoom } from '../areas/index.ts';
import type { SearchHit } from './search.contract.ts';
import type { Searchable } from './search.ports.ts';

const kinds = {
  area: { id: 'Wilayah', en: 'Area' },
  road: { id: 'Jalan', en: 'Road' },
  crossing: { id: 'Simpang', en: 'Crossing' },
  landmark: { id: 'Tempat', en: 'Place' },
  point: { id: 'Titik', en: 'Point' },
} as const;

/** Areas, roads, crossings and landmarks by name, with the same forgiving search that finds a caller's place. */
export function areaSource(areas: Pick<AreasRoom, 'search' | 'at'>): Searchable {
  /** The page of the area that is called so, or of the village in which the place lies. */
  function pageOf(polresId: string, place: PlaceHit): string | null {
    const named =
      place.kind === 'area'
        ? areas.at(polresId, place.lon, place.lat).items.find(({ name }) => place.name.endsWith(name))
        : undefined;
    const code = named?.code ?? place.villageCode;
    return code ? `/areas/${code}` : null;
  }

  return {
    source: 'areas',
    permission: 'area:read',
    async find(actor, { text }, limit) {
      const { items } = await areas.search(actor.polresId, { q: text, near: null, limit });
      return items.map(
        (place): SearchHit => ({
          source: 'areas',
          from: kinds[place.kind],
          id: `${place.kind} ${place.lon} ${place.lat} ${place.name}`,
          title: place.name,
          detail: place.detail,
          href: pageOf(actor.polresId, place),
          lon: place.lon,
          lat: place.lat,
          score: place.score,
        }),
      );
    },
  };
}

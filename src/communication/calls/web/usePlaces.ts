import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AreasAt, MapInfo, PlaceAnswer } from '../../../information/areas/areas.contract.ts';
import { api } from '../../../platform/web/api.ts';
import { ApiProblem } from '../../../platform/web/problem.ts';
import type { ChosenPlace } from './form.ts';
import { placeLetters } from './place.rules.ts';
import { useDebounced } from './useDebounced.ts';

/** A search must not queue up behind the retries of the last one. */
const once = { retry: false, staleTime: 60_000 } as const;

export interface PlaceSearch {
  answer: PlaceAnswer | undefined;
  searching: boolean;
  away: boolean;
}

/** Searches places as the words are typed; the last answer stays until the next one is there. */
export function usePlaceSearch(words: string): PlaceSearch {
  const q = useDebounced(words.trim(), 120);
  const query = useQuery({
    queryKey: ['places', q],
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      api.get<PlaceAnswer>('/api/search/places', { signal, query: { q, limit: placeLetters.length } }),
    ...once,
  });
  const answer = q.length > 1 ? query.data : undefined;
  return { answer, searching: query.isFetching, away: query.error instanceof ApiProblem && query.error.away };
}

/** The areas in which a chosen place lies. */
export function useAreaAt(place: ChosenPlace | null): { answer: AreasAt | undefined; away: boolean } {
  const point = place && { lon: place.lon, lat: place.lat };
  const query = useQuery({
    queryKey: ['area-at', point],
    enabled: point !== null,
    queryFn: ({ signal }) => api.get<AreasAt>('/api/areas/at', { signal, query: point ?? {} }),
    ...once,
  });
  return { answer: place ? query.data : undefined, away: query.isError };
}

/** Bounds, data version and source of the district's map. */
export function useMapInfo(): { info: MapInfo | undefined; failed: boolean } {
  const query = useQuery({
    queryKey: ['map-info'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => api.get<MapInfo>('/api/map/info', { signal }),
  });
  return { info: query.data, failed: query.isError };
}

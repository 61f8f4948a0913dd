import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Similar } from '../../../command/incidents/incidents.contract.ts';
import { api } from '../../../platform/web/api.ts';
import type { ChosenPlace } from './form.ts';
import { useDebounced } from './useDebounced.ts';

const none: readonly Similar[] = [];

/** Open incidents that look like what is being written: asked anew as place, kind or words change. */
export function useSimilar(
  place: ChosenPlace | null,
  kind: string | undefined,
  text: string,
): { similar: readonly Similar[]; asked: boolean; away: boolean } {
  const point = place && { lon: place.lon, lat: place.lat };
  const asked = useDebounced({ place: point, kind: kind ?? null, text }, 400);
  const query = useQuery({
    queryKey: ['similar', asked],
    enabled: asked.place !== null,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 10_000,
    queryFn: ({ signal }) =>
      api.post<{ items: Similar[] }>(
        '/api/incidents/similar',
        { place: asked.place, text: asked.text, ...(asked.kind ? { kind: asked.kind } : {}) },
        { signal },
      ),
  });
  return {
    similar: place ? (query.data?.items ?? none) : none,
    asked: place !== null && query.data !== undefined,
    away: query.isError,
  };
}

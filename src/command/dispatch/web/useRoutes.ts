import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../../platform/web/api.ts';
import type { MapReach, MapRoute } from '../../../platform/web/map/types.ts';
import type { IncidentRow } from '../../incidents/incidents.contract.ts';
import type { RouteAnswer } from '../../routing/routing.contract.ts';
import type { UnitRow } from '../../units/units.contract.ts';
import { routingPaths } from './paths.ts';

/** Routes drawn at once: more would hide the map. */
const mostRoutes = 4;

/** About a hundred metres: a unit that moved less keeps its drawn route. */
const rough = (degrees: number): string => degrees.toFixed(3);

/** Routes of these units to the incident, in their order; a route that cannot be found is left out. */
export function useRoutes(incident: IncidentRow | undefined, units: readonly UnitRow[]): MapRoute[] {
  const asked = incident ? units.filter((unit) => unit.position !== null).slice(0, mostRoutes) : [];
  const answers = useQueries({
    queries: asked.map((unit) => {
      const from = `${rough(unit.position?.lon ?? 0)},${rough(unit.position?.lat ?? 0)}`;
      const to = `${incident?.lon},${incident?.lat}`;
      return {
        queryKey: ['route', unit.profile, from, to],
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          api.get<RouteAnswer>(routingPaths.route, { query: { from, to, profile: unit.profile }, signal }),
        staleTime: 20_000,
        gcTime: 60_000,
        retry: false,
        placeholderData: keepPreviousData,
      };
    }),
    combine: (results) => results.map((result) => result.data?.geometry),
  });
  const ids = asked.map((unit) => unit.id).join(' ');
  return useMemo(
    () => ids.split(' ').flatMap((id, index) => (answers[index] ? [{ id, line: answers[index] }] : [])),
    [answers, ids],
  );
}

/** The area from which the incident is reached by car within some minutes; undefined while unknown. */
export function useReach(
  incident: IncidentRow | undefined,
  minutes: number,
  wanted: boolean,
  label: string,
): MapReach | undefined {
  const point = incident && `${incident.lon},${incident.lat}`;
  const { data } = useQuery({
    queryKey: ['reach', point, minutes],
    enabled: wanted && point !== undefined,
    queryFn: ({ signal }) =>
      api.get<GeoJSON.Polygon | null>(routingPaths.isochrone, {
        query: { point, seconds: minutes * 60, profile: 'car', direction: 'to' },
        signal,
      }),
    staleTime: 60_000,
    retry: false,
  });
  return useMemo(() => (data ? { geometry: data, label } : undefined), [data, label]);
}

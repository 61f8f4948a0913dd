import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { api } from '../../../platform/web/api.ts';
import type { MiniRoad } from '../../../platform/web/mini-map/draw.ts';
import type { LonLat } from '../../../platform/web/mini-map/project.ts';
import type { RouteAnswer } from '../../routing/routing.contract.ts';
import { phonePaths } from './phone-commands.ts';
import { metresBetween } from './positions.rules.ts';
import { cellBox, type RoadFeatures, roadCells, toMiniRoads } from './roads.ts';

/** Metres that the unit may move before the route is asked again. */
const routeAgainAfter = 80;

export interface Drive {
  roads: readonly MiniRoad[];
  route: RouteAnswer | undefined;
}

const pair = ([lon, lat]: LonLat): string => `${lon.toFixed(5)},${lat.toFixed(5)}`;

/** Route and surrounding roads from the unit to the incident. Without signal the last known ones stay. */
export function useDrive(from: LonLat | undefined, to: LonLat | undefined, profile: string, driving: boolean): Drive {
  const asked = useRef<LonLat>(undefined);
  if (from && (!asked.current || metresBetween(asked.current, from) > routeAgainAfter)) asked.current = from;
  const start = asked.current;
  const route = useQuery({
    queryKey: ['unit-route', start && pair(start), to && pair(to), profile],
    queryFn: ({ signal }) => {
      if (!start || !to) throw new Error('a route needs two ends');
      return api.get<RouteAnswer>(phonePaths.route, { signal, query: { from: pair(start), to: pair(to), profile } });
    },
    enabled: driving && start !== undefined && to !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const geometry = route.data?.geometry;
  const cells = useMemo(
    () => roadCells([...(start ? [start] : []), ...(to ? [to] : []), ...(geometry ?? [])]),
    [start, to, geometry],
  );
  const roads = useQueries({
    queries: cells.map((cell) => ({
      queryKey: ['unit-roads', cellBox(cell)],
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        toMiniRoads(await api.get<RoadFeatures>(phonePaths.roads, { signal, query: { bbox: cellBox(cell) } })),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: Number.POSITIVE_INFINITY,
    })),
    combine: flatten,
  });
  return { roads, route: driving ? route.data : undefined };
}

function flatten(answers: readonly { data: MiniRoad[] | undefined }[]): MiniRoad[] {
  return answers.flatMap((answer) => answer.data ?? []);
}

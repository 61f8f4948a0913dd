import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../../platform/web/api.ts';
import { useLiveEvents } from '../../../platform/web/live/useLive.ts';
import type { MapClosure } from '../../../platform/web/map/types.ts';
import type { ClosureList } from '../../routing/routing.contract.ts';
import { routingPaths } from './paths.ts';

export type Closure = (typeof ClosureList)['_zod']['output']['items'][number];

const key = ['closures'];

/** Roads closed now, kept fresh by the live stream, and as the map draws them. */
export function useClosures(): { closures: readonly Closure[]; marks: MapClosure[]; failed: boolean } {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get<{ items: Closure[] }>(routingPaths.closures, { signal }),
    // Closures end by themselves as well.
    refetchInterval: 60_000,
  });
  useLiveEvents(({ subject, action }) => {
    if (subject.type === 'closure' || action.includes('closure')) void client.invalidateQueries({ queryKey: key });
  });
  const closures = query.data?.items ?? none;
  const marks = useMemo(
    () =>
      closures.map(({ id, lon, lat, radiusM, reason }): MapClosure => ({ id, at: [lon, lat], radiusM, label: reason })),
    [closures],
  );
  return { closures, marks, failed: query.isError && !query.data };
}

const none: readonly Closure[] = [];

/** Reads the list again after the desk's own act, without waiting for the stream. */
export function useClosuresChanged(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: key });
}

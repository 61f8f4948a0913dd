import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { api } from '../../../platform/web/api.ts';
import { areaPaths, type MapInfo } from '../../areas/areas.contract.ts';

export interface AreaChoice {
  code: string;
  name: string;
  parentCode: string | null;
}

/** Districts, each with its villages after it. */
export function useAreas(): readonly AreaChoice[] {
  const read = (level: string) => ({
    queryKey: ['areas', level],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      api.get<{ items: AreaChoice[] }>(areaPaths.areas, { signal, query: { level, limit: 1000 } }),
  });
  const districts = useQuery(read('district')).data?.items;
  const villages = useQuery(read('village')).data?.items;
  return useMemo(
    () =>
      (districts ?? []).flatMap((district) => [
        district,
        ...(villages ?? []).filter((village) => village.parentCode === district.code),
      ]),
    [districts, villages],
  );
}

/** What the district's map needs; undefined while asked, without tiles' version when not to be had. */
export function useMapProps() {
  const { data, isError } = useQuery({
    queryKey: ['map-info'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => api.get<MapInfo>(areaPaths.map, { signal }),
  });
  return useMemo(() => {
    if (!data) return isError ? {} : undefined;
    return {
      tiles: `${areaPaths.tile}?v=${encodeURIComponent(data.version)}`,
      attribution: data.attribution,
      ...(data.bounds ? { bounds: data.bounds } : {}),
    };
  }, [data, isError]);
}

/** A value once the hands have rested for `ms`. */
export function useRested<T>(value: T, ms = 300): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return rested;
}

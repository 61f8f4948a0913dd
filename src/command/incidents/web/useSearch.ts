import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { MapInfo } from '../../../information/areas/areas.contract.ts';
import { api } from '../../../platform/web/api.ts';
import { live, useLiveEvents, useLiveOpened } from '../../../platform/web/live/useLive.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import type { Zone } from '../../../platform/web/text/format.ts';
import { type IncidentRow, incidentPaths } from '../incidents.contract.ts';
import { type Filters, type PersonSearch, toQuery } from './filters.ts';

interface Page {
  items: IncidentRow[];
  next: string | null;
}

/** The matching incidents page by page; rows on screen follow the live stream, new ones are only counted. */
export function useSearch(filters: Filters, person: PersonSearch | undefined, zone: Zone) {
  const client = useQueryClient();
  const key = useMemo(() => ['incidents', filters, person, zone] as const, [filters, person, zone]);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) =>
      api.get<Page>(incidentPaths.incidents, { signal, query: toQuery(filters, zone, person, pageParam) }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    // Each look for a person is an act with its own entry in the journal: never repeated by itself.
    ...(person ? { retry: false, staleTime: Number.POSITIVE_INFINITY, gcTime: 0 } : {}),
  });
  const { refetch } = query;
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);

  const follows = useSession().can('live:read');
  useEffect(() => {
    if (!follows) return;
    live.start();
    return live.onNotice(({ event }) => {
      if (event === 'reset' && !person) void refetch();
    });
  }, [refetch, person, follows]);
  useLiveOpened(() => {
    if (!person) void refetch();
  });
  useLiveEvents((event) => {
    const row = rowOf(event.subject.type, event.data);
    if (!row) return;
    if (!rows.some((one) => one.id === row.id)) {
      if (event.action === 'incident.received' && !person) setFresh((ids) => new Set(ids).add(row.id));
      return;
    }
    client.setQueryData<{ pages: Page[]; pageParams: unknown[] }>(
      key,
      (data) =>
        data && {
          ...data,
          pages: data.pages.map((page) => ({
            ...page,
            items: page.items.map((one) => (one.id === row.id && row.version >= one.version ? row : one)),
          })),
        },
    );
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question begins to count anew
  useEffect(() => setFresh(new Set()), [key]);

  return {
    ...query,
    rows,
    fresh: fresh.size,
    /** Reads the list again, with the new ones in it. */
    reload() {
      setFresh(new Set());
      void refetch();
    },
  };
}

/** The incident that an event brings along. The contracts are the promise of the shapes. */
function rowOf(type: string, data: unknown): IncidentRow | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  if (type === 'incident') return data as IncidentRow;
  if (type === 'assignment' && 'incident' in data && data.incident) return data.incident as IncidentRow;
  return undefined;
}

export interface AreaChoice {
  code: string;
  name: string;
  parentCode: string | null;
}

/** Districts and villages to choose from. */
export function useAreas(): readonly AreaChoice[] {
  const read = (level: string) => ({
    queryKey: ['areas', level],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      api.get<{ items: AreaChoice[] }>('/api/areas', { signal, query: { level, limit: 1000 } }),
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

/** Bounds, data version and source of the district's map; undefined while asked, null when not to be had. */
export function useMapInfo(): MapInfo | null | undefined {
  const { data, isError } = useQuery({
    queryKey: ['map-info'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => api.get<MapInfo>('/api/map/info', { signal }),
  });
  return isError ? null : data;
}

import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { z } from 'zod';
import { api } from '../../../platform/web/api.ts';
import { live, useLiveEvents, useLiveOpened } from '../../../platform/web/live/useLive.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import {
  type Features,
  type History,
  type RecordPage,
  type RecordView,
  type RegisterList,
  type RegisterView,
  registerPaths,
} from '../registers.contract.ts';
import { type Filters, pageSize, toParams } from './filters.ts';
import { pathOf } from './paths.ts';

/** Root of what the screens keep of the registers. */
const root = 'registers';

/** The registers that this person may read. */
export function useRegisters() {
  return useQuery({
    queryKey: [root, 'list'],
    queryFn: ({ signal }) => api.get<z.infer<typeof RegisterList>>(registerPaths.registers, { signal }),
  });
}

/** One register with its fields. */
export function useRegister(register: string) {
  return useQuery({
    queryKey: [root, 'one', register],
    queryFn: ({ signal }) => api.get<RegisterView>(pathOf(registerPaths.register, { register }), { signal }),
  });
}

/** The matching records, page by page. */
export function useRecords(register: string, filters: Filters) {
  const path = pathOf(registerPaths.records, { register });
  const query = useInfiniteQuery({
    queryKey: [root, 'records', register, filters],
    queryFn: ({ pageParam, signal }) => {
      const more = { limit: String(pageSize), ...(pageParam ? { cursor: pageParam } : {}) };
      return api.get<z.infer<typeof RecordPage>>(`${path}?${toParams(filters, more)}`, { signal });
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, rows };
}
export type Records = ReturnType<typeof useRecords>;

/** The points of the matching records; asked only while the map is shown. */
export function useFeatures(register: string, filters: Filters, shown: boolean) {
  const path = pathOf(registerPaths.features, { register });
  return useQuery({
    queryKey: [root, 'features', register, filters],
    enabled: shown,
    queryFn: ({ signal }) => api.get<z.infer<typeof Features>>(`${path}?${toParams(filters)}`, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** One record. */
export function useRecord(register: string, id: string) {
  return useQuery({
    queryKey: [root, 'record', register, id],
    queryFn: ({ signal }) => readRecord(register, id, signal),
  });
}

export function readRecord(register: string, id: string, signal?: AbortSignal): Promise<RecordView> {
  return api.get<RecordView>(pathOf(registerPaths.record, { register, id }), signal ? { signal } : {});
}

/** What happened to a record, as far as this person may see it. */
export function useHistory(register: string, id: string) {
  return useQuery({
    queryKey: [root, 'history', register, id],
    queryFn: ({ signal }) =>
      api.get<z.infer<typeof History>>(pathOf(registerPaths.history, { register, id }), { signal }),
  });
}

/** Reads everything of the registers anew: after a command of one's own. */
export function useRefresh(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: [root] });
}

/** Keeps what is shown of a register fresh by the live stream. */
export function useFollow(): void {
  const refresh = useRefresh();
  const follows = useSession().can('live:read');
  useLiveEvents(({ subject }) => {
    if (subject.type === 'record') refresh();
  });
  useLiveOpened(refresh);
  const client = useQueryClient();
  useEffect(() => {
    if (!follows) return;
    live.start();
    return live.onNotice(({ event }) => {
      if (event === 'reset') void client.invalidateQueries({ queryKey: [root] });
    });
  }, [follows, client]);
}

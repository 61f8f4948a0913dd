import { keepPreviousData, type QueryKey, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { z } from 'zod';
import { api, type Query } from '../../../platform/web/api.ts';
import { useLiveQueries } from '../../../platform/web/live/useLiveQueries.ts';
import {
  type Features,
  type Groups,
  type History,
  type RecordPage,
  type RecordView,
  type RegisterList,
  type RegisterView,
  registerPaths,
  type SavedViews,
} from '../registers.contract.ts';
import { type Filters, pageSize, toParams } from './filters.ts';
import { pathOf } from './paths.ts';
import { useLook } from './purpose.ts';

/** Root of what the screens keep of the registers. */
const root = 'registers';

/** The registers that this person may read. */
export function useRegisters() {
  return useQuery({
    queryKey: [root, 'list'],
    queryFn: ({ signal }) => api.get<z.infer<typeof RegisterList>>(registerPaths.registers, { signal }),
  });
}

type Asked = Pick<RegisterView, 'id' | 'people'>;

/** One register with its fields; nothing is asked without an id. */
export function useRegister(register: string) {
  return useQuery({
    queryKey: [root, 'one', register],
    enabled: register !== '',
    queryFn: ({ signal }) => api.get<RegisterView>(pathOf(registerPaths.register, { register }), { signal }),
  });
}

/** The matching records, page by page; where they are people, once the purpose is stated. */
export function useRecords(register: Asked, filters: Filters) {
  const path = pathOf(registerPaths.records, { register: register.id });
  const look = useLook(register);
  const query = useInfiniteQuery({
    queryKey: [root, 'records', register.id, filters, look.query],
    enabled: look.ready,
    queryFn: ({ pageParam, signal }) => {
      const more = { limit: String(pageSize), ...(pageParam ? { cursor: pageParam } : {}) };
      const asked = toParams(filters, { ...more, ...look.query });
      return api.get<z.infer<typeof RecordPage>>(`${path}?${asked}`, { signal });
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

/** How many of the matching records each value has; asked only while grouped. */
export function useGroups(register: Asked, filters: Filters) {
  const path = pathOf(registerPaths.groups, { register: register.id });
  const look = useLook(register);
  return useQuery({
    queryKey: [root, 'groups', register.id, filters, look.query],
    enabled: filters.by !== '' && look.ready,
    queryFn: ({ signal }) =>
      api.get<Groups>(`${path}?${toParams(filters, { by: filters.by, ...look.query })}`, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** One's own saved views of a register and the shared ones. */
export function useSavedViews(register: string) {
  const path = pathOf(registerPaths.views, { register });
  return useQuery({
    queryKey: [root, 'views', register],
    queryFn: ({ signal }) => api.get<z.infer<typeof SavedViews>>(path, { signal }),
  });
}

/** One record; asked once its register is known, and for people once the purpose is stated. */
export function useRecord(register: Asked | undefined, id: string) {
  const look = useLook(register);
  return useQuery({
    queryKey: [root, 'record', register?.id, id, look.query],
    enabled: look.ready,
    queryFn: ({ signal }) => readRecord(register?.id ?? '', id, look.query, signal),
  });
}

/** @param query the look at the register (`useLook`). */
export function readRecord(register: string, id: string, query: Query, signal?: AbortSignal): Promise<RecordView> {
  const options = signal ? { query, signal } : { query };
  return api.get<RecordView>(pathOf(registerPaths.record, { register, id }), options);
}

/** What happened to a record, as far as this person may see it. */
export function useHistory(register: Asked, id: string) {
  const look = useLook(register);
  return useQuery({
    queryKey: [root, 'history', register.id, id, look.query],
    enabled: look.ready,
    queryFn: ({ signal }) =>
      api.get<z.infer<typeof History>>(pathOf(registerPaths.history, { register: register.id, id }), {
        query: look.query,
        signal,
      }),
  });
}

/** Reads everything of the registers anew: after a command of one's own. */
export function useRefresh(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: [root] });
}

/** Whether a question looked at people: each time it is asked is an act in the journal. */
const looksAtPeople = (key: QueryKey): boolean => {
  const last = key.at(-1);
  return typeof last === 'object' && last !== null && 'purpose' in last;
};
const registerIn = (data: unknown): string | undefined =>
  typeof data === 'object' && data !== null && 'register' in data ? String(data.register) : undefined;

/** Keeps what is shown of a register fresh by the live stream. */
export const useFollow = (): void =>
  useLiveQueries({
    root,
    concerns: ({ subject }) => subject.type === 'record',
    // People are looked at again only when something of their own register has changed.
    which: (key, events) => !looksAtPeople(key) || events.some(({ data }) => registerIn(data) === key[2]),
  });

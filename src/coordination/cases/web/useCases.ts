import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { z } from 'zod';
import { pathOf } from '../../../information/registers/web/index.ts';
import { api } from '../../../platform/web/api.ts';
import { useLiveQueries } from '../../../platform/web/live/useLiveQueries.ts';
import {
  type CaseLoad,
  type CasePage,
  type CaseTimeline,
  type CaseView,
  casePaths,
  type Holidays,
  type ProcessList,
  type ProcessView,
  type Statistics,
} from '../cases.contract.ts';
import { type Filters, pageSize, toParams } from './filters.ts';

/** Root of what the screens keep of the cases. */
const root = 'cases';

/** The processes that this person may read, with how much is open in each. */
export function useProcesses() {
  return useQuery({
    queryKey: [root, 'processes'],
    queryFn: ({ signal }) => api.get<z.infer<typeof ProcessList>>(casePaths.processes, { signal }),
  });
}

/** One process with its form and its table. */
export function useProcess(process: string) {
  return useQuery({
    queryKey: [root, 'process', process],
    enabled: process !== '',
    queryFn: ({ signal }) => api.get<ProcessView>(pathOf(casePaths.process, { process }), { signal }),
  });
}

/** The matching cases, page by page, the next one due first. */
export function useQueue(filters: Filters) {
  const query = useInfiniteQuery({
    queryKey: [root, 'queue', filters],
    queryFn: ({ pageParam, signal }) => {
      const more = { limit: String(pageSize), ...(pageParam ? { cursor: pageParam } : {}) };
      return api.get<z.infer<typeof CasePage>>(`${casePaths.cases}?${toParams(filters, more)}`, { signal });
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, rows };
}
export type Queue = ReturnType<typeof useQueue>;

/** Open cases for each person. */
export function useLoad(process: string) {
  return useQuery({
    queryKey: [root, 'load', process],
    queryFn: ({ signal }) =>
      api.get<z.infer<typeof CaseLoad>>(casePaths.load, { signal, query: process ? { process } : {} }),
    placeholderData: keepPreviousData,
  });
}

/** One case in full. */
export function useCase(id: string) {
  return useQuery({ queryKey: [root, 'case', id], queryFn: ({ signal }) => readCase(id, signal) });
}

export function readCase(id: string, signal?: AbortSignal): Promise<CaseView> {
  return api.get<CaseView>(pathOf(casePaths.case, { id }), signal ? { signal } : {});
}

/** What happened to a case, as far as this person may see it. */
export function useTimeline(id: string) {
  return useQuery({
    queryKey: [root, 'timeline', id],
    queryFn: ({ signal }) => api.get<z.infer<typeof CaseTimeline>>(pathOf(casePaths.timeline, { id }), { signal }),
  });
}

/** Figures of one process in a period; days are `YYYY-MM-DD`. */
export function useStatistics(process: string, period: { from: string; to: string }, area: string) {
  return useQuery({
    queryKey: [root, 'statistics', process, period, area],
    enabled: process !== '' && period.from !== '' && period.to !== '',
    queryFn: ({ signal }) =>
      api.get<Statistics>(pathOf(casePaths.statistics, { process }), {
        signal,
        query: { ...period, ...(area ? { area } : {}) },
      }),
    placeholderData: keepPreviousData,
  });
}

/** The calendar by which clocks count working time. */
export function useHolidays(year: number) {
  return useQuery({
    queryKey: [root, 'holidays', year],
    queryFn: ({ signal }) => api.get<z.infer<typeof Holidays>>(casePaths.holidays, { signal, query: { year } }),
    placeholderData: keepPreviousData,
  });
}

/** Shows a case as a command has just answered it, before everything else is read anew. */
export function useShow(): (one: CaseView) => void {
  const client = useQueryClient();
  return (one) => client.setQueryData([root, 'case', one.id], one);
}

/** Reads everything of the cases anew: after a command of one's own. */
export function useRefresh(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: [root] });
}

/** Keeps what is shown of the cases fresh by the live stream: what a person may do is for the server to say, so it is read again. */
export const useFollow = (): void => useLiveQueries({ root, concerns: ({ subject }) => subject.type === 'case' });

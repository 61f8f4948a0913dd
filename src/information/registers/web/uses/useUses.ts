import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '../../../../platform/web/api.ts';
import { type DueList, type Reports, usePaths } from '../../uses/uses.contract.ts';

/** Records whose day is past or comes within so many days, by pages; of one register, or of all. */
export function useDue(within: number, register: string | undefined, limit = 100) {
  return useInfiniteQuery({
    queryKey: ['registers', 'due', within, register, limit],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api.get<DueList>(usePaths.due, { query: { within, register, limit, cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** The reports that this person's registers allow. */
export function useReports() {
  return useQuery({
    queryKey: ['registers', 'reports'],
    queryFn: ({ signal }) => api.get<Reports>(usePaths.reports, { signal }),
  });
}

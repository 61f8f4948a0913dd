import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '../../../platform/web/api.ts';
import { useLiveQueries } from '../../../platform/web/live/useLiveQueries.ts';
import {
  type Mapping,
  type Pivot,
  type Ranking,
  type RoadRows,
  type StatusAreas,
  type StatusDetail,
  type StatusRow,
  type StatusRows,
  statusPaths,
  type Thresholds,
} from '../status.contract.ts';

/** Root of what the screens keep of the statuses. */
const root = 'status';

/** Address of one subject's status, or of its decision. */
export function subjectPath(row: Pick<StatusRow, 'kind' | 'code'>, decision = false): string {
  const path =
    row.kind === 'area'
      ? decision
        ? statusPaths.areaDecision
        : statusPaths.area
      : decision
        ? statusPaths.problemDecision
        : statusPaths.problem;
  return path.replace(/\{\w+\}/, encodeURIComponent(row.code));
}

const useAsk = <T>(key: readonly unknown[], path: string, enabled = true) =>
  useQuery({
    queryKey: [root, ...key],
    enabled,
    queryFn: ({ signal }) => api.get<T>(path, { signal }),
    placeholderData: keepPreviousData,
  });

export const useAreas = (level: 'district' | 'village' | 'rw') =>
  useAsk<StatusAreas>(['areas', level], `${statusPaths.areas}?level=${level}`);
export const useQueue = () => useAsk<z.infer<typeof StatusRows>>(['queue'], statusPaths.queue);
export const useRanking = (query: URLSearchParams) =>
  useAsk<Ranking>(['ranking', query.toString()], `${statusPaths.ranking}?${query}`);
export const usePivot = (query: URLSearchParams) =>
  useAsk<Pivot>(['pivot', query.toString()], `${statusPaths.pivot}?${query}`);
export const useMapping = () => useAsk<Mapping>(['mapping'], statusPaths.mapping);
/** Road sections tell no events of their own: they are worked out hourly, so they are asked for anew now and then. */
export const useRoads = () =>
  useQuery({
    queryKey: [root, 'roads'],
    queryFn: ({ signal }) => api.get<RoadRows>(statusPaths.roads, { signal }),
    refetchInterval: 300_000,
  });
export const useThresholds = () => useAsk<Thresholds>(['thresholds'], statusPaths.thresholds);

/** One subject with its reasons; nothing of another one is shown while it loads. */
export function useDetail(row: Pick<StatusRow, 'kind' | 'code'> | undefined) {
  return useQuery({
    queryKey: [root, 'detail', row?.kind, row?.code],
    enabled: row !== undefined,
    queryFn: ({ signal }) => api.get<StatusDetail>(row ? subjectPath(row) : '', { signal }),
  });
}

/** Reads everything of the statuses anew: after a decision of one's own. */
export function useRefresh(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: [root] });
}

/** Keeps what is shown fresh by the live stream. */
export const useFollow = (): void =>
  useLiveQueries({ root, concerns: ({ subject }) => subject.type === 'status' || subject.type === 'threshold' });

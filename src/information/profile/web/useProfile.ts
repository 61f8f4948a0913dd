import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { z } from 'zod';
import { api } from '../../../platform/web/api.ts';
import { useLiveQueries } from '../../../platform/web/live/useLiveQueries.ts';
import type { AreaLevel } from '../../areas/geodata.ts';
import {
  type StatusAreas,
  type StatusDetail,
  type StatusRow,
  type StatusRows,
  statusPaths,
} from '../../status/status.contract.ts';
import { assessedLevels } from '../../status/status.types.ts';
import { type AreaProfile, type AreaShapes, profilePaths, type Tree } from '../profile.contract.ts';
import { touchesArea } from './touches.ts';

/** Root of what the screens keep of areas. */
const root = 'profile';
const fill = (path: string, code: string): string => path.replace('{code}', encodeURIComponent(code));

export function useProfile(code: string) {
  return useQuery({
    queryKey: [root, 'one', code],
    queryFn: ({ signal }) => api.get<AreaProfile>(fill(profilePaths.profile, code), { signal }),
  });
}

/** The drawing of an area; it changes with the map only. */
export function useShapes(code: string) {
  return useQuery({
    queryKey: [root, 'shapes', code],
    queryFn: ({ signal }) => api.get<AreaShapes>(fill(profilePaths.shapes, code), { signal }),
    staleTime: 600_000,
  });
}

/** Status of the area itself, of the areas right below and of its problems; empty where there is none. */
export function useStatuses(code: string, level: AreaLevel | undefined, childLevel: AreaLevel | null | undefined) {
  const own = useQuery({
    queryKey: [root, 'status', code],
    enabled: assessed(level),
    queryFn: ({ signal }) => api.get<StatusDetail>(fill(statusPaths.area, code), { signal }),
  });
  const below = useStatusesBelow(code, childLevel);
  const problems = useQuery({
    queryKey: [root, 'status-problems', code],
    queryFn: ({ signal }) =>
      api.get<z.infer<typeof StatusRows>>(statusPaths.problems, { signal, query: { area: code } }),
  });
  return useMemo(
    () => ({ own: own.data, below, problems: byCode(problems.data?.items) }),
    [own.data, below, problems.data],
  );
}

/** Status of the areas of a level right below one, by code; empty for levels without a status. */
export function useStatusesBelow(code: string, level: AreaLevel | null | undefined): ReadonlyMap<string, StatusRow> {
  const { data } = useQuery({
    queryKey: [root, 'status-below', code, level],
    enabled: code !== '' && assessed(level),
    queryFn: ({ signal }) =>
      api.get<z.infer<typeof StatusAreas>>(statusPaths.areas, {
        signal,
        query: { level: level ?? undefined, parent: code },
      }),
  });
  return useMemo(() => byCode(data?.items), [data]);
}

const assessed = (level: AreaLevel | null | undefined): boolean => assessedLevels.some((known) => known === level);
const byCode = (rows: readonly StatusRow[] | undefined): ReadonlyMap<string, StatusRow> =>
  new Map((rows ?? []).map((row) => [row.code, row]));

/** One step of the tree, or the hits of a search. */
export function useTree(query: { parent?: string; q?: string }, enabled = true) {
  return useQuery({
    queryKey: [root, 'tree', query.parent ?? '', query.q ?? ''],
    enabled,
    queryFn: ({ signal }) => api.get<Tree>(profilePaths.tree, { signal, query }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** Figures are read anew at most once in this time, however much happens. */
const restMs = 4_000;

/** Reads the figures of an area anew when something in it happened; its drawing changes with the map only. */
export const useFollowArea = (code: string): void =>
  useLiveQueries({
    root,
    concerns: (event) => touchesArea(event, code),
    which: ([, part]) => part !== 'shapes',
    gatherMs: restMs,
  });

/** Follows the statuses of the areas in a list. */
export const useFollowStatuses = (): void =>
  useLiveQueries({
    root,
    concerns: ({ subject }) => subject.type === 'status',
    which: ([, part]) => part === 'status-below',
  });

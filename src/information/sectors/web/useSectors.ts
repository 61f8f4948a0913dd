import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { z } from 'zod';
import { api, randomId } from '../../../platform/web/api.ts';
import { useLiveQueries } from '../../../platform/web/live/useLiveQueries.ts';
import { areaPaths, type MapInfo } from '../../areas/areas.contract.ts';
import {
  type AcceptPlan,
  type AskProposal,
  type CurrentPlan,
  type EditPlan,
  type MoveAreas,
  type NewPlan,
  type PlanList,
  type PlanView,
  type ProposalView,
  sectorPaths,
} from '../sectors.contract.ts';

const root = 'sectors';
const at = (path: string, id: string) => path.replace('{id}', encodeURIComponent(id));
/** Travel over 600 RW is reckoned once after a start, and takes its time then. */
const patience = 60_000;

export const useMapInfo = () =>
  useQuery({
    queryKey: ['map-info'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => api.get<MapInfo>(areaPaths.map, { signal }),
  });

export const usePlans = () =>
  useQuery({
    queryKey: [root, 'plans'],
    queryFn: ({ signal }) => api.get<z.infer<typeof PlanList>>(sectorPaths.plans, { signal }),
  });

export const useCurrent = () =>
  useQuery({
    queryKey: [root, 'current'],
    queryFn: ({ signal }) => api.get<CurrentPlan>(sectorPaths.current, { signal, timeoutMs: patience }),
  });

export const usePlan = (id: string | undefined) =>
  useQuery({
    queryKey: [root, 'plan', id],
    enabled: id !== undefined,
    queryFn: ({ signal }) => api.get<PlanView>(at(sectorPaths.plan, id ?? ''), { signal, timeoutMs: patience }),
    placeholderData: keepPreviousData,
  });

/** What a person does to plans; each answer is put where it is shown. */
export function useActs() {
  const client = useQueryClient();
  const refresh = useCallback(() => client.invalidateQueries({ queryKey: [root] }), [client]);
  const shown = (view: PlanView): PlanView => {
    client.setQueryData([root, 'plan', view.plan.id], view);
    void client.invalidateQueries({ queryKey: [root, 'plans'] });
    return view;
  };
  return {
    refresh,
    propose: (asked: AskProposal) => api.post<ProposalView>(sectorPaths.proposals, asked, { timeoutMs: patience }),
    add: (plan: Omit<NewPlan, 'id'>) => api.post<PlanView>(sectorPaths.plans, { ...plan, id: randomId() }).then(shown),
    move: (id: string, body: MoveAreas) => api.post<PlanView>(at(sectorPaths.areas, id), body).then(shown),
    edit: (id: string, body: EditPlan) => api.patch<PlanView>(at(sectorPaths.plan, id), body).then(shown),
    accept: async (id: string, body: AcceptPlan) => {
      const view = shown(await api.post<PlanView>(at(sectorPaths.acceptance, id), body));
      await refresh();
      return view;
    },
  };
}

/** Keeps plans fresh by the live stream. */
export const useFollow = (): void =>
  useLiveQueries({ root, concerns: ({ subject }) => subject.type === 'sector_plan' });

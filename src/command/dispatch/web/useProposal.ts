import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../../../platform/web/api.ts';
import type { Recommendation } from '../dispatch.contract.ts';
import type { DeskStore } from './desk-store.ts';
import { dispatchPaths, pathOf } from './paths.ts';
import { nextProposal, type ShownProposal, toggled } from './recommendation.view.ts';

/** Least time between two questions while units move, ms; after a change of status it is asked at once. */
const movedEvery = 5_000;
const statusAfter = 400;

export interface Proposal {
  shown: ShownProposal | undefined;
  /** Chosen units in order of choosing. */
  chosen: readonly string[];
  toggle: (unitId: string) => void;
  /** Forgets the person's choice, after sending. */
  settle: () => void;
  /** While true every row keeps its place. */
  hold: (on: boolean) => void;
  phase: 'loading' | 'failed' | 'ready';
  failedAt: number;
  retry: () => void;
}

/**
 * The proposal for the chosen incident. It is asked again when units move or change status, but rows never jump while
 * the pointer is on them or the person has begun to choose.
 */
export function useProposal(store: DeskStore, incidentId: string | undefined): Proposal {
  const query = useQuery({
    queryKey: ['recommendation', incidentId],
    enabled: incidentId !== undefined,
    queryFn: ({ signal }) =>
      api.get<Recommendation>(pathOf(dispatchPaths.recommendation, incidentId ?? ''), { signal }),
    staleTime: 1_000,
    gcTime: 10_000,
    retry: 1,
  });
  const { data, refetch } = query;
  const [shown, setShown] = useState<ShownProposal>();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const held = useRef(false);
  const touched = useRef(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another incident begins anew
  useEffect(() => {
    touched.current = false;
    setShown(undefined);
    setChosen([]);
  }, [incidentId]);

  useEffect(() => {
    if (!data || data.incidentId !== incidentId) return;
    const keep = held.current || touched.current;
    setShown((before) => nextProposal(before, data, keep));
    if (touched.current) return;
    setChosen((before) => (keep && before.length > 0 ? before : data.proposal));
  }, [data, incidentId]);

  useRefreshByUnits(store, incidentId, refetch);

  const toggle = useCallback((unitId: string) => {
    touched.current = true;
    setChosen((before) => toggled(before, unitId));
  }, []);
  const settle = useCallback(() => {
    touched.current = false;
    setChosen([]);
  }, []);
  const hold = useCallback((on: boolean) => {
    held.current = on;
  }, []);
  return {
    shown: shown?.incidentId === incidentId ? shown : undefined,
    chosen,
    toggle,
    settle,
    hold,
    phase: query.isError ? 'failed' : shown ? 'ready' : 'loading',
    failedAt: query.errorUpdatedAt,
    retry: () => void refetch(),
  };
}

/** Asks again soon after a unit's status changed, and now and then while units move. */
function useRefreshByUnits(store: DeskStore, incidentId: string | undefined, refetch: () => unknown): void {
  useEffect(() => {
    if (incidentId === undefined) return;
    let before = store.get();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let due = Number.POSITIVE_INFINITY;
    function ask(inMs: number): void {
      const at = Date.now() + inMs;
      if (at >= due) return;
      clearTimeout(timer);
      due = at;
      timer = setTimeout(() => {
        due = Number.POSITIVE_INFINITY;
        refetch();
      }, inMs);
    }
    const end = store.subscribe(() => {
      const now = store.get();
      if (now.incidents.get(incidentId ?? '') !== before.incidents.get(incidentId ?? '')) ask(statusAfter);
      if (now.units !== before.units) {
        ask(movedEvery);
        for (const [id, unit] of now.units) {
          if (before.units.get(id)?.status !== unit.status) {
            ask(statusAfter);
            break;
          }
        }
      }
      before = now;
    });
    return () => {
      end();
      clearTimeout(timer);
    };
  }, [store, incidentId, refetch]);
}

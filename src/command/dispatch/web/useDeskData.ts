import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { api } from '../../../platform/web/api.ts';
import { live, useLiveState } from '../../../platform/web/live/useLive.ts';
import type { DispatchDesk } from '../dispatch.contract.ts';
import type { DeskState, PositionMark } from './desk-state.ts';
import { createDeskStore, type DeskStore } from './desk-store.ts';
import { dispatchPaths } from './paths.ts';

export interface DeskData {
  store: DeskStore;
  settings: DispatchDesk['settings'];
  phase: 'loading' | 'failed' | 'ready';
  /** When the first data could not be read. */
  failedAt: number;
  reload: () => void;
}

const firstSettings: DispatchDesk['settings'] = { staleAfterSeconds: 300, answerTargetSeconds: 10 };

/**
 * First data, then the live stream on top of it. Listening starts before the first question is asked, so nothing falls
 * between; positions are not resumed by the stream, so after a cut all is read again.
 */
export function useDeskData(): DeskData {
  const store = useMemo(() => createDeskStore(), []);
  const query = useQuery({
    queryKey: ['desk', 'dispatch'],
    queryFn: ({ signal }) => api.get<DispatchDesk>(dispatchPaths.desk, { signal, timeoutMs: 30_000 }),
    staleTime: 0,
    gcTime: 0,
  });
  const { data, refetch } = query;

  useEffect(() => {
    const ends = [
      live.subscribe((event) => store.event(event)),
      live.onNotice(({ event, data: said }) => {
        if (event === 'positions') store.positions(positionsIn(said));
        else if (event === 'reset') void refetch();
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [store, refetch]);

  useEffect(() => {
    if (!data) return;
    store.load(data);
    live.start(data.position);
  }, [store, data]);

  const cut = useLiveState().kind === 'cut';
  const wasCut = useRef(true);
  useEffect(() => {
    if (wasCut.current && !cut && data) void refetch();
    wasCut.current = cut;
  }, [cut, data, refetch]);

  return {
    store,
    settings: data?.settings ?? firstSettings,
    phase: data ? 'ready' : query.isError ? 'failed' : 'loading',
    failedAt: query.errorUpdatedAt,
    reload: () => void refetch(),
  };
}

/** One collection of the desk; draws again only when it changes. */
export function useDesk<K extends keyof DeskState>(store: DeskStore, name: K): DeskState[K] {
  return useSyncExternalStore(store.subscribe, () => store.get()[name]);
}

/** The notice's contract is the promise of the items' shape. */
function positionsIn(data: unknown): readonly PositionMark[] {
  if (typeof data !== 'object' || data === null || !('items' in data) || !Array.isArray(data.items)) return [];
  return data.items as PositionMark[];
}

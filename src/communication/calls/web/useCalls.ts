import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '../../../platform/web/api.ts';
import { live, useLiveEvents, useLiveState } from '../../../platform/web/live/useLive.ts';
import { play } from '../../../platform/web/sounds.ts';
import type { CallView, LineView } from '../calls.contract.ts';
import { withCall } from './calls.view.ts';

const key = ['calls', 'open'];
const noCalls: readonly CallView[] = [];
const noLines: readonly LineView[] = [];

const isCall = (data: unknown): data is CallView =>
  typeof data === 'object' && data !== null && 'id' in data && 'state' in data && 'numberMasked' in data;

export interface OpenCalls {
  calls: readonly CallView[];
  loaded: boolean;
  failed: boolean;
  retry: () => void;
  /** Takes a view that the server answered to a command, without waiting for the live event. */
  take: (call: CallView) => void;
}

/** The open calls of the district, kept by live events; a new ring is heard. */
export function useCalls(): OpenCalls {
  const client = useQueryClient();
  /** Views newer than an answer that may still be under way. */
  const told = useRef(new Map<string, CallView>());
  const query = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => {
      const { items } = await api.get<{ items: CallView[] }>('/api/calls', { signal, query: { limit: 500 } });
      return [...told.current.values()].reduce<CallView[]>(withCall, items);
    },
  });

  const take = (call: CallView): void => {
    told.current.set(call.id, call);
    client.setQueryData<CallView[]>(key, (calls) => (calls ? withCall(calls, call) : calls));
  };

  useLiveEvents((event) => {
    if (event.subject.type !== 'call' || !isCall(event.data)) return;
    const known = query.data?.some((call) => call.id === event.subject.id);
    if (event.data.state === 'ringing' && !known) play('ring');
    take(event.data);
  });

  useEffect(() => live.start(), []);
  // Whatever happened between the first answer and the stream, or while it was cut off, is asked for once more.
  const connected = useLiveState().kind !== 'cut';
  useEffect(() => {
    if (!connected) return;
    void client.invalidateQueries({ queryKey: key }).then(() => told.current.clear());
  }, [connected, client]);

  return {
    calls: query.data ?? noCalls,
    loaded: query.data !== undefined,
    failed: query.isError,
    retry: () => void query.refetch(),
    take,
  };
}

/** The district's lines. */
export function useLines(): readonly LineView[] {
  const query = useQuery({
    queryKey: ['lines'],
    queryFn: ({ signal }) => api.get<{ items: LineView[] }>('/api/lines', { signal }),
  });
  return query.data?.items ?? noLines;
}

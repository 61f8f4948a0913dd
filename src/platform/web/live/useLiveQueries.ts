import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useSession } from '../session/useSession.ts';
import type { LiveEvent } from './live.ts';
import { live, useLiveEvents, useLiveOpened } from './useLive.ts';

export interface LiveQueries {
  /** First part of the keys of the queries that are kept fresh. */
  root: string;
  /** Whether an event may change any of them. */
  concerns(event: LiveEvent): boolean;
  /** Which of them are read anew after these events; all of them unless told. */
  which?(key: QueryKey, events: readonly LiveEvent[]): boolean;
  /** How long events are gathered before anything is read anew, ms; an import makes thousands at once. */
  gatherMs?: number;
}

/**
 * Keeps queries fresh by reading them anew when something that concerns them happened, when the stream opens, and when it
 * lost its place. For screens whose figures the server works out; a list of rows patches its own by `useLiveEvents`.
 */
export function useLiveQueries({ root, concerns, which, gatherMs = 250 }: LiveQueries): void {
  const client = useQueryClient();
  const follows = useSession().can('live:read');
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const gathered = useRef<LiveEvent[]>([]);
  useLiveEvents((event) => {
    if (!concerns(event)) return;
    gathered.current.push(event);
    waiting.current ??= setTimeout(() => {
      const events = gathered.current;
      waiting.current = undefined;
      gathered.current = [];
      const predicate = ({ queryKey }: { queryKey: QueryKey }) => which?.(queryKey, events) ?? true;
      void client.invalidateQueries({ queryKey: [root], predicate });
    }, gatherMs);
  });
  useLiveOpened(() => void client.invalidateQueries({ queryKey: [root] }));
  useEffect(() => () => clearTimeout(waiting.current), []);
  useEffect(() => {
    if (!follows) return;
    live.start();
    return live.onNotice(({ event }) => {
      if (event === 'reset') void client.invalidateQueries({ queryKey: [root] });
    });
  }, [follows, client, root]);
}

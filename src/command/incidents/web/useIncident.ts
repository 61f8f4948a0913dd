import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '../../../platform/web/api.ts';
import { live, useLiveEvents, useLiveOpened } from '../../../platform/web/live/useLive.ts';
import { useSession } from '../../../platform/web/session/useSession.ts';
import { type IncidentDetail, incidentPaths, type TimelineEntry } from '../incidents.contract.ts';
import { pathOf } from './paths.ts';

/** Events of one act come together; one question answers them, ms. */
const gather = 150;

/** One incident in full with its timeline, kept fresh by the live stream. */
export function useIncident(id: string) {
  const client = useQueryClient();
  const detail = useQuery({
    queryKey: ['incident', id],
    queryFn: ({ signal }) => api.get<IncidentDetail>(pathOf(incidentPaths.incident, { id }), { signal }),
  });
  const timeline = useQuery({ queryKey: ['timeline', id], queryFn: ({ signal }) => wholeTimeline(id, signal) });

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  function refresh(): void {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      void client.invalidateQueries({ queryKey: ['incident', id] });
      void client.invalidateQueries({ queryKey: ['timeline', id] });
    }, gather);
  }
  useLiveEvents(({ subject, data }) => {
    if (subject.id === id || mentions(data, id)) refresh();
  });
  useLiveOpened(refresh);
  const newest = useRef(refresh);
  useEffect(() => {
    newest.current = refresh;
  });
  const follows = useSession().can('live:read');
  useEffect(() => {
    if (!follows) return;
    live.start();
    return live.onNotice(({ event }) => {
      if (event === 'reset') newest.current();
    });
  }, [follows]);
  return { detail, timeline, refresh };
}

/** Every entry: a long incident is read here to its end. */
async function wholeTimeline(id: string, signal: AbortSignal): Promise<TimelineEntry[]> {
  const entries: TimelineEntry[] = [];
  let cursor: string | undefined;
  do {
    const page: { items: TimelineEntry[]; next: string | null } = await api.get(
      pathOf(incidentPaths.timeline, { id }),
      {
        signal,
        query: { limit: 500, cursor },
      },
    );
    entries.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return entries;
}

/** Whether an event of a unit or an agency is about this incident. */
function mentions(data: unknown, id: string): boolean {
  if (typeof data !== 'object' || data === null) return false;
  if ('incidentId' in data) return data.incidentId === id;
  return 'assignment' in data && mentions(data.assignment, id);
}

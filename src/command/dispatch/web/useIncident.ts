import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { api } from '../../../platform/web/api.ts';
import { live, useLiveEvents } from '../../../platform/web/live/useLive.ts';
import type { IncidentDetail, TimelineEntry } from '../../incidents/incidents.contract.ts';
import { allPages } from './acts.ts';
import type { DeskStore } from './desk-store.ts';
import { incidentPaths, pathOf } from './paths.ts';

/** Entries read of one timeline; longer ones are read on the incident's page. */
const mostEntries = 600;
/** Events of one act come together; one question answers them, ms. */
const gatherFor = 150;

/** The chosen incident in full, with its timeline, kept fresh by the live stream. */
export function useIncident(store: DeskStore, id: string | undefined) {
  const client = useQueryClient();
  const detail = useQuery({
    queryKey: ['incident', id],
    enabled: id !== undefined,
    queryFn: ({ signal }) => api.get<IncidentDetail>(pathOf(incidentPaths.incident, id ?? ''), { signal }),
    staleTime: 5_000,
  });
  const timeline = useQuery({
    queryKey: ['timeline', id],
    enabled: id !== undefined,
    queryFn: ({ signal }) => allPages<TimelineEntry>(pathOf(incidentPaths.timeline, id ?? ''), mostEntries, signal),
    staleTime: 5_000,
  });

  const refresh = useGathered(() => {
    void client.invalidateQueries({ queryKey: ['incident', id] });
    void client.invalidateQueries({ queryKey: ['timeline', id] });
  });
  useLiveEvents(({ subject, data }) => {
    if (id !== undefined && (subject.id === id || incidentOf(data) === id)) refresh();
  });
  // After a cut the stream may have been reset; what is shown is then read again with the rest.
  useEffect(() => live.onNotice(({ event }) => event === 'reset' && refresh()), [refresh]);

  const row = id === undefined ? undefined : (store.get().incidents.get(id) ?? detail.data);
  return { row, detail, timeline };
}

function incidentOf(data: unknown): unknown {
  if (typeof data !== 'object' || data === null) return undefined;
  if ('assignment' in data && typeof data.assignment === 'object' && data.assignment !== null) {
    return 'incidentId' in data.assignment ? data.assignment.incidentId : undefined;
  }
  return 'incidentId' in data ? data.incidentId : undefined;
}

/** Runs once for many calls within a short time. */
function useGathered(run: () => void): () => void {
  const newest = useRef(run);
  useEffect(() => {
    newest.current = run;
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => newest.current(), gatherFor);
  }, []);
}

import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { type Erasure, type JournalEntry, journalPaths } from '../../../platform/journal/journal.contract.ts';
import { api } from '../../../platform/web/api.ts';
import { problemFrom } from '../../../platform/web/problem.ts';
import { checkpointSize, newestFrom, windowSize } from './journal-window.ts';

export type Entry = z.infer<typeof JournalEntry>;
export type ErasureRequest = z.infer<typeof Erasure>;

/** The newest signed checkpoint: plain text, public, empty before the first signature. */
export function useCheckpoint() {
  return useQuery({
    queryKey: ['checkpoint'],
    staleTime: 0,
    queryFn: async ({ signal }) => {
      const response = await fetch('/log/checkpoint', { signal });
      if (response.status === 404) return '';
      if (!response.ok) throw problemFrom(response.status, undefined, null);
      return response.text();
    },
  });
}

/**
 * One window of the journal, newest first; of one subject all of it, up to 500. `from` undefined = the newest window,
 * which begins where the checkpoint says and is open at its end.
 */
export function useWindow(subject: string, from: number | undefined, checkpoint: string | undefined) {
  const start = from ?? newestFrom(checkpointSize(checkpoint ?? ''));
  return useQuery({
    queryKey: ['journal', subject, subject ? 0 : start, from === undefined],
    enabled: checkpoint !== undefined,
    staleTime: 0,
    queryFn: async ({ signal }) => {
      const query = subject ? { subject, limit: 500 } : { from: start, limit: from === undefined ? 500 : windowSize };
      const { items } = await api.get<{ items: Entry[] }>(journalPaths.entries, { signal, query });
      return { start, items: items.reverse() };
    },
  });
}

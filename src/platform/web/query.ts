import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem.ts';

/** The store of what the server told. The live stream keeps it fresh, so nothing is asked again on focus. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The server may be on this computer or in this building: the browser's guess about the internet decides nothing.
      networkMode: 'always',
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => error instanceof ApiProblem && error.away && failures < 5,
      retryDelay: (attempt) => Math.min(8000, 400 * 2 ** attempt),
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

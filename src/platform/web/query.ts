import { QueryClient } from '@tanstack/react-query';
import { askAgain } from './ask-again.ts';
import { ApiProblem } from './problem.ts';

/** The store of what the server told. The live stream keeps it fresh, so nothing is asked again on focus. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The server may be on this computer or in this building: the browser's guess about the internet decides nothing.
      networkMode: 'always',
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      // Within about 2 s the person is told what failed; `askAgain` goes on behind it. A timeout took long enough already.
      retry: (failures, error) => error instanceof ApiProblem && error.away && error.code !== 'timeout' && failures < 2,
      retryDelay: (attempt) => 500 * 3 ** attempt,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

askAgain(queryClient);

import type { Query, QueryClient } from '@tanstack/react-query';
import { backoff } from './backoff.ts';
import { ApiProblem } from './problem.ts';

const away = ({ state }: Query): boolean => state.error instanceof ApiProblem && state.error.away;
const failing = (query: Query): boolean =>
  away(query) && query.state.status === 'error' && query.state.fetchStatus === 'idle';

/**
 * Asks one failed question again without the screen taking notice unless an answer comes: TanStack's own refetch of a
 * question without data would put the skeleton back in place of the error each time.
 */
async function ask(client: QueryClient, query: Query): Promise<void> {
  const { options } = query;
  if (query.state.data !== undefined || typeof options.queryFn !== 'function') {
    await query.fetch();
    return;
  }
  const pages = query.queryType === 'infinite';
  const first: unknown = 'initialPageParam' in options ? options.initialPageParam : undefined;
  const context = { client, queryKey: query.queryKey, meta: query.meta, signal: new AbortController().signal };
  const answer = await options.queryFn(pages ? { ...context, pageParam: first, direction: 'forward' } : context);
  // Meanwhile the person may have asked it, or something else in its place.
  if (!failing(query)) return;
  query.setData(pages ? { pages: [answer], pageParams: [first] } : answer);
}

/**
 * Goes on asking in the background what a screen shows as failed because the server was away, at growing distances
 * (2 to 15 s), until it answers; so the person is told early and need not press anything.
 * @returns the end of it
 */
export function askAgain(client: QueryClient): () => void {
  const cache = client.getQueryCache();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  const failed = (): Query[] => cache.findAll({ type: 'active', predicate: failing });

  async function again(): Promise<void> {
    // One refused question shall not keep the others waiting, and its error is on the screen already.
    await Promise.allSettled(failed().map((query) => ask(client, query)));
    timer = undefined;
    if (failed().length === 0) attempt = 0;
    else later();
  }
  function later(): void {
    // The first distances of the shared steps are for a command under way; here the person has been told already.
    timer ??= setTimeout(() => void again(), backoff(3 + attempt++));
  }
  const end = cache.subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'error' && away(event.query)) later();
  });
  return () => {
    end();
    clearTimeout(timer);
  };
}

import { useParams, useRouter, useRouterState } from '@tanstack/react-router';
import { useCallback } from 'react';

/**
 * Goes to another page of the desks without loading anew: `go('/incidents/' + id)`. With `replace` the page left is
 * not come back to.
 */
export function useGo(): (path: string, replace?: boolean) => void {
  const router = useRouter();
  return useCallback((path, replace) => router.history[replace ? 'replace' : 'push'](path), [router]);
}

/** The variable part of the page's path, e.g. `useParam('id')` on `/incidents/$id`; empty when there is none. */
export function useParam(name: string): string {
  const params: Record<string, string | undefined> = useParams({ strict: false });
  return params[name] ?? '';
}

/** The query of the address, for filters that shall survive a reload and can be sent to a colleague. */
export function useQueryString(): [URLSearchParams, (next: URLSearchParams) => void] {
  const router = useRouter();
  const text = useRouterState({ select: (state) => state.location.searchStr });
  const path = useRouterState({ select: (state) => state.location.pathname });
  return [new URLSearchParams(text), (next) => router.history.replace(next.size > 0 ? `${path}?${next}` : path)];
}

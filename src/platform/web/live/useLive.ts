import { useEffect, useRef, useSyncExternalStore } from 'react';
import { createLive, type LiveEvent, type LiveState } from './live.ts';

let onRefused: () => void = () => {};

/** The one stream of this tab. A desk starts it after its first data; the end of the session stops it. */
export const live = createLive({ url: '/api/live', onRefused: () => onRefused() });

/** Called when the server refuses the stream: the session ended. One listener, the session store. */
export function whenLiveRefused(listener: () => void): void {
  onRefused = listener;
}

/** Freshness of the screen, for the connection cell. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(live.onState, live.state);
}

/**
 * Calls back for each event, in order, each once; the newest callback is used, so it need not be memoised.
 * After its first data a screen calls `live.start(position)`: nothing between data and stream is missed.
 */
export function useLiveEvents(onEvent: (event: LiveEvent) => void): void {
  const newest = useRef(onEvent);
  useEffect(() => {
    newest.current = onEvent;
  });
  useEffect(() => live.subscribe((event) => newest.current(event)), []);
}

/**
 * Calls back once when the stream opens, unless it was open already: a screen whose first data carry no position reads
 * them again then, since what happened between the two is in no event.
 */
export function useLiveOpened(onOpened: () => void): void {
  const newest = useRef(onOpened);
  useEffect(() => {
    newest.current = onOpened;
  });
  useEffect(() => {
    if (live.state().kind !== 'cut') return;
    const end = live.onState(({ kind }) => {
      if (kind === 'cut') return;
      end();
      newest.current();
    });
    return end;
  }, []);
}

import { ApiProblem } from '../../../platform/web/problem.ts';
import type { CallForm } from './form.ts';

/** How far the server's copy of a form is: nothing to send, on its way, kept there (epoch ms), or waiting for the server. */
export type CopyState = { kind: 'none' } | { kind: 'sending' } | { kind: 'kept'; at: number } | { kind: 'waiting' };

export interface DraftSender {
  /** Tells of a change; what is sent is always the newest form. */
  offer(form: CallForm): void;
  /** Sends at once what waits, e.g. when the line is back or the call is put aside. */
  flush(): void;
  /** Sends nothing more: the call ended here. */
  stop(): void;
}

/** Distance between two sendings while someone types, ms. */
const every = 500;
const retries = [1000, 2000, 4000, 8000] as const;

/**
 * Sends a form to the server as it is typed: at most twice a second, one at a time, the newest last. While the server
 * is away it tries again by itself. An answer that the call has ended, or is not ours, ends it.
 */
export function createDraftSender(options: {
  put: (form: CallForm) => Promise<unknown>;
  onState: (state: CopyState) => void;
  now?: () => number;
}): DraftSender {
  const now = options.now ?? Date.now;
  let newest: CallForm | undefined;
  let keptRevision = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  let tries = 0;
  let stopped = false;

  function plan(ms: number): void {
    if (stopped || busy || timer !== undefined) return;
    timer = setTimeout(() => void send(), ms);
  }

  async function send(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (stopped || busy || !newest || newest.revision <= keptRevision) return;
    const form = newest;
    busy = true;
    let wait = every;
    try {
      await options.put(form);
      keptRevision = form.revision;
      tries = 0;
      options.onState({ kind: 'kept', at: now() });
    } catch (error) {
      const problem = error instanceof ApiProblem ? error : undefined;
      // A call noted while the server was away is not there yet; it comes with the outbox.
      const later = !problem || problem.away || problem.status === 404 || problem.status >= 429;
      if (later || problem.status === 401) {
        wait = retries[Math.min(tries, retries.length - 1)] ?? every;
        tries += 1;
        options.onState({ kind: 'waiting' });
      } else {
        stopped = true;
      }
    }
    busy = false;
    if (newest.revision > keptRevision) plan(wait);
  }

  return {
    offer(form) {
      if (stopped || form.revision <= Math.max(keptRevision, newest?.revision ?? 0)) return;
      newest = form;
      if (tries === 0) options.onState({ kind: 'sending' });
      plan(every);
    },
    flush: () => void send(),
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

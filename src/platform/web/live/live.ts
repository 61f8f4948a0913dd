import { backoff } from '../backoff.ts';
import { type LiveEvent, parseStep, type StreamStep } from './event.ts';
import { type StreamMessage, streamParser } from './sse.ts';

export type { LiveEvent } from './event.ts';

/**
 * A named message that is no journal entry: `positions` (newest places of units, never resumed) or `reset` (too far
 * behind to replay: load the first data again).
 */
export interface LiveNotice {
  event: string;
  data: unknown;
}

/** How fresh the screen is: with the server, catching up, or cut off (instants in epoch ms). */
export type LiveState =
  | { kind: 'live'; lagSeconds: number }
  | { kind: 'behind'; seconds: number }
  /** `untried` until the first try has ended: nothing has been cut off yet. */
  | { kind: 'cut'; since: number; untried?: true };

export interface LiveOptions {
  url: string;
  fetch?: typeof fetch;
  now?: () => number;
  /** Silence after which the line counts as dead, ms. The server sends a heartbeat well within it. */
  silenceMs?: number;
  wait?: (attempt: number) => number;
  /** Called on 401/403: the stream stops until it is started again. */
  onRefused?: () => void;
}

export interface Live {
  /** Opens the stream after the given position (of the screen's first data); without, from now on. */
  start(position?: number): void;
  stop(): void;
  /** Events in order, each once. Returns the unsubscribe function. */
  subscribe(listener: (event: LiveEvent) => void): () => void;
  onNotice(listener: (notice: LiveNotice) => void): () => void;
  onState(listener: (state: LiveState) => void): () => void;
  state(): LiveState;
  position(): number | undefined;
}

/** From this age on, an event means that the screen is catching up. */
const behindFrom = 3;
/** Messages of the line itself, told to nobody. */
const ownEvents = new Set(['message', 'position', 'heartbeat', 'hello']);
/** Quiet time after the last old event, after which the screen has caught up, ms. */
const caughtUpAfter = 700;

/** A resuming event stream: reconnects with back-off and jitter, and misses nothing thanks to `Last-Event-ID`. */
export function createLive(options: LiveOptions): Live {
  const now = options.now ?? Date.now;
  const request = options.fetch ?? ((input, init) => fetch(input, init));
  const silenceMs = options.silenceMs ?? 15_000;
  const wait = options.wait ?? ((attempt: number) => backoff(attempt));
  const listeners = new Set<(event: LiveEvent) => void>();
  const noticeListeners = new Set<(notice: LiveNotice) => void>();
  const stateListeners = new Set<(state: LiveState) => void>();
  let state: LiveState = { kind: 'cut', since: now(), untried: true };
  let last: number | undefined;
  let running: AbortController | undefined;
  let quiet: ReturnType<typeof setTimeout> | undefined;

  function become(next: LiveState): void {
    state = next;
    for (const listener of stateListeners) listener(next);
  }
  function cut(): void {
    clearTimeout(quiet);
    if (state.kind !== 'cut' || state.untried) become({ kind: 'cut', since: now() });
  }
  function caughtUp(lagSeconds: number): void {
    clearTimeout(quiet);
    become({ kind: 'live', lagSeconds });
  }

  /**
   * Where the server is when the line opens: from here on, for a screen that asked for no position. One that resumes
   * stays where it is, since what lies between is still to come.
   */
  function greeted({ position }: StreamStep): void {
    last ??= position;
  }

  function deliver({ position, event }: StreamStep): void {
    // After a resume the server may repeat the last ones.
    if (last !== undefined && position <= last) return;
    last = position;
    if (!event) return;
    const lag = Math.max(0, (now() - Date.parse(event.at)) / 1000);
    for (const listener of listeners) listener(event);
    clearTimeout(quiet);
    if (lag < behindFrom) {
      caughtUp(lag);
    } else {
      become({ kind: 'behind', seconds: Math.round(lag) });
      quiet = setTimeout(() => caughtUp(0), caughtUpAfter);
    }
  }

  function tell({ event, data: text }: StreamMessage): void {
    let data: unknown;
    try {
      data = JSON.parse(text);
    } catch {
      return;
    }
    for (const listener of noticeListeners) listener({ event, data });
  }

  /** Reads one connection to its end; true when it had opened. */
  async function connect(signal: AbortSignal): Promise<boolean> {
    const silence = new AbortController();
    let alarm = setTimeout(() => silence.abort(), silenceMs);
    // The browser knows of a pulled cable at once; the stream itself would only fall silent.
    const offline = (): void => silence.abort();
    globalThis.addEventListener?.('offline', offline);
    try {
      const headers: Record<string, string> = { accept: 'text/event-stream' };
      if (last !== undefined) headers['last-event-id'] = String(last);
      const response = await request(options.url, {
        headers,
        credentials: 'same-origin',
        cache: 'no-store',
        signal: AbortSignal.any([signal, silence.signal]),
      });
      if (response.status === 401 || response.status === 403) {
        running?.abort();
        options.onRefused?.();
        return false;
      }
      if (!response.ok || !response.body) return false;
      caughtUp(0);
      const parse = streamParser();
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return true;
        clearTimeout(alarm);
        alarm = setTimeout(() => silence.abort(), silenceMs);
        for (const message of parse(value)) {
          const step = parseStep(message);
          if (step && message.event === 'hello') greeted(step);
          else if (step && message.event !== 'heartbeat') deliver(step);
          if (!step?.event && !ownEvents.has(message.event)) tell(message);
        }
      }
    } finally {
      clearTimeout(alarm);
      globalThis.removeEventListener?.('offline', offline);
    }
  }

  async function run(controller: AbortController): Promise<void> {
    let attempt = 0;
    while (!controller.signal.aborted) {
      const opened = await connect(controller.signal).catch(() => state.kind !== 'cut');
      if (controller.signal.aborted) break;
      cut();
      attempt = opened ? 0 : attempt + 1;
      await pause(wait(attempt), controller.signal);
    }
    cut();
  }

  return {
    start(position) {
      if (position !== undefined) last = Math.max(last ?? 0, position);
      if (running && !running.signal.aborted) return;
      running = new AbortController();
      void run(running);
    },
    stop: () => running?.abort(),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onNotice(listener) {
      noticeListeners.add(listener);
      return () => noticeListeners.delete(listener);
    },
    onState(listener) {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
    state: () => state,
    position: () => last,
  };
}

/** Waits, but ends at once when the stream is stopped or the browser says that the network is back. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      globalThis.removeEventListener?.('online', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
    globalThis.addEventListener?.('online', end);
  });
}

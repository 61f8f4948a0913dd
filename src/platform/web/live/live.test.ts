import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { backoff } from '../backoff.ts';
import { createLive, type LiveEvent } from './live.ts';
import { streamParser } from './sse.ts';

const entry = (position: number, at = new Date().toISOString()): string =>
  `id: ${position}\nevent: entry\ndata: ${JSON.stringify({ position, at, action: 'IncidentReceived', subject: { type: 'incident', id: `i${position}` }, data: {} })}\n\n`;

function answer(...pieces: string[]): Response {
  return new Response(pieces.join(''), { headers: { 'content-type': 'text/event-stream' } });
}

describe('streamParser', () => {
  const text = ': hb\r\nid: 7\r\nevent: entry\r\ndata: a\r\ndata: b\r\n\r\ndata: c\n\n';
  it('reads fields, joins data, keeps the id', () => {
    expect(streamParser()(text)).toEqual([
      { id: '7', event: 'entry', data: 'a\nb' },
      { id: '7', event: 'message', data: 'c' },
    ]);
  });
  it('gives the same messages however the text is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 8 }), (cuts) => {
        const parse = streamParser();
        const edges = [0, ...cuts.sort((a, b) => a - b), text.length];
        const got = edges.slice(1).flatMap((edge, i) => parse(text.slice(edges[i], edge)));
        expect(got).toEqual(streamParser()(text));
      }),
    );
  });
});

describe('backoff', () => {
  it('grows to a ceiling of 15 s', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
        const ms = backoff(attempt, random);
        expect(ms).toBeGreaterThanOrEqual(250);
        expect(ms).toBeLessThanOrEqual(15_000);
      }),
    );
  });
});

describe('live', () => {
  it('tells notices apart from entries, and keeps the position of a reset', async () => {
    const pieces = [
      'event: positions\ndata: {"items":[]}\n\n',
      entry(5),
      'id: 9\nevent: reset\ndata: {"position":9}\n\n',
      'event: heartbeat\ndata: {"position":9}\n\n',
    ];
    const answers = [answer(...pieces)];
    const live = createLive({
      url: '/api/live',
      fetch: async () => answers.shift() ?? new Promise<Response>(() => {}),
      wait: () => 1,
    });
    const notices: string[] = [];
    live.onNotice(({ event }) => notices.push(event));
    live.start(4);
    await vi.waitFor(() => expect(live.position()).toBe(9));
    expect(notices).toEqual(['positions', 'reset']);
    live.stop();
  });
  it('counts as cut off only after a first try has failed', async () => {
    let refuse: () => void = () => {};
    const fetch = vi.fn(() => new Promise<Response>((_, reject) => (refuse = () => reject(new Error('away')))));
    const live = createLive({ url: '/api/live', fetch, wait: () => 60_000 });
    expect(live.state()).toMatchObject({ kind: 'cut', untried: true });
    live.start();
    await vi.waitFor(() => expect(fetch).toHaveBeenCalled());
    expect(live.state()).toMatchObject({ untried: true });
    refuse();
    await vi.waitFor(() => expect(live.state()).not.toHaveProperty('untried'));
    expect(live.state().kind).toBe('cut');
    live.stop();
  });
  it('resumes after the last position, and delivers each event once', async () => {
    const asked: (string | null)[] = [];
    const answers = [answer(entry(5), entry(6)), answer(entry(6), entry(7))];
    const fetch = vi.fn(async (_url: unknown, init?: RequestInit) => {
      asked.push(new Headers(init?.headers).get('last-event-id'));
      return answers.shift() ?? new Promise<Response>(() => {});
    });
    const live = createLive({ url: '/api/live', fetch, wait: () => 1 });
    const seen: number[] = [];
    const states: string[] = [];
    live.subscribe((event: LiveEvent) => seen.push(event.position));
    live.onState((state) => states.push(state.kind));
    live.start(4);
    await vi.waitFor(() => expect(fetch).toHaveBeenCalledTimes(3));
    expect(seen).toEqual([5, 6, 7]);
    expect(asked).toEqual(['4', '6', '7']);
    expect(states.at(-1)).toBe('cut');
    live.stop();
  });

  it('takes what was missed though the server greets with its newest position first', async () => {
    const greeting = (position: number, event = 'hello') => `event: ${event}\ndata: {"position":${position}}\n\n`;
    const answers = [
      answer(greeting(4), entry(5)),
      answer(greeting(8), greeting(8, 'heartbeat'), entry(6), entry(7), entry(8)),
    ];
    const asked: (string | null)[] = [];
    const live = createLive({
      url: '/api/live',
      fetch: async (_url, init) => {
        asked.push(new Headers(init?.headers).get('last-event-id'));
        return answers.shift() ?? new Promise<Response>(() => {});
      },
      wait: () => 1,
    });
    const seen: number[] = [];
    live.subscribe((event: LiveEvent) => seen.push(event.position));
    live.start();
    await vi.waitFor(() => expect(seen).toEqual([5, 6, 7, 8]));
    await vi.waitFor(() => expect(asked).toEqual([null, '5', '8']));
    live.stop();
  });

  it('says behind while old events arrive, and live again after', async () => {
    const old = new Date(Date.now() - 20_000).toISOString();
    let first = true;
    const fetch = async (): Promise<Response> => {
      if (!first) return new Promise<Response>(() => {});
      first = false;
      return new Response(
        new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode(entry(9, old))) }),
      );
    };
    const live = createLive({ url: '/api/live', fetch, wait: () => 1 });
    live.start();
    await vi.waitFor(() => expect(live.state()).toEqual({ kind: 'behind', seconds: 20 }));
    await vi.waitFor(() => expect(live.state().kind).toBe('live'), { timeout: 2000 });
    live.stop();
  });

  it('is cut as soon as the browser says that it is offline', async () => {
    const page = new EventTarget();
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
    vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
    const fetch = async (_url: unknown, init?: RequestInit): Promise<Response> =>
      new Response(
        new ReadableStream({
          start: (stream) => init?.signal?.addEventListener('abort', () => stream.error(new Error('aborted'))),
        }),
      );
    const live = createLive({ url: '/api/live', fetch, wait: () => 60_000 });
    live.start();
    await vi.waitFor(() => expect(live.state().kind).toBe('live'));
    page.dispatchEvent(new Event('offline'));
    await vi.waitFor(() => expect(live.state().kind).toBe('cut'));
    page.dispatchEvent(new Event('online'));
    await vi.waitFor(() => expect(live.state().kind).toBe('live'));
    live.stop();
    vi.unstubAllGlobals();
  });

  it('takes silence for a cut', async () => {
    const fetch = async (_url: unknown, init?: RequestInit): Promise<Response> =>
      new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))));
    const live = createLive({ url: '/api/live', fetch: vi.fn(fetch), silenceMs: 5, wait: () => 1 });
    live.start();
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(live.state().kind).toBe('cut');
    live.stop();
  });
});

import { InfiniteQueryObserver, QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askAgain } from './ask-again.ts';
import { ApiProblem } from './problem.ts';

const problem = (status: number): ApiProblem => new ApiProblem({ status, code: 'x', title: 'x' });
let client: QueryClient;
let end: () => void;
let answer: () => string;
const ask = vi.fn(async () => answer());

beforeEach(() => {
  vi.useFakeTimers();
  ask.mockClear();
  client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } });
  end = askAgain(client);
});
afterEach(() => {
  end();
  client.clear();
  vi.useRealTimers();
});

const fail = (status: number) => () => {
  throw problem(status);
};

describe('asking again', () => {
  it('keeps the error on the screen until the server answers', async () => {
    answer = fail(503);
    const observer = new QueryObserver(client, { queryKey: ['one'], queryFn: ask });
    const seen: string[] = [];
    const off = observer.subscribe(({ status }) => seen.push(status));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(ask.mock.calls.length).toBeGreaterThan(1);
    answer = () => 'here';
    await vi.advanceTimersByTimeAsync(20_000);
    expect(seen.filter((status, at) => status !== seen[at - 1])).toEqual(['pending', 'error', 'success']);
    expect(client.getQueryData(['one'])).toBe('here');
    const asked = ask.mock.calls.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ask.mock.calls.length).toBe(asked);
    off();
  });

  it('gives a list in pages its first page', async () => {
    answer = fail(0);
    const options = { queryKey: ['pages'], queryFn: ask, initialPageParam: '', getNextPageParam: () => null };
    const off = new InfiniteQueryObserver(client, options).subscribe(() => undefined);
    await vi.advanceTimersByTimeAsync(100);
    answer = () => 'first';
    await vi.advanceTimersByTimeAsync(20_000);
    expect(client.getQueryData(['pages'])).toEqual({ pages: ['first'], pageParams: [''] });
    off();
  });

  it('reads what is shown anew when its refresh failed', async () => {
    answer = () => 'old';
    const off = new QueryObserver(client, { queryKey: ['one'], queryFn: ask }).subscribe(() => undefined);
    await vi.advanceTimersByTimeAsync(100);
    answer = fail(502);
    void client.invalidateQueries();
    await vi.advanceTimersByTimeAsync(100);
    expect(client.getQueryData(['one'])).toBe('old');
    answer = () => 'new';
    await vi.advanceTimersByTimeAsync(20_000);
    expect(client.getQueryData(['one'])).toBe('new');
    off();
  });

  it('leaves a refusal, and what nobody looks at any more, alone', async () => {
    answer = fail(404);
    const refused = new QueryObserver(client, { queryKey: ['refused'], queryFn: ask }).subscribe(() => undefined);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(ask).toHaveBeenCalledTimes(1);
    answer = fail(503);
    const left = new QueryObserver(client, { queryKey: ['left'], queryFn: ask }).subscribe(() => undefined);
    await vi.advanceTimersByTimeAsync(100);
    left();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ask).toHaveBeenCalledTimes(2);
    refused();
  });
});

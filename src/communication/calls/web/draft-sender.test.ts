import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '../../../platform/web/problem.ts';
import { type CopyState, createDraftSender } from './draft-sender.ts';
import { emptyForm } from './form.ts';

const form = (revision: number) => ({ ...emptyForm('i1'), revision });
const problem = (status: number) => new ApiProblem({ status, code: 'x', title: 'x' });

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function setUp(answers: (number | 'ok')[] = []) {
  const sent: number[] = [];
  const states: CopyState['kind'][] = [];
  const sender = createDraftSender({
    put: async ({ revision }) => {
      const answer = answers.shift() ?? 'ok';
      if (answer !== 'ok') throw problem(answer);
      sent.push(revision);
    },
    onState: (state) => states.push(state.kind),
  });
  return { sent, states, sender };
}

describe('draft sender', () => {
  it('sends the newest while someone types, not each keystroke', async () => {
    const { sent, sender } = setUp();
    for (let revision = 1; revision <= 40; revision++) {
      sender.offer(form(revision));
      await vi.advanceTimersByTimeAsync(50);
    }
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent.at(-1)).toBe(40);
    expect(sent.length).toBeLessThanOrEqual(5);
    expect(sent).toEqual([...sent].sort((a, b) => a - b));
  });
  it('tries again while the server is away, and says so', async () => {
    const { sent, states, sender } = setUp([0, 503, 404, 'ok']);
    sender.offer(form(1));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(sent).toEqual([1]);
    expect(states).toEqual(['sending', 'waiting', 'waiting', 'waiting', 'kept']);
  });
  it('ends when the call is not ours any more', async () => {
    const { sent, sender } = setUp([409]);
    sender.offer(form(1));
    await vi.advanceTimersByTimeAsync(1000);
    sender.offer(form(2));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(sent).toEqual([]);
  });
  it('flushes what waits, and nothing after the end', async () => {
    const { sent, sender } = setUp();
    sender.offer(form(1));
    sender.flush();
    await vi.advanceTimersByTimeAsync(0);
    sender.stop();
    sender.offer(form(2));
    await vi.advanceTimersByTimeAsync(5000);
    expect(sent).toEqual([1]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../problem.ts';
import { draftLifetime, newestDraft, parseDraft, writeDraft } from './drafts.rules.ts';
import { dependents, nextCommand, nextStep, type OutboxCommand } from './outbox.rules.ts';

const problem = (status: number, retryAfter?: number): ApiProblem =>
  new ApiProblem({ status, code: 'x', title: 'x', ...(retryAfter ? { retryAfter } : {}) });
const command = (sequence: number, more: Partial<OutboxCommand> = {}): OutboxCommand => ({
  sequence,
  id: `k${sequence}`,
  account: 'a',
  path: '/api/incidents',
  body: {},
  label: 'x',
  typedAt: sequence,
  attempts: 0,
  state: 'waiting',
  ...more,
});

describe('outbox: after a try', () => {
  it('removes what was done', () => expect(nextStep(undefined, 1, 500)).toEqual({ do: 'remove' }));
  it.each([0, 502, 503, 504, 408, 429])('%i: keeps it and tries again, however often', (status) => {
    expect(nextStep(problem(status), 500, 700)).toEqual({ do: 'retry', afterMs: 700 });
  });
  it('waits as long as the server asks', () => {
    expect(nextStep(problem(429, 9), 1, 700)).toEqual({ do: 'retry', afterMs: 9000 });
  });
  it('waits for a new sign-in', () => expect(nextStep(problem(401), 1, 1)).toEqual({ do: 'sign-in' }));
  it.each([400, 403, 404, 409, 422])('%i: shows it as refused', (status) => {
    expect(nextStep(problem(status), 1, 1).do).toBe('refuse');
  });
  it('repeats a server failure a few times only', () => {
    expect(nextStep(problem(500), 1, 1).do).toBe('retry');
    expect(nextStep(problem(500), 5, 1).do).toBe('refuse');
  });
});

describe('outbox: order', () => {
  it('sends the oldest waiting command of this account', () => {
    const all = [command(3), command(1, { state: 'refused' }), command(0, { account: 'b' }), command(2)];
    expect(nextCommand(all, 'a')?.sequence).toBe(2);
    expect(nextCommand(all, 'c')).toBeUndefined();
  });
  it('holds back what depends on a refused command, and nothing else', () => {
    const all = [command(1, { chain: 'i1' }), command(2), command(3, { chain: 'i1' }), command(4, { chain: 'i2' })];
    expect(dependents(all, all[0]!).map((one) => one.sequence)).toEqual([3]);
    expect(dependents(all, all[1]!)).toEqual([]);
  });
});

describe('drafts', () => {
  it('read back as written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), (value, savedAt) => {
        const draft = { key: 'a/call', value: JSON.stringify(value), savedAt };
        expect(parseDraft('a/call', writeDraft(draft))).toEqual(draft);
      }),
    );
  });
  it('a damaged copy counts as none', () => {
    for (const text of ['', ';', '12;{"a":', 'x;1', null]) expect(parseDraft('k', text)).toBeUndefined();
  });
  it('the newer copy wins, an old one is forgotten', () => {
    const now = 1e12;
    const at = (savedAt: number) => ({ key: 'k', value: '1', savedAt });
    expect(newestDraft([at(now - 5), undefined, at(now - 2)], now)).toEqual(at(now - 2));
    expect(newestDraft([at(now - draftLifetime)], now)).toBeUndefined();
  });
});

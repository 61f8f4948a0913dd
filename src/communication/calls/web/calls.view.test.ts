import { describe, expect, it } from 'vitest';
import type { CallView } from '../calls.contract.ts';
import { boardOf, nextOf, notedCall, withCall } from './calls.view.ts';

const me = { id: 'me', name: 'Sekar' };
const call = (id: string, change: Partial<CallView> = {}): CallView => ({
  ...notedCall(id, { channel: 'telephony', at: '2026-11-22T00:00:00Z' }, me),
  version: 1,
  ...change,
});
const ringing = (id: string, at: string): CallView =>
  call(id, { state: 'ringing', ringingAt: at, answeredAt: null, answeredBy: null });

describe('withCall', () => {
  it('takes newer views, keeps them against older ones, and lets ended calls go', () => {
    const list = [call('a', { version: 3 })];
    expect(withCall(list, call('a', { version: 2, note: 'old' }))[0]?.note).toBeNull();
    expect(withCall(list, call('a', { version: 4, note: 'new' }))[0]?.note).toBe('new');
    expect(withCall(list, call('a', { version: 4, state: 'linked' }))).toEqual([]);
    expect(withCall(list, call('b')).map((one) => one.id)).toEqual(['a', 'b']);
  });
});

describe('boardOf', () => {
  it('puts the longest ring first and tells own calls from others', () => {
    const board = boardOf(
      [
        ringing('late', '2026-11-22T00:00:09Z'),
        ringing('early', '2026-11-22T00:00:01Z'),
        call('mine'),
        call('hers', { answeredBy: { id: 'other', name: 'Yoga' } }),
      ],
      [call('offline'), call('mine', { version: 0 })],
      'me',
    );
    expect(board.waiting.map((one) => one.id)).toEqual(['early', 'late']);
    expect(board.mine.map((one) => one.id)).toEqual(['mine', 'offline']);
    expect(board.others.map((one) => one.id)).toEqual(['hers']);
  });
});

describe('a call noted here', () => {
  it('has no measured answer time', () =>
    expect(notedCall('x', { channel: 'radio', at: '' }, me).answerSeconds).toBeNull());
});

describe('nextOf', () => {
  it('goes round, and is undefined alone', () => {
    const mine = [call('a'), call('b')];
    expect(nextOf(mine, 'a')?.id).toBe('b');
    expect(nextOf(mine, 'b')?.id).toBe('a');
    expect(nextOf(mine, undefined)?.id).toBe('a');
    expect(nextOf([call('a')], 'a')).toBeUndefined();
    expect(nextOf([], undefined)).toBeUndefined();
  });
});

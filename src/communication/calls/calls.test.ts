import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { move, receive, tableFaults } from '../../platform/states/states.ts';
import { callChannels, defaultCallLines } from './call-lines.types.ts';
import { answerClock, answerSeconds, answerText, byRingTime } from './calls.rules.ts';
import { callActions, callRanks, callStates, callTable } from './calls.states.ts';

describe('call states', () => {
  test('the table is sound', () => expect(tableFaults(callTable, 'ringing')).toEqual([]));

  test('every end can be undone', () => {
    for (const end of callStates.slice(2)) {
      const back = callTable[end].reopen ?? callTable[end].unlink;
      expect(back?.to, end).toBe('answered');
    }
  });

  test.each(callStates.flatMap((state) => callActions.map((action) => [state, action] as const)))(
    'message %s × %s never moves a call back to ringing',
    (state, action) => {
      const { outcome, state: after } = receive(callTable, callRanks, state, action);
      expect(after === 'ringing').toBe(state === 'ringing' && outcome !== 'moved');
      expect(outcome === 'moved').toBe(move(callTable, state, action) !== undefined);
    },
  );

  test('a late hang-up event does not undo a link', () =>
    expect(receive(callTable, callRanks, 'linked', 'abandon')).toEqual({ outcome: 'late', state: 'linked' }));
});

describe('answer clock', () => {
  test('a call taken elsewhere is not measured, never zero', () => {
    fc.assert(
      fc.property(fc.constantFrom(...callChannels), fc.nat(), fc.nat(), (channel, rangAt, wait) => {
        const seconds = answerSeconds({ channel, rangAt, answeredAt: rangAt + wait });
        expect(seconds).toBe(channel === 'telephony' ? wait / 1000 : null);
      }),
    );
    expect(answerSeconds({ channel: 'telephony', rangAt: null, answeredAt: 5 })).toBeNull();
    expect(answerSeconds({ channel: 'telephony', rangAt: 9000, answeredAt: 5000 })).toBeNull();
    expect(answerClock({ channel: 'radio', rangAt: 0, answeredAt: null }, 5000)).toBeNull();
    expect(answerText(null).id).toBe('tidak diukur');
  });

  test('amber at 7 s, late after 10 s, stopped at the answer', () => {
    const ringing = { channel: 'telephony', rangAt: 0, answeredAt: null } as const;
    expect(answerClock(ringing, 7000)?.level).toBe('warn');
    expect(answerClock(ringing, 12_000)).toMatchObject({ level: 'late', over: 2 });
    expect(answerClock({ ...ringing, answeredAt: 3000 }, 60_000)).toMatchObject({ level: 'neutral', elapsed: 3 });
  });

  test('the longest ringing is answered first', () => {
    const calls = [
      { id: 'c', rangAt: null },
      { id: 'b', rangAt: 20 },
      { id: 'a', rangAt: 10 },
    ];
    expect(calls.sort(byRingTime).map((call) => call.id)).toEqual(['a', 'b', 'c']);
  });
});

test('the line table has the national lines once each', () => {
  const codes = defaultCallLines.map((line) => line.code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes).toEqual(expect.arrayContaining(['110', '112', '113', '115', '119', '108', 'local']));
});

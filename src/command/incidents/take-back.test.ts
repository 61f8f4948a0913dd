import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dispositions } from './dispositions.types.ts';
import { incidentActions, incidentStates } from './incidents.states.ts';
import { type TakenBack, takeBackRefusal } from './take-back.rules.ts';

const me = { accountId: 'sari' };
const mistake = { action: 'cancel', disposition: 'entered_by_mistake' } as const;
const fresh: TakenBack = { createdBy: 'sari', state: 'received', sent: 0, merged: 0 };

test('a fresh incident of one’s own may be taken back, also when it has been graded', () => {
  expect(takeBackRefusal(me, mistake, fresh)).toBeUndefined();
  expect(takeBackRefusal(me, mistake, { ...fresh, state: 'triaged' })).toBeUndefined();
});

test('in every other case it may not', () => {
  const incident = fc.record<TakenBack>({
    createdBy: fc.constantFrom('sari', 'budi', null),
    state: fc.constantFrom(...incidentStates),
    sent: fc.nat(2),
    merged: fc.nat(2),
  });
  const input = fc.record({
    action: fc.constantFrom(...incidentActions.filter((one) => ['cancel', 'close', 'resolve', 'triage'].includes(one))),
    disposition: fc.constantFrom(undefined, ...dispositions.map((one) => one.code)),
  });
  fc.assert(
    fc.property(incident, input, (one, asked) => {
      const allowed =
        one.createdBy === 'sari' &&
        (one.state === 'received' || one.state === 'triaged') &&
        one.sent === 0 &&
        one.merged === 0 &&
        asked.action === 'cancel' &&
        asked.disposition === 'entered_by_mistake';
      expect(takeBackRefusal(me, asked as typeof mistake, one) === undefined).toBe(allowed);
    }),
    { numRuns: 500 },
  );
});

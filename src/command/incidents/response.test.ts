import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Priority } from './incident-kinds.types.ts';
import { incidentStates } from './incidents.states.ts';
import { compareQueue, type QueueItem, queueOrder, responseClock, responseTarget } from './response.rules.ts';

const today = Date.parse('2026-11-22T03:14:27Z');
const minute = 60_000;

test('targets by distance class, dated; an unknown distance gets the strictest', () => {
  expect(responseTarget(5000, today)).toEqual({ targetS: 600, assumed: false });
  expect(responseTarget(5001, today).targetS).toBe(900);
  expect(responseTarget(10_001, today).targetS).toBe(1500);
  expect(responseTarget(null, today)).toEqual({ targetS: 600, assumed: true });
  expect(responseTarget(0, today).targetS).toBe(600);
  expect(responseTarget(20_000, Date.parse('2020-05-01')).targetS).toBe(900);
});

const item = (id: string, priority: Priority, ageMinutes: number, more: Partial<QueueItem> = {}): QueueItem => ({
  id,
  priority,
  state: 'triaged',
  emergency: false,
  receivedAt: today - ageMinutes * minute,
  arrivedAt: null,
  targetS: 600,
  ...more,
});

test('the queue of the dispatch desk', () => {
  const queue = [
    item('0139', 3, 34, { state: 'on_scene', arrivedAt: today - 24 * minute }),
    item('0143', 4, 16, { targetS: 1500, state: 'responding' }),
    item('0144', 4, 14, { targetS: 1500 }),
    item('0146', 2, 7.9, { state: 'responding' }),
    item('0147', 1, 2.7),
    item('0145', 2, 11.4, { state: 'dispatched' }),
    item('0148', 3, 0.1, { emergency: true }),
    item('0130', 1, 50, { state: 'closed', arrivedAt: today }),
  ];
  const order = queueOrder(queue, today).map((one) => one.id);
  expect(order).toEqual(['0148', '0145', '0147', '0146', '0143', '0144', '0139', '0130']);
});

test('the clock stops at the first arrival', () => {
  expect(responseClock(item('a', 1, 20, { arrivedAt: today - 12 * minute }), today)).toMatchObject({
    elapsed: 480,
    level: 'warn',
  });
  expect(responseClock(item('a', 1, 20), today)).toMatchObject({ level: 'late', over: 600 });
});

test('the order is total: antisymmetric and transitive', () => {
  const any = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    priority: fc.constantFrom<Priority>(1, 2, 3, 4),
    state: fc.constantFrom(...incidentStates),
    emergency: fc.boolean(),
    receivedAt: fc.integer({ min: today - 3_000_000, max: today }),
    arrivedAt: fc.option(fc.constant(today)),
    targetS: fc.constantFrom(600, 900),
  });
  fc.assert(
    fc.property(any, any, any, (a, b, c) => {
      expect(Math.sign(compareQueue(a, b, today)) + Math.sign(compareQueue(b, a, today))).toBe(0);
      if (compareQueue(a, b, today) <= 0 && compareQueue(b, c, today) <= 0) {
        expect(compareQueue(a, c, today)).toBeLessThanOrEqual(0);
      }
    }),
  );
});

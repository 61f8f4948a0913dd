import { describe, expect, it } from 'vitest';
import { ago, assignment, incident, now } from './factories.test-support.ts';
import { arrivalsInTarget, chipOf, incidentNumber, orderedQueue, queueCounts } from './queue.view.ts';

const numbers = (rows: { number: number }[]): number[] => rows.map((row) => row.number);

describe('queue order', () => {
  const late = incident({ number: 1, priority: 3, knownAt: ago(700) });
  const urgent = incident({ number: 2, priority: 1, knownAt: ago(100) });
  const there = incident({ number: 3, priority: 1, knownAt: ago(900), state: 'on_scene', firstArrivedAt: ago(500) });
  const closed = incident({ number: 4, state: 'closed' });
  it('puts late ones first, then by priority, and leaves ended ones out', () => {
    expect(numbers(orderedQueue([there, urgent, late, closed], 'urgent', now))).toEqual([1, 2, 3]);
  });
  it('can be by time alone', () => {
    expect(numbers(orderedQueue([there, urgent, late], 'newest', now))).toEqual([2, 1, 3]);
    expect(numbers(orderedQueue([there, urgent, late], 'oldest', now))).toEqual([3, 1, 2]);
  });
  it('orders 2,000 incidents quickly enough to do it every second', () => {
    const rows = Array.from({ length: 2000 }, (_, i) =>
      incident({ number: i, priority: (i % 4) + 1, knownAt: ago(i % 900) }),
    );
    orderedQueue(rows, 'urgent', now);
    const start = performance.now();
    for (let i = 0; i < 5; i++) orderedQueue(rows, 'urgent', now + i);
    expect((performance.now() - start) / 5).toBeLessThan(100);
  });
});

describe('chip of a row', () => {
  it('says what it waits for', () => {
    expect(chipOf(incident({ state: 'received' }), now).key).toBe('waits_triage');
    expect(chipOf(incident(), now).key).toBe('waits_unit');
    expect(chipOf(incident({ state: 'resolved' }), now).key).toBe('resolved');
  });
  it('follows the furthest unit and counts the others', () => {
    const row = incident({
      assignments: [
        assignment({ callsign: '104' }),
        assignment({ callsign: '115', state: 'on_scene', onSceneAt: ago(2040) }),
      ],
    });
    expect(chipOf(row, now)).toEqual({ key: 'there', unit: 'onscene', calls: '115 +1', time: 34 });
  });
  it('counts the seconds without an answer, and the minutes to the arrival', () => {
    expect(chipOf(incident({ assignments: [assignment()] }), now)).toMatchObject({ key: 'unanswered', time: 70 });
    const driving = assignment({ state: 'responding', respondingAt: ago(130) });
    expect(chipOf(incident({ assignments: [driving] }), now)).toMatchObject({ key: 'arrives', time: 2 });
    const over = assignment({ state: 'responding', respondingAt: ago(400) });
    expect(chipOf(incident({ assignments: [over] }), now)).toMatchObject({ key: 'driving', time: 6 });
  });
  it('ignores units that were recalled', () => {
    expect(chipOf(incident({ assignments: [assignment({ state: 'cancelled' })] }), now).key).toBe('waits_unit');
  });
});

it('counts who waits and who was reached in time', () => {
  const rows = [
    incident({ number: 1 }),
    incident({ number: 2, assignments: [assignment()] }),
    incident({ number: 3, knownAt: ago(900), firstArrivedAt: ago(400) }),
    incident({ number: 4, knownAt: ago(900), firstArrivedAt: ago(100) }),
  ];
  expect(queueCounts(rows)).toEqual({ waiting: 3, running: 1 });
  expect(arrivalsInTarget(rows)).toEqual({ inTarget: 1, arrived: 2 });
  expect(arrivalsInTarget([])).toBeUndefined();
  expect(incidentNumber(147)).toBe('0147');
});

import { type ClockState, clockState } from '../../platform/states/clock.ts';
import { type Dated, inForce } from '../../platform/states/dated.ts';
import type { Priority } from './incident-kinds.types.ts';
import { type IncidentState, openStates, waitingStates } from './incidents.states.ts';

/** A class holds for distances above `overM` metres, up to the next class. */
export interface DistanceClass {
  overM: number;
  targetS: number;
}

/** Seconds from receipt to first arrival. Before 2025 one target for all; then by distance (domain notes, section 3). */
export const responseTargets: Dated<readonly DistanceClass[]> = [
  { from: '2013-01-01', value: [{ overM: 0, targetS: 900 }], source: 'JPNN 2013: action within 15 minutes' },
  {
    from: '2025-11-01',
    value: [
      { overM: 0, targetS: 600 },
      { overM: 5000, targetS: 900 },
      { overM: 10_000, targetS: 1500 },
    ],
    source: 'Tribunnews, Nov 2025: 10 min; 15 over 5 km; 25 over 10 km',
  },
];

/**
 * Target in seconds for an incident received at `at` (ms), `distanceM` by road from the responsible post. An unknown
 * distance gets the strictest target and `assumed`, so that a missing figure never buys time.
 */
export function responseTarget(
  distanceM: number | null,
  at: number,
  targets: Dated<readonly DistanceClass[]> = responseTargets,
): { targetS: number; assumed: boolean } {
  const classes = inForce(targets, at).toSorted((a, b) => a.overM - b.overM);
  const reached = classes.findLast((one) => distanceM !== null && distanceM > one.overM) ?? classes[0];
  if (!reached) throw new RangeError('A response target needs at least one distance class.');
  return { targetS: reached.targetS, assumed: distanceM === null };
}

/** What the queue needs of an incident. Times in ms since the epoch. */
export interface QueueItem {
  id: string;
  state: IncidentState;
  priority: Priority;
  emergency: boolean;
  receivedAt: number;
  /** First unit on scene; null while nobody has arrived. */
  arrivedAt: number | null;
  targetS: number;
}

/** The response clock: runs from receipt, stops at the first arrival. After `resolved` without an arrival it runs on: nobody came. */
export function responseClock(item: Pick<QueueItem, 'receivedAt' | 'arrivedAt' | 'targetS'>, now: number): ClockState {
  return clockState(item.receivedAt, item.arrivedAt ?? now, item.targetS);
}

/**
 * Order of the dispatch queue, a total order: waiting before arrived, emergencies first, then late ones, then by
 * priority, then the oldest first. Incidents that are no longer open go last.
 */
export function compareQueue(a: QueueItem, b: QueueItem, now: number): number {
  return compareKeyed({ item: a, key: queueKey(a, now) }, { item: b, key: queueKey(b, now) });
}

interface Keyed<T extends QueueItem> {
  item: T;
  key: readonly number[];
}

function compareKeyed<T extends QueueItem>(a: Keyed<T>, b: Keyed<T>): number {
  for (const [at, value] of a.key.entries()) {
    const difference = value - (b.key[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.item.id < b.item.id ? -1 : a.item.id > b.item.id ? 1 : 0;
}

/** The list in queue order. `now` in ms. The input is left as it is. */
export function queueOrder<T extends QueueItem>(items: readonly T[], now: number): T[] {
  // Each key is made once and not at every comparison: a desk sorts thousands of rows each second.
  return items
    .map((item) => ({ item, key: queueKey(item, now) }))
    .sort(compareKeyed)
    .map(({ item }) => item);
}

function queueKey(item: QueueItem, now: number): number[] {
  const waiting = waitingStates.has(item.state);
  const late = waiting && responseClock(item, now).level === 'late';
  return [
    openStates.has(item.state) ? 0 : 1,
    waiting ? 0 : 1,
    item.emergency ? 0 : 1,
    late ? 0 : 1,
    item.priority,
    item.receivedAt,
  ];
}

import type { Alarm } from '../dispatch.contract.ts';

const rank: Readonly<Record<Alarm['kind'], number>> = { panic: 0, emergency: 1, late: 2 };

/** Alarms that nobody has taken, the gravest first, then the oldest. */
export function openAlarms(alarms: Iterable<Alarm>): Alarm[] {
  return [...alarms]
    .filter((alarm) => alarm.acknowledgedAt === null && alarm.cancelledAt === null)
    .sort((a, b) => rank[a.kind] - rank[b.kind] || (a.raisedAt < b.raisedAt ? -1 : a.raisedAt > b.raisedAt ? 1 : 0));
}

/** How many lines are shown; the rest is counted. */
export const shownAlarms = 3;

/** Whether the tone is repeated until someone takes the alarm: a person is in danger or an emergency waits. */
export const insists = (alarms: readonly Alarm[]): boolean => alarms.some((alarm) => alarm.kind !== 'late');

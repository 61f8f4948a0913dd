import type { LiveEvent } from '../../../platform/web/live/event.ts';
import { within } from '../holders.rules.ts';

const told: Readonly<Record<string, readonly string[]>> = {
  incident: ['villageCode'],
  assignment: [],
  record: ['areaCode'],
  status: ['code', 'parentCode'],
  unit: [],
};

/**
 * Whether an event may change the figures of an area: it names an area in it or around it, or names none where it could
 * be anywhere. An incident's village is as fine as it is told; within a village every one of its incidents counts.
 */
export function touchesArea({ subject, data }: Pick<LiveEvent, 'subject' | 'data'>, area: string): boolean {
  const keys = told[subject.type];
  if (keys === undefined) return false;
  const body = typeof data === 'object' && data !== null ? (data as Readonly<Record<string, unknown>>) : {};
  const place = typeof body.place === 'object' && body.place !== null ? (body.place as Record<string, unknown>) : {};
  const codes = keys.flatMap((key) => [body[key], place[key]]).filter((code) => typeof code === 'string');
  return codes.length === 0 ? subject.type !== 'unit' : codes.some((code) => within(code, area) || within(area, code));
}

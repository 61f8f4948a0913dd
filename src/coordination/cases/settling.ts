import { type Actor, coversArea } from '../../platform/access/actor.ts';
import type { Json } from '../../platform/database/database.ts';
import type { SystemDoer, Work } from '../../platform/journal/work.ts';
import { conflict, invalidField } from '../../platform/problem/problem.ts';
import type { Calendars } from './calendar.service.ts';
import { casesRepository as repository } from './cases.repository.ts';
import { bodyOf } from './cases.rules.ts';
import type { CaseBody, StoredCase, StoredClock } from './cases.types.ts';
import { timesOf, withTimes } from './clocks.rules.ts';
import { clockRuleOf } from './process.rules.ts';
import type { ProcessDefinition } from './process.types.ts';

export type Seals = [table: string, id: string, seal: Buffer | null][];

/**
 * A clock as it runs after a change: begun now, going on with its times counted anew, or stopped.
 * @throws Problem conflict when the calendar has too few working hours.
 */
export async function clockAfter(
  work: Work,
  calendars: Calendars,
  process: ProcessDefinition,
  after: StoredCase,
  named: string | undefined,
): Promise<StoredClock | null> {
  if (named === undefined || (named === 'same' && !after.clock)) return null;
  const { name: calendarName, calendar } = await calendars.of(work.tx, after.polresId);
  try {
    if (named === 'same' && after.clock) {
      const { clock } = after;
      const times = timesOf(clockRuleOf(process, clock.name), after.data, clock.startedAt, calendar);
      return withTimes(clock, times, calendarName, work.now);
    }
    const { warnAt, dueAt, byCalendar } = timesOf(clockRuleOf(process, named), after.data, work.now, calendar);
    const counted = byCalendar ? calendarName : null;
    return { name: named, startedAt: work.now, warnAt, dueAt, warnedAt: null, escalatedAt: null, calendar: counted };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw conflict('Kalender kerja kehabisan jam kerja.', 'The working calendar has too few working hours.');
  }
}

/** Settles a case in the area tree. @throws Problem invalid naming `areaCode`. */
export async function areaOf(
  work: Work,
  doer: Actor | SystemDoer,
  process: ProcessDefinition,
  code: string | null,
): Promise<Pick<StoredCase, 'areaCode' | 'village' | 'boundaryVersion'>> {
  if (code === null) {
    if (process.area === 'required') throw invalidField('areaCode', 'Tentukan wilayahnya.', 'An area is required.');
    return { areaCode: null, village: null, boundaryVersion: null };
  }
  const found = await repository.area(work.tx, doer.polresId, code);
  if (!found) throw invalidField('areaCode', 'Wilayah ini tidak ada.', 'There is no such area.');
  if ('areaCodes' in doer && !coversArea(doer, code)) {
    throw invalidField('areaCode', 'Di luar wilayah Anda.', 'Outside your areas.');
  }
  return { areaCode: code, ...found };
}

/** @throws Problem invalid when nobody owns the case. */
export function mustBeOwned(found: StoredCase): void {
  if (found.functions.length + found.bodies.length > 0) return;
  throw invalidField('functions', 'Paling sedikit satu pemilik.', 'At least one owner.');
}

/** An act on a case, for the journal. */
export function record(
  work: Work,
  action: string,
  found: StoredCase,
  seals: Seals,
  more: Omit<CaseBody, 'process' | 'definitionVersion'>,
): void {
  const body: CaseBody = bodyOf(found, more);
  work.record({ action, subject: { type: 'case', id: found.id }, body: body as unknown as Json, seals });
}

import type { Areas } from '../../information/areas/areas.port.ts';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { doWork } from '../../platform/journal/work.ts';
import { detailOf } from './detail.service.ts';
import { readable } from './incidents.access.ts';
import type { TimelineEntry } from './incidents.contract.ts';
import { polresOf } from './incidents.repository.ts';
import { printReport } from './report.ts';
import type { RowService } from './rows.service.ts';
import { newestCheckpoint } from './timeline.repository.ts';
import { timelineOf } from './timeline.service.ts';

/** More would be a book; the rest stays on the incident page. */
const mostEntries = 2000;

/** Prints an incident as PDF. The print carries personal data out of the house, so it is journaled before it is answered. */
export async function reportOf(
  given: { db: Database; areas: Areas; rows: RowService; committed?: () => void },
  actor: Actor,
  id: string,
  language: 'id' | 'en',
): Promise<{ file: Buffer; number: number }> {
  const { db } = given;
  const record = await readable(db, actor, id);
  const [incident, polres, checkpoint, timeline] = await Promise.all([
    detailOf(given, actor, record),
    polresOf(db, actor.polresId),
    newestCheckpoint(db),
    wholeTimeline(db, id),
  ]);
  const file = await printReport({
    incident,
    timeline,
    polres,
    printedBy: actor.displayName,
    printedAt: new Date(),
    checkpoint,
    language,
  });
  await doWork(
    db,
    actor,
    async (work) =>
      work.record({ action: 'incident.report_printed', subject: { type: 'incident', id }, body: { language } }),
    { committed: given.committed },
  );
  return { file, number: record.number };
}

async function wholeTimeline(db: Database, id: string): Promise<TimelineEntry[]> {
  const entries: TimelineEntry[] = [];
  let cursor: string | undefined;
  do {
    const page = await timelineOf(db, id, { cursor, limit: 500 });
    entries.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor && entries.length < mostEntries);
  return entries;
}

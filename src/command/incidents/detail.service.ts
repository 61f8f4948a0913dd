import type { Areas } from '../../information/areas/areas.port.ts';
import { type Actor, coversArea } from '../../platform/access/actor.ts';
import type { Database, Queryable } from '../../platform/database/database.ts';
import { agencyRequestsOf } from './agencies.repository.ts';
import type { IncidentDetail } from './incidents.contract.ts';
import type { IncidentRecord } from './incidents.repository.ts';
import { type DetailParts, incidentDetail } from './incidents.views.ts';
import { linksOf } from './links.repository.ts';
import type { RowService } from './rows.service.ts';

/** The whole of one incident, for a reader who may see it. */
export async function detailOf(
  given: { db: Database; areas: Areas; rows: RowService },
  actor: Actor,
  record: IncidentRecord,
): Promise<IncidentDetail> {
  const { db, areas, rows } = given;
  const [row, people, links, agencies] = await Promise.all([
    rows.rowIn(db, record.id),
    peopleOf(db, record),
    linksOf(db, record.id),
    agencyRequestsOf(db, record.id),
  ]);
  // A linked incident outside the reader's areas is not named to them.
  const seen = links.filter((one) => coversArea(actor, one.villageCode)).map((one) => one.link);
  return incidentDetail(row, record, { ...people, links: seen, agencies }, areas, actor);
}

/** Who took the first call, how fast, on which line; and who wrote the incident down. */
async function peopleOf(db: Queryable, record: IncidentRecord): Promise<Pick<DetailParts, 'call' | 'createdBy'>> {
  const row = await db
    .selectFrom('incidents.incident as i')
    .leftJoin('access.account as creator', 'creator.id', 'i.created_by')
    .leftJoinLateral(
      (query) =>
        query
          .selectFrom('calls.call as c')
          .leftJoin('calls.line as l', 'l.id', 'c.line_id')
          .leftJoin('access.account as a', 'a.id', 'c.answered_by')
          .select(['c.id', 'c.answer_seconds', 'a.display_name', 'l.number'])
          .whereRef('c.incident_id', '=', 'i.id')
          .orderBy('c.recorded_at')
          .limit(1)
          .as('first'),
      (join) => join.onTrue(),
    )
    .select([
      'creator.display_name as creator',
      'first.id',
      'first.answer_seconds',
      'first.display_name',
      'first.number',
    ])
    .where('i.id', '=', record.id)
    .executeTakeFirst();
  return {
    call: row?.id
      ? { id: row.id, answerSeconds: row.answer_seconds, operator: row.display_name, line: row.number }
      : null,
    createdBy: record.created_by ? { id: record.created_by, name: row?.creator ?? '' } : null,
  };
}

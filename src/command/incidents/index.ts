import type { Calls } from '../../communication/calls/index.ts';
import type { Areas } from '../../information/areas/areas.port.ts';
import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Page } from '../../platform/http/shapes.ts';
import type { Room } from '../../platform/room.ts';
import type { Settings } from '../../platform/settings/settings.ts';
import { type AgencyService, agencyService } from './agencies.service.ts';
import { bondRoutes } from './bonds.routes.ts';
import { detailOf } from './detail.service.ts';
import { createFollowService, type FollowService } from './follow.service.ts';
import { readable } from './incidents.access.ts';
import type { IncidentDetail, TimelineEntry } from './incidents.contract.ts';
import { incidentProjection } from './incidents.projection.ts';
import { findIncident } from './incidents.repository.ts';
import { incidentRoutes } from './incidents.routes.ts';
import { createIntakeService, type IntakeService, type OpenedIncident } from './incidents.service.ts';
import { createMergeService, type MergeService } from './merges.service.ts';
import { createMoveService, type MoveService } from './moves.service.ts';
import { reportOf } from './report.service.ts';
import { createRowService, type RowService } from './rows.service.ts';
import { createSimilarService, type SimilarService } from './similar.service.ts';
import { type TimelineQuery, timelineOf } from './timeline.service.ts';

export type { DispatchIncident, Following } from './follow.service.ts';
export { metresBetween } from './similar.scores.ts';

/** What the room of incidents does for others, with its routes and live views. */
export interface Incidents
  extends IntakeService,
    MoveService,
    MergeService,
    AgencyService,
    FollowService,
    Omit<RowService, 'rowIn' | 'rowsOf'>,
    Pick<SimilarService, 'similar'>,
    Room {
  /** @throws Problem not_found for a reader who may not see it. */
  detail(actor: Actor, id: string): Promise<IncidentDetail>;
  timeline(actor: Actor, id: string, query: TimelineQuery): Promise<Page<TimelineEntry>>;
  report(actor: Actor, id: string, language: 'id' | 'en'): Promise<{ file: Buffer; number: number }>;
  /** The same for a crew, which reads only what its unit is assigned to: the caller has checked that. Undefined when absent. */
  detailForCrew(actor: Actor, id: string): Promise<IncidentDetail | undefined>;
  timelineForCrew(id: string, query: TimelineQuery): Promise<Page<TimelineEntry>>;
  /** Tells of each incident that was opened, for what may be made ready; nothing may depend on it. */
  onOpened(listener: (incident: OpenedIncident) => void): void;
}

export function createIncidents(deps: {
  db: Database;
  areas: Areas;
  calls: Pick<Calls, 'hold' | 'link'>;
  settings: Pick<Settings, 'current'>;
  /** Told after an entry that a reading question makes; wakes the sequencer. */
  committed?: () => void;
}): Incidents {
  const { db, areas, settings } = deps;
  const similar = createSimilarService(settings);
  const { rowsOf, rowIn, ...rows } = createRowService({ ...deps, similar });
  const rowService: RowService = { rowsOf, rowIn, ...rows };
  const follow = createFollowService(settings);
  const given = { db, areas, rows: rowService, committed: deps.committed };
  const listeners: ((incident: OpenedIncident) => void)[] = [];
  const opened = (incident: OpenedIncident) => {
    for (const listener of listeners) listener(incident);
  };
  const incidents: Omit<Incidents, 'routes'> = {
    ...rows,
    ...follow,
    ...createIntakeService({ ...deps, rows: rowService, opened }),
    ...createMoveService(given),
    ...createMergeService({ rows: rowService, follow: follow.follow }),
    ...agencyService,
    similar: similar.similar,
    detail: async (actor, id) => detailOf(given, actor, await readable(db, actor, id)),
    async timeline(actor, id, query) {
      await readable(db, actor, id);
      return timelineOf(db, id, query);
    },
    report: (actor, id, language) => reportOf(given, actor, id, language),
    async detailForCrew(actor, id) {
      const record = await findIncident(db, actor.polresId, id);
      return record && detailOf(given, actor, record);
    },
    timelineForCrew: (id, query) => timelineOf(db, id, query),
    onOpened: (listener) => listeners.push(listener),
    projections: [incidentProjection(rowService)],
  };
  return { ...incidents, routes: [...incidentRoutes(incidents), ...bondRoutes(incidents)] };
}

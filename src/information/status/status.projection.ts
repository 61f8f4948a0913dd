import { coversArea } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Projection } from '../../platform/live/projection.ts';
import type { Areas } from '../areas/index.ts';
import { readingRepository } from './reading.repository.ts';
import type { StatusRow } from './status.contract.ts';
import { statusRow } from './views.ts';

/** Statuses in live events. A record's title is left out: its own event carries it, as far as its readers may see it. */
export function statusProjection(db: Database, areas: Areas): Projection {
  return {
    subjectType: 'status',
    async load(ids) {
      const rows = await readingRepository.byIds(db, ids);
      return new Map(rows.map((row) => [row.id, statusRow(areas, row)]));
    },
    visible(actor, view) {
      const { kind, code, parentCode } = view as StatusRow;
      if (!actor.permissions.has('status:read') || !actor.permissions.has('register:read')) return false;
      return coversArea(actor, kind === 'area' ? code : parentCode);
    },
  };
}

import type { Database, Json } from '../../platform/database/database.ts';
import type { BodyProjection } from '../../platform/journal/body-projection.ts';
import { casesRepository as repository } from './cases.repository.ts';
import type { CaseBody } from './cases.types.ts';
import type { Processes } from './definitions.service.ts';
import { maySeeCase, projectChanges } from './projection.rules.ts';

/** Entries about cases on the page of the journal: what their reader may see on the case page itself, and nothing of others. */
export const createJournalBodies = (db: Database, processes: Processes): BodyProjection => ({
  subjectType: 'case',
  async project(actor, entries) {
    const found = await repository.byIds(db, [...new Set(entries.map(({ subjectId }) => subjectId))]);
    const readable = new Map(
      found.flatMap((one) => {
        const process = processes.of(one);
        return maySeeCase(actor, process, one) ? [[one.id, process] as const] : [];
      }),
    );
    const shown = new Map<string, Json>();
    for (const { id, subjectId, body } of entries) {
      const process = readable.get(subjectId);
      if (!process || body === null) continue;
      // Written by this room as `CaseBody`.
      const { changes, ...rest } = body as unknown as CaseBody;
      const seen = changes ? { changes: projectChanges(actor, process, changes) } : {};
      shown.set(id, { ...rest, ...seen } as unknown as Json);
    }
    return shown;
  },
});

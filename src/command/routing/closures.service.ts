import type { z } from 'zod';
import { type Areas, announceChange } from '../../information/areas/index.ts';
import { type Actor, coversArea } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids/ids.ts';
import type { Work } from '../../platform/journal/work.ts';
import { forbidden, invalidField, notFound } from '../../platform/problem/problem.ts';
import { type ClosureRow, endClosure, findOpenClosures, insertClosure, lockClosure } from './closures.repository.ts';
import type { Engines } from './engines.ts';
import type { Closure, ClosureList, NewClosure } from './routing.contract.ts';

export interface Closures {
  /** Closures that hold now or later, in the actor's areas. */
  list(actor: Actor): Promise<z.infer<typeof ClosureList>>;
  /** Closes or slows the roads around a point; in force for every question after the answer. */
  close(work: Work, actor: Actor, input: z.output<typeof NewClosure>): Promise<z.infer<typeof Closure>>;
  /** Opens the roads again. One that has ended already stays as it was. */
  end(work: Work, actor: Actor, id: string): Promise<z.infer<typeof Closure>>;
}

export function createClosures(db: Database, areas: Pick<Areas, 'place'>, engines: Engines): Closures {
  const covers = (actor: Actor, row: { lon: number; lat: number }): boolean =>
    actor.areaCodes === null || coversArea(actor, areas.place(actor.polresId, row.lon, row.lat).village);

  async function announce(work: Work, row: ClosureRow): Promise<void> {
    await announceChange(work.tx, { polresId: row.polresId, kind: 'closures', version: null });
    work.afterCommit(() => engines.change(row.polresId, row));
  }

  return {
    async list(actor) {
      const rows = await findOpenClosures(db, actor.polresId, new Date());
      return { items: rows.filter((row) => covers(actor, row)).map(viewOf), next: null };
    },
    async close(work, actor, input) {
      const validTo = input.validTo ? new Date(input.validTo) : null;
      if (validTo && validTo <= work.now)
        throw invalidField('validTo', 'Harus sesudah sekarang.', 'Must be in the future.');
      if (!covers(actor, input)) throw forbidden();
      const row: ClosureRow = {
        id: input.id ?? newId(),
        polresId: actor.polresId,
        lon: input.lon,
        lat: input.lat,
        radiusM: input.radiusM,
        factor: input.factor ?? null,
        reason: input.reason,
        validFrom: work.now,
        validTo,
      };
      const seal = await insertClosure(work.tx, row, actor.accountId);
      work.record({
        action: 'closure.made',
        subject: { type: 'closure', id: row.id },
        body: {
          lon: row.lon,
          lat: row.lat,
          radiusM: row.radiusM,
          factor: row.factor,
          reason: row.reason,
          validTo: validTo?.toISOString() ?? null,
        },
        seals: [['routing.closure', row.id, seal]],
      });
      await announce(work, row);
      return viewOf(row);
    },
    async end(work, actor, id) {
      const row = await lockClosure(work.tx, actor.polresId, id);
      if (!row || !covers(actor, row)) throw notFound();
      if (row.validTo !== null && row.validTo <= work.now) return viewOf(row);
      const ended = { ...row, validTo: work.now };
      const seal = await endClosure(work.tx, id, work.now);
      work.record({
        action: 'closure.ended',
        subject: { type: 'closure', id },
        body: {},
        seals: [['routing.closure', id, seal]],
      });
      await announce(work, ended);
      return viewOf(ended);
    },
  };
}

function viewOf(row: ClosureRow): z.infer<typeof Closure> {
  const { id, lon, lat, radiusM, factor, reason } = row;
  return {
    id,
    lon,
    lat,
    radiusM,
    factor,
    reason,
    validFrom: row.validFrom.toISOString(),
    validTo: row.validTo?.toISOString() ?? null,
  };
}

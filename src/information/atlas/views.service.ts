import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids/ids.ts';
import type { Work } from '../../platform/journal/work.ts';
import { conflict, conflictWith, notFound } from '../../platform/problem/problem.ts';
import type { EditMapView, MapViewRow, NewMapView } from './atlas.contract.ts';
import { atlasRepository as repository, type ViewRow } from './atlas.repository.ts';

export interface MapViews {
  list(actor: Actor): Promise<MapViewRow[]>;
  /** The same client-made id again is the same view, added once. */
  add(work: Work, actor: Actor, input: NewMapView): Promise<MapViewRow>;
  /** Changes, removes or takes a removal back; its owner only. @throws Problem not_found; conflict with the present view. */
  edit(work: Work, actor: Actor, id: string, input: EditMapView): Promise<MapViewRow>;
}

const toView = (actor: Actor, row: ViewRow): MapViewRow => ({
  id: row.id,
  name: row.name,
  shared: row.shared,
  own: row.owner_id === actor.accountId,
  owner: row.owner,
  state: row.state,
  changedAt: row.changed_at.toISOString(),
  version: row.version,
});

/** Named views of the map, per account or shared with the district. */
export function createMapViews(db: Database): MapViews {
  /** The person's own view, held; others' and absent ones answer alike. */
  async function own(work: Work, actor: Actor, id: string): Promise<ViewRow> {
    const row = await repository.lockView(work.tx, actor.polresId, id);
    if (row?.owner_id !== actor.accountId) throw notFound();
    return row;
  }

  return {
    async list(actor) {
      return (await repository.views(db, actor.polresId, actor.accountId)).map((row) => toView(actor, row));
    },

    async add(work, actor, { id = newId(), name, shared, state }) {
      const { polresId, realm, accountId } = actor;
      const seal = await repository.addView(work.tx, {
        id,
        polresId,
        realm,
        ownerId: accountId,
        name,
        shared,
        state,
        at: work.now,
      });
      if (!seal) {
        const known = await repository.lockView(work.tx, polresId, id);
        if (known?.owner_id === accountId && known.name === name && known.state === state) return toView(actor, known);
        throw conflict('Nomor tampilan ini sudah dipakai.', 'This id is in use already.');
      }
      work.record({
        action: 'map.view_saved',
        subject: { type: 'map_view', id },
        body: { name, shared, state },
        seals: [['atlas.view', id, seal]],
      });
      return toView(actor, await own(work, actor, id));
    },

    async edit(work, actor, id, { version, name, shared, state, removed }) {
      const row = await own(work, actor, id);
      if (row.version !== version) {
        throw conflictWith(
          toView(actor, row),
          `Tampilan ini sudah berubah (versi ${row.version}).`,
          `This view has changed meanwhile (now version ${row.version}).`,
        );
      }
      const next: ViewRow = {
        ...row,
        name: name ?? row.name,
        shared: shared ?? row.shared,
        state: state ?? row.state,
        removed_at: removed === undefined ? row.removed_at : removed ? work.now : null,
        changed_at: work.now,
        version: row.version + 1,
      };
      const seal = await repository.saveView(work.tx, next);
      work.record({
        action: removed ? 'map.view_removed' : 'map.view_changed',
        subject: { type: 'map_view', id },
        body: { name: next.name, shared: next.shared, state: next.state, removed: next.removed_at !== null },
        seals: [['atlas.view', id, seal]],
      });
      return toView(actor, next);
    },
  };
}

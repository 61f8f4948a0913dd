import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids/ids.ts';
import type { Work } from '../../platform/journal/work.ts';
import { conflict, conflictWith, forbidden, invalidField, notFound } from '../../platform/problem/problem.ts';
import type { RegisterDefinition } from './definition.types.ts';
import { readFilters } from './filters.rules.ts';
import { readGroupBy } from './groups.rules.ts';
import { mayRead, maySee } from './projection.rules.ts';
import type { EditView, NewView, SavedView, ViewQuery } from './registers.contract.ts';
import { savedViewsRepository as repository, type StoredView } from './saved-views.repository.ts';

export interface SavedViewCommands {
  /** One's own views of a register and the shared ones, by name. */
  views(actor: Actor, definition: RegisterDefinition): Promise<SavedView[]>;
  /** Keeps a list under a name. Sharing it needs the right to write the register. @throws Problem conflict for a name in use. */
  saveView(work: Work, actor: Actor, definition: RegisterDefinition, input: NewView): Promise<SavedView>;
  /** Changes one's own view. @throws Problem conflict (409) with the present one when another was first. */
  editView(work: Work, actor: Actor, definition: RegisterDefinition, id: string, input: EditView): Promise<SavedView>;
  /** Removes one's own view; again is the same. */
  removeView(work: Work, actor: Actor, definition: RegisterDefinition, id: string): Promise<SavedView>;
}

const mostOwn = 200;

export function createSavedViews(db: Database): SavedViewCommands {
  const must = (actor: Actor, definition: RegisterDefinition): void => {
    if (!mayRead(actor, definition)) throw notFound();
  };

  /** Only what this reader may see: a shared view says nothing about fields that are hidden from the one who opens it. */
  function project(actor: Actor, definition: RegisterDefinition, view: StoredView): SavedView {
    const { query } = view;
    const seen = (id: string) => {
      const field = Object.hasOwn(definition.fields, id) ? definition.fields[id] : undefined;
      return field !== undefined && maySee(actor, field);
    };
    const { by, ...rest } = query;
    return {
      id: view.id,
      register: view.register,
      name: view.name,
      query: {
        ...rest,
        filter: query.filter.filter((filter) => seen(filter.split(':')[0] ?? '')),
        columns: query.columns.filter(seen),
        ...(by !== undefined && readGroupBy(actor, definition, by) ? { by } : {}),
      },
      shared: view.shared,
      own: view.accountId === actor.accountId,
      by: view.accountName,
      version: view.version,
    };
  }

  function check(actor: Actor, definition: RegisterDefinition, query: ViewQuery, shared: boolean): void {
    if (shared && !actor.permissions.has(definition.write)) throw forbidden();
    readFilters(actor, definition, query.filter);
    query.columns.forEach((id, place) => {
      const field = Object.hasOwn(definition.fields, id) ? definition.fields[id] : undefined;
      if (!field || !maySee(actor, field))
        throw invalidField(`query.columns.${place}`, 'Kolom ini tidak ada.', 'There is no such field.');
    });
    if (query.by !== undefined && !readGroupBy(actor, definition, query.by))
      throw invalidField('query.by', 'Tidak dapat dikelompokkan menurut ini.', 'Cannot be grouped by this.');
  }

  const taken = () => conflict('Nama tampilan ini sudah Anda pakai.', 'You use this name for another view already.');

  function record(work: Work, action: string, view: StoredView, seal: Buffer | null): void {
    const { register, name, query, shared } = view;
    work.record({
      action: `register.view_${action}`,
      subject: { type: 'saved-view', id: view.id },
      body: { register, name, shared, query: JSON.parse(JSON.stringify(query)) },
      seals: [['registers.saved_view', view.id, seal]],
    });
  }

  /** One's own view, locked; another's is as good as absent. */
  async function own(work: Work, actor: Actor, definition: RegisterDefinition, id: string): Promise<StoredView> {
    must(actor, definition);
    const view = await repository.lock(work.tx, id);
    if (view?.accountId !== actor.accountId || view.register !== definition.id) throw notFound();
    return view;
  }

  return {
    async views(actor, definition) {
      must(actor, definition);
      const views = await repository.of(db, actor.polresId, definition.id, actor.accountId);
      return views.map((view) => project(actor, definition, view));
    },

    async saveView(work, actor, definition, { id = newId(), name, query, shared }) {
      must(actor, definition);
      check(actor, definition, query, shared);
      const view: StoredView = {
        id: id.toLowerCase(),
        polresId: actor.polresId,
        realm: actor.realm,
        register: definition.id,
        accountId: actor.accountId,
        accountName: actor.displayName,
        name,
        query,
        shared,
        removedAt: null,
        changedAt: work.now,
        version: 1,
      };
      if ((await repository.countOwn(work.tx, actor.accountId)) >= mostOwn)
        throw conflict(`Paling banyak ${mostOwn} tampilan.`, `At most ${mostOwn} views.`);
      const seal = await repository.insert(work.tx, view);
      if (seal === undefined) {
        const known = await repository.lock(work.tx, view.id);
        const same = known?.accountId === actor.accountId && known.register === definition.id && known.name === name;
        if (!known || !same || known.removedAt) throw taken();
        return project(actor, definition, known);
      }
      record(work, 'saved', view, seal);
      return project(actor, definition, view);
    },

    async editView(work, actor, definition, id, input) {
      const before = await own(work, actor, definition, id);
      if (before.removedAt) throw notFound();
      if (before.version !== input.version) {
        throw conflictWith(
          project(actor, definition, before),
          'Tampilan ini baru saja diubah di tempat lain.',
          'This view has just been changed elsewhere.',
        );
      }
      const after: StoredView = {
        ...before,
        name: input.name ?? before.name,
        query: input.query ?? before.query,
        shared: input.shared ?? before.shared,
        changedAt: work.now,
        version: before.version + 1,
      };
      check(actor, definition, after.query, after.shared);
      if (await repository.named(work.tx, after)) throw taken();
      record(work, 'changed', after, await repository.update(work.tx, after));
      return project(actor, definition, after);
    },

    async removeView(work, actor, definition, id) {
      const before = await own(work, actor, definition, id);
      if (before.removedAt) return project(actor, definition, before);
      const after = { ...before, removedAt: work.now, changedAt: work.now, version: before.version + 1 };
      record(work, 'removed', after, await repository.update(work.tx, after));
      return project(actor, definition, after);
    },
  };
}

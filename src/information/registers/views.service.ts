import type { Actor } from '../../platform/access/actor.ts';
import type { Queryable } from '../../platform/database/database.ts';
import type { Projection } from '../../platform/live/projection.ts';
import type { Areas } from '../areas/index.ts';
import type { RegisterDefinition } from './definition.types.ts';
import type { Definitions } from './definitions.service.ts';
import { everyReader, inScope, mayRead, maySee, project, readingOf, wordsOf } from './projection.rules.ts';
import type { StoredRecord } from './records.types.ts';
import type { References } from './references.service.ts';
import type { RecordView } from './registers.contract.ts';
import { registersRepository as repository } from './registers.repository.ts';

export interface Views {
  /** The definition by which a record is read. */
  reading(record: StoredRecord): RegisterDefinition;
  /** Records as this person may see them, with the names of what they point to. */
  of(db: Queryable, actor: Actor, records: readonly StoredRecord[]): Promise<RecordView[]>;
  /** What the search box finds a record by: searchable words that every reader of the register sees. */
  searchWords(definition: RegisterDefinition, record: Pick<StoredRecord, 'data'>): string;
  /** Records in live events. */
  live(db: Queryable): Projection;
}

export function createViews(definitions: Definitions, areas: Areas, references: References): Views {
  const reading = (record: StoredRecord): RegisterDefinition => {
    const written = definitions.version(record.register, record.definitionVersion);
    return readingOf(definitions.present(record.register) ?? written, written);
  };
  const nameOf = (polresId: string) => (code: string) => areas.nameOf(polresId, code);

  return {
    reading,

    async of(db, actor, records) {
      const made = records.map((record) => {
        const definition = reading(record);
        const view = project(actor, definition, record, nameOf(record.polresId));
        return { view, pointers: references.pointers(definition, view.values) };
      });
      const names = await references.names(
        db,
        actor,
        made.flatMap(({ pointers }) => pointers),
      );
      return made.map(({ view, pointers }) => ({
        ...view,
        names: Object.fromEntries(pointers.flatMap(({ id }) => (names[id] === undefined ? [] : [[id, names[id]]]))),
      }));
    },

    searchWords(definition, { data }) {
      const viewer = everyReader(definition);
      return Object.entries(definition.fields)
        .filter(([, field]) => field.search && maySee(viewer, field))
        .map(([id, field]) => wordsOf(field, data[id] ?? null))
        .filter(Boolean)
        .join(' ');
    },

    live(db) {
      /** The record stands beside its view, since the view itself is sent to every screen as it is. */
      const known = new WeakMap<object, StoredRecord>();
      return {
        subjectType: 'record',
        async load(ids) {
          const views = new Map<string, RecordView>();
          for (const record of await repository.byIds(db, ids)) {
            if (!definitions.present(record.register)) continue;
            const definition = reading(record);
            const view = project(everyReader(definition), definition, record, nameOf(record.polresId));
            known.set(view, record);
            views.set(record.id, view);
          }
          return views;
        },
        visible(actor, view) {
          const record = typeof view === 'object' && view !== null ? known.get(view) : undefined;
          const definition = record && definitions.present(record.register);
          if (!record || !definition || record.polresId !== actor.polresId) return false;
          return mayRead(actor, definition) && inScope(actor, record);
        },
      };
    },
  };
}

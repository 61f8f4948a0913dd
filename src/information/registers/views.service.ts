import type { Actor } from '../../platform/access/actor.ts';
import type { Queryable } from '../../platform/database/database.ts';
import type { Projection } from '../../platform/live/projection.ts';
import type { Areas } from '../areas/index.ts';
import type { Computed } from './computed.service.ts';
import type { RegisterDefinition } from './definition.types.ts';
import type { Definitions } from './definitions.service.ts';
import { namesPeople, withoutPerson } from './people.rules.ts';
import { everyReader, inScope, mayRead, maySee, project, readingOf, searchWordsOf } from './projection.rules.ts';
import type { StoredRecord } from './records.types.ts';
import type { References } from './references.service.ts';
import type { RecordView, Values } from './registers.contract.ts';
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

export function createViews(definitions: Definitions, areas: Areas, references: References, computed: Computed): Views {
  const reading = (record: StoredRecord): RegisterDefinition => {
    const written = definitions.version(record.register, record.definitionVersion);
    return readingOf(definitions.present(record.register) ?? written, written);
  };
  const nameOf = (polresId: string) => (code: string) => areas.nameOf(polresId, code);

  return {
    reading,

    async of(db, actor, records) {
      const worked = new Map<string, Values>();
      for (const [register, some] of Map.groupBy(records, (record) => record.register)) {
        // Figures are worked out as the register stands today, whatever version a record was written under.
        const present = definitions.present(register);
        if (present) for (const [id, values] of await computed.of(db, actor, present, some)) worked.set(id, values);
      }
      const made = records.map((record) => {
        const definition = reading(record);
        const view = project(actor, definition, record, nameOf(record.polresId));
        const values = { ...view.values, ...worked.get(record.id) };
        const pointers = references.pointers(definition, view.values);
        return { view: { ...view, values }, pointers, people: namesPeople(definition) };
      });
      const files = await repository.files(
        db,
        made.flatMap(({ pointers }) => pointers.filter(({ to }) => to === 'file').map(({ id }) => id)),
      );
      // People are called by name only where people are looked at, which is with a purpose.
      const namesOf = (people: boolean) =>
        references.names(
          db,
          actor,
          made.flatMap((one) => (one.people === people ? one.pointers : [])),
          people,
        );
      const [amongPeople, elsewhere] = [await namesOf(true), await namesOf(false)];
      return made.map(({ view, pointers, people }) => ({
        ...view,
        names: Object.fromEntries(
          pointers.flatMap(({ id }) => {
            const name = (people ? amongPeople : elsewhere)[id] ?? files.get(id)?.name;
            return name === undefined ? [] : [[id, name]];
          }),
        ),
        files: Object.fromEntries(
          pointers.flatMap(({ id }) => {
            const file = files.get(id);
            return file ? [[id, file]] : [];
          }),
        ),
      }));
    },

    searchWords(definition, { data }) {
      const viewer = everyReader(definition);
      return Object.entries(definition.fields)
        .filter(([, field]) => field.search && maySee(viewer, field))
        .map(([id, field]) => searchWordsOf(field, data[id] ?? null))
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
            // Sent to every screen that is open, none of which stated a purpose.
            const whole = project(everyReader(definition), definition, record, nameOf(record.polresId));
            const view = withoutPerson(definition, whole);
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

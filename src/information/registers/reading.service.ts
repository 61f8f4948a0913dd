import type { z } from 'zod';
import type { Actor } from '../../platform/access/actor.ts';
import { decodeCursor, encodeCursor, type Page } from '../../platform/http/shapes.ts';
import { invalidField, notFound, type Text } from '../../platform/problem/problem.ts';
import type { RegisterDefinition } from './definition.types.ts';
import { readFilters } from './filters.rules.ts';
import { readGroupBy } from './groups.rules.ts';
import { namesPeople } from './people.rules.ts';
import { inScope, mayRead, project, projectChanges, projectDefinition } from './projection.rules.ts';
import type { Changes, StoredRecord } from './records.types.ts';
import type {
  Features,
  GroupQuery,
  Groups,
  HistoryEntry,
  RecordQuery,
  RecordView,
  RegisterView,
} from './registers.contract.ts';
import { type ListQuery, registersRepository as repository } from './registers.repository.ts';
import type { RegisterCommands, RegistersDeps } from './registers.service.ts';
import { countPositions } from './shape.rules.ts';

export type FeatureQuery = Pick<RecordQuery, 'q' | 'filter' | 'area' | 'closed'>;

export interface RegisterReading {
  /** The definitions of the registers that this person may open. */
  readable(actor: Actor): RegisterDefinition[];
  /** The registers that this person may open, with how many open records each has for them. */
  registers(actor: Actor): Promise<RegisterView[]>;
  register(actor: Actor, definition: RegisterDefinition): Promise<RegisterView>;
  /** One page, newest change first. @throws Problem invalid naming `query.cursor` or `query.filter.<place>`. */
  list(
    actor: Actor,
    definition: RegisterDefinition,
    query: RecordQuery,
    more?: Pick<ListQuery, 'whole' | 'box' | 'lived' | 'placed'>,
  ): Promise<Page<RecordView>>;
  get(actor: Actor, definition: RegisterDefinition, id: string): Promise<RecordView>;
  /** What happened to a record, oldest first, from the journal. */
  history(actor: Actor, definition: RegisterDefinition, id: string): Promise<HistoryEntry[]>;
  features(actor: Actor, definition: RegisterDefinition, query: FeatureQuery): Promise<z.infer<typeof Features>>;
  /** Records counted by a field or by areas. @throws Problem invalid naming `query.by`. */
  groups(actor: Actor, definition: RegisterDefinition, query: z.output<typeof GroupQuery>): Promise<Groups>;
  /**
   * What records are called for this person, by id; those of others are left out. For the marks of a map, links and hits.
   * People are called by the register's word for one, unless `people`: whoever asks has kept the purpose in the journal.
   */
  titles(
    actor: Actor,
    definition: RegisterDefinition,
    ids: readonly string[],
    people?: 'people',
  ): Promise<Map<string, string>>;
}

const mostGroups = 500;
const mostFeatures = 5_000;
const mostPositionsShown = 200_000;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function readCursor(cursor: string | undefined): ListQuery['after'] {
  if (!cursor) return undefined;
  const [ms, id] = decodeCursor(cursor) ?? [];
  if (typeof ms !== 'number' || typeof id !== 'string' || !uuid.test(id) || Number.isNaN(new Date(ms).getTime())) {
    throw invalidField('query.cursor', 'Penanda halaman tidak dikenal.', 'Not a cursor of this list.');
  }
  return { changedAt: new Date(ms), id };
}

export function createReading(
  { db, areas, definitions, views, computed }: RegistersDeps,
  find: RegisterCommands['find'],
): RegisterReading {
  /** Deny by default, whatever door asks. */
  const must = (actor: Actor, definition: RegisterDefinition): void => {
    if (!mayRead(actor, definition)) throw notFound();
  };
  const view = (actor: Actor, definition: RegisterDefinition, counts: ReadonlyMap<string, number>): RegisterView =>
    computed.settle(projectDefinition(actor, definition, { open: counts.get(definition.id) ?? 0 }), definition);
  function select(actor: Actor, definition: RegisterDefinition, query: FeatureQuery) {
    must(actor, definition);
    return {
      polresId: actor.polresId,
      register: definition.id,
      areaCodes: actor.areaCodes,
      q: query.q,
      filters: readFilters(actor, definition, query.filter ?? []),
      area: query.area,
      closed: query.closed,
    };
  }

  const readable = (actor: Actor) =>
    definitions.all.filter(
      (definition) => mayRead(actor, definition) && definitions.isOf(definition.id, actor.polresId),
    );

  return {
    readable,

    async registers(actor) {
      const open = readable(actor);
      const counts = await repository.openCounts(
        db,
        actor.polresId,
        actor.areaCodes,
        open.map(({ id }) => id),
      );
      return open.map((definition) => view(actor, definition, counts));
    },

    async register(actor, definition) {
      must(actor, definition);
      const counts = await repository.openCounts(db, actor.polresId, actor.areaCodes, [definition.id]);
      return view(actor, definition, counts);
    },

    async list(actor, definition, query, more = {}) {
      const after = readCursor(query.cursor);
      const limit = query.limit + 1;
      const rows = await repository.list(db, { ...select(actor, definition, query), ...more, after, limit });
      const shown = rows.slice(0, query.limit);
      const last = shown.at(-1);
      return {
        items: await views.of(db, actor, shown),
        next: rows.length > query.limit && last ? encodeCursor([last.changedAt.getTime(), last.id]) : null,
      };
    },

    async get(actor, definition, id) {
      const record = await find(db, actor, definition, id);
      const [view] = await views.of(db, actor, [record]);
      return view!;
    },

    async history(actor, definition, id) {
      const record = await find(db, actor, definition, id);
      const reading = views.reading(record);
      return (await repository.history(db, record.id)).map((entry) => {
        const body = entry.body as unknown as { changes?: Changes; reason?: string } | null;
        return {
          position: entry.position,
          at: entry.at.toISOString(),
          action: entry.action,
          actorRole: entry.actor_role,
          actorName: entry.actor_name,
          changes: projectChanges(actor, reading, body?.changes ?? {}),
          reason: body?.reason ?? null,
          erased: entry.erased,
        };
      });
    },

    async titles(actor, definition, ids, people) {
      must(actor, definition);
      const own = (await repository.byIds(db, ids)).filter(
        (record) => record.polresId === actor.polresId && record.register === definition.id && inScope(actor, record),
      );
      const hidden = namesPeople(definition) && people === undefined;
      const titleOf = (record: StoredRecord) =>
        hidden ? definition.texts.one.id : project(actor, views.reading(record), record).title;
      return new Map(own.map((record) => [record.id, titleOf(record)]));
    },

    async features(actor, definition, query) {
      const rows = await repository.list(db, {
        ...select(actor, definition, query),
        placed: true,
        whole: true,
        limit: mostFeatures + 1,
      });
      const features: z.infer<typeof Features>['features'] = [];
      let positions = 0;
      for (const record of rows.slice(0, mostFeatures)) {
        const { id, title, register, place } = project(actor, views.reading(record), record);
        if (place?.lon == null || place.lat == null) continue;
        const point = { type: 'Point' as const, coordinates: [place.lon, place.lat] as [number, number] };
        const geometry = place.geometry ?? point;
        positions += countPositions(geometry);
        if (positions > mostPositionsShown) break;
        features.push({ type: 'Feature', id, geometry, properties: { title, register, at: point.coordinates } });
      }
      return {
        type: 'FeatureCollection',
        features,
        truncated: rows.length > mostFeatures || positions > mostPositionsShown,
      };
    },

    async groups(actor, definition, query) {
      must(actor, definition);
      const by = readGroupBy(actor, definition, query.by);
      if (!by) throw invalidField('query.by', 'Tidak dapat dikelompokkan menurut ini.', 'Cannot be grouped by this.');
      const found = await repository.groups(db, select(actor, definition, query), by, mostGroups);
      const field = 'field' in by ? definition.fields[by.field] : undefined;
      const textOf = (key: string): Text => {
        if (field?.type === 'enum' && Object.hasOwn(field.items, key)) return field.items[key]!.texts;
        if (field?.type === 'yesno') return key === 'true' ? { id: 'Ya', en: 'Yes' } : { id: 'Tidak', en: 'No' };
        const name = areas.nameOf(actor.polresId, key) ?? key;
        return { id: name, en: name };
      };
      return {
        by: query.by,
        items: found.items.map(({ key, count }) => ({ key, text: textOf(key), count })),
        without: found.without,
        total: found.total,
      };
    },
  };
}

import type { z } from 'zod';
import type { Actor } from '../../platform/access/actor.ts';
import { decodeCursor, encodeCursor, type Page } from '../../platform/http/shapes.ts';
import { invalidField, notFound } from '../../platform/problem/problem.ts';
import type { RegisterDefinition } from './definition.types.ts';
import { readFilters } from './filters.rules.ts';
import { mayRead, project, projectChanges, projectDefinition } from './projection.rules.ts';
import type { Changes } from './records.types.ts';
import type { Features, HistoryEntry, RecordQuery, RecordView, RegisterView } from './registers.contract.ts';
import { type ListQuery, registersRepository as repository } from './registers.repository.ts';
import type { RegisterCommands, RegistersDeps } from './registers.service.ts';

export type FeatureQuery = Pick<RecordQuery, 'q' | 'filter' | 'area' | 'closed'>;

export interface RegisterReading {
  /** The registers that this person may open, with how many open records each has for them. */
  registers(actor: Actor): Promise<RegisterView[]>;
  register(actor: Actor, definition: RegisterDefinition): Promise<RegisterView>;
  /** One page, newest change first. @throws Problem invalid naming `query.cursor` or `query.filter.<place>`. */
  list(actor: Actor, definition: RegisterDefinition, query: RecordQuery): Promise<Page<RecordView>>;
  get(actor: Actor, definition: RegisterDefinition, id: string): Promise<RecordView>;
  /** What happened to a record, oldest first, from the journal. */
  history(actor: Actor, definition: RegisterDefinition, id: string): Promise<HistoryEntry[]>;
  features(actor: Actor, definition: RegisterDefinition, query: FeatureQuery): Promise<z.infer<typeof Features>>;
}

const mostFeatures = 5_000;
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
  { db, definitions, views }: RegistersDeps,
  find: RegisterCommands['find'],
): RegisterReading {
  /** Deny by default, whatever door asks. */
  const must = (actor: Actor, definition: RegisterDefinition): void => {
    if (!mayRead(actor, definition)) throw notFound();
  };
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

  return {
    async registers(actor) {
      const counts = await repository.openCounts(db, actor.polresId, actor.areaCodes);
      return definitions.all
        .filter((definition) => mayRead(actor, definition))
        .map((definition) => projectDefinition(actor, definition, { open: counts.get(definition.id) ?? 0 }));
    },

    async register(actor, definition) {
      must(actor, definition);
      const counts = await repository.openCounts(db, actor.polresId, actor.areaCodes, definition.id);
      return projectDefinition(actor, definition, { open: counts.get(definition.id) ?? 0 });
    },

    async list(actor, definition, query) {
      const after = readCursor(query.cursor);
      const rows = await repository.list(db, { ...select(actor, definition, query), after, limit: query.limit + 1 });
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

    async features(actor, definition, query) {
      const rows = await repository.list(db, {
        ...select(actor, definition, query),
        placed: true,
        limit: mostFeatures + 1,
      });
      return {
        type: 'FeatureCollection',
        features: rows.slice(0, mostFeatures).flatMap((record) => {
          const { id, title, register, place } = project(actor, views.reading(record), record);
          if (place?.lon == null || place.lat == null) return [];
          return [
            {
              type: 'Feature' as const,
              id,
              geometry: { type: 'Point' as const, coordinates: [place.lon, place.lat] as [number, number] },
              properties: { title, register },
            },
          ];
        }),
        truncated: rows.length > mostFeatures,
      };
    },
  };
}

import type { Actor } from '../../platform/access/actor.ts';
import type { Database, Json } from '../../platform/database/database.ts';
import type { BodyProjection } from '../../platform/journal/body-projection.ts';
import type { RegisterDefinition } from './definition.types.ts';
import type { Definitions } from './definitions.service.ts';
import { inScope, mayRead, maySee, projectChanges, readingOf } from './projection.rules.ts';
import type { Changes } from './records.types.ts';
import { registersRepository as repository } from './registers.repository.ts';

type JsonObject = Record<string, Json>;
const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Entries about records and saved views on the page of the journal: what their reader may see in the register itself, and
 * nothing of registers and areas that are closed to that person.
 */
export function createJournalBodies(db: Database, definitions: Definitions): BodyProjection[] {
  /** How a body is read: by the version that it was written under, with today's sight. */
  function readingFor(actor: Actor, body: Json): RegisterDefinition | undefined {
    if (!isObject(body) || typeof body.register !== 'string') return undefined;
    const present = definitions.present(body.register);
    if (!present || !mayRead(actor, present) || !definitions.isOf(present.id, actor.polresId)) return undefined;
    const { definitionVersion } = body;
    if (typeof definitionVersion !== 'number' || definitionVersion === present.version) return present;
    return readingOf(present, definitions.version(present.id, definitionVersion));
  }
  const seen = (actor: Actor, reading: RegisterDefinition, id: Json): boolean => {
    const field = typeof id === 'string' && Object.hasOwn(reading.fields, id) ? reading.fields[id] : undefined;
    return field !== undefined && maySee(actor, field);
  };

  return [
    {
      subjectType: 'record',
      async project(actor, entries) {
        const records = await repository.byIds(db, [...new Set(entries.map(({ subjectId }) => subjectId))]);
        const open = new Set(
          records.filter((one) => one.polresId === actor.polresId && inScope(actor, one)).map(({ id }) => id),
        );
        const shown = new Map<string, Json>();
        for (const { id, subjectId, body } of entries) {
          const reading = open.has(subjectId) ? readingFor(actor, body) : undefined;
          if (!reading || !isObject(body)) continue;
          const { changes, fields, ...rest } = body;
          shown.set(id, {
            ...rest,
            // Written by this room as `Changes`; what is no longer so is not shown.
            ...(isObject(changes)
              ? { changes: projectChanges(actor, reading, changes as unknown as Changes) as unknown as Json }
              : {}),
            ...(Array.isArray(fields) ? { fields: fields.filter((one) => seen(actor, reading, one)) } : {}),
          });
        }
        return shown;
      },
    },
    {
      subjectType: 'saved-view',
      async project(actor, entries) {
        const shown = new Map<string, Json>();
        for (const { id, body } of entries) {
          const reading = readingFor(actor, body);
          if (!reading || !isObject(body)) continue;
          const { query, ...rest } = body;
          const filters = isObject(query) && Array.isArray(query.filter) ? query.filter : [];
          const filter = filters.filter((one) => seen(actor, reading, String(one).split(':')[0] ?? ''));
          shown.set(id, { ...rest, filter });
        }
        return shown;
      },
    },
  ];
}

import type { Actor } from '../../platform/access/actor.ts';
import type { Permission } from '../../platform/access/permissions.ts';
import type { Queryable } from '../../platform/database/database.ts';
import type { FieldError } from '../../platform/problem/problem.ts';
import type { Areas } from '../areas/index.ts';
import type { Field, RegisterDefinition } from './definition.types.ts';
import type { Definitions } from './definitions.service.ts';
import { namesPeople } from './people.rules.ts';
import { inScope, mayRead, project, readingOf } from './projection.rules.ts';
import type { Values } from './registers.contract.ts';
import { type Pointer, registersRepository as repository } from './registers.repository.ts';

export interface References {
  /** What these values point to. */
  pointers(definition: RegisterDefinition, values: Values): Pointer[];
  /** Refuses what is not in the district; absent and another's are answered the same. */
  check(
    db: Queryable,
    polresId: string,
    pointers: readonly Pointer[],
    definition: RegisterDefinition,
  ): Promise<FieldError[]>;
  /**
   * Names of what these point to, by id, as far as this person may open them.
   * @param people whether the names of people may be told: a purpose was stated. Otherwise the register's word for one stands there.
   */
  names(db: Queryable, actor: Actor, pointers: readonly Pointer[], people: boolean): Promise<Record<string, string>>;
}

/** The right that opens what is pointed to; accounts are colleagues, whose names everyone in the house sees. */
const opens: Record<'unit' | 'incident', Permission> = { unit: 'unit:read', incident: 'incident:read' };
/** What the values of a field point to; nothing for most fields. */
function targetOf(field: Field): Pointer['to'][] {
  if (field.type === 'reference') return [field.to];
  if (field.type === 'area') return ['area'];
  return field.type === 'attachment' ? ['file'] : [];
}

const idsTo = (pointers: readonly Pointer[], to: Pointer['to']) => [
  ...new Set(pointers.filter((one) => one.to === to).map(({ id }) => id)),
];

export function createReferences(definitions: Definitions, areas: Areas): References {
  return {
    pointers: (definition, values) =>
      Object.entries(definition.fields).flatMap(([field, one]) =>
        targetOf(one).flatMap((to) =>
          [values[field] ?? []].flat().flatMap((id) => (typeof id === 'string' ? [{ field, to, id }] : [])),
        ),
      ),

    async check(db, polresId, pointers, definition) {
      const known = new Set<string>();
      for (const to of ['unit', 'incident', 'account'] as const) {
        for (const { id } of await repository.named(db, polresId, to, idsTo(pointers, to))) known.add(`${to} ${id}`);
      }
      const records = await repository.byIds(db, idsTo(pointers, 'record'));
      for (const record of records.filter((one) => one.polresId === polresId)) {
        known.add(`record ${record.id}`).add(`${record.register} ${record.id}`);
      }
      return pointers
        .filter(({ field, to, id }) => {
          if (to === 'area') return areas.nameOf(polresId, id) === null;
          // Whose file may be attached is settled where files are claimed (`files.service.ts`).
          if (to === 'file') return false;
          const asked = definition.fields[field];
          const register = asked?.type === 'reference' && to === 'record' ? asked.register : undefined;
          return !known.has(`${register ?? to} ${id.toLowerCase()}`);
        })
        .map(({ field }) => ({
          path: `values.${field}`,
          reason: { id: 'Yang ditunjuk tidak ditemukan.', en: 'What it points to was not found.' },
        }));
    },

    async names(db, actor, pointers, people) {
      const named: [string, string][] = [];
      for (const to of ['unit', 'incident', 'account'] as const) {
        if (to !== 'account' && !actor.permissions.has(opens[to])) continue;
        const found = await repository.named(db, actor.polresId, to, idsTo(pointers, to));
        named.push(...found.map(({ id, name }) => [id, name] as [string, string]));
      }
      for (const code of idsTo(pointers, 'area')) named.push([code, areas.nameOf(actor.polresId, code) ?? code]);
      for (const record of await repository.byIds(db, idsTo(pointers, 'record'))) {
        const present = definitions.present(record.register);
        if (!present || record.polresId !== actor.polresId || !mayRead(actor, present) || !inScope(actor, record))
          continue;
        const reading = readingOf(present, definitions.version(record.register, record.definitionVersion));
        const hidden = namesPeople(present) && !people;
        named.push([record.id, hidden ? present.texts.one.id : project(actor, reading, record).title]);
      }
      return Object.fromEntries(named);
    },
  };
}
